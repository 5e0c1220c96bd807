"""Is what is closed to everybody entered with its end, and open again once that has come?"""

from datetime import date, timedelta

import pytest

from chancery.contexts.information import actions, queries
from chancery.contexts.information.actions import Classifying
from chancery.contexts.information.models import Classified
from chancery.contexts.information.tests.factories import PRIVACY, SECRECY, WORKING, Ministry, ministry
from chancery.kernel.base import clock
from chancery.kernel.identity.access import RoleMissing

pytestmark = pytest.mark.django_db


def classified(at: Ministry, **changes: object) -> Classified:
    """Something that the head of the ministry reserved for two years."""
    today = clock.today()
    stated: dict[str, object] = {
        "exemption": SECRECY,
        "subject": "Instrucciones de una negociación comercial",
        "reason": "Su revelación afectaría la posición del Perú mientras se negocia",
        "act": "R.M. 0100-2026-RE",
        "classified_on": today,
        "expires_on": date(today.year + 2, today.month, 1),
    }
    return actions.classify(office=at.office, stated=Classifying(**{**stated, **changes}), actor=at.head)  # type: ignore[arg-type]


@pytest.fixture
def at() -> Ministry:
    with clock.set_to(WORKING):
        return ministry()


def test_the_register_shows_what_is_closed_and_since_its_end_what_is_public(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = classified(at)
        (now,) = queries.register()
    assert now.is_closed
    assert now.standing == "Vigente"
    (later,) = queries.register(entry.expires_on + timedelta(days=1))
    assert not later.is_closed
    assert "es pública" in later.standing


def test_five_years_at_most(at: Ministry) -> None:
    today = clock.today()
    assert classified(at, expires_on=today.replace(year=today.year + 5, day=1))
    with pytest.raises(actions.ClassifiedTooLong):
        classified(at, expires_on=today + timedelta(days=366 * 5 + 2))


def test_only_what_the_law_lets_be_classified_with_reasons_by_the_head_of_its_office(at: Ministry) -> None:
    with pytest.raises(actions.NotClassifiable):
        classified(at, exemption=PRIVACY)
    with pytest.raises(actions.ClassificationIncomplete):
        classified(at, reason=" ")
    stated = Classifying(
        SECRECY, "Asunto", "Motivo", "R.M. 1", clock.today(), clock.today() + timedelta(days=30)
    )
    for other in (at.responsible, at.consul, at.citizen):
        with pytest.raises(RoleMissing):
            actions.classify(office=at.office, stated=stated, actor=other)
    assert actions.classify(office=at.office, stated=stated, actor=at.head)


def test_it_is_renewed_and_lifted_while_it_is_closed(at: Ministry) -> None:
    entry = classified(at)
    with pytest.raises(queries.ClassifiedNotFound):
        actions.renew(number="CLA-1", until=entry.expires_on, act="R.M. 2", reason="Sigue", actor=at.head)
    later = entry.expires_on + timedelta(days=365)
    actions.renew(number=entry.number, until=later, act="R.M. 0200-2027-RE", reason="Sigue", actor=at.head)
    assert queries.closed(entry.number).expires_on == later
    actions.lift(
        number=entry.number, act="R.M. 0300-2027-RE", reason="Concluyó la negociación", actor=at.head
    )
    assert "Desclasificada" in queries.closed(entry.number).standing
    with pytest.raises(actions.NotClosedNow):
        actions.lift(number=entry.number, act="R.M. 4", reason="Otra vez", actor=at.head)


def test_numbers_have_no_gap(at: Ministry) -> None:
    numbers = [classified(at).number.split("-")[2] for _ in range(3)]
    assert numbers == ["000001", "000002", "000003"]
