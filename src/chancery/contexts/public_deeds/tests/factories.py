"""A consulate with its register of identities, and a deed in whichever state a test begins from. Actions make them."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.test import override_settings

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.actions import Particulars
from chancery.contexts.public_deeds.actions.qualifying import Attested
from chancery.contexts.public_deeds.models import Copy, Deed, Manner
from chancery.contexts.public_deeds.rules import parties
from chancery.contexts.public_deeds.rules.kinds import KINDS, CopyKind, Part
from chancery.contexts.public_deeds.rules.parties import Person as PersonInDeed
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Actor
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import KinLine, Person
from chancery.kernel.identity.tests import factories as people

PASSWORD = "only-the-register-knows"
ATTESTED = Attested(capacity=True, freedom=True, knowledge=True, witnesses_are_no_kin=True)
FLAT = (
    "El inmueble es el departamento 101 del jirón Huiracocha 1450, distrito de Jesús María, provincia y departamento de "
    "Lima, inscrito en la partida electrónica 11012345 del Registro de Predios de Lima."
)


@contextmanager
def register(**known: dict[str, str]) -> Iterator[CivilIdentitySimulator]:
    """The register of identities answers inside the block: of everybody whom the tests made, and of `known` by DNI."""
    with TemporaryDirectory() as folder:
        simulator = CivilIdentitySimulator(PASSWORD, people=Path(folder) / "people.json")
        with (
            running(simulator) as url,
            override_settings(
                IDENTITY_REGISTER_URL=f"{url}/reniec",
                IDENTITY_REGISTER_DIALECT="rest",
                VAULT_URL=f"file://{folder}/vault",
                FIRST_CREDENTIALS={"RENIEC": PASSWORD},
            ),
        ):
            tell(simulator, **known)
            yield simulator


def tell(simulator: CivilIdentitySimulator, **known: dict[str, str]) -> None:
    """What the register says of everybody whom the tests have made so far, and of `known` in particular."""
    assert simulator.people is not None
    before = json.loads(simulator.people.read_text()) if simulator.people.exists() else {}
    said = {person.document_number: _names(person) for person in Person.objects.all()} | before
    for dni, fields in known.items():
        number = dni.removeprefix("dni")
        said[number] = said.get(number, {}) | fields
    simulator.people.write_text(json.dumps(said))


def _names(person: Person) -> dict[str, str]:
    return {
        "prenombres": person.given_names.upper(),
        "apPrimer": person.first_surname.upper(),
        "apSegundo": person.second_surname.upper(),
        "restriccion": "NINGUNA",
    }


@contextmanager
def akin(person: Person, relative: Person, line: KinLine = KinLine.SPOUSE, degree: int = 0) -> Iterator[None]:
    """They are declared kin, inside the block alone."""
    with transaction.atomic():
        identity.record_kinship(
            person=person, relative=relative, line=line, degree=degree, actor=people.SYSTEM
        )
        yield
        transaction.set_rollback(True)


def stated(person: Person, part: Part = Part.GRANTOR, **changes: Any) -> PersonInDeed:
    """A person as a deed names it."""
    made = PersonInDeed(
        part=part,
        given_names=person.given_names,
        first_surname=person.first_surname,
        second_surname=person.second_surname,
        document_kind=person.document_kind,
        document_number=person.document_number,
        document_country=person.document_country,
        nationality="peruana",
        civil_status="soltera",
        occupation="contadora",
        address="Via Roma 12, Milán",
        birth_on=person.birth_on or date(1985, 5, 17),
    )
    return replace(made, **changes)


def anybody(name: str, part: Part, **changes: Any) -> PersonInDeed:
    """Somebody who has no account."""
    return stated(people.make_person(name, "Huamán"), part, **changes)


def attorney(**changes: Any) -> PersonInDeed:
    return anybody("Julio César", Part.ATTORNEY, **changes)


def particulars(at: Post, kind: str = "special_power", **changes: Any) -> Particulars:
    """What fits a kind, with the applicant as its grantor."""
    form = KINDS[kind]
    given: dict[str, Any] = {
        "kind": kind,
        "people": changes.pop("people", None) or cast(at, kind),
        "object": FLAT,
        "faculties": ("pension",) if kind == "pension_power" else ("bank",) if form.has_faculties else (),
        "value": Decimal("90000.00") if form.has_value else None,
        "currency": "EUR" if form.has_value else "",
        "draft_by": "la abogada Inventada Díaz, CAL 12345" if form.needs_draft else "",
        "original_other": "la escritura otorgada ante un notario de Lima" if form.effect else "",
    }
    if kind == "special_power":
        given["faculties"] = ("sell_property", "special_litigation")
    return Particulars(**(given | changes))


def cast(at: Post, kind: str) -> Sequence[PersonInDeed]:
    """The fewest people with whom a deed of that kind can be made."""
    form = KINDS[kind]
    found = [stated(at.applicant)]
    for seat in form.seats:
        missing = max(seat.least, 1) - (1 if seat.part is Part.GRANTOR else 0)
        found += [anybody(f"Persona {seat.part.value}", seat.part) for _ in range(missing)]
    found += [anybody("Testigo", Part.WITNESS) for _ in range(form.fixed_witnesses)]
    return found


def drafted(at: Post, kind: str = "special_power", *, actor: Actor | None = None, **changes: Any) -> Deed:
    deed = actions.file(
        particulars=particulars(at, kind, **changes),
        office=at.office,
        applicant=at.applicant,
        actor=actor or at.citizen,
    )
    return again(deed)


def again(deed: Deed) -> Deed:
    """The deed as the database has it now."""
    return queries.by_id(people.SYSTEM, deed.id)


def clerk_of(deed: Deed, at: Post) -> Actor:
    """Who prepares: of a will the consul alone."""
    return at.consul if deed.form.book.value == "wills" else at.officer


def checked(
    at: Post, kind: str = "special_power", simulator: CivilIdentitySimulator | None = None, **changes: Any
) -> Deed:
    deed = drafted(at, kind, **changes)
    if simulator is not None:
        tell(simulator)
    return check(deed, at)


def check(deed: Deed, at: Post) -> Deed:
    for party in queries.parties_of(deed):
        actions.check_identity(deed=deed, party_id=party.id, actor=clerk_of(deed, at))
    return again(deed)


def qualified(
    at: Post, simulator: CivilIdentitySimulator, kind: str = "special_power", **changes: Any
) -> Deed:
    deed = checked(at, kind, simulator, **changes)
    actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    return again(deed)


def paid(at: Post, simulator: CivilIdentitySimulator, kind: str = "special_power", **changes: Any) -> Deed:
    deed = qualified(at, simulator, kind, **changes)
    acts.pay(deed.case, at)
    return again(deed)


def entered(at: Post, simulator: CivilIdentitySimulator, kind: str = "special_power", **changes: Any) -> Deed:
    deed = paid(at, simulator, kind, **changes)
    actions.enter(deed=deed, actor=at.consul)
    return again(deed)


def signed(at: Post, simulator: CivilIdentitySimulator, kind: str = "special_power", **changes: Any) -> Deed:
    deed = entered(at, simulator, kind, **changes)
    for party in queries.parties_of(deed):
        if parties.appears(deed.form, Part(party.part)):
            manner = Manner.SIGNATURE_AND_PRINT if party.can_sign else Manner.PRINT
            actions.sign(deed=deed, party_id=party.id, manner=manner, actor=clerk_of(deed, at))
    return again(deed)


def concluded(
    at: Post, simulator: CivilIdentitySimulator, kind: str = "special_power", **changes: Any
) -> Deed:
    deed = signed(at, simulator, kind, **changes)
    actions.conclude(deed=deed, actor=at.consul)
    return again(deed)


def copy(deed: Deed, at: Post, kind: CopyKind = CopyKind.TESTIMONY, **changes: Any) -> Copy:
    """A copy asked for and paid."""
    asked = actions.request_copy(
        deed=deed,
        kind=kind,
        applicant=changes.pop("applicant", at.applicant),
        registry="Predios de Lima" if kind is CopyKind.LETTER else "",
        actor=changes.pop("actor", at.citizen),
    )
    acts.pay(asked.case, at)
    return queries.copy(people.SYSTEM, asked.case.number)


def issued(deed: Deed, at: Post, kind: CopyKind = CopyKind.TESTIMONY) -> Copy:
    made = copy(deed, at, kind)
    actions.issue_copy(copy=made, actor=at.consul)
    return queries.copy(people.SYSTEM, made.case.number)


def stated_people(deed: Deed) -> list[PersonInDeed]:
    """The people of a deed as its draft states them."""
    return [party.stated() for party in queries.parties_of(deed)]
