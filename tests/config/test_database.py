"""A kept connection is believed as long as the server said nothing on it, and given up once it is gone."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.compiler import SQLCompiler
from django.db.models import ForeignKey, Model
from django.db.models.sql import Query
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> Iterator[BaseDatabaseWrapper]:
    another = connection.copy()
    another.ensure_connection()
    yield another
    another.close()


def test_a_silent_line_stands_without_a_question(kept: BaseDatabaseWrapper) -> None:
    with CaptureQueriesContext(kept) as asked:
        assert kept.is_usable()
    assert not asked.captured_queries


def test_a_notice_on_the_line_is_no_farewell(kept: BaseDatabaseWrapper) -> None:
    with kept.cursor() as listening, connection.cursor() as telling:
        listening.execute("LISTEN anything")
        telling.execute("NOTIFY anything")
    assert kept.is_usable()


def test_a_connection_that_the_server_ended_is_seen(kept: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [kept.connection.info.backend_pid])
    assert not kept.is_usable()


@pytest.mark.parametrize(
    ("condition", "is_prepared"),
    [
        ("title = %s", True),
        ("title LIKE %s", False),
        ("title %% %s", False),
        ("to_tsvector(title) @@ plainto_tsquery(%s)", False),
    ],
)
def test_what_is_asked_often_is_prepared_but_for_what_is_sought(
    kept: BaseDatabaseWrapper, condition: str, is_prepared: bool
) -> None:
    with kept.cursor() as cursor:
        for _ in range(5):
            cursor.execute(f"SELECT count(*) FROM documents_document WHERE {condition}", ["convenio"])
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        prepared = [statement for (statement,) in cursor.fetchall()]
    assert any("documents_document" in each for each in prepared) is is_prepared


def test_what_was_prepared_outlives_an_act_undone(kept: BaseDatabaseWrapper) -> None:
    def asked() -> None:
        with kept.cursor() as cursor:
            for _ in range(5):
                cursor.execute("SELECT count(*) FROM documents_document WHERE title = %s", ["convenio"])

    for undo in ("ROLLBACK TO SAVEPOINT here", "ROLLBACK"):
        kept.set_autocommit(False)
        with kept.cursor() as cursor:
            cursor.execute("SAVEPOINT here")
            asked()
            cursor.execute(undo)
            cursor.execute(
                "SELECT count(*) FROM pg_prepared_statements WHERE statement ~ 'documents_document'"
            )
            assert cursor.fetchone() == (1,)
        kept.rollback()
        kept.set_autocommit(True)
    with kept.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE passing (); DROP TABLE passing")
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == (0,)


def test_a_question_is_written_as_the_framework_writes_it() -> None:
    """Plain, with everything that belongs to a row, with less of it, and within another question: of every table."""
    asked = [question for model in apps.get_models() for question in questions(model)]
    assert len(asked) > 1000
    assert type(asked[0].get_compiler(connection=connection)) is not SQLCompiler
    assert [
        question
        for question in asked
        if question.clone().get_compiler(connection=connection).as_sql()
        != SQLCompiler(question.clone(), connection, None).as_sql()
    ] == []


def questions(model: type[Model]) -> list[Query]:
    rows = model._default_manager
    related = [field.name for field in model._meta.fields if isinstance(field, ForeignKey)]
    return [
        asked.query
        for asked in (
            rows.all(),
            rows.select_related(*related) if related else rows.order_by("pk"),
            rows.defer(model._meta.fields[-1].name),
            rows.filter(pk__in=rows.filter(pk=None) | rows.select_related(*related[:1])),
        )
    ]
