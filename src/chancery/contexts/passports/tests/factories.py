"""Passports in every state of one post and of Lima, reached by calling actions; the identity register answers in a process of its own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.test import override_settings

from chancery.contexts.passports import actions, demo, queries
from chancery.contexts.passports.models import Application, Cancellation, Passport
from chancery.contexts.passports.rules import (
    Before,
    CancelGround,
    Capture,
    HolderRelation,
    Inspection,
    Match,
    PhotoQuestion,
    Recognition,
)
from chancery.contexts.stickers.rules import Span
from chancery.contexts.stickers.tests import factories as stock
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents.zones import Sex

PASSWORD = "only-the-register-knows"
ALL_SEEN = dict.fromkeys(PhotoQuestion, (True, ""))
ALL_PASSED = dict.fromkeys(Inspection, True)
CAPTURED = actions.Trait(Capture.CAPTURED)
CONFIRMED = actions.Answered(Match.CONFIRMED)
PENDING = actions.Answered(Match.PENDING)


@dataclass(frozen=True)
class World:
    """A post; in Lima who personalises, with booklets in hand, and who certifies; a border officer and control."""

    post: Post
    maker: Actor
    checker: Actor
    custodian: Actor
    inspector: Actor
    auditor: Actor

    @property
    def office(self) -> Office:
        return self.post.office


def world(code: str = "cg-milan", *, booklets: int = 20) -> World:
    post = acts.post(code)
    keeper = stock.custodian()
    lima = stock.headquarters(keeper)
    own, maker = stock.vault_in_lima(keeper)
    if booklets:
        stock.mint(keeper, Span("PA", 1, booklets))
        stock.pass_on(lima, own, str(Span("PA", 1, booklets)), keeper, maker)
    return World(
        post,
        maker,
        acts.serving(lima.office, Role.OFFICER, "Certifica"),
        keeper,
        acts.serving(organisation.office("mig-jorge-chavez"), Role.BORDER_OFFICER, "Inspectora"),
        acts.serving(organisation.office("mre"), Role.AUDITOR, "Auditora"),
    )


@contextmanager
def register(**known: dict[str, str]) -> Iterator[CivilIdentitySimulator]:
    """The identity register, which knows these people by DNI beside its own."""
    with TemporaryDirectory() as folder:
        people_file = Path(folder) / "people.json"
        people_file.write_text(json.dumps(known))
        simulator = CivilIdentitySimulator(PASSWORD, people=people_file)
        with (
            running(simulator) as url,
            override_settings(
                IDENTITY_REGISTER_URL=f"{url}/reniec",
                IDENTITY_REGISTER_DIALECT="rest",
                VAULT_URL=f"file://{folder}",
                FIRST_CREDENTIALS={"RENIEC": PASSWORD},
            ),
        ):
            yield simulator


photograph = demo.portrait
"""An invented face that may be spoilt in one thing."""


def picture(actor: Actor, content: bytes | None = None) -> UUID:
    """A photograph handed in by the officer."""
    return documents.receive(filename="foto.jpg", content=content or photograph(), actor=actor).id


def particulars(at: World, **changes: Any) -> actions.Particulars:
    """The post's own applicant, of age, for the first time."""
    who = at.post.applicant
    said = actions.Particulars(
        dni=who.document_number,
        given_names=who.given_names,
        first_surname=who.first_surname,
        second_surname=who.second_surname,
        sex=Sex.FEMALE,
        born_on=date(1990, 1, 15),
        born_at="Huánuco",
    )
    return replace(said, **changes)


def of_a_child(**changes: Any) -> dict[str, Any]:
    """What changes where a mother asks for her daughter."""
    return {
        "dni": "91000001",
        "given_names": "Lucía",
        "born_on": date(clock.today().year - 9, 3, 1),
        "relation": HolderRelation.MOTHER,
        **changes,
    }


def with_before(**changes: Any) -> dict[str, Any]:
    """What changes where the holder had another passport, which Migraciones gave."""
    return {
        "before": Before.IN_HAND,
        "before_number": "116543210",
        "before_issued_on": date(2018, 5, 2),
        "before_authority": "Migraciones, Lima",
        **changes,
    }


def filed(at: World, *, uploads: dict[str, UUID] | None = None, **changes: Any) -> Application:
    return actions.file(
        particulars=particulars(at, **changes),
        uploads=uploads or {},
        office=at.office,
        applicant=at.post.applicant,
        actor=at.post.citizen,
    )


def again(application: Application) -> Application:
    """The same as it stands now."""
    return Application.objects.select_related("case__office", "case__applicant").get(pk=application.pk)


def enrol(at: World, application: Application, **changes: Any) -> Application:
    settings: dict[str, Any] = {
        "photograph": changes.pop("photograph", None) or picture(at.post.officer),
        "answers": ALL_SEEN,
        "fingerprints": CAPTURED,
        "signature": CAPTURED,
        "answered": CONFIRMED,
        "actor": at.post.officer,
        **changes,
    }
    actions.enrol(application=application, **settings)
    return again(application)


def enrolled(at: World, *, answered: actions.Answered = CONFIRMED, **changes: Any) -> Application:
    return enrol(at, filed(at, **changes), answered=answered)


def paid(at: World, *, answered: actions.Answered = CONFIRMED, **changes: Any) -> Application:
    application = enrolled(at, answered=answered, **changes)
    acts.pay(application.case, at.post)
    return again(application)


def sent(at: World, **changes: Any) -> Application:
    application = paid(at, **changes)
    actions.send(applications=[application], office=at.office, actor=at.post.consul)
    return again(application)


def personalised(at: World, **changes: Any) -> Passport:
    return actions.personalise(application=sent(at, **changes), actor=at.maker)


def certify(at: World, passport: Passport) -> Passport:
    actions.certify(
        application=again(passport.application),
        zone=passport.zone,
        chip=f"CHIP{passport.number}",
        answers=ALL_PASSED,
        actor=at.checker,
    )
    return Passport.objects.select_related("application__case__office").get(pk=passport.pk)


def certified(at: World, **changes: Any) -> Passport:
    return certify(at, personalised(at, **changes))


def despatched(at: World, **changes: Any) -> Passport:
    passport = certified(at, **changes)
    actions.despatch(
        applications=[again(passport.application)], office=at.office, guide="Valija 12", actor=at.maker
    )
    return passport


def ready(at: World, **changes: Any) -> Passport:
    passport = despatched(at, **changes)
    cases.advance(case=again(passport.application).case, code="receive", actor=at.post.officer)
    return passport


def deliver(at: World, passport: Passport, **changes: Any) -> Passport:
    settings: dict[str, Any] = {"recognition": Recognition.FACE, "is_old_voided": False, **changes}
    actions.deliver(application=again(passport.application), actor=at.post.officer, **settings)
    found = queries.passport_by_number(passport.number)
    assert found is not None
    return found


def delivered(at: World, **changes: Any) -> Passport:
    return deliver(at, ready(at, **changes))


def lost(at: World, passport: Passport) -> Cancellation:
    return actions.report_own(
        number=passport.number, ground=CancelGround.LOST, circumstances="En el tranvía", actor=at.post.citizen
    )


def another(at: World) -> World:
    """The same world with somebody else who asks."""
    person = people.make_person("Julio", "Tapia")
    return replace(at, post=replace(at.post, applicant=person, citizen=people.actor_of(person)))
