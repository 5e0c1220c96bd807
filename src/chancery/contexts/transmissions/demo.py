"""Which transmissions does the demonstration hold? Some at every stage of the road, of two consulates, to one office in Peru."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from chancery.contexts.transmissions import actions
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.rules import Book, DeliveryManner, Identified, Purpose
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Citizen, Story, at_work, spread
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import typesetting
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.rules import Means
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.organisation import queries as organisation

TEMPLATE = Path(__file__).parent / "papers/demonstration/entry.typ"
_FATES = (
    "requested", "paid", "at_consulate", "found", "issued", "transmitted", "returned", "received",
    "forwarded", "ready", "printed", "delivered", "delivered", "digital", "not_found", "refused",
)  # fmt: skip
_NAMES = ("Lucía", "Mateo", "Valentina", "Thiago", "Camila", "Joaquín", "Ariana", "Gael")
_RECENT = 9


@dataclass(frozen=True, slots=True)
class Desk:
    """A consulate that keeps books: who serves at its counter and takes the money, and who certifies."""

    office: str
    officer: Actor
    consul: Actor


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in these stories: the consulates, who legalises in Lima, and who delivers at one office."""

    desks: Sequence[Desk]
    legaliser: Actor
    destination: str
    deliverer: Actor
    citizens: Sequence[Citizen]


def stories(*, cast: Cast, each: int = len(_FATES), seed: int) -> list[Story]:
    """At each desk `each` of the fates, filed over the last months."""
    return [
        _story(cast, desk, fate, Random(f"{seed}{desk.office}{fate}{ordinal}"))  # noqa: S311
        for ordinal, (desk, fate) in enumerate(spread(cast.desks, _FATES, each))
    ]


def _story(cast: Cast, desk: Desk, fate: str, chance: Random) -> Story:
    until = clock.now()
    office = organisation.office(desk.office)
    calendar = organisation.calendar_of(office)
    is_recent = _FATES.index(fate) < _RECENT

    def working(after: datetime) -> datetime:
        return at_work(after, days=1, calendar=calendar, until=until, chance=chance)

    days_ago = chance.randrange(2, 7) if is_recent else chance.randrange(15, 45)
    yield (at := until - timedelta(days=days_ago, minutes=chance.randrange(200, 900)))
    citizen = chance.choice(cast.citizens)
    holder = f"{chance.choice(_NAMES)} {citizen.person.first_surname} {chance.choice(('Ñahui', 'Huamán'))}"
    book = chance.choice((Book.BIRTHS, Book.BIRTHS, Book.DEATHS))
    wanted = actions.file(
        particulars=actions.Particulars(
            book=book,
            holder=holder,
            year=chance.randrange(1978, 2020),
            destination=None if fate == "digital" else organisation.office(cast.destination),
            manner=DeliveryManner.DIGITAL if fate == "digital" else DeliveryManner.COUNTER,
            place=office.city,
            purpose=Purpose.MILITARY if chance.random() < 0.1 else Purpose.GENERAL,
        ),
        office=office,
        applicant=citizen.person,
        actor=citizen.actor,
    )
    if fate == "requested":
        return
    yield (at := working(at))
    for charge in owed.charges_of(wanted.case_id):
        if charge.is_owed:
            fees.take_payment(charge=charge, means=Means.CASH, office=office, actor=desk.officer)
    if fate == "paid":
        return
    yield (at := working(at))
    cases.advance(case=wanted.case, code="take", actor=desk.officer)
    if fate == "at_consulate":
        return
    yield (at := working(at))
    if fate == "not_found":
        reason = "No consta en los libros de los años 1975 a 2022"
        actions.not_found(transmission=wanted, reason=reason, actor=desk.officer)
        return
    if fate == "refused":
        reason = "El asiento está reservado por una adopción"
        actions.refuse(transmission=wanted, reason=reason, actor=desk.consul)
        return
    _find(wanted, desk, chance)
    if fate == "found":
        return
    yield (at := working(at))
    actions.certify(transmission=wanted, is_compared=True, actor=desk.consul)
    if fate == "issued":
        return
    yield (at := working(at))
    actions.transmit(transmission=wanted, actor=desk.officer)
    if fate == "transmitted":
        return
    yield (at := working(at))
    if fate == "returned":
        reason = "La imagen está cortada abajo"
        actions.return_to_post(transmission=wanted, reason=reason, actor=cast.legaliser)
        return
    actions.receive(transmission=wanted, actor=cast.legaliser)
    if fate == "received":
        return
    yield (at := working(at))
    actions.legalise(transmission=wanted, actor=cast.legaliser)
    if fate == "forwarded":
        return
    yield (at := working(at))
    if fate == "digital":
        actions.collect(transmission=wanted, actor=citizen.actor)
        return
    actions.accept(transmission=wanted, actor=cast.deliverer)
    if fate == "ready":
        return
    yield (at := working(at))
    _print(wanted, cast.deliverer, chance)
    if fate == "printed":
        return
    yield working(at)
    _deliver(wanted, cast.deliverer, citizen)


def _find(wanted: Transmission, desk: Desk, chance: Random) -> None:
    sought = wanted.sought
    number = {
        "volume": str(chance.randrange(1, 40)),
        "folio": str(chance.randrange(1, 200)),
        "number": str(chance.randrange(1, 400)),
    }
    happened = date(sought.year, chance.randrange(1, 13), chance.randrange(1, 28))
    facts = {
        **number,
        "registry": wanted.case.office.name,
        "act": Book(sought.book).label.capitalize(),
        "lines": [["Titular", sought.holder], ["Fecha", f"{happened:%d/%m/%Y}"], ["Lugar", sought.place]],
    }
    image = documents.receive(
        filename="asiento.png", content=typesetting.render_image(TEMPLATE, facts), actor=desk.officer
    )
    actions.find(
        transmission=wanted,
        entry=actions.Entry(**number, registered_on=happened, holder=sought.holder),
        image=image.id,
        actor=desk.officer,
    )


def _print(wanted: Transmission, deliverer: Actor, chance: Random) -> None:
    """On some sheet that nobody used."""
    while True:
        try:
            actions.print_paper(
                transmission=wanted, sheet=f"HS-{chance.randrange(10**6):06}", actor=deliverer
            )
        except Conflict:
            continue
        return


def _deliver(wanted: Transmission, deliverer: Actor, citizen: Citizen) -> None:
    person = citizen.person
    taker = actions.Taker(
        person.full_name,
        IdentityDocumentKind(person.document_kind),
        person.document_number,
        person.document_country,
    )
    actions.deliver(transmission=wanted, taker=taker, identified=Identified.DOCUMENT, actor=deliverer)
