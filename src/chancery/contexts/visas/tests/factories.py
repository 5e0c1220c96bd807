"""Visas in every state at one post, reached by calling actions."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.stickers import actions as stickers
from chancery.contexts.stickers.rules import Level, Reason, Span
from chancery.contexts.stickers.tests import factories as stock
from chancery.contexts.visas import actions, queries
from chancery.contexts.visas.models import Application, Consultation, Label
from chancery.contexts.visas.rules import Criterion, Ground, SponsorStanding
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents.zones import Sex

HANDED_IN = ("passport", "photograph", "journey", "solvency", "letters")
ALL_MET = dict.fromkeys(Criterion, (True, "Se comprobó"))


@dataclass(frozen=True)
class World:
    """A post with labels in its officer's hands, who is asked in Lima and at Migraciones, and a border officer."""

    post: Post
    dgc: Actor
    protocol: Actor
    migration: Actor
    inspector: Actor
    auditor: Actor

    @property
    def office(self) -> Office:
        return self.post.office


def world(code: str = "cg-milan", *, labels: int = 20) -> World:
    post = acts.post(code)
    if labels:
        supply(post, labels)

    def at(office: str, role: Role, name: str) -> Actor:
        return acts.serving(organisation.office(office), role, name)

    return World(
        post,
        at("dgc", Role.OFFICER, "Consultada"),
        at("pro", Role.OFFICER, "Protocolo"),
        at("mig-sede", Role.OFFICER, "Migraciones"),
        at("mig-jorge-chavez", Role.BORDER_OFFICER, "Inspectora"),
        at("mre", Role.AUDITOR, "Auditora"),
    )


def supply(post: Post, labels: int) -> None:
    """Labels from the mint to the officer's own vault."""
    keeper = stock.custodian()
    lima = stickers.open_headquarters(actor=keeper)
    office = stickers.open_post(office=post.office, actor=keeper)
    assert office.parent is not None
    own = stickers.open_vault(
        parent=office,
        level=Level.OFFICER,
        name="Imprime",
        holder=stock.person_of(post.officer),
        actor=post.consul,
    )
    stock.mint(keeper, Span("VI", 1, labels))
    spans = str(Span("VI", 1, labels))
    if office.parent.level == Level.REGIONAL:
        stock.pass_on(lima, office.parent, spans, keeper, post.consul, Reason.INITIAL)
        stock.pass_on(office.parent, office, spans, post.consul, post.consul, Reason.INITIAL)
    else:
        stock.pass_on(lima, office, spans, keeper, post.consul, Reason.INITIAL)
    stock.pass_on(office, own, spans, post.consul, post.officer)


def particulars(**changes: Any) -> actions.Particulars:
    """A tourist from Italy who asks in Milan."""
    today = clock.today()
    said = actions.Particulars(
        category="tourist",
        surnames="Núñez-Rossi",
        given_names="María Chiara",
        sex=Sex.FEMALE,
        born_on=date(1990, 1, 15),
        nationality="IT",
        residence="IT",
        address="Via Roma 1, Milano",
        passport_number="yb1234567",
        passport_country="IT",
        passport_expires_on=today + timedelta(days=900),
        purpose="Conocer Cusco",
        arrives_on=today + timedelta(days=30),
        days=30,
        address_in_peru="Hotel de Prueba, Cusco",
    )
    return replace(said, **changes)


def filed(at: World, *, family: str = "", without: tuple[str, ...] = (), **changes: Any) -> Application:
    return actions.file(
        particulars=particulars(**changes),
        uploads={name: upload(at.post.citizen).id for name in HANDED_IN if name not in without},
        office=at.office,
        applicant=at.post.applicant,
        family=family,
        actor=at.post.citizen,
    )


def again(application: Application) -> Application:
    """The same as it stands now."""
    return Application.objects.select_related("case__office", "case__applicant").get(pk=application.pk)


def interviewed(at: World, *, family: str = "", waived: str = "", **changes: Any) -> Application:
    application = filed(at, family=family, **changes)
    actions.interview(
        application=application,
        notes="" if waived else "Viaja por vacaciones; trabaja en una escuela.",
        answers=ALL_MET,
        waived_because=waived,
        actor=at.post.officer,
    )
    if application.sponsor_registration:
        check_sponsor(at, application)
    return again(application)


def check_sponsor(
    at: World, application: Application, standing: SponsorStanding = SponsorStanding.ACTIVE
) -> None:
    """What the tax register said, without asking it."""
    answered = actions.SponsorAnswer(standing)
    actions.check_sponsor(application=application, answered=answered, actor=at.post.officer)


def consulted(at: World, **changes: Any) -> Consultation:
    application = interviewed(at, **changes)
    actions.consult(application=application, question="Opinión favorable", actor=at.post.consul)
    return Consultation.objects.select_related("application__case__office", "office").get(
        application=application
    )


def granted(
    at: World,
    *,
    actor: Actor | None = None,
    entries: int | None = None,
    stay_days: int | None = None,
    **changes: Any,
) -> Application:
    application = interviewed(at, **changes)
    actions.grant(
        application=application, entries=entries, stay_days=stay_days, actor=actor or at.post.consul
    )
    return again(application)


def paid(at: World, **changes: Any) -> Application:
    application = granted(at, **changes)
    acts.pay(application.case, at.post)
    return again(application)


def printed(at: World, **changes: Any) -> Label:
    application = paid(at, **changes)
    actions.print_label(application=application, actor=at.post.officer)
    label = queries.current_label(again(application))
    assert label is not None
    return label


def checked(at: World, **changes: Any) -> Label:
    label = printed(at, **changes)
    actions.check_label(application=again(label.application), zone=label.zone, actor=at.post.consul)
    return label


def delivered(at: World, **changes: Any) -> Label:
    label = checked(at, **changes)
    cases.advance(case=again(label.application).case, code="deliver", actor=at.post.officer)
    return label


def refused(at: World, **changes: Any) -> Application:
    application = interviewed(at, **changes)
    actions.refuse(
        application=application,
        ground=Ground.PROFILE,
        reason="No explica de qué vive ni a qué viaja",
        actor=at.post.consul,
    )
    return again(application)
