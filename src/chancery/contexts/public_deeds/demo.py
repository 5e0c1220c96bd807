"""Which deeds does the demonstration hold? One in every state at each post, a power that was revoked, and old papers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Protocol
from uuid import UUID

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.actions import Particulars
from chancery.contexts.public_deeds.actions.archive import Old
from chancery.contexts.public_deeds.actions.qualifying import Attested
from chancery.contexts.public_deeds.models import Deed, Finding, Manner
from chancery.contexts.public_deeds.models import Means as ProvenBy
from chancery.contexts.public_deeds.rules import parties
from chancery.contexts.public_deeds.rules.kinds import KINDS, Book, CopyKind, Part
from chancery.contexts.public_deeds.rules.parties import Person as PersonInDeed
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Citizen, Story
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.rules import Means
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation

SYSTEM = system_actor("Demostración", channel=Channel.COMMAND)
FATES = (
    "draft",
    "qualified",
    "paid",
    "entered",
    "signing",
    "concluded",
    "copied",
    "voided",
    "withdrawn",
    "revoked",
)
_KINDS = (
    "special_power", "general_power", "special_power", "sale", "special_power", "special_power", "general_power",
    "inheritance_advance", "recognition", "special_power",
)  # fmt: skip
_OBJECTS = (
    "El departamento 302 de la avenida Brasil 1450, distrito de Jesús María, Lima, inscrito en la partida 11045678.",
    "La casa de la calle Mercaderes 210, Arequipa, inscrita en la partida 01123456.",
    "La cobranza de lo que se le adeuda por beneficios sociales.",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A post: who prepares, who signs, who takes the money."""

    office: str
    officer: Actor
    consul: Actor
    cashier: Actor


class Later(Protocol):
    """When the next act of a story is."""

    def __call__(self, **by: int) -> datetime: ...


def stories(
    *, desks: Sequence[Desk], citizens: Sequence[Citizen], customers: Sequence[Person], scan: bytes, seed: int
) -> list[Story]:
    """Ten deeds, a will and an envelope at each post over the last weeks, and the old papers that each has loaded."""
    told = []
    for desk in desks:
        for ordinal, fate in enumerate(FATES):
            chance = Random(f"{seed}{desk.office}{fate}")  # noqa: S311
            told.append(
                _story(desk, citizens[ordinal % len(citizens)], customers, fate, _KINDS[ordinal], chance)
            )
        told.append(_story(desk, citizens[0], customers, "concluded", "will", Random(f"{seed}{desk.office}")))  # noqa: S311
        told.append(_envelope(desk, citizens[1]))
    return told + [_papers(desk, scan, place) for place, desk in enumerate(desks)]


def _story(
    desk: Desk, citizen: Citizen, customers: Sequence[Person], fate: str, kind: str, chance: Random
) -> Story:
    office = organisation.office(desk.office)
    ago = (
        chance.randrange(5, 9) if fate == "qualified" else chance.randrange(16, 24)
    )  # who does not pay loses the draft
    at = clock.now() - timedelta(days=ago, minutes=chance.randrange(500))

    def later(**by: int) -> datetime:
        nonlocal at
        at += timedelta(**by)
        return at

    yield at
    deed = actions.file(
        particulars=_particulars(kind, citizen.person, customers, chance),
        office=office,
        applicant=citizen.person,
        actor=citizen.actor,
    )
    if fate == "draft":
        return
    clerk = desk.consul if deed.form.book is Book.WILLS else desk.officer
    yield later(days=1, hours=2)
    if fate == "withdrawn":
        cases.advance(case=deed.case, code="withdraw", actor=citizen.actor)
        return
    _identify(deed, clerk)
    yield later(hours=1)
    attested = Attested(capacity=True, freedom=True, knowledge=True, witnesses_are_no_kin=True)
    actions.qualify(deed=_again(deed), attested=attested, actor=desk.consul)
    if fate == "qualified":
        return
    yield later(days=1)
    _pay(_again(deed), desk)
    if fate == "paid":
        return
    yield later(hours=3)
    actions.enter(deed=_again(deed), actor=desk.consul)
    if fate == "entered":
        return
    yield later(days=2)
    if fate == "voided":
        actions.void(deed=_again(deed), reason="Una de las partes no acudió a firmar.", actor=desk.consul)
        return
    for party in _appearing(_again(deed)):
        yield later(minutes=5)
        actions.sign(deed=_again(deed), party_id=party, manner=Manner.SIGNATURE_AND_PRINT, actor=clerk)
    if fate == "signing":
        return
    yield later(minutes=10)
    actions.conclude(deed=_again(deed), actor=desk.consul)
    if fate in ("copied", "revoked"):
        yield from _copies(deed, citizen, desk, later)
    if fate == "revoked":
        yield later(days=2)
        yield from _revocation(_again(deed), citizen, desk, later)


def _particulars(kind: str, grantor: Person, customers: Sequence[Person], chance: Random) -> Particulars:
    form = KINDS[kind]
    people = [_stated(grantor, Part.GRANTOR, chance)]
    others = iter(chance.sample(list(customers), 6))
    for seat in form.seats:
        missing = max(seat.least, 1) - (1 if seat.part is Part.GRANTOR else 0)
        people += [_stated(next(others), seat.part, chance) for _ in range(missing)]
    people += [_stated(next(others), Part.WITNESS, chance) for _ in range(form.fixed_witnesses)]
    return Particulars(
        kind=kind,
        people=people,
        object=chance.choice(_OBJECTS),
        faculties=("sell_property", "administration", "special_litigation") if form.has_faculties else (),
        value=None if not form.has_value else Decimal("45000.00"),
        currency="USD" if form.has_value else "",
        draft_by="la abogada Inventada Díaz, CAL 12345" if form.needs_draft else "",
    )


def _stated(person: Person, part: Part, chance: Random) -> PersonInDeed:
    return PersonInDeed(
        part=part,
        given_names=person.given_names,
        first_surname=person.first_surname,
        second_surname=person.second_surname,
        document_kind=person.document_kind,
        document_number=person.document_number,
        document_country=person.document_country,
        nationality="peruana",
        civil_status=chance.choice(("soltera", "casado", "viuda", "conviviente")),
        occupation=chance.choice(("contadora", "enfermera", "cocinero", "ingeniero")),
        address=chance.choice(("Via Roma 12", "Calle Mayor 4", "Avenida Corrientes 1820")),
        birth_on=person.birth_on or date(1980, 1, 1),
    )


def _identify(deed: Deed, clerk: Actor) -> None:
    """As the register, which is not running yet, would confirm them."""
    for party in queries.parties_of(deed):
        actions.note_identity(
            deed=_again(deed),
            party_id=party.id,
            means=ProvenBy.REGISTER,
            finding=Finding.CONFIRMED,
            actor=clerk,
        )


def _again(deed: Deed) -> Deed:
    return queries.by_id(SYSTEM, deed.id)


def _appearing(deed: Deed) -> list[UUID]:
    return [party.id for party in queries.parties_of(deed) if parties.appears(deed.form, Part(party.part))]


def _pay(deed: Deed, desk: Desk) -> None:
    for charge in charges.charges_of(deed.case_id):
        if charge.is_owed:
            fees.take_payment(charge=charge, means=Means.CASH, office=deed.office, actor=desk.cashier)


def _copies(deed: Deed, citizen: Citizen, desk: Desk, later: Later) -> Iterator[datetime]:
    for kind in CopyKind:
        yield later(hours=2)
        registry = "Registro de Mandatos y Poderes, Lima" if kind is CopyKind.LETTER else ""
        copy = actions.request_copy(
            deed=_again(deed), kind=kind, registry=registry, applicant=citizen.person, actor=citizen.actor
        )
        for charge in charges.charges_of(copy.case_id):
            if charge.is_owed:
                fees.take_payment(charge=charge, means=Means.CASH, office=deed.office, actor=desk.cashier)
        actions.issue_copy(copy=queries.copy(SYSTEM, copy.case.number), actor=desk.consul)


def _revocation(deed: Deed, citizen: Citizen, desk: Desk, later: Later) -> Iterator[datetime]:
    chance = Random(deed.case.number)  # noqa: S311
    told = replace(
        _particulars("special_power_revocation", citizen.person, [citizen.person] * 6, chance),
        original=deed.conclusion.document.number,
        object="",
    )
    revoking = actions.file(
        particulars=told, office=deed.office, applicant=citizen.person, actor=citizen.actor
    )
    _identify(revoking, desk.officer)
    attested = Attested(capacity=True, freedom=True, knowledge=True, witnesses_are_no_kin=True)
    actions.qualify(deed=_again(revoking), attested=attested, actor=desk.consul)
    yield later(hours=1)
    _pay(_again(revoking), desk)
    actions.enter(deed=_again(revoking), actor=desk.consul)
    for party in _appearing(_again(revoking)):
        actions.sign(
            deed=_again(revoking), party_id=party, manner=Manner.SIGNATURE_AND_PRINT, actor=desk.officer
        )
    yield later(minutes=20)
    actions.conclude(deed=_again(revoking), actor=desk.consul)


def _envelope(desk: Desk, citizen: Citizen) -> Story:
    """A closed will that is paid for: the register, by which the consul receives it, is not running yet."""
    yield clock.now() - timedelta(days=3)
    will = actions.file_sealed_will(
        office=organisation.office(desk.office), applicant=citizen.person, actor=citizen.actor
    )
    yield clock.now() + timedelta(hours=5)
    for charge in charges.charges_of(will.case_id):
        fees.take_payment(charge=charge, means=Means.CASH, office=will.office, actor=desk.cashier)


def _papers(desk: Desk, scan: bytes, place: int) -> Story:
    yield clock.now() - timedelta(days=6 - place)
    for ordinal, (title, people) in enumerate(
        (
            ("Poder especial", "Íñigo Núñez Ñahui\nMaría Peña Güere"),
            ("Compraventa", "Juan Pérez Quispe\nRosa Mamani"),
        )
    ):
        upload = documents.receive(filename=f"{title}.pdf", content=scan, actor=desk.officer)
        old = Old(
            year=1987 + ordinal,
            number=str(45 + ordinal),
            title=title,
            people=people,
            fojas=f"{120 + ordinal * 4}-{123 + ordinal * 4}",
            transcript="Comparecieron los otorgantes ante mí, para lo que se expresa en esta escritura.",
        )
        actions.load_paper_deed(
            old=old, upload_id=upload.id, office=organisation.office(desk.office), actor=desk.officer
        )
