"""Does a post go on after its machine was lost, whatever it had done: does every next step work, and does Lima take it?

It begins from what Lima has, or from a backup that is older than what Lima was told.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from chancery.contexts.complaints.models import Complaint
from chancery.contexts.identity_cards import actions as cards
from chancery.contexts.identity_cards.rules import CardSupply, StockChange
from chancery.contexts.passports import actions as passports
from chancery.contexts.passports.rules import CancelGround
from chancery.kernel.acts.models import Act
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import actions as papers
from chancery.kernel.documents import inspection
from chancery.kernel.documents.models import Upload, UploadState
from chancery.kernel.documents.tests.factories import pdf_with_attachment
from chancery.kernel.fees.tests import factories as fees
from chancery.kernel.identity import actions as people
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.nodes import actions, line
from chancery.kernel.nodes.models import Noted
from chancery.kernel.organisation.writers import WrittenInLima
from tests import databases
from tests.nodes import work
from tests.nodes.test_pages import given_back
from tests.nodes.two import CODE, SYSTEM, Two, office

pytestmark = pytest.mark.django_db
Step = Callable[[Two], None]


def move_forms(two: Two) -> None:
    """Forms come: a fact of the office, in whose chain Lima writes too."""
    cards.move_stock(
        office=office(),
        supply=CardSupply.FORM,
        movement=StockChange.RECEIVED,
        quantity=5,
        actor=two.at.officer,
    )


def report_passport(two: Two, number: str) -> None:
    """A passport that Migraciones gave is lost: no case of ours, hence a fact of the office."""
    passports.report(
        number=number, ground=CancelGround.LOST, circumstances="En el tren", holder="Rosa Quispe",
        dni="45678912", office=office(), actor=two.at.officer,
    )  # fmt: skip


def set_apart(two: Two) -> None:
    """A file with another inside it waits for somebody to look at it."""
    with pytest.raises(inspection.Quarantined):
        papers.receive(filename="partida.pdf", content=pdf_with_attachment(), actor=two.at.officer)


def decide(two: Two) -> None:
    waiting = Upload.objects.filter(state=UploadState.QUARANTINED).latest("begun_at")
    papers.discard(upload_id=waiting.pk, reason="No se abre", actor=two.at.consul)


def read(two: Two) -> None:
    for reader in (two.at.officer, two.at.consul):
        ledger.record_read(subject=two.at.citizen.person_id, kind="person", purpose="atención", actor=reader)


JOURNEYS: dict[str, tuple[Step, Step]] = {
    "forms of cards": (move_forms, move_forms),
    "lost passports": (
        lambda two: report_passport(two, "PE100001"),
        lambda two: report_passport(two, "PE100002"),
    ),
    "quarantine": (set_apart, decide),
    "readings": (read, read),
    "the counter": (lambda two: _walk_in(two, "YG0000001"), lambda two: _walk_in(two, "YG0000001")),
}


def _walk_in(two: Two, passport: str) -> None:
    work.walk_in(two, passport)


def test_every_next_step_follows_the_last_with_the_same_machine_and_with_another(two: Two) -> None:
    """Each journey has a step, told; the next told by the same machine; and one more by a machine that began anew."""
    for first, _ in JOURNEYS.values():
        with two.post():
            first(two)
    assert two.talk(), two.fault
    with two.post():
        move_forms(two)
        decide(two)
        set_apart(two)
    work.begin_anew(two)
    for name, (_, following) in JOURNEYS.items():
        with two.post():
            following(two)
        assert two.talk(), (name, two.fault)
    work.check_same(two)


def test_the_ids_of_rows_that_went_back_with_their_case_are_given_to_no_other(two: Two) -> None:
    """The rows of a case given back stay in Lima: a machine that begins anew counts from after them all the same."""
    given_back(two)
    work.begin_anew(two)
    given_back(two)
    work.check_same(two)


def test_what_lima_alone_writes_is_refused_at_a_post_and_stops_no_batch(two: Two) -> None:
    """A row that stays in Lima would be lost here, and its entry in the ledger would stop every batch after it."""
    with two.post():
        with pytest.raises(WrittenInLima):
            people.correct_contact(
                email="a@example.org", telephone="", address="", language="es", actor=two.at.officer
            )
        with pytest.raises(WrittenInLima):
            people.register_company(name="Andina", registration="IT123", country="IT", actor=two.at.officer)
        with (
            pytest.raises(DatabaseError, match="complaints_complaint is written in Lima"),
            transaction.atomic(),
        ):
            Complaint.objects.bulk_create([Complaint()])
        assert not Noted.objects.exists()


def test_a_table_that_came_with_an_upgrade_is_noted_once_the_post_becomes_a_node_again(two: Two) -> None:
    with two.post():
        given = work.walk_in(two, "YG0000030")
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER cases_case_note ON cases_case")
        actions.become_node(start=line.fetch_start(), client_id=two.world.client_id, actor=SYSTEM)
        assert Noted.objects.filter(table="cases_case", row__id=str(given.case.pk)).exists()
        work.walk_in(two, "YG0000031")
    assert two.talk(), two.fault
    work.check_same(two)


@contextmanager
def backup(two: Two) -> Iterator[Callable[[], None]]:
    """A copy of the post's database as it is now, and how it is put in the place of what is there later."""
    made = two.databases[CODE]
    name = f"{made.settings_dict['NAME']}_backup"
    made.close()
    databases.copied(name, str(made.settings_dict["NAME"])).close()

    def restore() -> None:
        made.close()
        databases.drop(str(made.settings_dict["NAME"]))
        databases.copied(str(made.settings_dict["NAME"]), name).close()

    try:
        yield restore
    finally:
        databases.drop(name)


def test_a_post_restored_from_an_older_backup_goes_on_from_what_lima_was_told_since(two: Two) -> None:
    """The backup is taken each hour and Lima is told each minute: the last backup is nearly always the older of the two."""
    with two.post():
        given = work.walk_in(two, "YG0000010").case
    with backup(two) as restore:
        with two.post():
            move_forms(two)
            later = work.walk_in(two, "YG0000011").case
        assert two.talk(), two.fault
        with two.post():
            known = work.told(two)
        restore()
        assert not two.talk()
        assert "decía otra cosa" in two.fault
        with two.post():
            assert not Case.objects.filter(pk=later.pk).exists()
            actions.become_node(start=line.fetch_start(), client_id=two.world.client_id, actor=SYSTEM)
            assert not Noted.objects.exists()
            assert work.told(two) == known
            assert {given.pk, later.pk} <= set(Case.objects.values_list("pk", flat=True))
            move_forms(two)
            work.walk_in(two, "YG0000012")
        assert two.talk(), two.fault
        work.check_same(two)
        restore()
        with two.post():
            work.register(two, "YG0000014")
            with pytest.raises(actions.WorkedSinceItsBackup):
                actions.become_node(start=line.fetch_start(), client_id=two.world.client_id, actor=SYSTEM)
            work.walk_in(two, "YG0000013")
            with pytest.raises(actions.WorkedSinceItsBackup):
                actions.become_node(start=line.fetch_start(), client_id=two.world.client_id, actor=SYSTEM)
            Noted.objects.all().delete()
            work.take_another_machine(two)
        assert two.talk(), two.fault
        work.check_same(two)


@pytest.mark.usefixtures("in_may_again")
def test_the_years_of_two_machines_are_one_series(two: Two) -> None:
    """The last minute of the year at the post, a new machine, and the first minute: Milan is six hours before Lima."""
    with two.lima():
        for month in (date(2026, 12, 1), date(2027, 1, 1)):
            fees.rate(office(), "1", on=month)
    assert two.talk(), two.fault
    two.now = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
    with two.post():
        work.walk_in(two, "YG0000020")
    work.begin_anew(two)
    two.now = datetime(2026, 12, 31, 23, 1, tzinfo=UTC)
    with two.post():
        made = work.walk_in(two, "YG0000021")
        assert Act.objects.get(case=made.case).entry_number == "RGE 1/2027"
    assert two.talk(), two.fault
    work.begin_anew(two)
    with two.post():
        work.walk_in(two, "YG0000022")
    assert two.talk(), two.fault
    work.check_same(two)
