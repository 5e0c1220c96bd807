"""How is a visa asked for, and why may it not be given on what the request says?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.visas import queries, rules
from chancery.contexts.visas.models import Application
from chancery.contexts.visas.procedures import STANDING, VISA, State
from chancery.contexts.visas.rules import Collective, VisaKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import attachments
from chancery.kernel.identity.checks import IdentityDocumentKind, validate_document, validate_ruc
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents import names
from chancery.kernel.travel_documents.zones import Sex


class PassportTooShort(Invalid):
    """The passport outlives the entry by six months (D.S. 032-2023-RE, art. 115)."""

    code = "visa_passport_too_short"
    sentence = "El pasaporte debe valer al menos seis meses desde el día de la entrada, y vence el {until}."
    next_step = "Renueve el pasaporte antes de pedir la visa, o adelante el viaje."


class ArrivesInThePast(Invalid):
    code = "visa_arrives_in_the_past"
    sentence = "El día de la entrada ya pasó."


class NotBornYet(Invalid):
    code = "visa_not_born_yet"
    sentence = "La fecha de nacimiento no puede ser posterior a hoy."


class PeruvianTraveller(Invalid):
    """A Peruvian enters as such."""

    code = "visa_for_a_peruvian"
    sentence = "Un peruano no necesita visa para entrar en el Perú."
    next_step = "Use su documento peruano. Si no lo tiene, pida un salvoconducto en la oficina consular."


class StayTooLong(Invalid):
    code = "visa_stay_too_long"
    sentence = "Con esa calidad la permanencia es de entre 1 y {days} días."
    next_step = "Pida menos días, o elija la calidad que corresponde a su viaje."


class SponsorMissing(Invalid):
    """A business visa is asked for between two firms (D.S. 076-2005-RE, art. 373)."""

    code = "visa_sponsor_missing"
    sentence = "Falta la empresa o persona del Perú que respalda el viaje, con su RUC."
    next_step = "Escriba su nombre y su RUC: son los de la carta que presenta."


class FamilyMissing(Invalid):
    """A collective passport of a family has one request that pays; the others name it."""

    code = "visa_family_elsewhere"
    sentence = (
        "La solicitud del familiar debe ser de la misma oficina, de la misma calidad y no estar cerrada."
    )
    next_step = "Escriba el número de la solicitud que se presentó primero, o deje el campo en blanco."


class AlreadyAsked(Invalid):
    """One passport, one request at a time."""

    code = "visa_already_asked"
    sentence = "Ya hay una solicitud de visa en trámite con ese pasaporte."
    next_step = "Espere la decisión, o desista de la anterior."


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a request says; the passport's number as it was typed."""

    category: str
    surnames: str
    given_names: str
    sex: Sex
    born_on: date
    nationality: str
    residence: str
    address: str
    passport_number: str
    passport_country: str
    passport_expires_on: date
    purpose: str
    arrives_on: date
    days: int
    address_in_peru: str
    occupation: str = ""
    sponsor: str = ""
    sponsor_registration: str = ""
    collective: Collective = Collective.NONE


@transaction.atomic
def file(
    *,
    particulars: Particulars,
    uploads: Mapping[str, UUID],
    office: Office,
    applicant: Person,
    actor: Actor,
    family: str = "",
) -> Application:
    """Ask for a visa. Nothing is paid before it is granted.

    Raises the refusals of this module, `queries.FamilyNotFound`, `rules.CategoryUnknown`, what `attachments.require_all`,
    `validate_document`, `names.state` and `cases.open` raise.
    """
    said = check_particulars(particulars=particulars)
    attachments.require_all(VISA, uploads, rules.category(said.category, clock.today()).documents)
    relative = _relative(said, family, office, actor) if family.strip() else None
    _check_alone(said)
    case = cases.open(
        procedure_code=VISA.code,
        office=office,
        applicant=applicant,
        actor=actor,
        uploads=uploads,
        facts={"category": said.category, "nationality": said.nationality},
    )
    fields = {name: getattr(said, name) for name in Particulars.__slots__}
    return Application.objects.create(case=case, family=relative, **fields)


def check_particulars(*, particulars: Particulars) -> Particulars:
    """The same with the passport in its one spelling. Raises as `file` does, but for what the register knows."""
    today = clock.today()
    said = replace(
        particulars,
        passport_number=_passport(particulars),
        sponsor_registration=_ruc(particulars),
    )
    if said.nationality == "PE":
        raise PeruvianTraveller({"nationality": [PeruvianTraveller.sentence]})
    if said.born_on > clock.latest_today():
        raise NotBornYet({"born_on": [NotBornYet.sentence]})
    names.components(said.surnames)
    names.components(said.given_names)
    quality = rules.category(said.category, today)
    if said.arrives_on < today:
        raise ArrivesInThePast({"arrives_on": [ArrivesInThePast.sentence]})
    if not rules.passport_suffices(said.passport_expires_on, said.arrives_on):
        until = f"{said.passport_expires_on:%d/%m/%Y}"
        raise PassportTooShort(
            {"passport_expires_on": [PassportTooShort.sentence.format(until=until)]}, until=until
        )
    if quality.kind is VisaKind.RESIDENT:
        said = replace(said, days=quality.stay_days)
    elif not rules.allows_stay(quality, said.days):
        days = quality.stay_days
        raise StayTooLong({"days": [StayTooLong.sentence.format(days=days)]}, days=days)
    if quality.is_backed and not (said.sponsor.strip() and said.sponsor_registration):
        raise SponsorMissing({"sponsor": [SponsorMissing.sentence]})
    return said


def _in_field(field: str, refusal: Invalid) -> Invalid:
    """The same refusal beside the field of this form."""
    refusal.fields = {field: [str(refusal)]}
    return refusal


def _passport(said: Particulars) -> str:
    try:
        return validate_document(IdentityDocumentKind.PASSPORT, said.passport_number, said.passport_country)
    except Invalid as refusal:
        raise _in_field("passport_number", refusal) from None


def _ruc(said: Particulars) -> str:
    if not said.sponsor_registration.strip():
        return ""
    try:
        return validate_ruc(said.sponsor_registration)
    except Invalid as refusal:
        raise _in_field("sponsor_registration", refusal) from None


def _relative(said: Particulars, number: str, office: Office, actor: Actor) -> Application:
    found = queries.of_family(actor, number)
    closed = found.case.state in VISA.final
    if closed or found.case.office_id != office.id or found.category != said.category:
        raise FamilyMissing({"family": [FamilyMissing.sentence]})
    return found.family or found


def _check_alone(said: Particulars) -> None:
    """Granted ones stand beside a new one: a passport may bear several visas."""
    waiting = [state for state in VISA.states if state not in VISA.final and state not in STANDING]
    same = Application.objects.filter(
        passport_country=said.passport_country,
        passport_number=said.passport_number,
        surnames__iexact=said.surnames,
        given_names__iexact=said.given_names,
        case__state__in=[*waiting, State.GRANTED],
    )
    if same.exists():
        raise AlreadyAsked({"passport_number": [AlreadyAsked.sentence]})
