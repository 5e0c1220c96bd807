"""Do the pages carry stickers from Lima to a label, and do they show each reader what is theirs?"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import Discharge, Movement, Order, Sticker, StockCount, Vault
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with factories.noon():
        yield


@pytest.fixture
def made() -> Chain:
    return factories.chain()


def elsewhere() -> Actor:
    """Who heads another post."""
    return acts.post("cg-barcelona").consul


def get(actor: Actor, name: str, *args: object, expected: int = 200, **query: str) -> str:
    response = browser_of(actor).get(reverse(f"stickers:{name}", args=args), query)
    assert response.status_code == expected, response.content.decode()
    return str(response.content.decode())


def post(actor: Actor, page: str, *args: object, expected: int = 302, **typed: object) -> HttpResponse:
    response = browser_of(actor).post(reverse(f"stickers:{page}", args=args), typed)
    assert response.status_code == expected, response.content.decode()
    return response  # type: ignore[return-value]


class TestTheWholeWay:
    def test_from_lima_to_the_label(self, made: Chain) -> None:
        consul, officer = made.at.consul, made.at.officer
        post(made.custodian, "receive_from_mint", spans="CB00000001-50", note="Guía 2")
        post(consul, "order_stock", made.reserve.pk, quantity=30)
        order = Order.objects.get()
        assert order.number in get(made.custodian, "home")
        page = browser_of(made.custodian).get(
            reverse("stickers:send", args=[made.lima.pk]), {"pedido": order.number}
        )
        assert "CA00000001-CA00000030" in page.content.decode()
        address = reverse("stickers:send", args=[made.lima.pk]) + f"?pedido={order.number}"
        typed = {"receiver": made.reserve.pk, "spans": "CA00000001-30", "reason": "order"}
        assert browser_of(made.custodian).post(address, typed).status_code == 302
        sent = Movement.objects.get()
        assert sent.number in get(consul, "home")
        post(consul, "accept", sent.number)
        for sender, receiver in ((made.reserve, made.office), (made.office, made.window)):
            reason = "initial" if sender == made.reserve else "internal"
            post(consul, "send", sender.pk, receiver=receiver.pk, spans="CA00000001-30", reason=reason)
            post(consul, "accept", Movement.objects.get(answer=None).number)
        post(consul, "send", made.window.pk, receiver=made.own.pk, spans="CA00000001-30", reason="internal")
        post(officer, "accept", Movement.objects.get(answer=None).number)
        act = factories.act(made)
        assert act.entry_number in get(officer, "to_affix")
        post(officer, "affix_next", act.pk)
        sticker = Sticker.objects.get()
        assert sticker.serial in get(officer, "act", act.pk)
        label = post(officer, "print_label", act.pk, expected=200)
        assert label["Content-Type"] == "application/pdf"
        assert b"%PDF" in label.content[:10]
        facts = queries.label_facts(sticker)
        page = Client().get(
            facts["address"].partition("/autoadhesivos")[1] + facts["address"].partition("/autoadhesivos")[2]
        )
        assert 'data-answer="stands"' in page.content.decode()


class TestVaultPages:
    def test_windows_and_officers_are_opened_and_closed(self, made: Chain) -> None:
        person = factories.person_of(factories.another_officer(made))
        assert person.full_name in get(made.at.consul, "open_vault", made.office.pk)
        post(made.at.consul, "open_vault", made.office.pk, level="officer", name="Releva", holder=person.pk)
        opened = Vault.objects.get(name="Releva")
        post(made.at.consul, "open_vault", made.office.pk, level="officer", name="X", holder="", expected=422)
        post(made.at.consul, "close_vault", opened.pk)
        assert "está cerrada" in get(made.at.consul, "vault", opened.pk)

    def test_lima_opens_a_post(self, made: Chain) -> None:
        assert "Hanói" in get(made.custodian, "open_post")
        post(made.custodian, "open_post", office="cg-hanoi")
        assert Vault.objects.filter(office__code="cg-hanoi").exists()

    def test_what_cannot_be_read_keeps_what_was_typed(self, made: Chain) -> None:
        typed: dict[str, Any] = {"receiver": made.reserve.pk, "spans": "CA1-2", "reason": "initial"}
        page = post(made.custodian, "send", made.lima.pk, expected=422, **typed).content.decode()
        assert "CA1-2" in page
        assert "No se entiende" in page

    def test_a_vault_of_others_is_not_there(self, made: Chain) -> None:
        get(made.at.consul, "vault", made.lima.pk, expected=404)
        get(made.at.citizen, "home", expected=403)
        get(made.at.officer, "send", made.office.pk, expected=403)
        get(made.at.officer, "receive_from_mint", expected=403)


class TestAnswers:
    def test_a_movement_is_rejected_and_annulled_with_a_reason(self, made: Chain) -> None:
        typed: dict[str, Any] = {"receiver": made.reserve.pk, "reason": "initial"}
        post(made.custodian, "send", made.lima.pk, spans="CA00000001", **typed)
        first = Movement.objects.get()
        assert "Aceptar los 1" in get(made.at.consul, "movement", first.number)
        assert "sticker_movement_not_found" in get(elsewhere(), "movement", first.number, expected=404)
        post(made.at.consul, "reject", first.number, reason="", expected=422)
        post(made.at.consul, "reject", first.number, reason="No llegó")
        post(made.custodian, "send", made.lima.pk, spans="CA00000001", **typed)
        second = Movement.objects.exclude(pk=first.pk).get()
        post(made.custodian, "annul", second.number, reason="", expected=422)
        post(made.custodian, "annul", second.number, reason="Error")
        assert "Anulado" in get(made.custodian, "movement", second.number)

    def test_an_order_is_refused_and_cancelled(self, made: Chain) -> None:
        stranger = elsewhere()
        for name, actor in (("refuse_order", made.custodian), ("cancel_order", made.at.consul)):
            post(made.at.consul, "order_stock", made.reserve.pk, quantity=5)
            number = Order.objects.earliest("-ordinal").number
            post(actor, name, number, reason="", expected=422)
            post(actor, name, number, reason="Por ahora no")
            assert "Por ahora no" in get(actor, "order", number)
            assert "sticker_order_not_found" in get(stranger, "order", number, expected=404)

    def test_a_discharge_is_decided_by_another(self, made: Chain) -> None:
        factories.supplied(made)
        typed: dict[str, Any] = {"fate": "destroyed", "reason": "damage", "note": "Mojadas"}
        page = post(
            made.at.officer, "propose_discharge", made.own.pk, spans="CA00000001-3", expected=422, **typed
        )
        assert "acta de destrucción" in page.content.decode()
        for spans, decide in (("CA00000001-3", "authorise_discharge"), ("CA00000004", "refuse_discharge")):
            evidence = SimpleUploadedFile("acta.pdf", pdf(spans), "application/pdf")
            post(made.at.officer, "propose_discharge", made.own.pk, spans=spans, evidence=evidence, **typed)
            found = Discharge.objects.get(decision=None)
            assert "la decide otra persona" in get(made.at.officer, "discharge", found.pk)
            get(made.at.consul, "discharge", found.pk)
            assert (
                browser_of(made.at.consul)
                .get(reverse("stickers:discharge_evidence", args=[found.pk]))
                .content.startswith(b"%PDF")
            )
            post(made.at.consul, decide, found.pk, reason="Se pueden usar")
        post(made.at.consul, "refuse_discharge", found.pk, reason="", expected=422)
        assert "sticker_discharge_not_found" in get(elsewhere(), "discharge", found.pk, expected=404)

    def test_a_loss_is_declared(self, made: Chain) -> None:
        factories.supplied(made)
        post(made.at.officer, "report_loss", made.own.pk, spans="CA00000001", note="Robo")
        assert "CA00000002-CA00000020" in get(made.at.officer, "vault", made.own.pk)

    def test_lima_returns_to_the_mint(self, made: Chain) -> None:
        post(made.custodian, "return_to_mint", spans="CA00000001", reason="excess", note="Nota 1")
        assert "CA00000002-CA00001000" in get(made.custodian, "vault", made.lima.pk)


class TestCountPages:
    def test_a_difference_is_asked_about_and_then_sworn(self, made: Chain) -> None:
        factories.supplied(made, 5)
        page = post(
            made.at.consul, "swear_inventory", made.office.pk, counted="CA00000001-4", expected=422
        ).content.decode()
        assert "Por qué: CA00000005" in page
        why: dict[str, Any] = {"why-CA00000005": "Se cayó detrás del mueble"}
        post(made.at.consul, "swear_inventory", made.office.pk, counted="CA00000001-4", **why)
        count = StockCount.objects.get()
        page = get(made.at.consul, "count", count.pk)
        assert "detrás del mueble" in page
        assert count.statement.document.number in page

    def test_a_vault_passes_to_another_hand(self, made: Chain) -> None:
        factories.supplied(made, 5)
        following = factories.another_officer(made)
        receiver = factories.person_of(following).pk
        post(made.at.officer, "hand_over", made.own.pk, counted="CA00000001-5", receiver=receiver)
        count = StockCount.objects.get()
        assert str(made.own) in get(following, "home")
        assert "Recibir y firmar" in get(following, "count", count.pk)
        assert "sticker_count_not_found" in get(elsewhere(), "count", count.pk, expected=404)
        post(following, "receive_hand_over", count.pk)
        assert Vault.objects.get(pk=made.own.pk).holder_id == receiver


class TestActPage:
    def test_scan_spoil_and_annex(self, made: Chain) -> None:
        factories.supplied(made)
        act = factories.act(made)
        post(made.at.officer, "affix_scanned", act.pk, serial="", expected=422)
        refused = post(made.at.officer, "affix_scanned", act.pk, serial="CA00000500", expected=409)
        assert "el intento quedó registrado" in refused.content.decode()
        assert "CA00000500" in get(made.at.consul, "anomalies")
        post(made.at.officer, "affix_scanned", act.pk, serial="CA00000005")
        post(made.at.officer, "misprint", act.pk, reason="", expected=422)
        post(made.at.officer, "misprint", act.pk, reason="Salió corrida")
        assert "CA00000001" in get(made.at.officer, "act", act.pk)
        post(made.at.officer, "print_label", act.pk, expected=200)
        post(made.at.officer, "print_label", act.pk, expected=422)
        post(made.at.officer, "print_label", act.pk, reason="Se atascó", expected=200)
        other = factories.act(made)
        post(made.at.officer, "annex", other.pk, reason="", expected=422)
        post(made.at.officer, "annex", other.pk, reason="Se entregó sin él")
        assert "inutilizado en hoja anexa" in get(made.at.officer, "act", other.pk)

    def test_a_digital_one_is_taken_as_a_picture(self, made: Chain) -> None:
        act = factories.act(made)
        post(made.at.officer, "affix_next", act.pk, digital="1")
        image = browser_of(made.at.officer).get(reverse("stickers:label_image", args=[act.pk]))
        assert image.content.startswith(b"\x89PNG")
        factories.supplied(made)
        on_paper = factories.act(made)
        get(made.at.officer, "label_image", on_paper.pk, expected=404)
        post(made.at.officer, "print_label", on_paper.pk, expected=404)
        actions.affix_next(act=on_paper, actor=made.at.officer)
        get(made.at.officer, "label_image", on_paper.pk, expected=404)
        post(made.at.officer, "print_label", on_paper.pk, expected=200)

    def test_it_is_of_the_counter_of_that_office(self, made: Chain) -> None:
        act = factories.act(made)
        get(made.at.cashier, "act", act.pk, expected=403)
        get(made.at.citizen, "act", act.pk, expected=403)


class TestReports:
    def test_the_forecast_is_a_plot_a_table_and_a_file(self, made: Chain) -> None:
        factories.supplied(made)
        actions.affix_next(act=factories.act(made), actor=made.at.officer)
        page = get(made.at.consul, "forecast")
        assert "<svg" in page
        assert "Bóveda de la oficina de Milán" in page
        lines = get(made.at.consul, "forecast_csv").splitlines()
        assert lines[0].startswith("\ufeffoficina,")
        assert len(lines) == 3

    def test_the_book_is_a_page_and_a_file(self, made: Chain) -> None:
        factories.supplied(made)
        page = get(made.at.consul, "book", oficina="cg-milan", desde="2026-07-01", hasta="2026-07-31")
        assert "Saldo final" in page
        assert "CA,Saldo final,20,CA00000001-CA00000020" in get(made.at.consul, "book_csv")
        get(made.at.consul, "book", desde="2026-07-31", hasta="2026-07-01", expected=422)
        get(made.at.consul, "book", oficina="cg-madrid", expected=422)

    def test_anomalies_are_for_heads(self, made: Chain) -> None:
        assert "Todos se declararon" in get(made.at.consul, "anomalies")
        get(made.at.officer, "anomalies", expected=403)


class TestCheck:
    def test_anyone_asks_with_serial_and_code(self, made: Chain) -> None:
        batch = queries.batch_of("CA00000009")
        assert batch is not None
        code = rules.code_of(bytes(batch.key), "CA00000009")
        stranger = Client()
        page = stranger.post(
            reverse("stickers:check"), {"serial": "ca 00000009", "code": code.lower()}, follow=True
        )
        assert 'data-answer="unused"' in page.content.decode()
        refused = stranger.get(reverse("stickers:standing", args=["CA00000009", "0" * 20]))
        assert refused.status_code == 404
        assert "no figura" in refused.content.decode()

    def test_a_foreigner_asks_in_english(self, made: Chain) -> None:
        english = {"Accept-Language": "en"}
        act = factories.act(factories.supplied(made))
        actions.affix_next(act=act, actor=made.at.officer)
        (sticker,) = queries.stickers_of(act)
        facts = queries.label_facts(sticker)
        page = Client().get(reverse("stickers:check"), headers=english).content.decode()
        for words in ("Verify a consular sticker", "Serial number", "It is below the QR code"):
            assert words in page
        address = reverse("stickers:standing", args=[facts["serial"], facts["code"]])
        page = Client().get(address, headers=english).content.decode()
        for words in (
            "Sticker in force",
            "Tariff number",
            "Interested person",
            "Verify another",
            'lang="es"',
        ):
            assert words in page
        assert "vigente" not in page
        unknown = reverse("stickers:standing", args=["CA00000009", "0" * 20])
        assert "not in the Ministry’s records" in Client().get(unknown, headers=english).content.decode()
