"""How is a salvoconducto asked for, and why may it not be given on what the request says?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from chancery.contexts.travel_papers import queries, rules
from chancery.contexts.travel_papers.models import Application, Minority, StayingParent
from chancery.contexts.travel_papers.procedures import TRAVEL_PAPER
from chancery.contexts.travel_papers.rules import Cause, Initiative
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import minors
from chancery.kernel.identity.checks import (
    HeldDocument,
    IdentityDocumentKind,
    document_key,
    fold,
    validate_document,
)
from chancery.kernel.identity.minors import Basis, Company, Obstacle
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents import names
from chancery.kernel.travel_documents.zones import Sex

STAYING = ("first", "second")
"""How the places of those who stay are called where they are asked for."""
_FIELDS = {
    Obstacle.COMPANION_MISSING: "companion_name",
    Obstacle.COMPANION_SURPLUS: "companion_name",
    Obstacle.COMPANION_IS_MINOR: "companion_document_number",
    Obstacle.COMPANION_AUTHORISES: "companion_document_number",
    Obstacle.SIGNER_MISSING: "first_name",
    Obstacle.SIGNER_SURPLUS: "first_name",
    Obstacle.SIGNER_TWICE: "second_document_number",
    Obstacle.EXCEPTION_NOT_IN_FORCE: "basis",
}


class BornTomorrow(Invalid):
    code = "travel_paper_born_tomorrow"
    sentence = "La fecha de nacimiento no puede ser posterior a hoy."


class DepartureOutOfDays(Invalid):
    """Its days begin when it is printed and are not extended (D.S. 076-2005-RE, art. 352)."""

    code = "travel_paper_departure_out_of_days"
    sentence = (
        "El viaje debe empezar entre hoy y el {until}: el salvoconducto vale {days} días y no se prorroga."
    )
    next_step = "Si el viaje es más tarde, pida un pasaporte, o el salvoconducto cuando falte menos."


class NotHomeward(Invalid):
    """It leads to Peru or back to where one lives (D.S. 045-2003-RE, nums. 63 and 64)."""

    code = "travel_paper_not_homeward"
    sentence = (
        "El salvoconducto sirve para volver al Perú o al país donde vive: a otro país hace falta pasaporte."
    )
    next_step = "Elija el Perú o el país donde vive."


class OnlyToPeru(Invalid):
    """Minors who stand in no register, and the repatriated, travel to Peru and nowhere else (D.S. 032-2023-RE, art. 109)."""

    code = "travel_paper_only_to_peru"
    sentence = "En este caso el salvoconducto se da solo para viajar al Perú."
    next_step = (
        "Si el viaje es a otro país, inscriba antes el nacimiento en la oficina consular y pida un pasaporte."
    )


class UnregisteredMistaken(Invalid):
    """Who is of age, was born in Peru or has a DNI is registered, or is registered first."""

    code = "travel_paper_unregistered_mistaken"
    sentence = "Solo puede estar sin inscribir un menor de edad nacido en el exterior y sin DNI."
    next_step = "Corrija el nacimiento o el DNI, o quite la marca."


class LossUntold(Invalid):
    code = "travel_paper_loss_untold"
    sentence = "Falta decir dónde y cuándo se perdió o lo robaron, y el número de la denuncia si la hizo."
    next_step = "Si no hay denuncia, lo que escriba vale como declaración jurada."


class OnlyExOfficio(Invalid):
    """Nobody declares themselves repatriated: the office does, having checked (D.S. 076-2005-RE, art. 355)."""

    code = "travel_paper_only_ex_officio"
    sentence = "Por repatriación o a pedido de la autoridad local lo tramita la oficina consular, de oficio."
    next_step = "Pídalo usted mismo, o por indigencia si no puede pagarlo; o acuda a la oficina consular."


class AuthorityMissing(Invalid):
    code = "travel_paper_authority_missing"
    sentence = "Falta qué autoridad local lo pide y con qué documento."


class SecondUncaused(Invalid):
    """Nobody gets a second one without a justified cause (D.S. 076-2005-RE, art. 352)."""

    code = "travel_paper_second_uncaused"
    sentence = "Esa persona ya tuvo el salvoconducto {number}: falta la causa que justifica otro."
    next_step = "Escríbala: la aprueba una persona distinta de quien decide."


class AlreadyRequested(Invalid):
    """One person, one request at a time."""

    code = "travel_paper_already_requested"
    sentence = "Ya hay un salvoconducto en trámite para esa persona."
    next_step = "Espere la decisión, o desista de la solicitud anterior."


class ParentalAuthorityUntold(Invalid):
    """Of a minor it must be known who exercises parental authority and who travels along (Ley 27337, art. 111)."""

    code = "travel_paper_parental_authority_untold"
    sentence = "De un menor de edad falta decir quién ejerce la patria potestad y con quién viaja."


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who has a name and a document here: who travels along with a minor, or stays."""

    name: str
    document: HeldDocument


@dataclass(frozen=True, slots=True)
class Guardianship:
    """What a request says of a minor: who exercises parental authority, who travels along, and who stays."""

    basis: Basis
    company: Company
    companion: Named | None
    staying: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a request says; the DNI as it was typed."""

    surnames: str
    given_names: str
    sex: Sex
    born_on: date
    birth_place: str
    birth_country: str
    cause: Cause
    residence: str
    destination: str
    itinerary: str
    departs_on: date
    initiative: Initiative = Initiative.PETITION
    is_unregistered: bool = False
    dni: str = ""
    report: str = ""
    passport_number: str = ""
    authority: str = ""
    second_cause: str = ""
    guardianship: Guardianship | None = None


@transaction.atomic
def file(
    *, particulars: Particulars, uploads: Mapping[str, UUID], office: Office, applicant: Person, actor: Actor
) -> Application:
    """Ask for a salvoconducto, or begin one ex officio. Nothing is paid before it is granted.

    Raises the refusals of this module, and what `validate_document`, `names.components` and `cases.open` raise.
    """
    said = check_particulars(particulars=particulars)
    if said.initiative.is_of_the_office and actor.person_id == applicant.id:
        raise OnlyExOfficio({"initiative": [OnlyExOfficio.sentence]})
    folded = fold(f"{said.given_names} {said.surnames}")
    check_alone(dni=said.dni, folded_name=folded, born_on=said.born_on)
    _check_second(said, folded)
    case = cases.open(
        procedure_code=TRAVEL_PAPER.code,
        office=office,
        applicant=applicant,
        actor=actor,
        uploads=uploads,
        facts={"cause": said.cause, "initiative": said.initiative, "destination": said.destination},
    )
    fields = {name: getattr(said, name) for name in Particulars.__slots__ if name != "guardianship"}
    application = Application.objects.create(case=case, folded_name=folded, **fields)
    if said.guardianship is not None:
        _keep_guardianship(application, said.guardianship)
    return application


def check_alone(*, dni: str, folded_name: str, born_on: date, besides: Application | None = None) -> None:
    """Whether no other request for that person is under way. Raises `AlreadyRequested`.

    Whoever asks for the same person at the same moment, at whatever post, waits here and then finds this request.
    """
    ledger.hold(uuid5(NAMESPACE_URL, f"urn:chancery:travel-papers:{folded_name}:{born_on.isoformat()}"))
    others = queries.pending_for(dni=dni, folded_name=folded_name, born_on=born_on)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        raise AlreadyRequested


def check_particulars(*, particulars: Particulars, is_whole: bool = True) -> Particulars:
    """The same with each document in its one spelling; not `is_whole` before it was asked who has authority over a minor.

    Raises as `file` does, but for what hangs on who files and what is kept.
    """
    today = clock.today()
    said = replace(particulars, dni=_dni(particulars.dni))
    names.components(said.surnames)
    names.components(said.given_names)
    if said.born_on > clock.latest_today():
        raise BornTomorrow({"born_on": [BornTomorrow.sentence]})
    if said.is_unregistered and not rules.may_be_unregistered(
        said.born_on, said.birth_country, said.dni, today
    ):
        raise UnregisteredMistaken({"is_unregistered": [UnregisteredMistaken.sentence]})
    if not rules.may_go_to(said.destination, said.residence):
        raise NotHomeward({"destination": [NotHomeward.sentence]})
    if said.destination != rules.HOME and rules.leads_home_only(
        said.initiative, is_unregistered=said.is_unregistered
    ):
        raise OnlyToPeru({"destination": [OnlyToPeru.sentence]})
    if said.cause in rules.TO_REPORT and not said.report.strip():
        raise LossUntold({"report": [LossUntold.sentence]})
    if said.initiative is Initiative.HOST_REQUEST and not said.authority.strip():
        raise AuthorityMissing({"authority": [AuthorityMissing.sentence]})
    if is_whole:
        said = replace(said, guardianship=_guardianship(said))
    days = queries.days_valid(today)
    until = queries.last_day(today)
    if not today <= said.departs_on <= until:
        told = {"until": f"{until:%d/%m/%Y}", "days": days}
        raise DepartureOutOfDays({"departs_on": [DepartureOutOfDays.sentence.format(**told)]}, **told)
    return said


def _guardianship(said: Particulars) -> Guardianship | None:
    """What is said of a minor, with each document in its one spelling; of who is of age on the journey, nothing."""
    if not minors.is_minor(said.born_on, said.departs_on):
        return None
    if said.guardianship is None:
        raise ParentalAuthorityUntold({"basis": [ParentalAuthorityUntold.sentence]})
    told = said.guardianship
    companion = _spelled(told.companion, "companion_") if told.companion else None
    staying = tuple(_spelled(each, f"{place}_") for place, each in zip(STAYING, told.staying, strict=False))
    party = minors.Party(
        minor=document_key(IdentityDocumentKind.DNI, "PE", said.dni),
        basis=told.basis,
        company=told.company,
        companion=companion.document.key if companion else "",
        signers=tuple(each.document.key for each in staying),
    )
    for obstacle in minors.obstacles(party):
        refusal = minors.REFUSALS[obstacle]
        raise refusal({_FIELDS[obstacle]: [refusal.sentence]})
    return replace(told, companion=companion, staying=staying)


def _spelled(named: Named, prefix: str) -> Named:
    return Named(named.name, named.document.checked(prefix))


def _keep_guardianship(application: Application, said: Guardianship) -> None:
    along = said.companion
    minority = Minority.objects.create(
        application=application,
        basis=said.basis,
        company=said.company,
        companion_name=along.name if along else "",
        companion_document_kind=along.document.kind if along else "",
        companion_document_number=along.document.number if along else "",
        companion_document_country=along.document.country if along else "",
    )
    for ordinal, each in enumerate(said.staying, 1):
        StayingParent.objects.create(
            minority=minority,
            ordinal=ordinal,
            name=each.name,
            document_kind=each.document.kind,
            document_number=each.document.number,
            document_country=each.document.country,
        )


def _dni(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        return validate_document(IdentityDocumentKind.DNI, typed)
    except Invalid as refusal:
        refusal.fields = {"dni": [str(refusal)]}
        raise


def _check_second(said: Particulars, folded: str) -> None:
    earlier = queries.papers_for(dni=said.dni, folded_name=folded, born_on=said.born_on).first()
    if earlier is not None and not said.second_cause.strip():
        told = {"number": earlier.number}
        raise SecondUncaused({"second_cause": [SecondUncaused.sentence.format(**told)]}, **told)
