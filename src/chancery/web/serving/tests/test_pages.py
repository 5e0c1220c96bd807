"""From the refusal of a request to its notice under the door, by pages."""

from datetime import timedelta

import pytest

from chancery.contexts.apostilles import actions
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice, ServedBy
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> factories.Ministry:
    return factories.ministry()


def test_a_refusal_is_taken_to_the_applicant(at: factories.Ministry) -> None:
    request = factories.taken(at)
    actions.refuse(request=request, reason="No corresponde", actor=at.officer)
    notice = Notice.objects.get(case_id=request.case_id, subject__contains="denegada")
    assert notice.office == at.office
    officer, citizen = browser_of(at.officer), browser_of(at.citizen)
    assert "/por-notificar/" in officer.get("/bandeja/").content.decode()
    last = f"/por-notificar/{notice.pk}/"
    listed = officer.get("/por-notificar/").content.decode()
    assert last in listed
    assert "Sin domicilio registrado" in listed
    assert "No corresponde" not in listed
    assert "No corresponde" in officer.get(last).content.decode()
    assert citizen.get(last).status_code == 403

    now = clock.now().astimezone(clock.LIMA)
    calendar = organisation.calendar_of(at.office)
    next_on = calendar.next_working(now.date() + timedelta(days=1))
    typed = {
        "on": now.date().isoformat(), "hour": f"{now:%H:%M:%S}", "address": "Jirón Lampa 545", "outcome": "absent",
        "act": "Nadie", "next_on": next_on.isoformat(),
    }  # fmt: skip
    with clock.advanced(timedelta(minutes=1)):
        typed["hour"] = f"{clock.now().astimezone(clock.LIMA):%H:%M:%S}"
        assert (
            "Escriba lo que consta" in officer.post(f"{last}visita/", {**typed, "act": ""}).content.decode()
        )
        early = officer.post(f"{last}visita/", {**typed, "outcome": "under_door", "next_on": ""})
        assert "segunda visita" in early.content.decode()
        assert officer.post(f"{last}visita/", typed)["Location"] == last
    with clock.advanced(timedelta(days=(next_on - now.date()).days, minutes=5)):
        officer, citizen = browser_of(at.officer), browser_of(at.citizen)
        second = {**typed, "on": next_on.isoformat(), "outcome": "under_door", "next_on": ""}
        assert officer.post(f"{last}visita/", second)["Location"] == last
        assert officer.post(f"{last}visita/", second).status_code == 422
        assert last not in officer.get("/por-notificar/").content.decode()
        proof = citizen.get(f"/buzon/{notice.pk}/constancia/").content.decode()
    notice.refresh_from_db()
    assert notice.served_by == ServedBy.DOOR
    assert "Visitas al domicilio" in proof
    assert "se dejó bajo la puerta" in proof
