"""When is a notice published because there is nowhere to take it, and when does that take effect?"""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.notifications import actions, means, queries, serving
from chancery.kernel.notifications.means import Means
from chancery.kernel.notifications.models import Medium, Notice, NoticePublication, ServedBy


class PublicationNotOpen(Conflict):
    """What can still be taken to a domicile is not published instead (TUO of Ley 27444, arts. 20.2 and 23.1.2)."""

    code = "publication_not_open"
    sentence = "No se puede publicar todavía: antes corresponde {first}."
    next_step = "Si el domicilio no existe o la persona no vive ahí, registre la visita que lo comprobó."


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Where and when it was published, and how a domicile had been looked for."""

    medium: Medium
    on: date
    reference: str
    inquiry: str


@transaction.atomic
def publish(*, notice: Notice, published: Published, actor: Actor) -> NoticePublication:
    """Write down a publication; with the last of those that the law wants the notice takes effect (art. 25.3).

    Raises `NotForTheOfficeToServe`, `PublicationNotOpen`, `Invalid`, and `RoleMissingHere` at another office.
    """
    access.require(actor, *access.AT_A_COUNTER, office_id=notice.office_id)
    publisher_id = access.require_person(actor)
    locked = serving.lock(notice=notice)
    open_now = means.open_means(queries.tried(locked))
    if Means.PUBLICATION not in open_now:
        first = open_now[0].label.lower() if open_now else "esperar lo que diga el correo del envío hecho"
        raise PublicationNotOpen(first=first)
    zone = queries.calendar_for(locked).zone
    fields = serving.required(published, "reference", "inquiry")
    if not locked.created_at.astimezone(zone).date() <= published.on <= clock.today(zone):
        fields["on"] = ["Debe ser un día entre el de la notificación y hoy."]
    if fields:
        raise Invalid(fields)
    row = NoticePublication.objects.create(
        notice=locked,
        medium=published.medium,
        published_on=published.on,
        reference=published.reference,
        inquiry=published.inquiry,
        publisher_id=publisher_id,
    )
    serving.record(locked, "publish", actor, publication=row.pk, medium=published.medium, on=published.on)
    last = means.published_on(queries.published(locked))
    if last is not None:
        at = max(locked.created_at, datetime.combine(last, time.min, zone))
        actions.serve_by(notice=locked, at=at, how=ServedBy.PUBLISHED, actor=actor)
    return row
