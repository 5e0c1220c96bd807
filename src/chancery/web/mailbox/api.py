"""A person's mailbox for programs: what was left in it, opening it, and by which ways one is notified."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.decorators import decorate_view

from chancery.kernel.base.errors import Invalid
from chancery.kernel.notifications import actions, queries
from chancery.kernel.notifications.models import Notice, ServiceMode
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Offset, OptionalLine
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.mailbox.forms import CONSENTED

router = Router(tags=["mailbox"])
_reader = may("cases:read")
_person = Session()
_LIMIT = 100
Way = Literal[ServiceMode.MAILBOX, ServiceMode.EMAIL, ServiceMode.MAIL]


class TermsUnread(Invalid):
    """Whoever accepts a way of being notified has read what it means (Ley 31736, art. 4.2)."""

    code = "notification_terms_unread"
    sentence = "Para aceptar debe indicar que leyó los términos de esa forma de notificación."
    next_step = "Léalos en la página del buzón y envíe «has_read» con valor verdadero."


class LeftNoticeOut(Schema):
    """What a notice is about; its text is not here, because reading it is the acknowledgement.

    Its subject is Spanish; who is written to in another language has it in `reading_language` too, for courtesy.
    """

    id: UUID
    subject: str
    reading_language: str
    reading_subject: str
    left_at: datetime
    opened_at: datetime | None
    takes_effect: bool


class OpenedNoticeOut(LeftNoticeOut):
    """What a notice says, where it leads, and since when it takes effect, if it has."""

    text: str
    reading_text: str
    link: str
    act_number: str
    served_at: datetime | None
    effective_on: date | None
    effect_norm: str


class WayOut(Schema):
    mode: ServiceMode
    accepted_at: datetime | None


class WayIn(Schema):
    """Accepting says that the terms were read."""

    mode: Way
    is_given: bool
    has_read: bool = False


@router.get("/", auth=_reader, response=list[LeftNoticeOut], summary="Su buzón, lo no leído primero")
def mailbox(request: HttpRequest, q: OptionalLine = "", offset: Offset = 0) -> list[LeftNoticeOut]:
    found = queries.mailbox_of(actor_from(request), text=q)[offset : offset + _LIMIT]
    return [LeftNoticeOut(**_left(each)) for each in found]


@router.post(
    "/{uuid:notice_id}/open",
    auth=_person,
    response=OpenedNoticeOut,
    summary="Leer una notificación y dar el acuse",
)
def open_notice(request: HttpRequest, notice_id: UUID) -> OpenedNoticeOut:
    """Only the person: reading begins the periods that count from the notice."""
    actor = actor_from(request)
    notice = actions.open_notice(notice=queries.notice(notice_id, actor=actor), actor=actor)
    proof = queries.proof_of_service(notice)
    return OpenedNoticeOut(
        **_left(notice),
        text=notice.text,
        reading_text=notice.reading_text,
        link=notice.link,
        act_number=notice.act_number,
        served_at=notice.served_at,
        effective_on=proof.effective_on,
        effect_norm=proof.effect_norm,
    )


@router.get("/ways", auth=_person, response=list[WayOut], summary="De qué formas se le notifica")
def ways(request: HttpRequest) -> list[WayOut]:
    actor = actor_from(request)
    given = {mode: queries.consent_of(actor, mode) for mode in CONSENTED}
    return [WayOut(mode=mode, accepted_at=kept.accepted_at if kept else None) for mode, kept in given.items()]


@router.post(
    "/ways",
    auth=_person,
    response=list[WayOut],
    openapi_extra=OPENAPI,
    summary="Aceptar una forma de notificación, o retirarla",
)
@decorate_view(idempotent)
def change_way(request: HttpRequest, sent: WayIn) -> list[WayOut]:
    if sent.is_given and not sent.has_read:
        raise TermsUnread({"has_read": [TermsUnread.sentence]})
    change = actions.consent if sent.is_given else actions.withdraw
    change(mode=sent.mode, actor=actor_from(request))
    return ways(request)


def _left(notice: Notice) -> dict[str, Any]:
    return {
        "id": notice.pk,
        "subject": notice.subject,
        "reading_language": notice.reading_language,
        "reading_subject": notice.reading_subject,
        "left_at": notice.created_at,
        "opened_at": notice.opened_at,
        "takes_effect": notice.takes_effect,
    }
