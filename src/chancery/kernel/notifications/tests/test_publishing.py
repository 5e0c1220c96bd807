"""Is a notice published only where there is nowhere to take it, and does it take effect with the last publication?"""

from dataclasses import replace
from datetime import date

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.notifications import means, publishing, queries
from chancery.kernel.notifications.models import Medium, Notice, ServedBy
from chancery.kernel.notifications.publishing import Published
from chancery.kernel.notifications.tests.factories import (
    ABSENT,
    LATER,
    NOT_THERE,
    World,
    asked_for_mail,
    posted,
    told,
    visited,
    world,
)

pytestmark = pytest.mark.django_db
GAZETTE = Published(
    medium=Medium.GAZETTE,
    on=date(2026, 3, 14),
    reference="El Peruano, página 12",
    inquiry="RENIEC, SUNAT y la guía no dan otro domicilio",
)
NEWSPAPER = replace(GAZETTE, medium=Medium.NEWSPAPER, on=date(2026, 3, 12), reference="Página 8")
WEB = replace(GAZETTE, medium=Medium.WEB, reference="Sede digital")


@pytest.fixture
def at() -> World:
    return world()


def published(notice: Notice, made: Published, at: World) -> Notice:
    with clock.set_to(LATER):
        publishing.publish(notice=notice, published=made, actor=at.officer)
    notice.refresh_from_db()
    return notice


def test_with_gazette_and_newspaper_it_takes_effect_on_a_working_day(at: World) -> None:
    notice = visited(told(at), NOT_THERE, at.officer)
    assert published(notice, WEB, at).served_at is None
    assert published(notice, NEWSPAPER, at).served_at is None
    assert published(notice, GAZETTE, at).served_by == ServedBy.PUBLISHED
    proof = queries.proof_of_service(notice)
    assert GAZETTE.on.strftime("%A") == "Saturday"
    assert proof.effective_on == date(2026, 3, 16)


def test_what_has_a_domicile_is_not_published(at: World) -> None:
    notice = told(at)
    with pytest.raises(publishing.PublicationNotOpen, match="visita al domicilio"):
        published(notice, GAZETTE, at)
    with pytest.raises(publishing.PublicationNotOpen):
        published(visited(notice, ABSENT, at.officer), GAZETTE, at)
    again = visited(notice, replace(NOT_THERE, at=LATER), at.officer, when=LATER)
    assert published(again, GAZETTE, at).publications.count() == 1


def test_while_a_letter_is_under_way_nothing_is_published(at: World) -> None:
    notice = visited(told(asked_for_mail(at)), NOT_THERE, at.officer)
    posted(notice, at.officer)
    with pytest.raises(publishing.PublicationNotOpen, match="esperar lo que diga el correo"):
        published(notice, GAZETTE, at)


def test_who_has_no_known_domicile_is_notified_by_publication() -> None:
    at = world(address="")
    notice = told(at)
    assert means.open_means(queries.tried(notice)) == (means.Means.PUBLICATION,)
    with pytest.raises(access.RoleMissing):
        publishing.publish(notice=notice, published=GAZETTE, actor=at.citizen)
    assert published(published(notice, GAZETTE, at), NEWSPAPER, at).served_by == ServedBy.PUBLISHED


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (replace(GAZETTE, on=date(2026, 3, 1)), "on"),
        (replace(GAZETTE, on=date(2026, 12, 1)), "on"),
        (replace(GAZETTE, reference=" "), "reference"),
        (replace(GAZETTE, inquiry=""), "inquiry"),
    ],
)
def test_what_a_publication_must_say(made: Published, field: str) -> None:
    at = world(address="")
    notice = told(at)
    with pytest.raises(Invalid) as refused:
        published(notice, made, at)
    assert list(refused.value.fields) == [field]
    assert published(notice, GAZETTE, at).publications.exists()
