"""Salvoconductos in every state at one post, reached by calling actions."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.models import Application, TravelPaper
from chancery.contexts.travel_papers.rules import Cause
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents.zones import Sex

BIRTH_ACT = "Acta 63120456, Municipalidad de Prueba"
KIN = actions.Kin("Pedro Ñahui Prueba", 2, "Teléfono 01 555 0100", "Es su hermana; describió a sus padres")


@dataclass(frozen=True)
class World:
    """A post with its people, a border officer, and who audits."""

    post: Post
    inspector: Actor
    auditor: Actor

    @property
    def office(self) -> Office:
        return self.post.office


def world(code: str = "cg-milan") -> World:
    post = acts.post(code)
    gate = organisation.office("mig-jorge-chavez")
    return World(
        post,
        acts.serving(gate, Role.BORDER_OFFICER, "Inspectora"),
        acts.serving(organisation.office("mre"), Role.AUDITOR, "Auditora"),
    )


def particulars(**changes: Any) -> actions.Particulars:
    """A woman in Milan whose passport was stolen, on her way home."""
    said = actions.Particulars(
        surnames="Ñahui Prueba",
        given_names="María José",
        sex=Sex.FEMALE,
        born_on=date(1990, 1, 15),
        birth_place="Ayacucho",
        birth_country="PE",
        cause=Cause.STOLEN,
        report="Denuncia 12-2026, comisaría de Milán: le robaron el bolso en el tren",
        residence="IT",
        destination="PE",
        itinerary="Milán - Madrid - Lima",
        departs_on=clock.today() + timedelta(days=3),
    )
    return replace(said, **changes)


def filed(at: World, *, actor: Actor | None = None, **changes: Any) -> Application:
    filer = actor or at.post.citizen
    return actions.file(
        particulars=particulars(**changes),
        uploads={"photograph": upload(filer).id},
        office=at.office,
        applicant=at.post.applicant,
        actor=filer,
    )


def again(application: Application) -> Application:
    """The same as it stands now."""
    return Application.objects.select_related("case__office", "case__applicant").get(pk=application.pk)


def identified(at: World, **changes: Any) -> Application:
    application = filed(at, **changes)
    is_minor = queries.is_minor(application)
    actions.identify(
        application=application,
        birth_act=BIRTH_ACT,
        kin=None if is_minor else KIN,
        actor=at.post.officer,
    )
    return again(application)


def granted(at: World, *, poverty: str = "", **changes: Any) -> Application:
    application = identified(at, **changes)
    actions.grant(application=application, poverty=poverty, actor=at.post.consul)
    return again(application)


def paid(at: World, **changes: Any) -> Application:
    application = granted(at, **changes)
    acts.pay(application.case, at.post)
    return again(application)


def printed(at: World, **changes: Any) -> TravelPaper:
    return actions.print_paper(application=paid(at, **changes), actor=at.post.officer)


def delivered(at: World, **changes: Any) -> TravelPaper:
    paper = printed(at, **changes)
    actions.hand_over(application=again(paper.application), zone=paper.zone, actor=at.post.officer)
    return paper
