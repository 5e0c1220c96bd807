"""Which certificates does the demonstration hold? A month of them at several posts, in every state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random

from chancery.contexts.criminal_records import actions, queries
from chancery.contexts.criminal_records.models import Request, Review
from chancery.contexts.criminal_records.rules import DeliveryMeans, Outcome, RecordGround, RecordPurpose
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Story, at_work, spread
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.rules import Means as PaidBy
from chancery.kernel.gateway.criminal_records import CriminalRecord, RecordFinding
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation

FATES = (
    "filed", "observed", "verified", "paid", "consulted", "reviewed", "proposed", "issued", "ready", "delivered",
    "annotated", "courier", "refused",
)  # fmt: skip
_RECENT = ("filed", "observed", "verified", "paid", "consulted", "reviewed", "proposed", "issued", "ready")
_LOOKED_AT = {
    "reviewed": RecordFinding.HOMONYMS,
    "proposed": RecordFinding.RECORD,
    "annotated": RecordFinding.RECORD,
}
_ANNOTATION = "Hurto simple, 2018, 2.° Juzgado Penal de Lima (demostración)"


@dataclass(frozen=True, slots=True)
class Desk:
    """A post where certificates are asked for, and who serves there."""

    office: str
    officer: Actor


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in these stories: adults at the counters, and two at the Judiciary."""

    desks: Sequence[Desk]
    people: Sequence[Person]
    judiciary: tuple[Actor, Actor]


def stories(*, cast: Cast, scan: bytes, each: int = len(FATES), seed: int) -> list[Story]:
    """At each desk `each` of the fates, filed over the last month."""
    return [
        _story(cast, desk, fate, scan, Random(f"{seed}record{desk.office}{fate}"))  # noqa: S311
        for desk, fate in spread(cast.desks, FATES, each)
    ]


def _story(cast: Cast, desk: Desk, fate: str, scan: bytes, chance: Random) -> Story:
    until, office = clock.now(), organisation.office(desk.office)
    calendar = organisation.calendar_of(office)

    def working(after: datetime) -> datetime:
        return at_work(after, days=1, calendar=calendar, until=until, chance=chance)

    days_ago = chance.randrange(5, 8) if fate in _RECENT else chance.randrange(12, 30)
    yield (at := until - timedelta(days=days_ago, minutes=chance.randrange(200, 900)))
    request = _file(cast, desk, scan, chance)
    if fate == "filed":
        return
    yield (at := working(at))
    if fate == "observed":
        reason = "La fotografía está movida: no se distingue el rostro"
        cases.advance(case=request.case, code="observe", actor=desk.officer, reason=reason)
        return
    if fate == "refused":
        reason = "La persona de la fotografía no es la del documento"
        actions.refuse(request=request, ground=RecordGround.IDENTITY, reason=reason, actor=desk.officer)
        return
    actions.verify(request=request, is_same_person=True, actor=desk.officer)
    if fate == "verified":
        return
    yield (at := working(at))
    for charge in owed.charges_of(request.case_id):
        fees.take_payment(charge=charge, means=PaidBy.CASH, office=office, actor=desk.officer)
    request.case.refresh_from_db()
    if fate == "paid":
        return
    actions.consult(request=request, told=_told(request, fate), actor=desk.officer)
    if fate in ("consulted", "reviewed"):
        return
    yield (at := working(at))
    if fate in _LOOKED_AT:
        _review(request, cast, is_confirmed=fate != "proposed")
        if fate == "proposed":
            return
    actions.issue(request=request, actor=desk.officer)
    if fate == "issued":
        return
    cases.advance(case=request.case, code="prepare", actor=desk.officer)
    if fate == "ready":
        return
    yield working(at)
    request.case.refresh_from_db()
    courier = actions.Handing(DeliveryMeans.COURIER, tracking=f"RR{chance.randrange(10**8):08}XX")
    handing = courier if fate == "courier" else actions.Handing(DeliveryMeans.PERSON)
    actions.deliver(request=request, handing=handing, actor=desk.officer)


def _told(request: Request, fate: str) -> CriminalRecord:
    """What the Judiciary would have said: nothing is asked over the line while a demonstration is made."""
    finding = _LOOKED_AT.get(fate, RecordFinding.NONE)
    number = sha256(request.case.number.encode()).hexdigest()[:10].upper()
    found = (_ANNOTATION,) if finding is RecordFinding.RECORD else ()
    return CriminalRecord(request.case.applicant.full_name, finding, f"PJ-{number}", found)


def _review(request: Request, cast: Cast, *, is_confirmed: bool) -> None:
    review = Review.objects.select_related("finding__consultation__request__case__applicant").get(
        finding__consultation__request=request
    )
    first, second = cast.judiciary
    number = f"Oficio {request.case.number[-8:]}-RNC"
    actions.answer(review=review, outcome=Outcome.ANNOTATED, number=number, text=_ANNOTATION, actor=first)
    if is_confirmed:
        actions.decide(review=queries.review(second, review.pk), is_confirmed=True, actor=second)


def _file(cast: Cast, desk: Desk, scan: bytes, chance: Random) -> Request:
    uploads = {
        name: documents.receive(filename=f"{name}.pdf", content=scan, actor=desk.officer).id
        for name in ("photograph", "document")
    }
    office = organisation.office(desk.office)
    return actions.file(
        purpose=chance.choice(tuple(RecordPurpose)),
        country=office.country,
        father="Padre de Demostración",
        mother="Madre de Demostración",
        uploads=uploads,
        office=office,
        applicant=chance.choice(cast.people),
        actor=desk.officer,
    )
