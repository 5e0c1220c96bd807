"""Does the directory say what a citizen needs, and is it kept by administrators alone?"""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.organisation import actions, queries
from chancery.kernel.organisation.tests.factories import administrator, load
from chancery.web.offices import views

pytestmark = pytest.mark.django_db

MORNING_IN_MADRID = datetime(2026, 4, 14, 9, tzinfo=UTC)
PROPOSAL = {"on": "2026-08-14", "name": "Aniversario de Arequipa", "norm": "Ordenanza regional"}


def test_the_directory_finds_a_post_and_says_whether_it_is_open(client: Client) -> None:
    load()
    with clock.set_to(MORNING_IN_MADRID):
        page = client.get("/oficinas/", {"text": "madrid consulado"}).content.decode()
    assert "Consulado General del Perú en Madrid" in page
    assert "Abierta ahora" in page
    assert "de 08:30 a 13:30" in page
    assert "14/04/2026 11:00" in page


def test_the_directory_says_why_a_post_is_closed(client: Client) -> None:
    load()
    with clock.set_to(datetime(2026, 7, 28, 15, tzinfo=UTC)):
        page = client.get("/oficinas/cg-madrid/").content.decode()
    assert "Hoy no atiende: feriado: Fiestas Patrias" in page
    assert "Embajada del Perú en España" in page
    assert "Próximo feriado" in page


def test_a_search_without_result_says_what_to_do(client: Client) -> None:
    load()
    with clock.set_to(MORNING_IN_MADRID):
        page = client.get("/oficinas/", {"text": "Atlántida"}).content.decode()
    assert "Ninguna oficina corresponde" in page


def test_a_post_is_found_by_the_english_name_of_its_country_and_of_its_day(client: Client) -> None:
    load()
    with clock.set_to(datetime(2026, 5, 16, 12, tzinfo=UTC)):
        page = client.get("/oficinas/?text=switzerland&idioma=en-gb").content.decode()
    assert "Consulado General del Perú en Zúrich" in page
    assert "Closed today: Saturday, a weekly rest day" in page
    assert "Consulado General del Perú en Milán" not in page


def test_another_language_of_the_question_is_no_answer_to_it(client: Client) -> None:
    page = client.get("/oficinas/consulado/?idioma=en-gb").content.decode()
    assert "Which consulate serves me?" in page
    assert "govuk-error-message" not in page
    assert "govuk-error-message" in client.get("/oficinas/consulado/?country=").content.decode()


def test_an_administrator_proposes_and_another_approves() -> None:
    load()
    with clock.set_to(MORNING_IN_MADRID):
        response = _post(administrator(), PROPOSAL)
        assert response.status_code == 302
        proposal = queries.pending_proposals().get()
        request = RequestFactory().post("/", {"decision": "approve"})
        request.actor = administrator()  # type: ignore[attr-defined]
        assert views.decide_holiday(request, proposal.id).status_code == 302
        assert not queries.calendar_of(queries.office("ode-arequipa")).is_working(date(2026, 8, 14))


def test_a_holiday_of_the_past_is_not_proposed() -> None:
    load()
    with clock.set_to(MORNING_IN_MADRID):
        page = _post(administrator(), {**PROPOSAL, "on": "2026-04-14"}).content.decode()
        assert "posterior a hoy" in page
        assert _post(administrator(), PROPOSAL).status_code == 302


def test_a_known_holiday_is_not_proposed() -> None:
    load()
    with clock.set_to(MORNING_IN_MADRID):
        page = _post(administrator(), {**PROPOSAL, "on": "2026-07-28"}).content.decode()
        assert "ya tiene un feriado" in page
        assert _post(administrator(), PROPOSAL).status_code == 302


def test_the_list_shows_what_waits_and_the_calendar_its_holidays() -> None:
    load()
    with clock.set_to(MORNING_IN_MADRID):
        actor = administrator()
        _post(actor, PROPOSAL)
        request = RequestFactory().get("/")
        request.actor = actor  # type: ignore[attr-defined]
        assert "Lo propuso usted" in views.manage(request).content.decode()
        assert "Aniversario de Arequipa" in views.manage(request).content.decode()
        assert "Día del Trabajo" in views.calendar(request, "ode-arequipa").content.decode()


def test_the_contact_is_corrected() -> None:
    load()
    request = RequestFactory().post("/", {"address": "Calle Mayor 1", "email": "madrid@consulado.invalid"})
    request.actor = administrator()  # type: ignore[attr-defined]
    assert views.correct_contact(request, "cg-madrid").status_code == 302
    assert queries.office("cg-madrid").address == "Calle Mayor 1"


def test_nobody_else_administers() -> None:
    load()
    stranger = Actor(name="Ciudadana", channel=Channel.WEB, request_id="-", person_id=uuid4())
    with clock.set_to(MORNING_IN_MADRID):
        with pytest.raises(NotAllowed):
            _post(stranger, PROPOSAL)
        with pytest.raises(actions.NotAnAdministrator):
            actions.propose_holiday(
                office=queries.office("mre"), on=date(2026, 8, 14), name="x", norm="x", actor=stranger
            )
        assert _post(administrator(), PROPOSAL).status_code == 302


def _post(actor: Actor, data: dict[str, str]) -> HttpResponse:
    request = RequestFactory().post("/", data)
    request.actor = actor  # type: ignore[attr-defined]
    return views.propose_holiday(request, "ode-arequipa")
