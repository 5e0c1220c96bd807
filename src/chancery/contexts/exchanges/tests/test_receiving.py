"""Is what other entities send received by law with a signed receipt, told once, and are its annexes fetched without harm?"""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from chancery.contexts.correspondence import queries as correspondence
from chancery.contexts.exchanges import actions, jobs, queries, rules
from chancery.contexts.exchanges.models import Cargo, Incoming, Outgoing
from chancery.contexts.exchanges.rules import State
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import SYSTEM, THEIRS, Desk
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import queries as papers
from chancery.kernel.documents.tests import factories as files
from chancery.kernel.documents.tests.scanner import VIRUS, scanner_at
from chancery.kernel.documents.verification import Verdict, examine
from chancery.kernel.gateway import breaker
from chancery.kernel.gateway.simulators.interoperability import (
    ASK,
    RECEIPT,
    Component,
    InteroperabilityPlatform,
    Mishap,
)
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger.models import NumberSeries
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import actions as organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]
CUO = "2000000001"


@pytest.fixture
def platform(platform: InteroperabilityPlatform) -> InteroperabilityPlatform:
    platform.components[THEIRS] = Component(sent={CUO: "E"})
    return platform


def tell(received: Incoming) -> Incoming:
    breaker._breakers.clear()
    actions.tell_cargo(incoming_id=received.pk, actor=SYSTEM)
    return Incoming.objects.get(pk=received.pk)


class TestDecisions:
    def test_a_document_is_received_with_a_number_and_a_signed_receipt(self, at: Desk) -> None:
        cargo = actions.accept(incoming_id=factories.received().pk, actor=at.officer)
        assert (cargo.number, cargo.outcome, cargo.unit) == ("2026-000001", "R", at.office.name)
        assert cargo.document is not None
        (signature,) = examine(papers.content(cargo.file_id)).signatures
        assert signature.verdict is not Verdict.FAILED
        assert json.loads(cargo.document.public_facts)["CUO"] == CUO
        received = Incoming.objects.get()
        assert received.state == State.RECEIVED
        assert ledger.has_entry(received.id, "exchanges.accept")
        second = factories.received("2000000002")
        assert actions.reject(incoming_id=second.pk, reason="No", actor=at.officer).number == "2026-000002"

    def test_the_years_thirty_two_thousandth_and_more_are_received(self, at: Desk) -> None:
        """Where the State's own component stops: its installer gives keys of two bytes."""
        first = actions.accept(incoming_id=factories.received().pk, actor=at.officer)
        assert first.number == "2026-000001"
        NumberSeries.objects.filter(series=queries.SERIES).update(last=32_767)
        second = actions.accept(incoming_id=factories.received("2000000002").pk, actor=at.officer)
        assert second.number == "2026-032768"
        keys = {
            model.__name__: model._meta.pk.get_internal_type()
            for model in apps.get_app_config("exchanges").get_models()
        }
        assert set(keys.values()) <= {"UUIDField", "BigAutoField", "CharField", "OneToOneField"}, keys

    @pytest.mark.parametrize("content", [files.pdf(), b"%PDF-1.7 roto ", files.encrypted_pdf()])
    def test_what_is_harmful_is_observed_and_not_received(
        self, at: Desk, settings: Any, content: bytes
    ) -> None:
        with scanner_at() as settings.SCANNER_URL:
            harmful = factories.received(bpdfdoc=content + VIRUS)
            clean = factories.received("2000000002", bpdfdoc=content)
        with pytest.raises(queries.ExchangeFileNotFound):
            queries.received_file(harmful)
        assert queries.received_file(clean)
        with pytest.raises(actions.DocumentHarmful):
            actions.accept(incoming_id=harmful.pk, actor=at.officer)
        assert actions.accept(incoming_id=clean.pk, actor=at.officer)
        assert actions.observe(incoming_id=harmful.pk, reason="Trae un virus", actor=at.officer)

    def test_a_document_is_decided_once_by_who_receives(self, at: Desk) -> None:
        received = factories.received()
        with pytest.raises(queries.ExchangeNotFound):
            actions.accept(incoming_id=received.pk, actor=at.colleague)
        with pytest.raises(RoleMissing):
            actions.accept(incoming_id=received.pk, actor=factories.serving(at.office, Role.AUDITOR))
        actions.accept(incoming_id=received.pk, actor=at.officer)
        with pytest.raises(rules.MoveRefused):
            actions.observe(incoming_id=received.pk, reason="Tarde", actor=at.officer)
        assert Cargo.objects.count() == 1

    def test_an_observation_says_why_and_lapses_unless_it_is_cured(self, at: Desk) -> None:
        first, second = factories.received(), factories.received("2000000002")
        with pytest.raises(actions.DecisionReasonMissing):
            actions.observe(incoming_id=first.pk, reason=" ", actor=at.officer)
        with pytest.raises(actions.DecisionReasonTooLong):
            actions.observe(incoming_id=first.pk, reason="x" * 251, actor=at.officer)
        for each in (first, second):
            actions.observe(incoming_id=each.pk, reason="Falta el anexo", actor=at.officer)
        first.refresh_from_db()
        assert (first.state, str(first.cure_due_on)) == (State.OBSERVED, "2026-07-17")
        factories.received("2000000003", vcuoref="2000000002")
        factories.received("2000000004", vcuoref=first.cuo, vrucentrem="20990000027")
        with clock.advanced(timedelta(days=2)):
            jobs.lapse(0)
            actions.lapse_incoming(incoming_id=first.pk, actor=SYSTEM)
            assert Incoming.objects.get(pk=first.pk).state == State.OBSERVED
        with clock.advanced(timedelta(days=3)):
            factories.received("2000000005", vcuoref=first.cuo)  # a day late
            jobs.lapse(0)
            actions.lapse_incoming(incoming_id=second.pk, actor=SYSTEM)
        assert Incoming.objects.get(pk=first.pk).state == State.NOT_FILED
        assert Incoming.objects.get(pk=second.pk).state == State.OBSERVED
        assert list(queries.states_by_cargo()) == []

    def test_a_holiday_declared_gives_the_day_back_and_who_heads_the_desk_is_told(self, at: Desk) -> None:
        head = factories.serving(at.office, Role.SUPERVISOR, "Jefa")
        observed = factories.received()
        actions.observe(incoming_id=observed.pk, reason="Falta el anexo", actor=at.officer)
        before = Incoming.objects.get(pk=observed.pk).cure_due_on
        assert before == date(2026, 7, 17)
        pair = [people.make_administrator() for _ in range(2)]
        declared = organisation.propose_holiday(
            office=at.office, on=before, name="Día de prueba", norm="D.S. de prueba", actor=pair[0]
        )
        organisation.approve_holiday(proposal=declared, actor=pair[1])
        with connection.cursor() as cursor:
            cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'exchanges.recount'")
            (asked,) = [json.loads(args) for (args,) in cursor.fetchall()]
        for _ in range(2):
            jobs.recount(**asked)
        after = Incoming.objects.get(pk=observed.pk)
        assert after.cure_due_on == date(2026, 7, 20)
        (told,) = Notice.objects.filter(subject=f"Cambió la fecha para subsanar el envío {observed.cuo}")
        assert told.recipient_id == head.person_id
        assert "hasta el 20/07/2026" in told.text
        with clock.advanced(timedelta(days=4)):
            jobs.lapse(0)
            assert Incoming.objects.get(pk=observed.pk).state == State.OBSERVED
        with clock.advanced(timedelta(days=6)):
            jobs.lapse(0)
            jobs.recount(**asked)
        assert Incoming.objects.get(pk=observed.pk).state == State.NOT_FILED

    def test_what_answers_ours_goes_to_the_unit_that_asked_and_only_its_receiver_answers(
        self, at: Desk
    ) -> None:
        asked = factories.sent(at)
        Outgoing.objects.filter(pk=asked.pk).update(cuo="1999999999")
        answer = factories.received(CUO, vcuoref="1999999999")
        assert queries.followed(asked.pk).answers[0].record_number == ""
        number = actions.accept(incoming_id=answer.pk, actor=at.officer).record_number
        (told,) = queries.followed(asked.pk).answers
        assert (told.record_number, told.state) == (number, State.RECEIVED)
        record = correspondence.seen(at.colleague, number)
        assert (record.holder_office, record.antecedents) == ("dgc", (asked.document_number,))
        assert queries.cuo_of_record(record.id, sender_ruc=THEIRS) == CUO
        assert queries.cuo_of_record(record.id, sender_ruc="20990000027") == ""
        stranger = factories.received("2000000002", vcuoref="1999999999", vrucentrem="20990000027")
        number = actions.accept(incoming_id=stranger.pk, actor=at.officer).record_number
        assert correspondence.seen(at.officer, number).holder_office == "gda"
        assert len(queries.followed(asked.pk).answers) == 1

    def test_a_receipt_cannot_be_changed(self, at: Desk) -> None:
        actions.accept(incoming_id=factories.received().pk, actor=at.officer)
        for change in ({"number": "x"}, {"outcome": "O"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Cargo.objects.update(**change)


class TestTellingTheReceipt:
    def test_the_sender_is_told_once(self, at: Desk, platform: InteroperabilityPlatform) -> None:
        received = factories.received()
        assert tell(received).cargo_told_at is None, "there is nothing to tell yet"
        cargo = actions.accept(incoming_id=received.pk, actor=at.officer)
        assert tell(received).cargo_told_at == factories.NOON
        tell(received)
        (told,) = platform.components[THEIRS].receipts
        assert (told["vcuo"], told["vnumregstd"], told["cflgest"]) == (CUO, cargo.number, "R")
        assert rules.decode(told["bcarstd"]) == papers.content(cargo.file_id)

    @pytest.mark.parametrize("decide", ["accept", "observe"])
    def test_a_component_that_cannot_say_is_left_to_ask(
        self, at: Desk, platform: InteroperabilityPlatform, decide: str
    ) -> None:
        """Trap 2: the State's component answers a repeated receipt with an error, and cannot be asked about its own."""
        received = factories.received()
        if decide == "accept":
            actions.accept(incoming_id=received.pk, actor=at.officer)
        else:
            actions.observe(incoming_id=received.pk, reason="Falta", actor=at.officer)
        platform.go_wrong(Mishap.LOST_REPLY, RECEIPT)
        assert tell(received).is_cargo_doubtful
        for _ in range(rules.MOST_REFUSALS + 2):
            left = tell(received)
            if queries.waits_for_a_person(left):
                break
        assert (left.cargo_told_at, left.due_at) == (None, None)
        assert len(platform.components[THEIRS].receipts) == 1
        told = queries.standing_of(CUO)
        assert (told.flag, told.number, bool(told.receipt)) == (left.state, "2026-000001", True)

    def test_where_the_sender_can_say_a_doubt_ends_by_asking(
        self, at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        component = platform.components[THEIRS]

        def tells(self: Component, cuo: str) -> dict[str, str]:
            known = self.receipts[-1] if self.receipts else {}
            told = {"cflgest": known.get("cflgest", "E"), "vnumregstd": known.get("vnumregstd", "")}
            return {"vcodres": "0000", "vdesres": "DATOS ENCONTRADOS", **told}

        monkeypatch.setattr(Component, "_tell", tells)
        received = factories.received()
        actions.observe(incoming_id=received.pk, reason="Falta", actor=at.officer)
        platform.go_wrong(Mishap.LOST_REPLY, RECEIPT)
        tell(received)
        assert tell(received).cargo_told_at is not None
        assert [each for each, _ in platform.said] == [RECEIPT, ASK]
        assert len(component.receipts) == 1

    def test_a_receipt_of_another_number_is_not_ours(
        self, at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = {"cflgest": "R", "vnumregstd": "2026-999999"}

        def tells(self: Component, cuo: str) -> dict[str, str]:
            return {"vcodres": "0000", "vdesres": "DATOS ENCONTRADOS", **known}

        monkeypatch.setattr(Component, "_tell", tells)
        received = factories.received()
        cargo = actions.accept(incoming_id=received.pk, actor=at.officer)
        platform.go_wrong(Mishap.RECEIPT_REPEATED, RECEIPT)
        left = tell(received)
        assert (left.cargo_told_at, left.fault) == (None, "unconfirmed")
        known["vnumregstd"] = cargo.number
        assert tell(received).cargo_told_at is not None

    def test_an_error_in_answer_to_a_receipt_is_asked_about(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        received = factories.received()
        actions.accept(incoming_id=received.pk, actor=at.officer)
        platform.go_wrong(Mishap.RECEIPT_REPEATED, RECEIPT)
        left = tell(received)
        assert (left.cargo_told_at, left.fault, left.refusals) == (None, "unconfirmed", 1)
