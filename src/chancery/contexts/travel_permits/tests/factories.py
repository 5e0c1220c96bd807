"""Travel permits in every state, at two consulates and two control posts, reached by calling actions."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID, uuid4

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.models import (
    Authoriser,
    Exit,
    IdentityCheck,
    Permit,
    Relation,
    Request,
    Signing,
    Transport,
)
from chancery.contexts.travel_permits.rules.authorisation import Proof
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

DNI, PASSPORT = IdentityDocumentKind.DNI, IdentityDocumentKind.PASSPORT
COMPANION = actions.Named("Carla Tía Prueba", HeldDocument(DNI, "91000003"))
ALL_SEEN = frozenset(Proof)


@dataclass(frozen=True)
class Border:
    """Two control posts with an officer each, and the head of the first."""

    airport: Office
    land: Office
    officer: Actor
    other: Actor
    head: Actor


@dataclass(frozen=True)
class World:
    """Two parents at two posts, and the border."""

    milan: Post
    madrid: Post
    border: Border
    mother: Person
    father: Person
    mother_acts: Actor
    father_acts: Actor


def world() -> World:
    """The network, both consulates, both parents, the border's officers and the border's key."""
    actions.ensure_border_key(actor=people.SYSTEM)
    milan, madrid = acts.post("cg-milan"), acts.post("cg-madrid")
    airport, land = (organisation.office(code) for code in ("mig-jorge-chavez", "mig-santa-rosa"))
    father = people.make_person("Pedro", "Quispe")
    border = Border(
        airport,
        land,
        acts.serving(airport, Role.BORDER_OFFICER, "Inés"),
        acts.serving(land, Role.BORDER_OFFICER, "Saúl"),
        acts.serving(airport, Role.SUPERVISOR, "Jefa"),
    )
    return World(milan, madrid, border, milan.applicant, father, milan.citizen, people.actor_of(father))


def parent(who: Person, post: Office, relation: Relation = Relation.MOTHER) -> actions.Parent:
    return actions.Parent(
        relation=relation,
        given_names=who.given_names,
        first_surname=who.first_surname,
        second_surname=who.second_surname,
        document=HeldDocument(IdentityDocumentKind(who.document_kind), who.document_number),
        post=post,
    )


def particulars(at: World, **changes: object) -> actions.Particulars:
    """A girl who travels with an aunt, and both parents at two posts."""
    today = clock.today()
    said = actions.Particulars(
        minor=actions.Minor(
            given_names="Lucía Ángela",
            first_surname="Quispe",
            second_surname="Solicitante",
            document=HeldDocument(DNI, "91000001"),
            born_on=date(today.year - 9, 3, 1),
        ),
        basis=Basis.BOTH,
        company=Company.THIRD_PARTY,
        parents=(
            parent(at.mother, at.milan.office),
            parent(at.father, at.madrid.office, Relation.FATHER),
        ),
        journey=actions.Journey(
            from_city="Lima",
            to_city="Milán",
            to_country="IT",
            transport=Transport.AIR,
            departs_on=today + timedelta(days=20),
            returns_on=today + timedelta(days=60),
            carrier="Aerolínea de Prueba",
            receiver="Rosa Solicitante",
        ),
        companion=COMPANION,
    )
    return replace(said, **changes)  # type: ignore[arg-type]


def alone(at: World) -> actions.Particulars:
    """One parent suffices and the minor travels alone: the shortest story."""
    return particulars(
        at,
        basis=Basis.SURVIVOR,
        company=Company.ALONE,
        companion=None,
        parents=(parent(at.mother, at.milan.office),),
    )


def filed(at: World, said: actions.Particulars | None = None) -> Request:
    return actions.file(
        particulars=said or particulars(at),
        uploads={"birth_certificate": upload(at.mother_acts).id},
        office=at.milan.office,
        applicant=at.mother,
        actor=at.mother_acts,
    )


def paid(at: World, said: actions.Particulars | None = None) -> Request:
    request = filed(at, said)
    acts.pay(request.case, at.milan)
    return request


def place(request: Request, ordinal: int = 1) -> Authoriser:
    return Authoriser.objects.select_related("request__case__office", "post", "person").get(
        request=request, ordinal=ordinal
    )


def signed(request: Request, at: Post, ordinal: int = 1, **changes: object) -> Signing:
    """One signature, before the consul of that post."""
    return actions.sign(
        authoriser=place(request, ordinal),
        office=at.office,
        identity_check=IdentityCheck.DOCUMENT,
        actor=at.consul,
        **changes,  # type: ignore[arg-type]
    )


def ready(at: World, said: actions.Particulars | None = None) -> Request:
    """Every signature: the first in Milan, the second in Madrid."""
    request = paid(at, said)
    for ordinal, post in zip(range(1, request.authorisers.count() + 1), (at.milan, at.madrid), strict=False):
        signed(request, post, ordinal)
    request.case.refresh_from_db()
    return request


def issued(at: World, said: actions.Particulars | None = None) -> Permit:
    request = ready(at, said)
    permit = actions.issue(request=request, seen=ALL_SEEN, actor=at.milan.consul)
    return Permit.objects.select_related("request__case", "document").get(pk=permit.pk)


def left(
    permit: Permit,
    at: World,
    *,
    office: Office | None = None,
    actor: Actor | None = None,
    key: UUID | None = None,
    left_at: datetime | None = None,
    code: str = "",
) -> Exit:
    """An exit: now, or told afterwards."""
    return actions.record_exit(
        code=code or permit.token,
        office=office or at.border.airport,
        key=key or uuid4(),
        left_at=left_at,
        actor=actor or at.border.officer,
    )


@cache
def a_key() -> UUID:
    """The same key, twice told."""
    return uuid4()
