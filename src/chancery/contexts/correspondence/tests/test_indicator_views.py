"""Are the indicators a table, a picture and a file of one's own units?"""

import re
from datetime import date, timedelta

import pytest

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.rules import EntryChannel
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity.tests.browsers import browser_of, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def test_the_indicators_are_a_table_a_chart_and_a_file_of_ones_own_units(at: Ministry) -> None:
    movement = factories.in_hand(at)
    copy = factories.to(at.other, "inform", is_copy=True)
    actions.route(record=movement.record, to=[copy], actor=at.secretary)
    actions.attend(movement=movement, reason="Se respondió", actor=at.secretary)
    factories.registered(at, to=at.unit, channel=EntryChannel.EXCHANGE)
    secretary = browser_of(at.secretary)
    page = text(secretary, "/correspondencia/indicadores/")
    assert f"{at.unit.name}: 1 (de hasta una semana: 1)" in page
    assert at.other.name not in page.split("<table")[1]
    sheet = secretary.get("/correspondencia/indicadores/?formato=csv")
    lines = sheet.content.decode().splitlines()
    assert lines[1].startswith(f"oti,{at.unit.name},2,1,0,")
    assert "Folios no impresos,3" in lines
    assert "inform,Para conocimiento,1,0,0," not in lines
    assert "procedure,Trámite que corresponde,2,1,0,0.0" in lines
    for title in (
        "Documentos pendientes de cada unidad",
        "Días que tarda cada unidad",
        "Días que tarda cada paso",
    ):
        assert page.count(title) == 1, title
    assert f"{at.unit.name}: 0.0" in page
    auditor = factories.serving("Aurora", "mre", Role.AUDITOR)
    found = queries.figures(auditor, since=clock.today(), until=clock.today())
    assert {each.unit: (each.came, each.pending) for each in found.units} == {"leg": (1, 1), "oti": (2, 1)}
    assert (found.sheets_avoided, found.copies_avoided) == (3, 3)
    assert [(each.code, each.came, each.ended) for each in found.steps] == [
        ("register", 2, 2),
        ("inform", 1, 0),
        ("procedure", 2, 1),
    ]
    told = browser_of(auditor).get("/api/v1/correspondence/indicators").json()
    assert [(each["unit"], each["came"], each["pending"]) for each in told["units"]] == [
        ("leg", 1, 1),
        ("oti", 2, 1),
    ]
    assert [each["code"] for each in told["steps"]] == ["register", "inform", "procedure"]
    assert (told["since"], told["sheets_avoided"]) == (str(clock.today() - queries.MONTH), 3)
    early = secretary.get("/api/v1/correspondence/indicators?since=2026-01-01&until=2026-01-02").json()
    assert (early["registered"], early["steps"], early["units"][0]["came"]) == (0, [], 0)
    assert browser_of(at.citizen).get("/api/v1/correspondence/indicators").status_code == 403
    none = "/correspondencia/indicadores/?desde=2026-01-01&hasta=2026-01-02"
    assert "No hubo movimiento" not in text(secretary, none)
    for typed, since, until in (
        ("", clock.today() - queries.MONTH, clock.today()),
        ("?desde=2026-01-01&hasta=2026-01-02", date(2026, 1, 1), date(2026, 1, 2)),
        ("?hasta=2026-03-31", date(2026, 3, 1), date(2026, 3, 31)),
    ):
        shown = secretary.get(f"/correspondencia/indicadores/{typed}").content.decode()
        assert [f'value="{since}"' in shown, f'value="{until}"' in shown] == [True, True], typed
    for far, named in (("0001-01-01", "01/01/1900"), ("9999-12-31", "31/12/2200")):
        assert named in text(secretary, f"/correspondencia/indicadores/?hasta={far}")
        outside = secretary.get(f"/api/v1/correspondence/indicators?until={far}")
        assert outside.status_code == 422
    assert browser_of(at.citizen).get("/correspondencia/indicadores/").status_code == 403


def test_what_waits_is_a_picture_and_a_table_by_age(at: Ministry) -> None:
    began = clock.now()
    for after, unit in ((0, at.unit), (35, at.unit), (43, at.unit), (43, at.unit), (44, at.other)):
        with clock.advanced(timedelta(days=after)):
            factories.registered(at, to=unit)
    with clock.advanced(timedelta(days=45)):
        auditor = factories.serving("Aurora", "mre", Role.AUDITOR)
        page = text(browser_of(auditor), "/correspondencia/indicadores/")
        sheet = browser_of(auditor).get("/correspondencia/indicadores/?formato=csv").content.decode()
    picture = page.split("Documentos pendientes de cada unidad", 1)[1].split("</figure>")[0]
    assert "de oscuro a claro: más antiguos, de hasta un mes, de hasta una semana" in picture
    assert f"{at.unit.name}: 4 (más antiguos: 1; de hasta un mes: 1; de hasta una semana: 2)" in picture
    assert f"{at.other.name}: 1 (de hasta una semana: 1)" in picture
    bars = {
        bar.split("<svg")[0].strip(): re.findall(r'x="(\d+)" y="0" width="(\d+)"', bar)
        for bar in picture.split("<li>")[1:]
    }
    drawn = {name.split(":")[0]: parts for name, parts in bars.items()}
    assert drawn[at.unit.name] == [("0", "100"), ("100", "100"), ("200", "200")]
    assert drawn[at.other.name] == [("0", "0"), ("0", "0"), ("0", "100")]
    table = page.split("Pendientes por unidad y antigüedad")[1].split("</table>")[0]
    row = re.findall(r"<td[^>]*>([^<]*)</td>", table.split(f">{at.unit.name}<")[1].split("</tr>")[0])
    oldest = began.astimezone(clock.LIMA).date()
    assert row == ["4", "2", "1", "1", f"{oldest:%d/%m/%Y}"]
    assert f",4,2,1,1,{oldest}" in sheet
