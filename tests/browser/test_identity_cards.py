"""Are the pages of identity cards usable by everyone, wide and narrow: the citizen, the officer, who closes the stock?"""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from chancery.contexts.identity_cards import actions
from chancery.contexts.identity_cards.rules import CardSupply
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.days import months_after
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/tramites/dni/"


@pytest.fixture
def at() -> World:
    return apart(factories.world)


def of(at: World, name: str) -> actions.Particulars:
    return factories.of_a_child(at, given_names=name)


def looks_at(at: World) -> dict[Actor, list[str]]:
    filed = factories.filed(at).case.number
    paid = factories.paid(at, of(at, "Ana")).case.number
    live = factories.captured(at, "live_virtual", of(at, "Bea")).case.number
    observed = factories.observed(at, of(at, "Caro")).case.number
    here = factories.received(at, of(at, "Dora")).case.number
    waits = factories.dispatched(at, of(at, "Eva"))
    reception = factories.receive(at, [waits.case.number, "70000001"])
    elsewhere = factories.to_forward(at, of(at, "Gala")).case.number
    transfer = factories.forwarded(at, of(at, "Hebe"))
    other = acts.post("cg-madrid")
    shipment = factories.prepared(at).case.number
    factories.captured(at, "semiautomatic", of(at, "Flor"))
    month: date = months_after(acts.today(at.office), -1)
    count = actions.count_stock(
        office=at.office, supply=CardSupply.FORM, month=month, counted=1, actor=at.post.officer
    )
    desk = f"/dni/{at.office.code}/"
    return {
        at.post.citizen: [
            f"{PAGE}solicitar",
            f"{PAGE}{filed}/",
            f"{PAGE}{here}/recoger-en-otra-oficina",
            f"{PAGE}{elsewhere}/",
        ],
        at.post.officer: [
            desk,
            f"{desk}envios/",
            f"/dni/envios/{shipment}/",
            f"/dni/envios/{shipment}/enviar",
            f"{desk}recepciones/",
            f"{desk}recepciones/nueva",
            f"/dni/recepciones/{reception.id}/",
            f"{desk}existencias/",
            f"{desk}existencias/mover",
            f"{desk}existencias/contar",
            f"{PAGE}{paid}/capturar",
            f"{PAGE}{paid}/esquela",
            f"{PAGE}{live}/aprobar",
            f"{PAGE}{live}/enviar",
            f"{PAGE}{live}/anotar",
            f"{PAGE}{observed}/recuperar",
            f"{PAGE}{here}/",
            f"{PAGE}{here}/entregar",
            f"{PAGE}{here}/devolver",
            f"{PAGE}{here}/recoger-en-otra-oficina",
            f"{PAGE}{elsewhere}/",
            f"{PAGE}{elsewhere}/enviar-a-otra-oficina",
            f"{desk}traslados/",
            f"/dni/traslados/{transfer.id}/",
        ],
        other.officer: [f"/dni/{other.office.code}/traslados/", f"/dni/traslados/{transfer.id}/"],
        at.post.consul: [f"/dni/conteos/{count.id}/"],
    }


def test_every_page_of_a_card_may_be_used_by_everyone(at: World, opened: Opened) -> None:
    looks = apart(lambda: looks_at(at))
    assert problems(opened, looks) == []


def test_the_stock_is_closed_by_keyboard_without_scripts(at: World, opened: Opened) -> None:
    def counted() -> object:
        month = months_after(acts.today(at.office), -1)
        return actions.count_stock(
            office=at.office, supply=CardSupply.FORM, month=month, counted=1, actor=at.post.officer
        ).id

    count_id = apart(counted)
    context = opened(at.post.consul, java_script_enabled=False)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto(f"/dni/conteos/{count_id}/")
    page.get_by_label("Qué explica la diferencia").focus()
    page.keyboard.type("Apareció una")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Quedó cerrado.")).to_be_visible()
    context.close()


def test_a_card_goes_to_where_its_holder_moved(at: World, opened: Opened) -> None:
    request = apart(lambda: factories.received(at))
    other = apart(lambda: acts.post("cg-madrid"))
    number = request.case.number

    def seen_by(actor: Actor, path: str) -> Page:
        page = opened(actor).new_page()
        page.goto(path)
        return page

    page = seen_by(at.post.citizen, f"{PAGE}{number}/")
    page.get_by_role("link", name="Recoger el DNI en otra oficina").click()
    page.get_by_label("¿Dónde lo recogerá?").select_option("cg-madrid")
    page.get_by_role("button", name="Cambiar la oficina").click()
    expect(page.get_by_text("Cambió la oficina donde se recoge el DNI.")).to_be_visible()
    page = seen_by(at.post.officer, f"/dni/{at.office.code}/traslados/")
    page.get_by_role("link", name=number).click()
    page.get_by_role("button", name="Enviar a la oficina de recojo").click()
    page.get_by_label("Quién lo lleva").fill("Valija diplomática")
    page.get_by_label("Número de su guía").fill("VD 7")
    page.get_by_role("button", name="Enviar a la oficina de recojo").click()
    page = seen_by(other.officer, f"/dni/{other.office.code}/traslados/")
    page.get_by_role("link", name=number).click()
    page.get_by_label("Sí: lo acepto").check()
    page.get_by_role("button", name="Responder").click()
    page.goto(f"{PAGE}{number}/")
    expect(page.get_by_role("button", name="Entregar el DNI")).to_be_visible()
