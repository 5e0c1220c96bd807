"""How is information closed to everybody, for how long, and how is it opened again? (TUO of Ley 27806, arts. 15-16)"""

from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from chancery.contexts.information import queries
from chancery.contexts.information.models import Classified, ClassifiedChange
from chancery.contexts.information.rules import Level, latest_end
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

SERIES = "CLA"


class ClassificationIncomplete(Invalid):
    """A classification has a subject, reasons, an act, and days in order."""

    code = "classification_incomplete"
    sentence = "Faltan datos de la clasificación o no caben: revise asunto, motivo, acto y fechas."
    next_step = "Complete los campos señalados."


class NotClassifiable(Invalid):
    """Only what arts. 15 and 16 name is classified; what is confidential needs no act, and is no entry of the register."""

    code = "not_classifiable"
    sentence = "La excepción del art. {article} no se clasifica: se aplica caso por caso."
    next_step = "Elija una excepción de los arts. 15 o 16."


class ClassifiedTooLong(Invalid):
    """Five years at most, and again with reasons (TUO of Ley 27806, arts. 15-16)."""

    code = "classified_too_long"
    sentence = "La clasificación puede durar a lo más hasta el {latest}."
    next_step = "Escriba una fecha anterior; si hace falta, se renueva antes de que venza."


class NotClosedNow(Conflict):
    """What is open already cannot be closed again by renewing it, nor lifted."""

    code = "not_classified_now"
    sentence = "La clasificación {number} ya no está vigente: la información es pública."
    next_step = "Consulte el registro de información clasificada."


@dataclass(frozen=True, slots=True)
class Classifying:
    """What is closed, by which exception, why, by which act, from when and until when."""

    exemption: str
    subject: str
    reason: str
    act: str
    classified_on: date
    expires_on: date


@transaction.atomic
def classify(*, office: Office, stated: Classifying, actor: Actor) -> Classified:
    """Enter a classification in the register: the head of the office does.

    Raises `ExemptionNotFound`, `NotClassifiable`, `ClassificationIncomplete`, `ClassifiedTooLong`, `WrittenInLima`.
    """
    access.require(actor, *queries.HEADS, office_id=office.id)
    writers.require_lima()
    exemption = queries.exemption(stated.exemption)
    if not Level(exemption.level).is_classified:
        sentence = NotClassifiable.sentence.format(article=exemption.article)
        raise NotClassifiable({"exemption": [sentence]}, article=exemption.article)
    _check(stated.subject, stated.reason, stated.act, stated.classified_on, stated.expires_on)
    latest = latest_end(exemption.bar, stated.classified_on)
    if latest is not None and stated.expires_on > latest:
        _too_long(latest)
    today = clock.today()
    entry = Classified.objects.create(
        number=ids.format_number(SERIES, today.year, ledger.next_ordinal(series=SERIES, year=today.year)),
        office=office,
        exemption=exemption,
        subject=stated.subject.strip(),
        reason=stated.reason.strip(),
        act=stated.act.strip(),
        classified_on=stated.classified_on,
        expires_on=stated.expires_on,
        classified_by=actor.name,
    )
    _record(entry, "classify", actor, until=entry.expires_on)
    return entry


@transaction.atomic
def renew(*, number: str, until: date, act: str, reason: str, actor: Actor) -> ClassifiedChange:
    """Keep it closed until a later day, no longer than the law lets a new classification last.

    Raises `ClassifiedNotFound`, `NotClosedNow`, `ClassificationIncomplete`, `ClassifiedTooLong`.
    """
    now = queries.closed(number)
    access.require(actor, *queries.HEADS, office_id=now.entry.office_id)
    if not now.is_closed:
        raise NotClosedNow(number=now.entry.number)
    _check("—", reason, act, now.expires_on, until)
    latest = latest_end(now.entry.exemption.bar, now.expires_on)
    if latest is not None and until > latest:
        _too_long(latest)
    return _change(now.entry, act, reason, actor, until=until)


@transaction.atomic
def lift(*, number: str, act: str, reason: str, actor: Actor) -> ClassifiedChange:
    """Open it to everybody before its time. Raises `ClassifiedNotFound`, `NotClosedNow`, `ClassificationIncomplete`."""
    now = queries.closed(number)
    access.require(actor, *queries.HEADS, office_id=now.entry.office_id)
    if not now.is_closed:
        raise NotClosedNow(number=now.entry.number)
    _check("—", reason, act)
    return _change(now.entry, act, reason, actor)


def _change(
    entry: Classified, act: str, reason: str, actor: Actor, *, until: date | None = None
) -> ClassifiedChange:
    change = ClassifiedChange.objects.create(
        classified=entry,
        renewed_until=until,
        act=act.strip(),
        reason=reason.strip(),
        on=clock.today(),
        by=actor.name,
    )
    _record(entry, "renew" if until else "lift", actor, until=until, act=change.act)
    return change


def _check(subject: str, reason: str, act: str, since: date | None = None, until: date | None = None) -> None:
    wrong: dict[str, list[str]] = {}
    for name, text, most in (("subject", subject, 200), ("reason", reason, 2000), ("act", act, 120)):
        if not 0 < len(text.strip()) <= most:
            wrong[name] = [f"Escríbalo, en hasta {most} caracteres."]
    if since is not None and until is not None and until <= since:
        wrong["expires_on"] = ["Debe ser posterior a la fecha desde la que rige."]
    if wrong:
        raise ClassificationIncomplete(wrong)


def _too_long(latest: date) -> None:
    stated = f"{latest:%d/%m/%Y}"
    raise ClassifiedTooLong({"expires_on": [ClassifiedTooLong.sentence.format(latest=stated)]}, latest=stated)


def _record(entry: Classified, verb: str, actor: Actor, **facts: object) -> None:
    ledger.record(
        chain=uuid5(NAMESPACE_URL, f"urn:chancery:information:classified:{entry.number}"),
        verb=f"information.{verb}",
        actor=actor,
        facts={"number": entry.number, **facts},
    )
