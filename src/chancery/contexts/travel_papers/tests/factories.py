"""Salvoconductos in every state at one post, reached by calling actions."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.models import Application, TravelPaper
from chancery.contexts.travel_papers.rules import Cause, LeaveMeans
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents.zones import Sex

BIRTH_ACT = "Acta 63120456, Municipalidad de Prueba"
KIN = actions.Kin("Pedro Ñahui Prueba", 2, "Teléfono 01 555 0100", "Es su hermana; describió a sus padres")

SIGNED = actions.Given(LeaveMeans.SIGNED)
SEEN = "Partida de nacimiento 12-2022, Comune di Milano"
MOTHER = actions.Named("Lucía Prueba Inventada", HeldDocument(IdentityDocumentKind.DNI, "41000001"))
FATHER = actions.Named("Pedro Ñahui Inventado", HeldDocument(IdentityDocumentKind.DNI, "41000002"))
WITH_HER_MOTHER = actions.Guardianship(Basis.BOTH, Company.PARENT, MOTHER, (FATHER,))
CHILD: dict[str, Any] = {
    "born_on": date(2022, 5, 1),
    "birth_place": "Milán",
    "birth_country": "IT",
    "cause": Cause.NEVER_HAD,
    "is_unregistered": True,
    "guardianship": WITH_HER_MOTHER,
}
"""A girl born in Milan whom no register has yet, who travels with her mother while her father stays."""


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


def allowed(at: World, **changes: Any) -> Application:
    """Identified, and every one who stays signed at the post."""
    application = identified(at, **changes)
    minority = queries.minority_of(application)
    if minority is not None:
        staying = {each.parent.ordinal: SIGNED for each in queries.leaves_of(minority)}
        actions.record_leave(application=application, papers=SEEN, given=staying, actor=at.post.officer)
    return again(application)


def granted(at: World, *, poverty: str = "", **changes: Any) -> Application:
    application = allowed(at, **changes)
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
