"""Is what anybody tells numbered, routed and kept, once, and does its sheet come at once?"""

import subprocess
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from chancery.contexts.complaints import actions, queries
from chancery.contexts.complaints.models import Complaint, ComplaintMail
from chancery.contexts.complaints.rules import Facts, Matter, Regime
from chancery.contexts.complaints.tests import factories
from chancery.contexts.complaints.tests.factories import HIDDEN, NOBODY, Ministry
from chancery.kernel.base import clock, ids, site
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.ledger import actions as ledger_actions
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation.writers import WrittenInLima

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def test_a_stranger_complains_and_has_the_signed_sheet_at_once(at: Ministry) -> None:
    with clock.set_to(factories.WORKING):
        entry = factories.filed(at)
    assert ids.parts_of(entry.number) == (f"LDR{at.office.acronym}", 2026, 1)
    routing = queries.current(entry)
    assert (routing.regime, routing.office) == (Regime.COMPLAINT, at.office)
    # Thirty working days from the Monday after: Holy Week and Labour Day do not count.
    assert entry.presented_on == date(2026, 3, 20)
    assert routing.due_on == date(2026, 5, 6)
    assert "007-2020" in routing.norm
    assert entry.sheet.kind == "complaint_sheet"
    assert entry.sheet.case_id == entry.id
    mail = ComplaintMail.objects.get(complaint=entry)
    assert entry.number in mail.text
    assert ids.format_code(entry.follow_code) in mail.text


def test_the_sheet_says_what_was_told_by_whom_and_what_follows(at: Ministry) -> None:
    with clock.set_to(factories.WORKING):
        entry = factories.filed(at)
    content = documents.content(entry.sheet.file_id)
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    said = " ".join(read.stdout.decode().split())
    for words in (
        entry.number, entry.name, "DNI 90000123", entry.address, entry.email, entry.text, entry.request,
        "Reclamo", "06/05/2026", "007-2020", ids.format_code(entry.follow_code), "No suspende",
    ):  # fmt: skip
        assert words in said


def test_what_was_told_with_an_account_is_told_of_in_its_mailbox(at: Ministry) -> None:
    entry = factories.filed(at, actor=at.citizen)
    assert entry.person == at.person
    assert not ComplaintMail.objects.exists()
    assert entry.number in Notice.objects.filter(recipient=at.person).latest("created_at").subject
    assert list(queries.own(at.citizen)) == [entry]


@pytest.mark.parametrize(
    ("facts", "regime", "office", "days"),
    [
        (factories.SERVICE, Regime.COMPLAINT, "legalisations-lima", 30),
        (factories.DECISION, Regime.APPEAL, "trc", 30),
        (factories.STALLED, Regime.DELAY, "trc", 3),
        (factories.IDEA, Regime.SUGGESTION, "legalisations-lima", 30),
        (factories.FAVOUR, Regime.DENUNCIATION, "sge", 30),
    ],
)
def test_each_regime_has_its_own_answerer_and_clock(
    facts: Facts, regime: Regime, office: str, days: int, at: Ministry
) -> None:
    routing = queries.current(factories.filed(at, facts))
    assert (routing.regime, routing.office.code, routing.amount) == (regime, office, days)


def test_what_goes_to_the_service_desk_is_no_entry(at: Ministry) -> None:
    with pytest.raises(actions.ForTheServiceDesk):
        factories.filed(at, Facts(Matter.INTERNAL))
    assert not Complaint.objects.exists()
    assert factories.filed(at).pk


def test_the_numbers_of_each_book_have_no_gap(at: Ministry) -> None:
    for office in (at.office, at.other, at.office):
        factories.filed(at, office=office)
    with pytest.raises(actions.ComplaintIncomplete):
        factories.filed(at, text="   ")
    factories.filed(at)
    rows = Complaint.objects.filter(book=at.office).order_by("ordinal").values_list("ordinal", flat=True)
    assert list(rows) == [1, 2, 3]
    assert list(Complaint.objects.filter(book=at.other).values_list("ordinal", flat=True)) == [1]
    assert list(queries.numbers()) == []


def test_the_verification_sees_a_number_that_the_book_gave_and_has_not(at: Ministry) -> None:
    entry = factories.filed(at)
    series = entry.series
    assert ledger_actions.next_ordinal(series=series, year=entry.year) == 2
    assert [fault for fault in queries.numbers() if series in fault]


def test_the_same_page_sent_twice_is_one_entry_and_another_text_another(at: Ministry) -> None:
    token = str(uuid4())
    first = factories.filed(at, token=token)
    assert factories.filed(at, token=token) == first
    assert factories.filed(at, token=token, text="Y además se rieron de mí.") != first
    assert Complaint.objects.count() == 2


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("text", {"text": ""}),
        ("text", {"text": "a" * 4001}),
        ("request", {"request": "a" * 1001}),
        ("happened_on", {"happened_on": date(2999, 1, 1)}),
        ("name", {"complainant": replace(factories.WHO, name=" ")}),
        ("document_number", {"complainant": replace(factories.WHO, document_number="")}),
        ("email", {"complainant": replace(factories.WHO, email="")}),
        ("is_anonymous", {"complainant": HIDDEN}),
        ("language", {"complainant": replace(factories.WHO, language="qu")}),
    ],
)
def test_what_cannot_be_answered_is_refused_beside_its_field(
    field: str, changes: dict[str, object], at: Ministry
) -> None:
    with pytest.raises(actions.ComplaintIncomplete) as refused:
        factories.filed(at, **changes)  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field]
    assert factories.filed(at).pk


def test_of_who_gives_no_name_not_even_the_language_is_kept(at: Ministry) -> None:
    hidden, named = replace(HIDDEN, language="en-gb"), replace(factories.WHO, language="en-gb")
    assert factories.filed(at, factories.IDEA, complainant=named).language == "en-gb"
    entry = factories.filed(at, factories.IDEA, complainant=hidden)
    assert entry.language == "es"
    other = replace_row(entry, ordinal=99, number="Otro", follow_code="Otra", submission="Otro")
    other.save(force_insert=True)
    knowing = replace_row(other, ordinal=98, number="X", follow_code="X", submission="X", language="en-gb")
    with pytest.raises(IntegrityError, match="anonymous_complaint_in_spanish"), transaction.atomic():
        knowing.save(force_insert=True)


def replace_row(row: Complaint, **changes: object) -> Complaint:
    """Another row, like this one but for the changes; it is not saved."""
    kept = {each.attname: getattr(row, each.attname) for each in Complaint._meta.concrete_fields}
    return Complaint(**{**kept, "id": ids.uuid7(), **changes})


@pytest.mark.parametrize("facts", [factories.IDEA, factories.FAVOUR])
def test_an_idea_and_a_denunciation_may_be_told_without_a_name_and_nothing_knows_it(
    facts: Facts, at: Ministry
) -> None:
    """Signed in or not: no row, no paper and no entry of the ledger holds who it was."""
    entry = factories.filed(at, facts, complainant=HIDDEN, actor=at.citizen)
    assert (entry.name, entry.person, entry.recorded_by) == ("", None, "Anónimo")
    kept = list(ledger.entries(entry.id))
    assert {(each.actor_name, each.person_id, each.request_id) for each in kept} == {("Anónimo", None, "-")}
    assert not any(at.person.full_name in each.facts for each in kept)
    assert at.person.full_name not in entry.sheet.facts + entry.sheet.issued_by
    assert not Notice.objects.filter(recipient=at.person, case_id=entry.id).exists()
    assert not ComplaintMail.objects.exists()


def test_of_a_denunciation_the_office_it_is_about_learns_nothing(at: Ministry) -> None:
    entry = factories.filed(at, factories.FAVOUR)
    assert entry.book.code == "sge"
    for actor in (at.keeper, at.head, at.auditor, at.outsider):
        with pytest.raises(queries.ComplaintNotFound):
            queries.by_number(actor, entry.number)
    assert queries.by_number(at.secretary, entry.number) == entry
    assert queries.book(at.keeper, at.office, entry.year).lines == ()


def test_a_node_keeps_no_digital_book(at: Ministry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "is_node", lambda: True)
    with pytest.raises(WrittenInLima):
        factories.filed(at)
    monkeypatch.undo()
    assert factories.filed(at).pk


def test_a_sheet_of_the_paper_book_keeps_its_day_and_number(at: Ministry) -> None:
    with clock.set_to(factories.WORKING + timedelta(days=12)):
        entry = actions.transcribe(
            particulars=factories.told(at), sheet=1, sheet_on=date(2026, 3, 20), actor=at.keeper
        )
    assert (entry.channel, entry.paper_year, entry.paper_number) == ("paper", 2026, 1)
    assert entry.presented_on == date(2026, 3, 20)
    assert queries.current(entry).due_on == date(2026, 5, 6)
    assert entry.transcribe_by == date(2026, 3, 23)
    assert entry.is_late_transcription
    assert entry.recorded_by == at.keeper.name


def test_a_sheet_is_kept_whatever_its_writer_left_out(at: Ministry) -> None:
    for sheet, who in enumerate((HIDDEN, replace(factories.WHO, document_number="", email="")), start=1):
        entry = actions.transcribe(
            particulars=factories.told(at, complainant=who),
            sheet=sheet,
            sheet_on=clock.today(),
            actor=at.keeper,
        )
        assert entry.recorded_by == at.keeper.name
    with pytest.raises(actions.ComplaintIncomplete):
        factories.filed(at, complainant=HIDDEN)


def test_a_code_without_its_number_opens_nothing(at: Ministry) -> None:
    entry, other = factories.filed(at), factories.filed(at)
    for number, code in ((entry.number, other.follow_code), ("LDRXXX-2026-000001-0", entry.follow_code)):
        with pytest.raises(queries.ComplaintUnknown):
            queries.follow(number=number, code=code)
    assert queries.follow(number=entry.number, code=entry.follow_code) == entry


def test_a_sheet_brought_in_on_its_day_is_not_late(at: Ministry) -> None:
    with clock.set_to(factories.WORKING):
        entry = actions.transcribe(
            particulars=factories.told(at), sheet=1, sheet_on=date(2026, 3, 20), actor=at.keeper
        )
    assert not entry.is_late_transcription


def test_the_book_tells_which_sheets_are_missing_and_takes_none_twice(at: Ministry) -> None:
    on = clock.today()
    for sheet in (1, 5):
        actions.transcribe(particulars=factories.told(at), sheet=sheet, sheet_on=on, actor=at.keeper)
    actions.void_sheet(office=at.office, year=on.year, sheet=3, reason="Se manchó", actor=at.keeper)
    found = queries.book(at.keeper, at.office, on.year)
    assert [str(gap) for gap in found.missing] == ["2", "4"]
    for sheet in (1, 3):
        with pytest.raises(actions.SheetTaken):
            actions.transcribe(particulars=factories.told(at), sheet=sheet, sheet_on=on, actor=at.keeper)
        with pytest.raises(actions.SheetTaken):
            actions.void_sheet(office=at.office, year=on.year, sheet=sheet, reason="Otra", actor=at.keeper)
    actions.transcribe(particulars=factories.told(at), sheet=2, sheet_on=on, actor=at.keeper)
    assert [str(gap) for gap in queries.book(at.keeper, at.office, on.year).missing] == ["4"]


def test_a_sheet_has_no_day_to_come(at: Ministry) -> None:
    with pytest.raises(actions.SheetInFuture):
        actions.transcribe(
            particulars=factories.told(at),
            sheet=1,
            sheet_on=clock.today() + timedelta(days=1),
            actor=at.keeper,
        )


def test_a_void_sheet_says_why(at: Ministry) -> None:
    with pytest.raises(actions.ComplaintIncomplete):
        actions.void_sheet(office=at.office, year=2026, sheet=1, reason=" ", actor=at.keeper)
    assert actions.void_sheet(office=at.office, year=2026, sheet=1, reason="Rota", actor=at.keeper).pk


def test_only_who_answers_for_a_book_writes_in_it_from_paper(at: Ministry) -> None:
    stated = {"particulars": factories.told(at), "sheet": 1, "sheet_on": clock.today()}
    with pytest.raises(RoleMissingHere):
        actions.transcribe(**stated, actor=at.outsider)  # type: ignore[arg-type]
    with pytest.raises(RoleMissing):
        actions.transcribe(**stated, actor=NOBODY)  # type: ignore[arg-type]
    assert actions.transcribe(**stated, actor=at.head).pk  # type: ignore[arg-type]


def test_what_was_told_is_never_changed(at: Ministry) -> None:
    entry = factories.filed(at)
    for change in (
        "UPDATE complaints_complaint SET text = 'otro' WHERE id = %s",
        "DELETE FROM complaints_complaint WHERE id = %s",
        "UPDATE complaints_routing SET regime = 'delay' WHERE complaint_id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change, [entry.pk])
