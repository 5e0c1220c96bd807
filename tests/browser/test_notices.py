"""Are the pages of notices usable by everyone: who serves them, who orders them done again, who is told, and a passer-by?"""

import pytest
from pytest_django.fixtures import Settings

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.languages import phrase
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.tests.factories import pdf
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications import publishing
from chancery.kernel.notifications.models import Letter, Notice
from chancery.kernel.notifications.tests.factories import (
    ABSENT,
    NOT_THERE,
    World,
    asked_for_mail,
    posted,
    told,
    visited,
    world,
)
from chancery.kernel.notifications.tests.test_publishing import GAZETTE, NEWSPAPER, WEB
from chancery.kernel.proofs import actions as proofs
from chancery.kernel.proofs.models import ProofKind
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at(settings: Settings) -> World:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return apart(world)


def _told(at: World) -> tuple[Notice, Notice, Letter]:
    """A notice that was published, with its proof and its file; and one with a visit made and a letter under way."""
    done = visited(told(at), NOT_THERE, at.officer)
    for each in (WEB, NEWSPAPER, GAZETTE):
        publishing.publish(notice=done, published=each, actor=at.officer)
    upload = documents.receive(filename="acta.pdf", content=pdf("Acta"), actor=at.officer)
    shown = proofs.Shown(kind=ProofKind.ACT, attempt=done.visits.get().pk, note="Hoja 1")
    proofs.attach(notice=done, upload_id=upload.id, shown=shown, actor=at.officer)
    proofs.issue_file(notice=done, actor=at.officer)
    waiting = visited(told(asked_for_mail(at)), ABSENT, at.officer)
    return done, waiting, posted(waiting, at.officer)


def test_every_page_of_notices_may_be_used_by_everyone(at: World, opened: Opened) -> None:
    done, waiting, letter = apart(lambda: _told(at))
    page, own = f"/por-notificar/{waiting.pk}/", f"/buzon/{done.pk}/"
    looks: dict[Actor | None, list[str]] = {
        None: ["/notificaciones-publicadas/"],
        at.officer: [
            "/por-notificar/", "/por-notificar/en-curso/", page, f"{page}visita/", f"{page}correo/",
            f"{page}correo/{letter.pk}/", f"{page}publicacion/", f"{page}declaracion/", f"{page}prueba/",
            f"/por-notificar/{done.pk}/",
        ],
        at.head: [f"/por-notificar/{done.pk}/", f"/por-notificar/{done.pk}/defecto/"],
        apart(lambda: at.citizen): [own, f"{own}constancia/", "/buzon/autorizaciones/"],
    }  # fmt: skip
    assert problems(opened, looks) == []


def _told_in_english(at: World) -> Notice:
    """What happened to a visa, to somebody who wants to be written to in English."""
    at.rosa.language = "en-gb"
    at.rosa.save(update_fields=["language"])
    return notifications.notify(
        recipient=at.rosa,
        subject=phrase("Se canceló la visa de la solicitud {number}", number="VIS-2026-000001-X"),
        text=phrase(
            "La visa de la solicitud {number} ya no vale: {reason}.",
            number="VIS-2026-000001-X",
            reason="El pasaporte se informó como perdido en Roma",
        ),
        case_id=None,
        link="/mis-tramites/",
        office=at.office,
        actor=at.officer,
    )


def test_a_notice_that_is_read_in_english_may_be_used_by_everyone(at: World, opened: Opened) -> None:
    notice = apart(lambda: _told_in_english(at))
    pages = ("/buzon/", f"/buzon/{notice.pk}/", "/mi-cuenta/contacto/")
    looks: dict[Actor | None, list[str]] = {
        apart(lambda: at.citizen): [f"{page}?idioma=en-gb" for page in pages]
    }
    assert problems(opened, looks) == []
