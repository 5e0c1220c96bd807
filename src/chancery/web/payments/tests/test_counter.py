"""Does a post take money on its page, publish its prices and set its rate by two hands?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.models import (
    Charge,
    ExchangeRate,
    Payment,
    ProposalState,
    Refund,
    RefundState,
    TariffProposal,
)
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.fees.rules import Means
from chancery.kernel.fees.tests.factories import SYSTEM, at_post, person, rate
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import actions as network

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with clock.set_to(NOON):
        network.load_network(actor=SYSTEM, years=[2026])
        actions.load_tariff(actor=SYSTEM)
        yield


def serving(role: Role, post: str = "cg-milan") -> Actor:
    who = people.make_person("Sirve", "En Puesto")
    people.make_role(who, role, at_post(post))
    return people.actor_of(who)


def owed(*codes: str, post: str = "cg-milan", stated: str = "0.95") -> Charge:
    office = at_post(post)
    rate(office, stated, on=TODAY)
    return actions.raise_consular_charge(
        case_id=ids.uuid7(), payer=person(), office=office,
        wanted=[Wanted(code) for code in codes or ("consular.14",)], on=TODAY, actor=SYSTEM,
    )  # fmt: skip


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode().replace("\u00a0", " ")


def test_an_officer_takes_cash_and_gives_a_receipt() -> None:
    charge = owed("consular.13a", "consular.17a")
    browser = browser_of(serving(Role.OFFICER))
    address = reverse("payments:take", args=[charge.id])
    assert address in text(browser, reverse("payments:charge", args=[charge.id]))
    page = text(browser, address)
    assert all(
        words in page for words in ("€ 57.95", "S/C 61.00", "0.95 EUR", "13a", "Testimonio", "Efectivo")
    )
    answer = browser.post(address, {"office": "cg-milan", "means": "cash", "bank": "", "operation": ""})
    payment = Payment.objects.get()
    assert answer["Location"] == reverse("payments:receipt", args=[payment.receipt.number])
    page = text(browser, answer["Location"])
    assert "Efectivo" in page
    assert "Cobrado: € 57.95." in page
    assert "Cobrar en ventanilla" not in text(browser, reverse("payments:charge", args=[charge.id]))
    assert "Cobrar € 57.95 y dar" not in text(browser, address)


def test_a_charge_of_several_items_names_them_all() -> None:
    charge = owed("consular.18a", "consular.18b")
    letter, more = (line.item.title for line in charge.lines.all())
    at_the_window, payer = browser_of(serving(Role.OFFICER)), browser_of(people.actor_of(charge.payer))
    address = reverse("payments:charge", args=[charge.id])
    page = text(payer, address)
    assert f"{letter} y 1 más" in page
    assert f"{letter}; {more}" in page
    english = payer.get(address, headers={"Accept-Language": "en"}).content.decode()
    with translation.override("en-gb"):
        assert f"{translation.gettext(letter)} and 1 more" in english
    assert f"{letter}; {more}" in text(at_the_window, reverse("payments:take", args=[charge.id]))
    assert payer.get(f"/api/v1/charges/{charge.id}").json()["title"] == f"{letter}; {more}"
    paid = actions.take_payment(
        charge=charge, means=Means.CASH, office=at_post("cg-milan"), actor=serving(Role.CASHIER)
    )
    receipt = text(payer, reverse("payments:receipt", args=[paid.receipt.number]))
    for item in charge.items:
        assert f'{item.title}<br><span lang="es">{item.norm}</span>' in receipt
    alone = text(browser_of(serving(Role.OFFICER)), reverse("payments:charge", args=[owed().id]))
    assert " y 1 más" not in alone


def test_a_transfer_says_its_operation_on_the_form_and_the_receipt() -> None:
    charge = owed()
    browser = browser_of(serving(Role.CASHIER))
    address = reverse("payments:take", args=[charge.id])
    sent = {"office": "cg-milan", "means": "transfer", "bank": "", "operation": "77"}
    page = browser.post(address, sent).content.decode()
    assert "Indique el banco de la operación." in page
    assert "Indique la fecha de la operación." in page
    answer = browser.post(address, sent | {"bank": "Intesa", "paid_on": "27/02/2026"})
    assert "Intesa, operación 77 del 27/02/2026" in text(browser, answer["Location"])
    again = browser.post(
        reverse("payments:take", args=[owed().id]), sent | {"bank": "Intesa", "paid_on": "27/02/2026"}
    )
    assert again.status_code == 409
    assert "ya pagó otro derecho" in again.content.decode()


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.ADMINISTRATOR, Role.SUPERVISOR])
def test_who_does_not_serve_a_counter_does_not_see_its_page(role: Role) -> None:
    address = reverse("payments:take", args=[owed().id])
    assert browser_of(serving(role)).get(address).status_code == 403
    assert browser_of(serving(Role.OFFICER, "cg-roma")).get(address).status_code == 404
    assert browser_of(serving(Role.OFFICER)).get(address).status_code == 200


def test_cash_goes_back_over_the_counter() -> None:
    charge = owed()
    cashier, consul = browser_of(serving(Role.OFFICER)), browser_of(serving(Role.CONSUL))
    cashier.post(reverse("payments:take", args=[charge.id]), {"office": "cg-milan", "means": "cash"})
    ask = reverse("payments:request_refund", args=[Payment.objects.get().id])
    assert ask in text(cashier, reverse("payments:charge", args=[charge.id]))
    cashier.post(ask, {"reason": "El acto no se hizo."})
    refund = Refund.objects.get()
    address = reverse("payments:refund", args=[refund.id])
    assert address in text(consul, reverse("payments:desk"))
    assert "Conciliación" not in text(consul, reverse("payments:desk"))
    consul.post(address, {"decision": "approve"})
    assert "Anotar la entrega" in text(cashier, address)
    assert "Anotar la entrega" not in text(browser_of(serving(Role.SUPERVISOR)), address)
    cashier.post(reverse("payments:hand_back", args=[refund.id]))
    assert Refund.objects.get().state == RefundState.HANDED_BACK
    assert "en ventanilla, por" in text(cashier, address)


def test_anyone_reads_what_a_post_asks() -> None:
    anyone = Client()
    office = reverse("offices:office", args=["cg-tokio"])
    address = reverse("payments:post_tariff", args=["cg-tokio"])
    assert address in text(anyone, office)
    page = text(anyone, address)
    assert "Todavía no hay un tipo de cambio" in page
    assert ">70.00<" in page
    rate(at_post("cg-tokio"), "115", on=TODAY)
    page = text(anyone, address)
    for words in (
        "115 JPY",
        ">8 050<",
        "Gratis",
        "D.S. 045-2003-RE, num. 63b",
        "hasta S/C 100 000.00",
        "por cada&nbsp;copia",
    ):
        assert words in page, words
    assert "y 8.00 por cada&nbsp;foja de exceso" in page
    assert "E+" not in page


@pytest.mark.parametrize(
    ("asked", "found", "absent"),
    [("13a", "poder especial", "Salvoconducto"), ("salvoconducto", "63b", "13a"), ("13", "13i", "12a"), ("ANTICIPO herencia", "11a", "13a"), ("zzz", "Ningún acto", "13a")],
)  # fmt: skip
def test_the_tariff_is_searched_by_number_or_word(asked: str, found: str, absent: str) -> None:
    page = text(Client(), reverse("payments:post_tariff", args=["cg-milan"]) + f"?q={asked}")
    table = page[page.index("app-search") :].replace(f'value="{asked}"', "").replace("13a o poder", "")
    assert found in table
    assert absent not in table


def test_a_temporary_price_is_shown_as_such() -> None:
    with clock.set_to(datetime(2019, 6, 3, 17, tzinfo=UTC)):
        rate(at_post("cg-caracas"), "1", on=date(2019, 6, 3))
        page = text(Client(), reverse("payments:post_tariff", args=["cg-caracas"]))
        assert page.count("Precio temporal") == 8
        assert "D.S. 004-2018-RE" in page
    assert "Precio temporal" not in text(Client(), reverse("payments:post_tariff", args=["cg-caracas"]))


def test_the_head_proposes_a_temporary_price_on_a_page_and_the_price_page_shows_what_was_approved() -> None:
    office = at_post("cg-milan")
    rate(office, "1", on=TODAY)
    prices, page = (
        reverse(f"payments:{name}", args=[office.code]) for name in ("post_tariff", "temporary_prices")
    )
    consul, lima = browser_of(serving(Role.CONSUL)), browser_of(people.make_administrator())
    assert page in text(consul, prices)
    assert page not in text(Client(), prices)
    assert browser_of(serving(Role.CONSUL, "cg-bogota")).get(page).status_code == 403
    sent = {
        "code": "consular.3",
        "amount": "2",
        "norm": "Norma 2-2026",
        "grounds": "Campaña",
        "valid_from": "01/05/2026",
    }
    assert "Indique la fecha." in consul.post(page, sent).content.decode()
    assert consul.post(page, {**sent, "valid_until": "01/06/2026"}).status_code == 302
    assert "Por decidir" in text(consul, page)
    proposal = reverse("payments:proposal", args=[TariffProposal.objects.get().id])
    assert "Decidir" not in text(consul, proposal)
    assert "Campaña" in text(lima, proposal)
    assert "aún no rigen" not in text(Client(), prices)
    assert lima.post(proposal, {"decision": "approve"}).status_code == 302
    assert "Aprobado" in text(consul, page)
    assert "aún no rigen" in text(Client(), prices)
    assert "hasta antes del 01/06/2026" in text(Client(), prices)
    with clock.set_to(datetime(2026, 5, 4, 17, tzinfo=UTC)):
        rate(office, "1", on=date(2026, 5, 4))
        assert text(Client(), prices).count("Precio temporal") == 1


def test_the_head_proposes_on_a_page_that_a_temporary_price_ends_and_the_price_page_follows() -> None:
    office = at_post("cg-milan")
    rate(office, "1", on=TODAY)
    consul, lima = browser_of(serving(Role.CONSUL)), browser_of(people.make_administrator())
    page, prices, end = (
        reverse(f"payments:{name}", args=[office.code])
        for name in ("temporary_prices", "post_tariff", "end_early")
    )
    sent = {"code": "consular.17a", "amount": "4", "norm": "Norma 2-2026", "grounds": "Campaña"}
    days = {"valid_from": "01/05/2026", "valid_until": "01/08/2026"}
    assert "indique cuánto por cada unidad" in consul.post(page, {**sent, **days}).content.decode()
    assert consul.post(page, {**sent, **days, "excess_amount": "2"}).status_code == 302
    assert end not in text(consul, page)
    price = reverse("payments:proposal", args=[TariffProposal.objects.get().id])
    assert "S/C 2.00 por cada unidad de exceso" in text(lima, price)
    lima.post(price, {"decision": "approve"})
    assert end in text(consul, page)
    assert "aún no rigen" in text(Client(), prices)
    assert browser_of(serving(Role.CONSUL, "cg-bogota")).get(end).status_code == 403
    offered = text(consul, end)
    assert ": S/C 4.00 y S/C 2.00 por" in offered
    assert "hasta antes del 01/08/2026" in offered
    ended = {"code": "consular.17a", "norm": "Norma 5-2026", "grounds": "Terminó", "valid_from": "01/06/2026"}
    refused = consul.post(end, {**ended, "valid_from": "01/09/2026"})
    assert "Ningún precio temporal de este numeral regiría ese día." in refused.content.decode()
    assert consul.post(end, ended).status_code == 302
    assert "Termina antes, el 01/06/2026" in text(consul, page)
    proposal = reverse("payments:proposal", args=[TariffProposal.objects.get(ends__isnull=False).id])
    shown = text(lima, proposal)
    assert "en vez del 01/08/2026" in shown
    assert "Fin anticipado de un precio temporal" in shown
    assert "Precio general, hoy" in shown
    assert page in shown
    assert "termina antes, el 01/06/2026" in text(lima, reverse("payments:proposals"))
    assert lima.post(proposal, {"decision": "approve"}).status_code == 302
    for month, is_temporary in ((5, True), (6, False)):
        with clock.set_to(datetime(2026, month, 4, 17, tzinfo=UTC)):
            rate(office, "1", on=date(2026, month, 4))
            assert ("Precio temporal" in text(Client(), prices)) is is_temporary


def test_a_foreigner_reads_the_prices_of_a_post_in_english() -> None:
    rate(at_post("cg-milan"), "1", on=TODAY)
    answer = Client().get("/oficinas/cg-milan/tarifa/", headers={"Accept-Language": "en"})
    page = answer.content.decode()
    assert answer["Content-Language"] == "en-gb"
    for words in (
        "Consular tariff",
        "Notarial acts",
        "per&nbsp;copy",
        "Back to the office",
        "Search for an act",
    ):
        assert words in page
    for words in ("Tarifa consular", "Actos notariales", "Volver a la oficina"):
        assert words not in page


def test_an_office_that_does_no_consular_acts_has_no_consular_tariff() -> None:
    address = reverse("payments:post_tariff", args=["legalisations-lima"])
    assert Client().get(address).status_code == 404
    assert Client().get("/api/v1/offices/legalisations-lima/tariff").status_code == 404
    assert "oficinas/legalisations-lima/tarifa" not in text(Client(), "/oficinas/legalisations-lima/")


def test_programs_read_the_tariff_of_a_post() -> None:
    rate(at_post("cg-tokio"), "115", on=TODAY)
    told: dict[str, Any] = Client().get("/api/v1/offices/cg-tokio/tariff").json()
    assert (told["currency"], told["rate"], told["on"]) == ("JPY", "115.000000", "2026-03-03")
    items = {item["number"]: item for section in told["sections"] for item in section["items"]}
    assert (items["59b"]["consular"], items["59b"]["local"]) == ("70.00", "8050")
    assert (items["5b"]["consular"], items["5b"]["percent"], items["5b"]["cap_base"]) == (
        None,
        "3.00",
        "100000.00",
    )
    assert (items["17a"]["excess"], items["17a"]["local_excess"]) == ("8.00", "920")
    assert items["1"]["free_by"]
    found = Client().get("/api/v1/offices/cg-tokio/tariff?text=14").json()
    assert [item["number"] for section in found["sections"] for item in section["items"]] == ["14"]


def test_programs_take_money_once_for_each_key() -> None:
    charge = owed()
    browser = browser_of(serving(Role.CASHIER))
    address = f"/api/v1/charges/{charge.id}/take"
    sent = {"office": "cg-milan", "means": "cash"}
    call = {"content_type": "application/json", "headers": {"Idempotency-Key": "clave-de-prueba"}}
    first, second = (browser.post(address, sent, **call) for _ in range(2))  # type: ignore[arg-type]
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert first.json()["means"] == Means.CASH
    other = browser.post(
        address, sent, content_type="application/json", headers={"Idempotency-Key": "otra-clave"}
    )
    assert (other.status_code, other.json()["code"]) == (409, "charge_not_owed")
    assert Payment.objects.count() == 1
    told = browser.get(f"/api/v1/charges/{charge.id}").json()
    assert (told["consular_amount"], told["rate"], told["lines"][0]["number"]) == ("20.00", "0.950000", "14")
    assert Client().post(address, sent, **call).status_code == 401  # type: ignore[arg-type]


def test_the_rate_of_a_month_is_set_by_two_hands() -> None:
    consul, other = browser_of(serving(Role.CONSUL)), browser_of(serving(Role.CONSUL, "cg-roma"))
    assert "Zona del euro" in text(consul, reverse("payments:rates"))
    address = reverse("payments:propose_rate")
    assert "14/02/2026" in text(consul, address)
    sent = {"zone": "euro", "month": "2026-03-01", "official": "0.90", "rate": "1.04", "evidence": "BCE"}
    assert "no puede pasar de 1.035" in consul.post(address, sent).content.decode()
    assert "Elija una zona" in consul.post(address, sent | {"zone": "jp"}).content.decode()
    page = consul.post(address, sent | {"rate": "0.95"})["Location"]
    assert "Decidir" not in text(consul, page)
    assert page in text(other, reverse("payments:rates"))
    assert "5.6 %" in text(other, page)
    assert "por qué se rechaza" in other.post(page, {"decision": "reject"}).content.decode()
    assert consul.post(page, {"decision": "approve"}).status_code == 403
    assert other.post(page, {"decision": "approve"}).status_code == 302
    assert ExchangeRate.objects.get().state == ProposalState.APPROVED
    assert "0.95" in text(consul, reverse("payments:rates"))
    assert browser_of(serving(Role.CASHIER)).get(reverse("payments:rates")).status_code == 403


def test_only_whoever_serves_a_zone_proposes_its_rate() -> None:
    assert browser_of(serving(Role.OFFICER)).get(reverse("payments:propose_rate")).status_code == 403
    administrator = browser_of(serving(Role.ADMINISTRATOR, "mre"))
    page = text(administrator, reverse("payments:propose_rate"))
    assert "Japón (JPY)" in page
    assert queries.zone("jp").currency == "JPY"
