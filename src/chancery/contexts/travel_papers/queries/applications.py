"""Which requests for a salvoconducto may this actor see, and where does each stand?"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from chancery.contexts.travel_papers.models import Application, Decision, IdentityProof, TravelPaper
from chancery.contexts.travel_papers.procedures import TRAVEL_PAPER, State
from chancery.contexts.travel_papers.rules import ProofMethod
from chancery.kernel.base import clock, ids, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import queries as cases
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.identity import access, minors
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

READERS = (Role.OFFICER, Role.CONSUL, Role.SUPERVISOR)
_VALIDITY = "travel_paper.validity"
_UNDER_WAY = [
    state
    for state in TRAVEL_PAPER.states
    if state not in {*TRAVEL_PAPER.final, State.DELIVERED, State.REFUSED}
]


def by_number(actor: Actor, number: str) -> Application:
    """The request of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(
        actor,
        number,
        Application.objects.select_related("cancellation", "second_approval__by"),
        context="travel_papers",
    )


def of_case(case_id: UUID) -> Application | None:
    """The request of that case, if it is one of ours."""
    return Application.objects.select_related("case__office").filter(case_id=case_id).first()


def listed(actor: Actor, *, text: str = "", state: str = "") -> QuerySet[Application]:
    """The requests at the offices where the actor serves, the newest first; everybody's for an auditor. Raises `RoleMissing`.

    `text` is a case's number, a salvoconducto's, a DNI, or words of a name.
    """
    found = served_by(actor).select_related("case__office").order_by("-case__opened_at")
    if state:
        found = found.filter(case__state=state)
    return found.filter(_named(text)) if text.strip() else found


def _named(text: str) -> Q:
    """By one index alone, told from the shape of what was typed: a case's number, a DNI, a salvoconducto's number, or a name."""
    compact = "".join(text.split()).upper()
    if ids.is_number(text):
        return Q(case__number=ids.as_kept(text))
    if compact.isdigit():
        return Q(dni=compact)
    if any(character.isdigit() for character in compact):
        return Q(pk__in=TravelPaper.objects.filter(number=compact).values("application"))
    return identity.named(text, "folded_name")


def served_by(actor: Actor) -> QuerySet[Application]:
    """The requests of the offices where the actor serves; all of them for an auditor. Raises `RoleMissing`."""
    access.require(actor, *READERS, Role.AUDITOR)
    if actor.holds(Role.AUDITOR):
        return Application.objects.all()
    return Application.objects.filter(case__office_id__in=actor.offices(*READERS))


def local_day(office: Office) -> date:
    """Which day it is at an office."""
    return clock.today(ZoneInfo(office.time_zone))


def days_valid(on: date) -> int:
    """For how many days one that is printed that day may be used."""
    return organisation.legal_period(_VALIDITY, on).amount


def last_day(printed_on: date) -> date:
    """Until when one printed that day may be used. Its days are no term of a procedure: no holiday moves them."""
    return printed_on + timedelta(days=days_valid(printed_on))


def pending_for(*, dni: str, folded_name: str, born_on: date) -> QuerySet[Application]:
    """The requests for that person that are not decided, or not handed over yet."""
    return Application.objects.filter(
        _person(dni, folded_name, born_on, within=""), case__state__in=_UNDER_WAY
    )


def papers_for(*, dni: str, folded_name: str, born_on: date) -> QuerySet[TravelPaper]:
    """What was printed for that person and not spoilt, the newest first, at whatever post."""
    person = _person(dni, folded_name, born_on, within="application__")
    return TravelPaper.objects.filter(person, spoiling=None).order_by("-at", "-id")


def earlier_of(application: Application) -> TravelPaper | None:
    """The newest salvoconducto that the holder had by another request."""
    found = papers_for(dni=application.dni, folded_name=application.folded_name, born_on=application.born_on)
    return found.exclude(application=application).first()


def proof_of(application: Application) -> IdentityProof | None:
    """By what it was last established who the holder is."""
    return application.proofs.select_related("by").first()


def decision_of(application: Application) -> Decision | None:
    """What was last decided."""
    return application.decisions.select_related("by").first()


def waits_for_register(application: Application, proof: IdentityProof | None) -> bool:
    """Whether nothing but a question that the register has not answered says who the holder is, by the newest `proof`."""
    return (
        proof is not None
        and proof.method == ProofMethod.DEFERRED
        and gateway.pending_of(application.case_id).exists()
    )


def was_register_asked(application: Application) -> bool:
    """Whether the register was asked and could not answer then."""
    return application.proofs.filter(method=ProofMethod.DEFERRED).exists()


def proof_in_words(application: Application) -> str:
    """By what the holder was identified, as the paper states it."""
    proof = proof_of(application)
    if proof is None:
        return ""
    if proof.method != ProofMethod.BIRTH_ACT:
        return ProofMethod.REGISTER.label
    kin = f"; {proof.kin_name}, pariente en {proof.kin_degree}.º grado" if proof.kin_name else ""
    return f"{proof.method_label}: {proof.birth_act}{kin}"


def second_in_words(application: Application) -> str:
    """Which one the holder had before and why there is another, as the paper states it; empty when it is the first."""
    earlier = earlier_of(application)
    return f"Segundo salvoconducto (antes {earlier.number}): {application.second_cause}" if earlier else ""


def papers_of(application: Application) -> list[TravelPaper]:
    """Each printing, the newest first."""
    return list(application.printings.select_related("by", "act", "document", "spoiling", "delivery__by"))


def current_paper(application: Application) -> TravelPaper | None:
    """The printing that stands, if one does."""
    return application.printings.filter(spoiling=None).select_related("document", "act").first()


def run_out(on: date) -> Iterable[TravelPaper]:
    """Those whose last day has passed, handed over or still lying at the post; what another site writes is its own to end."""
    found = TravelPaper.objects.select_related("application__case__office").filter(
        spoiling=None,
        valid_until__lt=on,
        application__case__state__in=(State.PRINTED, State.DELIVERED),
        application__case__site=site.here(),
    )
    return found.iterator(chunk_size=500)


def state_label(application: Application) -> str:
    """Its state in Spanish."""
    return TRAVEL_PAPER.state_label(application.case.state)


def is_minor(application: Application) -> bool:
    """Whether the holder is not of age yet."""
    return minors.is_minor(application.born_on, local_day(application.case.office))


def _person(dni: str, folded_name: str, born_on: date, *, within: str) -> Q:
    """By the DNI, or by name and birth: the same person may ask once with a DNI and once without."""
    same = Q(**{f"{within}folded_name": folded_name, f"{within}born_on": born_on})
    return same | Q(**{f"{within}dni": dni}) if dni else same
