"""Are the pages of salvoconductos usable by everyone, wide and narrow: the citizen, the office, the border, control?"""

import pytest

from chancery.contexts.travel_papers.models import TravelPaper
from chancery.contexts.travel_papers.rules import Initiative
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import CHILD, World
from chancery.kernel.base.actor import Actor
from tests.browser.conftest import Opened, Sits, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/tramites/salvoconducto/"


@pytest.fixture
def at() -> World:
    return apart(factories.world)


def looks_at(at: World) -> dict[Actor, list[str]]:
    filed = factories.filed(at, given_names="Ana").case.number
    poor = factories.identified(at, given_names="Bea", initiative=Initiative.INDIGENCE).case.number
    paid = factories.paid(at, given_names="Clara").case.number
    printed = factories.printed(at, given_names="Delia").application.case.number
    delivered = factories.delivered(at).application.case.number
    child = factories.identified(at, **CHILD).case.number
    second = factories.identified(at, second_cause="Perdió el vuelo por una huelga").case.number
    return {
        at.post.citizen: [f"{PAGE}solicitar", f"{PAGE}{delivered}/", f"{PAGE}{delivered}/perdida"],
        at.post.officer: [
            f"{PAGE}{filed}/identidad",
            f"{PAGE}{paid}/imprimir",
            f"{PAGE}{printed}/",
            f"{PAGE}{printed}/inutilizar",
            f"{PAGE}{printed}/entregar",
            f"{PAGE}{second}/aprobar-otro",
            f"{PAGE}{child}/autorizaciones",
            f"{PAGE}lista/",
        ],
        at.post.consul: [
            f"{PAGE}{poor}/conceder",
            f"{PAGE}{poor}/denegar",
            f"{PAGE}{delivered}/cancelar",
        ],
        at.inspector: ["/frontera/salvoconductos/"],
        at.auditor: [f"{PAGE}lista/", f"{PAGE}informe/"],
    }


def test_every_page_of_a_salvoconducto_may_be_used_by_everyone(at: World, opened: Opened) -> None:
    looks = apart(lambda: looks_at(at))
    assert problems(opened, looks) == []


def test_the_border_is_answered_by_keyboard_without_scripts(at: World, opened: Opened) -> None:
    paper = apart(lambda: factories.delivered(at))
    context = opened(at.inspector, java_script_enabled=False)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto("/frontera/salvoconductos/")
    page.get_by_label("Número del salvoconducto").focus()
    page.keyboard.type(paper.number)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_text("Sí: el salvoconducto vale").wait_for()
    page.get_by_text("María José Ñahui Prueba").first.wait_for()
    context.close()


def test_each_role_does_its_part_by_keyboard(at: World, sits: Sits) -> None:
    application = apart(lambda: factories.filed(at, initiative=Initiative.INDIGENCE))
    case = f"{PAGE}{application.case.number}/"
    officer = sits(at.post.officer).goes(f"{PAGE}lista/").type("Número, DNI o nombre", "ñahui")
    officer.press("button", "Buscar").press("link", application.case.number)
    officer.press("button", "Comprobar la identidad")
    officer.type("Partida de nacimiento: cuál es y dónde consta (opcional)", factories.BIRTH_ACT)
    officer.type("Pariente que lo identifica (opcional)", factories.KIN.name)
    officer.page.get_by_label("Qué es del titular").select_option("2")
    officer.type("Cómo se le ubicó (opcional)", factories.KIN.contact)
    officer.type("Qué dijo (opcional)", factories.KIN.said)
    officer.press("button", "Comprobar la identidad").sees("pariente en 2.º grado")
    consul = sits(at.post.consul).goes(case).press("button", "Conceder el salvoconducto")
    consul.type("En qué consta que no puede pagarlo (opcional)", "Vive en un albergue")
    consul.press("button", "Conceder el salvoconducto").sees("gratis por indigencia")
    officer.goes(case).press("button", "Imprimir el salvoconducto")
    officer.press("button", "Imprimir el salvoconducto").sees("Descargar los tres originales")
    (paper,) = apart(lambda: list(TravelPaper.objects.all()))
    officer.press("button", "Entregar")
    officer.type("Zona de lectura mecánica del original del titular", paper.zone.replace("\n", " "))
    officer.press("button", "Entregar").sees("Entregado")
    holder = sits(at.post.citizen).goes(case).press("button", "Avisar que se perdió o lo robaron")
    holder.page.get_by_label("Perdido").check()
    holder.type("Dónde y cuándo ocurrió", "En el metro, hoy")
    holder.press("button", "Avisar que se perdió o lo robaron").sees("Cancelado")
