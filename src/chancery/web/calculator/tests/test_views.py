"""Does the calculator tell anybody when a period ends and why, on paper, to programs, and without a script?"""

from datetime import date
from html import unescape

import pytest
from django.test import Client

from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db
PAGE, API = "/plazos/", "/api/v1/calculator"
ASKED = {"begins_on": "2026-03-20", "amount": "30", "unit": "working_days", "office": "mre"}


@pytest.fixture(autouse=True)
def _network() -> None:
    network.load(range(2025, 2028))


def text(client: Client, **asked: str) -> str:
    response = client.get(PAGE, asked)
    assert response.status_code == 200
    return unescape(response.content.decode())


def refused(client: Client, **asked: str) -> str:
    response = client.get(PAGE, asked)
    assert response.status_code == 422
    return unescape(response.content.decode())


def test_a_stranger_is_led_to_it_and_finds_a_form(client: Client) -> None:
    assert f'href="{PAGE}"' in client.get("/").content.decode()
    page = text(client)
    assert "<script" not in page.split("<main")[1]
    assert "Interponer reconsideración o apelación: 15 días hábiles" in page
    assert "Día por día" not in page


def test_it_says_when_and_why_day_by_day(client: Client) -> None:
    page = text(client, **ASKED)
    assert "6 de mayo de 2026" in page
    assert "Vence ese miércoles" in page
    assert "feriado: Jueves Santo (DLeg 713, art. 6)" in page
    assert "sábado, descanso semanal (TUO Ley 27444, art. 145.1)" in page
    assert "begins_on=2026-03-20" in page


def test_distance_silence_suspension_and_the_public_sectors_days(client: Client) -> None:
    far = text(client, begins_on="2026-03-20", period="lpag.appeal", office="mre", place="Arequipa")
    assert "16 de abril de 2026" in far
    assert "término de la distancia (TUO Ley 27444, art. 146)" in far
    assert "R.A. 1325-CME-PJ" in far
    assert "miércoles 13 de mayo de 2026" in text(client, **ASKED, has_positive_silence="on")
    paused = text(client, **ASKED, paused_on="2026-03-25", resumed_on="2026-04-06")
    assert "14 de mayo de 2026" in paused
    assert "el plazo se suspende (TUO Ley 27444, art. 136)" in paused
    closed = {**ASKED, "begins_on": "2025-12-30", "amount": "2"}
    page = text(client, **closed)
    assert "5 de enero de 2026" in page
    assert "Día no laborable (no laborable compensable) (DS 042-2025-PCM)" in page
    assert "2 de enero de 2026" in text(client, **closed, is_tax="on")


@pytest.mark.parametrize(
    ("asked", "due", "silence"),
    [
        # Appeal, art. 218.2: notified on a Friday; Fiestas Patrias and the 6th of August are left out.
        ({"begins_on": "2026-07-24", "period": "lpag.appeal", "office": "mre"}, "2026-08-19", None),
        # Filed on the Saturday before Easter in Milan, whose Monday is a holiday: it counts from Wednesday.
        ({"begins_on": "2026-04-04", "period": "information.answer", "office": "cg-milan", "is_filing": "on"}, "2026-04-21", None),
        # A month from the 30th of January: February has none, and the 1st of March is a Sunday.
        ({"begins_on": "2026-01-30", "amount": "1", "unit": "months", "office": "mre"}, "2026-03-02", None),
        # Thirty days over Christmas, with two compensable days, and the five of the notification.
        ({"begins_on": "2025-12-01", "amount": "30", "unit": "working_days", "office": "mre", "has_positive_silence": "on"}, "2026-01-20", "2026-01-27"),
        # The same for a tax: the two compensable days count.
        ({"begins_on": "2025-12-01", "amount": "30", "unit": "working_days", "office": "mre", "is_tax": "on"}, "2026-01-16", None),
    ],
)  # fmt: skip
def test_what_was_counted_on_the_fingers_is_what_page_and_program_say(
    client: Client, asked: dict[str, str], due: str, silence: str | None
) -> None:
    page = text(client, **asked)
    assert date.fromisoformat(due).strftime("%d/%m/%Y") in page
    given = {"code" if name == "period" else name: "true" if value == "on" else value for name, value in asked.items()}  # fmt: skip
    told = client.get(API, given).json()
    assert (told["due_on"], told["silence_on"]) == (due, silence)
    assert f"{date.fromisoformat(due).day} de" in page.split("govuk-panel__title")[1].split("</h2>")[0]


def test_what_cannot_be_counted_is_said_beside_its_field(client: Client) -> None:
    assert "Elija un plazo de la lista, o escriba cuánto es." in refused(
        client, begins_on="2026-03-20", office="mre"
    )
    assert "Indique cuándo se reanudó el plazo" in refused(client, **ASKED, paused_on="2026-03-25")
    assert "no tiene aún los feriados de" in refused(client, **{**ASKED, "unit": "years"})
    assert "La tabla no tiene el término de la distancia" in refused(
        client, **{**ASKED, "office": "ode-cusco"}, place="Arequipa"
    )
    assert "6 de mayo de 2026" in text(client, **ASKED)


def test_the_rules_and_the_distances_are_published_with_their_source(client: Client) -> None:
    page = unescape(client.get(f"{PAGE}reglas/").content.decode())
    assert "TUO Ley 27444 (D.S. 006-2017-JUS), art. 143.1" in page
    assert "por confirmar" in page
    assert "Chachapoyas (Amazonas)" in page


def test_programs_get_the_same(client: Client) -> None:
    told = client.get(API, {**ASKED, "has_positive_silence": "true"}).json()
    assert (told["due_on"], told["silence_on"], told["time_zone"]) == (
        "2026-05-06",
        "2026-05-13",
        "America/Lima",
    )
    assert told["days"][0] == {
        "day": "2026-03-20", "counted": False, "ordinal": 0,
        "reason": "día de la notificación o presentación: no se cuenta", "norm": "TUO Ley 27444, art. 144",
    }  # fmt: skip
    by_code = client.get(API, {"begins_on": "2026-03-20", "code": "lpag.appeal", "place": "Arequipa"}).json()
    assert (by_code["due_on"], by_code["distance_days"], by_code["norm"]) == (
        "2026-04-16", 2, "TUO Ley 27444, art. 218.2",
    )  # fmt: skip
    for wrong, status in (
        ({"amount": "1001"}, 422), ({"office": "nada"}, 404), ({"code": "nada"}, 404), ({"place": "Nada"}, 404),
        ({"paused_on": "2026-03-25"}, 422), ({"unit": "years"}, 409),
    ):  # fmt: skip
        assert client.get(API, {**ASKED, **wrong}).status_code == status, wrong
