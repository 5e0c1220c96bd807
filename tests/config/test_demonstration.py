"""Is the demonstration made whole, once, in the order of time, and does everything in it verify?"""

import itertools
import json
import logging
from collections import Counter
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from chancery.config import demonstration, personas
from chancery.config.demonstration import casts, telling
from chancery.contexts.apostilles import demo as apostilles
from chancery.contexts.apostilles.models import Form, Request
from chancery.contexts.apostilles.procedures import APOSTILLE, State
from chancery.contexts.complaints.models import Complaint, Routing
from chancery.contexts.consular_accounts.models import Account as MonthlyAccount
from chancery.contexts.consular_accounts.procedures import State as AccountState
from chancery.contexts.consular_accounts.rules import first_of, previous_month
from chancery.contexts.legalisations.procedures import FOREIGN_LEGALISATION, LEGALISATION
from chancery.contexts.public_deeds.procedures import State as DeedState
from chancery.contexts.service_desk.models import ServiceTicket
from chancery.contexts.service_desk.rules import TicketPriority
from chancery.contexts.travel_permits.models import Incident
from chancery.contexts.travel_permits.procedures import State as PermitState
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role, system_actor
from chancery.kernel.cases.models import Case, CaseDeadline
from chancery.kernel.documents import inspection, verification
from chancery.kernel.documents.models import Document, Revocation
from chancery.kernel.documents.verification import Verdict
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.models import Payment, ReconciliationDifference
from chancery.kernel.fees.rules import DifferenceKind, Means
from chancery.kernel.gateway.simulators.payments import Payments, collected
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.models import Account, Person
from chancery.kernel.identity.tests.factories import make_account, make_person
from chancery.kernel.notifications.models import Delivery, Notice, ServedBy

pytestmark = pytest.mark.django_db
EVERY_FATE = 29
PROCEDURES = (APOSTILLE, LEGALISATION, FOREIGN_LEGALISATION)
TRAVELLING = ("visa", "travel_paper", "passport", "identity_card", "criminal_record")


@pytest.fixture(autouse=True)
def _apart(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    settings.KEYS_URL = f"file://{tmp_path / 'pki'}"


def load(*, cases: int = EVERY_FATE, hands: int = 1, **options: object) -> str:
    said = StringIO()
    call_command("load_demonstration", cases=cases, hands=hands, stdout=said, **options)
    return said.getvalue()


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    """Another process finds this run's database, keys and files."""
    known = connection.settings_dict
    address = f"postgresql://{known['USER']}:{known['PASSWORD']}@/{known['NAME']}?host={known['HOST']}"
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("CHANCERY_VAR", str(tmp_path))
    monkeypatch.setenv("CHANCERY_KEYS_URL", settings.KEYS_URL)
    monkeypatch.setenv("CHANCERY_STORE_URL", settings.STORE_URL)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("beside")
def test_a_small_ministry_is_told_by_two_processes_stands_in_every_state_and_verifies(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    said = load(hands=2)
    assert "Demostración lista" in said
    assert "Dos partes se estorbaron" not in said
    for procedure in PROCEDURES:
        cases = Case.objects.filter(procedure_code=procedure.code)
        assert set(cases.values_list("state", flat=True)) == {str(state) for state in procedure.states}
        clocks = CaseDeadline.objects.filter(case__in=cases, ran_out_at__isnull=False)
        abandoned = Counter(clocks.filter(case__state=State.ABANDONED).values_list("code", flat=True))
        assert abandoned == {"payment": 1, "correction": 1}
        assert clocks.filter(code="review", ended_at__isnull=True).exists()
        assert clocks.filter(code="decision").count() == 2
        papers = Document.objects.filter(case_id__in=cases.values("id"), revocation__isnull=False)
        assert papers.count() == 1
    of_permits = Case.objects.filter(procedure_code="travel_permit").values_list("state", flat=True)
    assert set(of_permits) == {str(state) for state in PermitState}
    assert {incident.kind for incident in Incident.objects.all()} == {"double_use"}
    drafted = Case.objects.filter(procedure_code="public_deed").values_list("state", flat=True)
    assert set(drafted) == {str(state) for state in DeedState} - {DeedState.ABANDONED}
    wills = Case.objects.filter(procedure_code="will", state=DeedState.CONCLUDED)
    assert wills.count() == casts.DEED_POSTS
    of_deeds = Revocation.objects.filter(reason__startswith="Revocada por la escritura")
    assert of_deeds.count() == 4 * casts.DEED_POSTS
    at_counters = Act.objects.filter(case__procedure_code="counter_act")
    assert {act.office.code for act in at_counters.select_related("office")} == set(personas.POSTS.values())
    assert {act.charge.currency for act in at_counters.select_related("charge")} == {
        "EUR",
        "BRL",
        "ARS",
        "JPY",
    }
    assert {request.form for request in Request.objects.filter(apostille__isnull=False)} == set(Form)
    call_command("verify_ledger", stdout=StringIO())

    text = caplog.text + "".join(capfd.readouterr())
    assert not [
        number for number in Person.objects.values_list("document_number", flat=True) if number in text
    ]

    shown = StringIO()
    call_command("show_personas", stdout=shown)
    assert all(persona.email in shown.getvalue() for persona in personas.PERSONAS)
    assert personas.PASSWORD in shown.getvalue()

    before = Case.objects.count(), Document.objects.count(), Notice.objects.count()
    assert load() == ""
    assert (Case.objects.count(), Document.objects.count(), Notice.objects.count()) == before

    lets_every_persona_sign_in_and_officers_by_a_second_factor(tmp_path)
    holds_numbers_in_the_order_of_time()
    leaves_nothing_of_the_past_to_do()
    tells_a_year_of_complaints_and_requests_at_ten_posts()
    holds_tickets_of_every_level_some_late()
    tells_a_month_of_documents_to_travel_with_at_ten_posts()
    shows_what_goes_wrong_with_documents_to_travel_with()
    has_a_month_ready_to_be_closed_at_every_post()
    agrees_with_the_provider_but_for_the_notices_lost(settings, tmp_path)


def lets_every_persona_sign_in_and_officers_by_a_second_factor(tmp_path: Path) -> None:
    known = json.loads((tmp_path / "reniec_people.json").read_text())
    for persona in personas.PERSONAS:
        account = Account.objects.get(email=persona.email)
        assert account.check_password(personas.PASSWORD)
        assert account.emailaddress_set.filter(verified=True, primary=True).exists()  # type: ignore[attr-defined]
        assert account.authenticator_set.exists() is bool(persona.roles)  # type: ignore[attr-defined]
        assert personas.person(persona.email).document_number in known
    held = {role for persona in personas.PERSONAS for role, _ in persona.roles}
    assert held >= {
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.REGISTRAR,
        Role.CASHIER,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    }


def holds_numbers_in_the_order_of_time() -> None:
    for code in ("apostille", "legalisation", "foreign_legalisation"):
        numbered = Case.objects.filter(procedure_code=code).order_by("number")
        opened = list(numbered.values_list("opened_at", flat=True))
        assert opened
        assert opened == sorted(opened)
    issued = list(Document.objects.order_by("series", "year", "ordinal").values_list("series", "issued_at"))
    assert issued == sorted(issued)


def tells_a_year_of_complaints_and_requests_at_ten_posts() -> None:
    entries = Complaint.objects.values_list("book__code", "presented_at")
    asked = Case.objects.filter(procedure_code="information_access").exclude(office__code="mre")
    for told in (entries, asked.values_list("office__code", "opened_at")):
        assert len({post for post, _ in told}) >= 10
        assert len(told) >= 30
        days = sorted((clock.now() - at).days for _, at in told)
        assert 350 <= days[-1] <= 366
        assert max(later - sooner for sooner, later in itertools.pairwise([0, *days])) <= 35, days
    assert Routing.objects.filter(late_noted_at__isnull=False).exists()
    assert CaseDeadline.objects.filter(case__in=asked, code="answer", ran_out_at__isnull=False).exists()


def holds_tickets_of_every_level_some_late() -> None:
    tickets = list(ServiceTicket.objects.all())
    assert {ticket.priority for ticket in tickets} == set(TicketPriority)
    assert len({ticket.office_id for ticket in tickets}) >= 5
    ended = {(each.taken_at is not None, each.resolved_at is not None) for each in tickets}
    assert ended == {(False, False), (True, False), (True, True)}
    assert any(each.resolved_at and each.resolved_at > each.resolve_by for each in tickets)
    assert any(each.resolved_at is None and each.resolve_by < clock.now() for each in tickets)


def tells_a_month_of_documents_to_travel_with_at_ten_posts() -> None:
    weeks_ago = clock.now() - timedelta(weeks=6)
    told = Case.objects.filter(procedure_code__in=TRAVELLING, opened_at__gt=weeks_ago)
    assert told.count() > 150
    for code in TRAVELLING:
        posts = told.filter(procedure_code=code).values_list("office__code", flat=True)
        assert set(posts) == {*personas.POSTS.values(), *personas.YOUNGER_POSTS.values()}, code


def shows_what_goes_wrong_with_documents_to_travel_with() -> None:
    for code, states in (
        ("visa", {"used", "cancelled", "refused"}),
        ("identity_card", {"unaccepted", "forwarded"}),
    ):
        told = Case.objects.filter(procedure_code=code, state__in=states).values_list("state", flat=True)
        assert set(told) == states, code


def has_a_month_ready_to_be_closed_at_every_post() -> None:
    last = previous_month(first_of(clock.today()))
    ready = MonthlyAccount.objects.filter(month=last, case__state=AccountState.OPEN)
    assert set(ready.values_list("office__code", flat=True)) >= set(personas.POSTS.values())


def leaves_nothing_of_the_past_to_do() -> None:
    assert not Delivery.objects.filter(sent_at__isnull=True).exists()
    assert Notice.objects.filter(created_at__gt=clock.now()).count() == 0
    assert Notice.objects.filter(served_by=ServedBy.LAPSE).exists()


def agrees_with_the_provider_but_for_the_notices_lost(settings: Settings, tmp_path: Path) -> None:
    lines = collected(tmp_path / "collected_payments.json")
    assert len(lines) == Payment.objects.filter(means=Means.HOSTED_CARD).count() + 1
    simulator = Payments(settings.PAYMENTS_SECRET, lines=lines)
    yesterday = clock.today() - timedelta(days=1)
    with running(simulator) as address:
        settings.PAYMENTS_URL = address + simulator.prefix
        for day in {*charges.unreconciled_days(until=yesterday), yesterday}:
            fees.reconcile(day=day, actor=system_actor("Conciliación"))
    assert set(ReconciliationDifference.objects.values_list("kind", flat=True)) <= {
        DifferenceKind.MISSING_HERE
    }


@pytest.fixture
def _emptied_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No table is emptied while the checks of its rows wait for the test's end."""
    empty = demonstration.empty

    def checked() -> None:
        connection.check_constraints()
        empty()

    monkeypatch.setattr(demonstration, "empty", checked)


def parts(monkeypatch: pytest.MonkeyPatch, **told: object) -> None:
    for module in (demonstration, telling):
        monkeypatch.setattr(module, "PARTS", told)


def nothing(cases: int, times: object) -> list[object]:
    return []


@pytest.mark.usefixtures("_emptied_at_once")
def test_what_was_broken_off_is_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    parts(monkeypatch, lima=nothing, broken_off=None)
    with pytest.raises(TypeError):
        load()
    broken_off = Account.objects.get(email=personas.PERSONAS[0].email)
    assert "Demostración lista" in load(cases=0)
    assert Account.objects.get(email=broken_off.email).pk != broken_off.pk
    assert load(cases=0) == ""


@pytest.mark.usefixtures("_emptied_at_once")
def test_parts_that_stand_in_each_others_way_are_told_again_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    parts(monkeypatch, lima=nothing, unknown_to_the_other_process=nothing)
    said = load(hands=2)
    assert "se cuenta otra vez" in said
    assert "Demostración lista" in said
    assert Account.objects.filter(email=personas.PERSONAS[0].email).count() == 1


def test_the_sample_files_are_what_their_names_say() -> None:
    files = apostilles.samples(seed=1)
    assert inspection.inspect(files["partida-escaneada.pdf"]).doubt == ""
    (signature,) = verification.examine(files["diploma-firmado.pdf"]).signatures
    assert signature.verdict is not Verdict.FAILED
    (signature,) = verification.examine(files["diploma-alterado.pdf"]).signatures
    assert signature.verdict is Verdict.FAILED
    with pytest.raises(inspection.FileEncrypted):
        inspection.inspect(files["diploma-con-clave.pdf"])
    with pytest.raises(inspection.FileKindRefused):
        inspection.inspect(files["no-es-un-pdf.pdf"])


@pytest.mark.parametrize("again", [False, True])
def test_a_ministry_without_demonstration_is_left_alone(settings: Settings, again: bool) -> None:
    settings.DEMONSTRATION = False
    real = make_account(make_person("Rosa", "Verdadera"))
    with pytest.raises(demonstration.NotADemonstration):
        demonstration.require_demonstration()
    with pytest.raises(CommandError, match="no es de demostración"):
        load(again=again)
    assert list(Account.objects.all()) == [real]
    settings.DEMONSTRATION = True
    real.delete()
    demonstration.require_demonstration()


@pytest.mark.parametrize("again", [False, True])
def test_a_ministry_that_holds_accounts_of_its_own_is_left_alone(again: bool) -> None:
    real = make_account(make_person("Rosa", "Verdadera"))
    with pytest.raises(CommandError, match="no es de demostración"):
        load(again=again)
    assert list(Account.objects.all()) == [real]
