"""What may the serving role do, and what may nobody do?"""

import os
import uuid
from pathlib import Path

import psycopg
import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.state import ModelState, ProjectState

from chancery.config.postgres import APPLICATION, Cluster
from chancery.kernel.ledger import actions, guards
from chancery.kernel.ledger.tests.factories import ACTOR, submit

APPEND_ONLY = ["ledger_entry", "ledger_leaf", "ledger_tile", "ledger_checkpoint"]


@pytest.fixture
def _something_everywhere(db: None) -> None:
    actions.record(chain=uuid.uuid4(), verb="example.act", actor=ACTOR, facts={})
    actions.next_ordinal(series="TST", year=2026)
    submit(256)
    actions.sequence(actor=ACTOR)


def may(table: str) -> set[str]:
    with connection.cursor() as cursor:
        rights = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER")
        cursor.execute(
            "SELECT " + ", ".join(f"has_table_privilege('chancery_app', %s, '{right}')" for right in rights),
            [table] * len(rights),
        )
        row = cursor.fetchone()
    return {right for right, has in zip(rights, row, strict=True) if has}


@pytest.mark.django_db
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_serving_role_only_adds_to_what_forbids_change(table: str) -> None:
    assert may(table) == {"SELECT", "INSERT"}


@pytest.mark.django_db
def test_the_serving_role_uses_ordinary_tables() -> None:
    assert may("ledger_numberseries") == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert may("organisation_office") == {"SELECT", "INSERT", "UPDATE", "DELETE"}


@pytest.mark.django_db
@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("change", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
@pytest.mark.usefixtures("_something_everywhere")
def test_not_even_the_owner_changes_what_forbids_change(table: str, change: str) -> None:
    column = {"ledger_leaf": "index", "ledger_checkpoint": "size"}.get(table, "id")
    with pytest.raises(IntegrityError, match=f"{table} can only be added to"), connection.cursor() as cursor:
        cursor.execute(change.format(table=table, column=column))


class Paper:
    """A table of another package: everything but two columns is for ever."""

    OPERATION = guards.ForbidChange("Paper", except_columns=("seen_at", "state"))

    def __init__(self) -> None:
        self.before = ProjectState()
        self.before.add_model(
            ModelState(
                "ledger",
                "Paper",
                [
                    ("id", models.BigAutoField(primary_key=True)),
                    ("text", models.TextField()),
                    ("state", models.TextField(default="")),
                    ("seen_at", models.DateTimeField(null=True)),
                ],
            )
        )

    def install(self) -> None:
        with connection.schema_editor(atomic=False) as editor:
            editor.create_model(self.before.apps.get_model("ledger", "Paper"))
            self.OPERATION.database_forwards("ledger", editor, self.before, self.before)
        guards.grant_rights()
        self.do("INSERT INTO ledger_paper (text, state) VALUES ('a', 'new')")

    def remove(self) -> None:
        with connection.schema_editor(atomic=False) as editor:
            self.OPERATION.database_backwards("ledger", editor, self.before, self.before)
        guards.grant_rights()

    def do(self, statement: str) -> int:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            return int(cursor.rowcount)


@pytest.mark.django_db
def test_named_columns_may_change_alone_and_the_operation_can_be_undone() -> None:
    paper = Paper()
    paper.install()
    assert paper.do("UPDATE ledger_paper SET state = 'seen', seen_at = now()") == 1
    for refused in ("UPDATE ledger_paper SET state = 'x', text = 'b'", "DELETE FROM ledger_paper"):
        with pytest.raises(IntegrityError, match="ledger_paper can only be added to"):
            paper.do(refused)
    assert may("ledger_paper") == {"SELECT", "INSERT"}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_column_privilege('chancery_app', 'ledger_paper', 'state', 'UPDATE'),"
            " has_column_privilege('chancery_app', 'ledger_paper', 'text', 'UPDATE')"
        )
        assert cursor.fetchone() == (True, False)
    paper.remove()
    assert paper.do("UPDATE ledger_paper SET text = 'b'") == 1
    assert may("ledger_paper") == {"SELECT", "INSERT", "UPDATE", "DELETE"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "table", [*APPEND_ONLY, "documents_document", "documents_revocation", "documents_storedfile"]
)
def test_the_serving_role_itself_is_refused(table: str) -> None:
    """Connected as the platform is when it serves, not as the owner who migrates."""
    cluster = Cluster(Path(os.environ["CHANCERY_VAR"]) / "postgres")
    url = cluster.url(APPLICATION, str(connection.settings_dict["NAME"]))
    with psycopg.connect(url, autocommit=True) as serving:
        assert serving.execute("SELECT current_user").fetchone() == (APPLICATION,)
        serving.execute(f"SELECT count(*) FROM {table}")
        column = {"ledger_leaf": "index", "ledger_checkpoint": "size", "documents_storedfile": "sha256"}.get(
            table, "id"
        )
        for change in (
            f"UPDATE {table} SET {column} = {column}",
            f"DELETE FROM {table}",
            f"TRUNCATE {table} CASCADE",
        ):
            with pytest.raises(
                psycopg.errors.InsufficientPrivilege, match=f"permission denied for table {table}"
            ):
                serving.execute(change)
