"""Is no receipt of what we sent believed before it was asked for, and is told what has to be done?"""

import base64
from datetime import date, timedelta

import pytest

from chancery.contexts.exchanges import actions, jobs, queries
from chancery.contexts.exchanges.models import CargoHint, Entity, Outgoing
from chancery.contexts.exchanges.rules import State
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import SYSTEM, Desk
from chancery.contexts.exchanges.tests.sending import carry, deciding, said, theirs, told
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import queries as papers
from chancery.kernel.gateway.simulators.interoperability import (
    DELIVER,
    Component,
    InteroperabilityPlatform,
    Mishap,
)
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation.models import Holiday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


class TestReceipts:
    def test_a_lost_receipt_is_found_by_asking(self, at: Desk, platform: InteroperabilityPlatform) -> None:
        sent = factories.sent(at)
        carry(sent)
        assert queries.delivery_due(clock.now()) == []
        with clock.advanced(timedelta(hours=1)):
            jobs.push(0)
            jobs.push(0)
        with clock.advanced(timedelta(hours=2)):
            jobs.push(0)
        settled = Outgoing.objects.select_related("cargo").get()
        assert settled.state == State.RECEIVED
        assert settled.cargo.number == "000001-2026"
        assert papers.content(settled.cargo.file_id).startswith(b"%PDF-")
        assert settled.due_at is None

    def test_a_wrong_receipt_is_not_believed(self, at: Desk, platform: InteroperabilityPlatform) -> None:
        sent = carry(factories.sent(at))
        assert sent.cuo is not None
        actions.take_cargo(cargo=factories.cargo(sent.cuo, vnumregstd="9999-999999"), actor=SYSTEM)
        assert carry(sent).state == State.SENT, "the receiver says that he has not received it yet"
        settled = carry(sent)
        assert (settled.state, settled.cargo.number) == (State.RECEIVED, "000001-2026")
        assert CargoHint.objects.count() == 1

    def test_a_receipt_that_comes_before_the_answer_is_proof_of_arrival(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        sent = factories.sent(at)
        platform.go_wrong(Mishap.LOST_REPLY, DELIVER)
        doubtful = carry(sent)
        assert doubtful.cuo is not None
        theirs(platform).asked[doubtful.cuo] = 5
        actions.take_cargo(cargo=factories.cargo(doubtful.cuo), actor=SYSTEM)
        assert carry(sent).state == State.RECEIVED
        assert said(platform, DELIVER) == 1

    def test_a_receipt_without_its_paper_waits_for_it(
        self, at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sent = carry(factories.sent(at))
        whole = Component._tell

        def without(self: Component, cuo: str) -> dict[str, str]:
            return {name: value for name, value in whole(self, cuo).items() if name != "bcarstd"}

        monkeypatch.setattr(Component, "_tell", without)
        carry(sent)
        assert carry(sent).fault == "receipt_missing"
        assert sent.cuo is not None
        actions.take_cargo(cargo=factories.cargo(sent.cuo, vnumregstd="9999-999999"), actor=SYSTEM)
        waiting = carry(sent)
        assert (waiting.state, waiting.fault) == (State.SENT, "receipt_missing"), "that is another's paper"
        actions.take_cargo(cargo=factories.cargo(sent.cuo), actor=SYSTEM)
        assert carry(sent).state == State.RECEIVED

    def test_a_receipt_that_the_receiver_encoded_once_is_his_receipt(
        self, at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sent, whole = factories.sent(at), Component._tell

        def once(self: Component, cuo: str) -> dict[str, str]:
            answer = whole(self, cuo)
            inner = base64.b64decode(answer.get("bcarstd", "")).decode()
            return answer | ({"bcarstd": inner} if inner else {})

        monkeypatch.setattr(Component, "_tell", once)
        for _ in range(3):
            settled = carry(sent)
        assert (settled.state, settled.fault) == (State.RECEIVED, "")
        assert papers.content(settled.cargo.file_id).startswith(b"%PDF-")

    def test_strangers_cannot_fill_the_table_with_receipts(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        sent = carry(factories.sent(at))
        assert sent.cuo is not None
        for ordinal in range(30):
            actions.take_cargo(cargo=factories.cargo(sent.cuo, vnumregstd=f"{ordinal}"), actor=SYSTEM)
        assert CargoHint.objects.count() == 20

    def test_what_was_observed_is_sent_anew_once(
        self, at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        head = factories.serving(at.elsewhere, Role.SUPERVISOR, "Helena")
        deciding(monkeypatch, "O", "Falta el anexo")
        sent = factories.sent(at)
        for _ in range(3):
            first = carry(sent)
        assert (first.state, first.cargo.observation) == (State.OBSERVED, "Falta el anexo")
        observed = f"Debe subsanar el envío {first.cuo}"
        assert told(first, at.colleague) == told(first, head) == {observed}
        assert str(first.cure_due_on) == "2026-07-16"
        assert "16/07/2026" in Notice.objects.filter(subject=observed)[0].text
        Holiday.objects.create(
            country="PE", on=date(2026, 7, 16), name="Día de prueba", kind="national", norm="D.S. de prueba"
        )
        jobs.recount(office_id=str(first.office_id), why="prueba")
        first.refresh_from_db()
        assert str(first.cure_due_on) == "2026-07-17"
        moved = f"Cambió la fecha para subsanar el envío {first.cuo}"
        assert told(first, at.colleague) == told(first, head) == {observed, moved}
        with (
            clock.advanced(timedelta(days=3)),
            pytest.raises(actions.CureRefused, match="venció el 17/07/2026"),
        ):
            factories.sent(at, cures=first)
        second = factories.sent(at, cures=first)
        assert (second.reference, second.cures) == (first.cuo, first)
        for cures, why in ((first, "ya se subsanó"), (second, "no está observado")):
            with pytest.raises(actions.CureRefused) as caught:
                factories.sent(at, cures=cures)
            assert why in str(caught.value)
        with clock.advanced(timedelta(days=10)):
            jobs.lapse(0)
            actions.lapse_outgoing(outgoing_id=first.pk, actor=SYSTEM)
        assert Outgoing.objects.get(pk=first.pk).state == State.OBSERVED
        Entity.objects.create(ruc="20100070970", name="Otra", category=1)
        Outgoing.objects.filter(pk=second.pk).update(cures=None)
        with pytest.raises(actions.CureRefused):
            factories.sent(at, cures=first, receiver="20100070970")
        actions.lapse_outgoing(outgoing_id=first.pk, actor=SYSTEM)
        first.refresh_from_db()
        assert first.state == State.OBSERVED
        with clock.advanced(timedelta(days=10)):
            jobs.lapse(0)
        first.refresh_from_db()
        assert first.state == State.NOT_FILED
        lapsed = f"El envío {first.cuo} se tiene por no presentado"
        assert told(first, at.colleague) == {observed, moved, lapsed}

    def test_what_was_turned_away_is_told_to_who_sent_it(
        self, at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        deciding(monkeypatch, "N", "No corresponde a esta entidad")
        sent = factories.sent(at)
        for _ in range(3):
            first = carry(sent)
        assert first.state == State.NOT_FILED
        assert told(first, at.colleague) == {f"La entidad no recibió el envío {first.cuo}"}
        assert told(first, at.officer) == set()

    def test_checks_find_what_does_not_agree(self, at: Desk, platform: InteroperabilityPlatform) -> None:
        sent = factories.sent(at)
        for _ in range(3):
            carry(sent)
        actions.accept(incoming_id=factories.received().pk, actor=at.officer)
        assert list(queries.states_by_cargo()) == list(queries.registry_numbers()) == []
        Outgoing.objects.update(state=State.SENT)
        assert len(list(queries.states_by_cargo())) == 1
        Outgoing.objects.update(state=State.NOT_FILED)
        assert len(list(queries.states_by_cargo())) == 1
