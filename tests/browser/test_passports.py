"""Are the pages of passports usable by everyone, wide and narrow: the citizen, the counter, the consul, Lima, the border, control?"""

from pathlib import Path

import pytest

from chancery.contexts.passports.models import Cancellation
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World
from chancery.kernel.base.actor import Actor
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/tramites/pasaporte/"


@pytest.fixture
def at() -> World:
    return apart(factories.world)


def looks_at(at: World) -> dict[Actor, list[str]]:
    def another() -> World:
        return factories.another(at)

    filed = factories.filed(another()).case.number
    pending = factories.paid(another(), answered=factories.PENDING).case.number
    paid = factories.paid(another()).case.number
    sent = factories.sent(another()).case.number
    made = factories.personalised(another()).application.case.number
    factories.certified(another())
    arrived = factories.ready(another(), **factories.with_before()).application.case.number
    gone = factories.delivered(at)
    held = another()
    passport = factories.delivered(held)
    factories.lost(at, gone)
    return {
        held.post.citizen: [
            f"{PAGE}solicitar",
            f"{PAGE}{passport.application.case.number}/",
            f"{PAGE}informar/{passport.number}",
        ],
        at.post.officer: [
            f"{PAGE}lista/",
            f"{PAGE}{filed}/enrolar",
            f"{PAGE}{pending}/",
            f"{PAGE}{pending}/comprobar",
            f"{PAGE}{arrived}/entregar",
            f"{PAGE}cancelar/",
            f"{PAGE}perdidos/",
            f"{PAGE}registro/",
        ],
        at.post.consul: [f"{PAGE}enviar/{at.office.code}/", f"{PAGE}{paid}/enviar", f"{PAGE}{paid}/denegar"],
        at.maker: [f"{PAGE}lima/", f"{PAGE}{sent}/personalizar", f"{PAGE}lima/despacho/{at.office.code}/"],
        at.checker: [f"{PAGE}{made}/certificar", f"{PAGE}{made}/rechazar", f"{PAGE}{made}/"],
        at.inspector: ["/frontera/pasaportes/"],
        at.auditor: [f"{PAGE}existencias/"],
    }


def test_every_page_of_a_passport_may_be_used_by_everyone(at: World, opened: Opened) -> None:
    looks = apart(lambda: looks_at(at))
    assert problems(opened, looks) == []


def test_the_holder_cancels_a_stolen_passport_by_keyboard(at: World, opened: Opened) -> None:
    passport = apart(lambda: factories.delivered(at))
    context = opened(at.post.citizen, java_script_enabled=False)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto(f"{PAGE}{passport.application.case.number}/")
    page.get_by_role("link", name="Informar que se perdió o lo robaron").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Lo robaron").focus()
    page.keyboard.press("Space")
    page.get_by_label("Qué ocurrió, dónde y cuándo").fill("En la estación")
    page.get_by_label("Sé que el pasaporte se cancela").focus()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_text("El pasaporte está cancelado").wait_for()
    assert apart(lambda: Cancellation.objects.get().number) == passport.number
    context.close()


def test_the_counter_enrols_with_a_photograph(at: World, opened: Opened, tmp_path: Path) -> None:
    application = apart(lambda: factories.filed(at))
    (tmp_path / "foto.jpg").write_bytes(factories.photograph())
    context = opened(at.post.officer)
    page = context.new_page()
    page.goto(f"{PAGE}{application.case.number}/enrolar")
    page.get_by_label("Fotografía", exact=True).set_input_files(tmp_path / "foto.jpg")
    for choice in page.get_by_label("Se tomó", exact=True).all():
        choice.check()
    for choice in page.get_by_label("Sí", exact=True).all():
        choice.check()
    page.get_by_role("button", name="Enrolar").click()
    page.get_by_text("Enrolado, por pagar").first.wait_for()
    context.close()
