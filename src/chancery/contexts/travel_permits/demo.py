"""Which travel permits does the demonstration hold? Some in every state, at three consulates, and a double use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.models import IdentityCheck, Relation, Request, Transport
from chancery.contexts.travel_permits.rules.authorisation import Proof
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Citizen, Story, at_work, read_act
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.rules import Means, month_of
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

_FATES = (
    "requested", "to_sign", "one_signed", "ready", "issued", "issued", "used", "used_offline", "double_use",
    "revoked", "withdrawn", "refused", "appealed", "expired",
)  # fmt: skip
_ENDS = ("unpaid", "settled", "appeal_confirmed", "appealed_silence")
"""How else one may end: told at one desk, the first."""
_RECENT = ("requested", "to_sign", "one_signed", "ready", "issued")
_DAYS_AGO = {"refused": (10, 15), "settled": (45, 60), "appealed_silence": (76, 82), "expired": (105, 106)}
_NAMES = ("Lucía", "Mateo", "Valentina", "Thiago", "Camila", "Joaquín", "Ariana", "Gael")
_DESTINATIONS = {
    "IT": ("Milán", "Roma"),
    "ES": ("Madrid", "Barcelona"),
    "BR": ("São Paulo", "Brasilia"),
    "AR": ("Buenos Aires", "Rosario"),
    "JP": ("Tokio", "Nagoya"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A consulate where permits are asked for: who signs and issues, and who takes the money."""

    office: str
    consul: Actor
    cashier: Actor


@dataclass(frozen=True, slots=True)
class Gate:
    """A control post with an officer."""

    office: str
    officer: Actor


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in these stories; `deciders` are two administrators, for the rate of the month, `head` hears appeals at the first desk."""

    desks: Sequence[Desk]
    gates: Sequence[Gate]
    citizens: Sequence[Citizen]
    parents: Sequence[Person]
    deciders: tuple[Actor, Actor]
    head: Actor


def stories(*, cast: Cast, scan: bytes, seed: int) -> list[Story]:
    """One of each fate at each desk, filed over the last months; what ends otherwise is told at the first."""
    return [
        _story(cast, desk, fate, scan, Random(f"{seed}{desk.office}{fate}{ordinal}"))  # noqa: S311
        for place, desk in enumerate(cast.desks)
        for ordinal, fate in enumerate(_FATES if place else _FATES + _ENDS)
    ]


def _story(cast: Cast, desk: Desk, fate: str, scan: bytes, chance: Random) -> Story:
    until = clock.now()
    office = organisation.office(desk.office)
    calendar = organisation.calendar_of(office)
    days_ago = chance.randrange(*((2, 6) if fate in _RECENT else _DAYS_AGO.get(fate, (25, 60))))

    def working(after: datetime) -> datetime:
        return at_work(after, days=1, calendar=calendar, until=until, chance=chance)

    yield (at := until - timedelta(days=days_ago, minutes=chance.randrange(200, 900)))
    _ensure_rate(office, cast.deciders)
    other = chance.choice([each for each in cast.desks if each is not desk])
    request = _file(cast, desk, other, scan, chance)
    if fate in ("requested", "unpaid"):
        return
    yield (at := working(at))
    for charge in owed.charges_of(request.case_id):
        fees.take_payment(charge=charge, means=Means.CASH, office=office, actor=desk.cashier)
    if fate in ("to_sign", "withdrawn"):
        if fate == "withdrawn":
            cases.advance(case=request.case, code="withdraw", actor=_applicant(request))
        return
    places = list(request.authorisers.select_related("request__case__office", "post", "person"))
    for place, before in zip(places, (desk, other), strict=True):
        yield (at := working(at))
        actions.sign(
            authoriser=place,
            office=organisation.office(before.office),
            identity_check=IdentityCheck.DOCUMENT,
            actor=before.consul,
        )
        if fate == "one_signed":
            return
    request.case.refresh_from_db()
    if fate == "ready":
        return
    if fate == "appealed_silence":
        yield at_work(at, days=52, calendar=calendar, until=until, chance=chance)
        _appeal(request, "appeal_silence", "Nadie respondió en el plazo")
        return
    yield (at := working(at))
    if fate in ("refused", "settled", "appealed", "appeal_confirmed"):
        reason = "Hay una medida de protección que impide el viaje"
        actions.refuse(request=request, reason=reason, actor=desk.consul)
        if fate == "refused":
            return
        yield (at := working(at))
        if fate == "settled":
            read_act(request.case_id, Citizen(_applicant(request), request.case.applicant))
            return
        _appeal(request, "appeal", "El juzgado levantó la medida: adjunto la resolución")
        if fate == "appeal_confirmed":
            yield working(at)
            actions.confirm_refusal(request=request, reason="La medida sigue en pie", actor=cast.head)
        return
    permit = actions.issue(request=request, seen=frozenset(Proof), actor=desk.consul)
    if fate in ("issued", "expired"):
        return
    yield (at := working(at))
    if fate == "revoked":
        actions.revoke(authoriser=places[1], reason="Cambió el plan de viaje", actor=other.consul)
        return
    first, second = cast.gates
    is_offline = fate == "used_offline"
    _leave(permit.token, first, chance, at - timedelta(hours=2) if is_offline else None)
    if fate == "double_use":
        yield (at := min(at + timedelta(hours=5), until))
        _leave(permit.token, second, chance, at - timedelta(hours=3))


def _appeal(request: Request, step: str, why: str) -> None:
    request.case.refresh_from_db()
    cases.advance(case=request.case, code=step, reason=why, actor=_applicant(request))


def _leave(code: str, gate: Gate, chance: Random, left_at: datetime | None) -> None:
    actions.record_exit(
        code=code,
        office=organisation.office(gate.office),
        key=UUID(int=chance.getrandbits(128), version=4),
        left_at=left_at,
        actor=gate.officer,
    )


def _file(cast: Cast, desk: Desk, other: Desk, scan: bytes, chance: Random) -> Request:
    office = organisation.office(desk.office)
    citizen, co_parent = chance.choice(cast.citizens), chance.choice(cast.parents)
    today = clock.today()
    companion = actions.Named(
        "Rosa Acompañante Inventada", HeldDocument(IdentityDocumentKind.PASSPORT, "ZZ1234567", "PE")
    )
    is_alone = chance.random() < 0.4
    upload = documents.receive(filename="Acta de nacimiento.pdf", content=scan, actor=citizen.actor)
    return actions.file(
        particulars=actions.Particulars(
            minor=actions.Minor(
                given_names=chance.choice(_NAMES),
                first_surname=co_parent.first_surname,
                second_surname=citizen.person.first_surname,
                document=HeldDocument(
                    IdentityDocumentKind.DNI, f"{chance.randrange(90_000_000, 99_999_999)}"
                ),
                born_on=date(today.year - chance.randrange(3, 17), chance.randrange(1, 13), 15),
            ),
            basis=Basis.BOTH,
            company=Company.ALONE if is_alone else Company.THIRD_PARTY,
            parents=(
                _parent(citizen.person, Relation.MOTHER, office),
                _parent(co_parent, Relation.FATHER, organisation.office(other.office)),
            ),
            journey=actions.Journey(
                from_city="Lima",
                to_city=chance.choice(_DESTINATIONS[office.country]),
                to_country=office.country,
                transport=Transport.AIR,
                departs_on=today + timedelta(days=chance.randrange(15, 40)),
                carrier="Aerolínea de demostración",
                receiver=citizen.person.full_name,
            ),
            companion=None if is_alone else companion,
        ),
        uploads={"birth_certificate": upload.id},
        office=office,
        applicant=citizen.person,
        actor=citizen.actor,
    )


def _parent(person: Person, relation: Relation, post: Office) -> actions.Parent:
    return actions.Parent(
        relation=relation,
        given_names=person.given_names,
        first_surname=person.first_surname,
        second_surname=person.second_surname,
        document=HeldDocument(IdentityDocumentKind(person.document_kind), person.document_number),
        post=post,
    )


def _applicant(request: Request) -> Actor:
    return Actor(request.case.applicant.full_name, Channel.WEB, "demostracion", request.case.applicant_id)


def _ensure_rate(office: Office, deciders: tuple[Actor, Actor]) -> None:
    """The rate of the month, where nobody has set it yet."""
    zone, month = owed.zone_of(office), month_of(clock.today())
    if owed.rate_of(zone.code, month) is not None:
        return
    proposer, approver = deciders
    rate = Decimal("6.00") if office.country == "BR" else Decimal("1.00")
    proposed = fees.propose_rate(
        zone=zone,
        month=month,
        official=rate,
        rate=rate,
        evidence="Cotización de demostración",
        actor=proposer,
    )
    fees.approve_rate(rate=proposed, actor=approver)
