"""Requests in every state at one post, reached by calling actions; the Judiciary is its simulator, over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.criminal_records import actions, queries
from chancery.contexts.criminal_records.models import Request, Review
from chancery.contexts.criminal_records.rules import DeliveryMeans, Outcome, RecordGround, RecordPurpose
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.gateway import criminal_records
from chancery.kernel.gateway.simulators.criminal_records import CriminalRecordsSimulator
from chancery.kernel.gateway.tests import asking
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

CLEAN, RECORD, NAMESAKE = "23", "97", "96"
"""How the document of somebody ends of whom the simulated register has nothing, a conviction, or a namesake."""
BORN = date(1990, 5, 17)
PARENTS = ("Juan Quispe Mamani", "Julia Ñahui Rojas")
_people = count(1)


@dataclass(frozen=True)
class World:
    """A post where two officers serve, and two people at the Judiciary."""

    post: Post
    other: Actor
    supervisor: Actor
    judiciary: Actor
    second: Actor
    auditor: Actor

    @property
    def office(self) -> Office:
        return self.post.office


def world(code: str = "cg-milan") -> World:
    post = acts.post(code)
    post.applicant.birth_on = BORN
    post.applicant.save()

    def at(office: str, role: Role, name: str) -> Actor:
        return acts.serving(organisation.office(office), role, name)

    return World(
        post,
        at(code, Role.OFFICER, "Otra"),
        at(code, Role.SUPERVISOR, "Jefa"),
        at(queries.JUDICIARY, Role.OFFICER, "Judicial"),
        at(queries.JUDICIARY, Role.SUPERVISOR, "Segunda"),
        at("mre", Role.AUDITOR, "Auditora"),
    )


@contextmanager
def answering(folder: Path, **options: Any) -> Iterator[CriminalRecordsSimulator]:
    """The Judiciary's register, up and answering."""
    kind = next(each for each in asking.KINDS if each.register is criminal_records.REGISTER)
    with asking.standing(kind, folder, **options) as (simulator, _):
        yield simulator


def citizen(ending: str = CLEAN) -> Person:
    """An adult whose document ends so."""
    return people.make_person("Rosa Luz", birth_on=BORN, document_number=f"70{next(_people):04}{ending}")


def filed(at: World, ending: str = CLEAN, **changes: Any) -> Request:
    person = changes.pop("applicant", None) or citizen(ending)
    who = people.actor_of(person)
    said = {
        "purpose": RecordPurpose.WORK,
        "country": "IT",
        "father": PARENTS[0],
        "mother": PARENTS[1],
        "uploads": {name: upload(who).id for name in ("photograph", "document")},
        "office": at.office,
        "applicant": person,
        "actor": who,
        **changes,
    }
    return actions.file(**said)


def again(request: Request) -> Request:
    """The same as it stands now."""
    return Request.objects.select_related("case__office", "case__applicant").get(pk=request.pk)


def verified(at: World, ending: str = CLEAN) -> Request:
    request = filed(at, ending)
    actions.verify(request=request, is_same_person=True, actor=at.post.officer)
    return again(request)


def paid(at: World, ending: str = CLEAN) -> Request:
    request = verified(at, ending)
    acts.pay(request.case, at.post)
    return again(request)


def asked(request: Request, actor: Actor) -> Request:
    actions.consult(request=request, told=actions.ask(request=request, actor=actor), actor=actor)
    return again(request)


def consulted(at: World, ending: str = CLEAN) -> Request:
    return asked(paid(at, ending), at.post.officer)


def review_of(request: Request) -> Review:
    found = Review.objects.select_related("finding__consultation__request__case__applicant").filter(
        finding__consultation__request=request
    )
    return found.latest("at")


def reviewed(
    at: World, ending: str = RECORD, outcome: Outcome = Outcome.ANNOTATED, text: str = "Hurto simple, 2018"
) -> Request:
    """Where the Judiciary's own people have looked, and both said the same."""
    request = consulted(at, ending)
    review = review_of(request)
    actions.answer(review=review, outcome=outcome, number="Oficio 7-2026-RNC", text=text, actor=at.judiciary)
    actions.decide(review=review, is_confirmed=True, actor=at.second)
    return again(request)


def issued(at: World, request: Request | None = None) -> Request:
    wanted = request or consulted(at)
    actions.issue(request=wanted, actor=at.post.officer)
    return again(wanted)


def ready(at: World, request: Request | None = None) -> Request:
    request = issued(at, request)
    cases.advance(case=request.case, code="prepare", actor=at.post.officer)
    return again(request)


def delivered(at: World, request: Request | None = None, **changes: Any) -> Request:
    request = ready(at, request)
    handing = actions.Handing(**{"means": DeliveryMeans.PERSON, **changes})
    actions.deliver(request=request, handing=handing, actor=at.post.officer)
    return again(request)


def refused(at: World, ground: RecordGround = RecordGround.IDENTITY) -> Request:
    request = filed(at)
    actions.refuse(request=request, ground=ground, reason="La fotografía es de otra", actor=at.post.officer)
    return again(request)
