"""What happened to a notice, from its deposit to the day it took effect? Each thing with its moment, its words and its norm."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from chancery.kernel.base import at_once, wording
from chancery.kernel.notifications import means, queries
from chancery.kernel.notifications.means import Means
from chancery.kernel.notifications.models import Notice, ServedBy, ServiceMode

_NOON = time(12)  # of what has no hour: the same day wherever it is read
_MAILBOX = "Ley 31736"
_EMAIL = "TUO Ley 27444, art. 20.4"
_LEFT_BY = {
    ServiceMode.MAILBOX: ("Se dejó en la casilla electrónica, que la persona aceptó", _MAILBOX),
    ServiceMode.EMAIL: ("Se envía al correo que la persona autorizó", _EMAIL),
    ServiceMode.MAIL: ("La persona pidió correo certificado; además se dejó en su buzón", means.NORMS[Means.MAIL]),
    ServiceMode.NONE: ("La persona no autorizó un medio digital; se dejó en su buzón", means.NORMS[Means.PERSONAL]),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened; `subject` is the attempt's own id, to which proofs are added; `day_only` has no hour."""

    at: datetime
    title: str
    detail: str = ""
    norm: str = ""
    by: str = ""
    subject: UUID | None = None
    day_only: bool = False


def of(notice: Notice) -> tuple[Happening, ...]:
    """All of it, in the order in which it happened."""
    at_once.gather(
        notice,
        flaws=notice.flaws.select_related("finder"),
        visits=notice.visits.select_related("notifier"),
        letters=notice.letters.select_related("end__recorder", "sender"),
        publications=notice.publications.select_related("publisher"),
        knowledge=notice.knowledge.all(),
    )
    return tuple(sorted(_each(notice), key=lambda happening: happening.at))


def _each(notice: Notice) -> Iterator[Happening]:
    left, norm = _LEFT_BY[ServiceMode(notice.mode)]
    yield Happening(notice.created_at, left, norm=norm)
    yield from _by_mail_server(notice)
    if notice.opened_at is not None:
        yield Happening(notice.opened_at, "La persona la abrió en su buzón")
    flaws = list(notice.flaws.all())
    since = notice.needs_personal_since
    if since is not None and since not in (notice.created_at, *(flaw.found_at for flaw in flaws)):
        yield Happening(since, "Le toca a la oficina notificarla por otro medio", norm=_EMAIL)
    yield from _by_hand(notice)
    for flaw in flaws:
        done = ServedBy(flaw.undone_served_by).label
        yield Happening(
            flaw.found_at, f"Se ordenó rehacerla: {flaw.kind_label.lower()}",
            f"{flaw.account}. Quedó sin efecto: {done.lower()}", "TUO Ley 27444, art. 26", flaw.finder.full_name,
        )  # fmt: skip
    for known in notice.knowledge.all():
        norm = means.EFFECT_NORMS[ServedBy(known.ground)]
        yield Happening(known.known_at, known.ground_label, known.account, norm, known.by, known.pk)


def _by_mail_server(notice: Notice) -> Iterator[Happening]:
    delivery = getattr(notice, "delivery", None)
    if delivery is None:
        return
    what = "El aviso" if notice.mode == ServiceMode.MAILBOX else "El correo"
    if delivery.sent_at is not None:
        yield Happening(delivery.sent_at, f"{what} salió", f"A {delivery.address}, mensaje {delivery.pk}")
    elif delivery.last_attempt_at is not None:
        yield Happening(
            delivery.last_attempt_at, f"{what} no salió todavía", f"{delivery.attempts} intentos a {delivery.address}"
        )  # fmt: skip


def _by_hand(notice: Notice) -> Iterator[Happening]:
    """Visits, letters and publications."""
    zone = queries.calendar_for(notice).zone
    for visit in notice.visits.all():
        said = [f"En {visit.address}"]
        if visit.received_by:
            relation = f" ({visit.relation})" if visit.relation else ""
            said.append(f"Recibió: {visit.received_by}{relation}, {visit.received_document}")
        said += [f"Acta: {visit.act}"] if visit.act else []
        said += [f"Se avisó la segunda visita: {visit.next_on:%d/%m/%Y}"] if visit.next_on else []
        yield Happening(
            visit.visited_at, f"Visita: {wording.within(visit.outcome_label)}", ". ".join(said),
            means.NORMS[Means.PERSONAL], visit.notifier.full_name, visit.pk,
        )  # fmt: skip
    for letter in notice.letters.all():
        yield Happening(
            letter.posted_at, "Se envió por correo certificado",
            f"{letter.carrier}, código {letter.tracking}, a {letter.address}",
            means.NORMS[Means.MAIL], letter.sender.full_name, letter.pk,
        )  # fmt: skip
        if hasattr(letter, "end"):
            end = letter.end
            who = f"Recibió: {end.received_by}, {end.received_document}" if end.received_by else ""
            yield Happening(
                end.at, f"Correo certificado {letter.tracking}: {end.outcome_label.lower()}",
                ". ".join(filter(None, (who, end.remark))), means.NORMS[Means.MAIL], end.recorder.full_name, letter.pk,
            )  # fmt: skip
    for published in notice.publications.all():
        yield Happening(
            datetime.combine(published.published_on, _NOON, zone), f"Se publicó: {published.medium_label.lower()}",
            f"{published.reference}. Indagación del domicilio: {published.inquiry}",
            means.NORMS[Means.PUBLICATION], published.publisher.full_name, published.pk, day_only=True,
        )  # fmt: skip
