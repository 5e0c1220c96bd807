"""A ministry that writes to itself: two units in Lima, a post, and documents in every state, reached by actions."""

from dataclasses import dataclass
from itertools import count

from chancery.contexts.memoranda import actions, queries
from chancery.contexts.memoranda.actions import Content
from chancery.contexts.memoranda.models import Dispatch, HeadSignature, InternalDocument
from chancery.contexts.memoranda.queries import Reviewer
from chancery.contexts.memoranda.rules import Kind
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

BODY = "Tengo a bien dirigirme a usted con relación al presupuesto de la red.\n\nAgradeceré su opinión."
_subjects = count(1)


@dataclass(frozen=True, slots=True)
class Ministry:
    """Who writes, endorses, signs, sends and receives."""

    ogi: Office
    oti: Office
    leg: Office
    milan: Office
    author: Actor
    colleague: Actor
    head: Actor
    oti_officer: Actor
    oti_head: Actor
    leg_head: Actor
    consul: Actor
    stranger: Actor


def serving(office: Office, role: Role, name: str = "Sirve") -> Actor:
    person = people.make_person(name, "Interna")
    people.make_role(person, role, office)
    return people.actor_of(person)


def person_of(actor: Actor) -> Person:
    return Person.objects.get(pk=access.require_person(actor))


def ministry() -> Ministry:
    network.load()
    ogi, oti, leg, milan = (organisation.office(code) for code in ("ogi", "oti", "leg", "cg-milan"))
    return Ministry(
        ogi=ogi,
        oti=oti,
        leg=leg,
        milan=milan,
        author=serving(ogi, Role.OFFICER, "Ana"),
        colleague=serving(ogi, Role.OFFICER, "Berta"),
        head=serving(ogi, Role.SUPERVISOR, "Hilda"),
        oti_officer=serving(oti, Role.OFFICER, "Oscar"),
        oti_head=serving(oti, Role.SUPERVISOR, "Omar"),
        leg_head=serving(leg, Role.SUPERVISOR, "Lucía"),
        consul=serving(milan, Role.CONSUL, "Carla"),
        stranger=serving(organisation.office("adp"), Role.OFFICER, "Ximena"),
    )


def content(
    *to: str, copies: tuple[str, ...] = (), kind: Kind = Kind.MEMORANDUM, subject: str = "", body: str = BODY
) -> Content:
    lines = to or ("OTI",)
    return Content(
        subject=subject or f"Presupuesto de la red, parte {next(_subjects)}",
        body=body,
        addressees=(
            *actions.check_addressees(kind=kind, lines=lines),
            *actions.check_addressees(kind=kind, lines=copies, is_copy=True),
        ),
    )


def drafted(
    at: Ministry,
    *to: str,
    kind: Kind = Kind.MEMORANDUM,
    unit: Office | None = None,
    actor: Actor | None = None,
    answers: InternalDocument | None = None,
    copies: tuple[str, ...] = (),
    subject: str = "",
) -> InternalDocument:
    return actions.draft(
        kind=kind,
        unit=unit or at.ogi,
        content=content(*to, kind=kind, copies=copies, subject=subject),
        answers=answers,
        actor=actor or at.author,
    )


def in_review(at: Ministry, *reviewers: Reviewer, **options: object) -> InternalDocument:
    document = drafted(at, **options)  # type: ignore[arg-type]
    chain = reviewers or (Reviewer(at.ogi, person_of(at.colleague)), Reviewer(at.leg))
    actions.send_to_review(
        document=document, base=document.version, reviewers=chain, actor=_writer(at, document)
    )
    return fresh(document)


def for_signature(at: Ministry, *to: str, **options: object) -> InternalDocument:
    document = drafted(at, *to, **options)  # type: ignore[arg-type]
    actions.send_to_review(document=document, base=document.version, actor=_writer(at, document))
    return fresh(document)


def _writer(at: Ministry, document: InternalDocument) -> Actor:
    known = (at.author, at.colleague, at.oti_officer, at.oti_head, at.head, at.consul)
    return next(each for each in known if each.person_id == document.author_id)


def head_of(at: Ministry, unit: Office) -> Actor:
    return {at.ogi.pk: at.head, at.oti.pk: at.oti_head, at.milan.pk: at.consul}[unit.pk]


def signed(at: Ministry, *to: str, dispatches: bool = False, **options: object) -> HeadSignature:
    document = for_signature(at, *to, **options)
    return actions.sign(
        document=document,
        version=document.version,
        dispatches=dispatches,
        actor=head_of(at, document.unit),
    )


def dispatched(at: Ministry, *to: str, **options: object) -> InternalDocument:
    return fresh(signed(at, *to, dispatches=True, **options).document)


def sent_to(document: InternalDocument, office: Office | None) -> Dispatch:
    return queries.dispatches_of(document).get(office=office)


def fresh(document: InternalDocument) -> InternalDocument:
    return InternalDocument.objects.select_related("unit", "author").get(pk=document.pk)
