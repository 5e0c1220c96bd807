"""How a deed is drafted, from home or at the counter, until the consul qualifies it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.models import Deed, Party
from chancery.contexts.public_deeds.procedures import OUT_OF_REGISTER_POWER, PUBLIC_DEED, WILL
from chancery.contexts.public_deeds.rules import amounts, faculties
from chancery.contexts.public_deeds.rules.kinds import KINDS, Book, Effect, Kind, Part
from chancery.contexts.public_deeds.rules.parties import Person as PersonInDeed
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import IdentityDocumentKind, fold, validate_document
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office

PROCEDURES = {Book.DEEDS: PUBLIC_DEED, Book.NONE: OUT_OF_REGISTER_POWER, Book.WILLS: WILL}
_PENSION = "pension_power"


class KindUnknown(Invalid):
    """The tariff and the regulation know no such deed."""

    code = "deed_kind_unknown"
    sentence = "No existe esa clase de escritura en este trámite."
    next_step = "Elija una de la lista."


class ApplicantNotParty(Invalid):
    """A deed is drafted by who will make it: nobody drafts another's."""

    code = "deed_applicant_not_party"
    sentence = "Quien presenta el borrador debe ser una de las personas que comparecen."
    next_step = "Inclúyase entre los otorgantes, con el mismo documento de identidad de su cuenta."


class TestatorNotApplicant(Invalid):
    """A will is dictated by its testator alone, known by the DNI that the register will later say to be cancelled."""

    code = "will_testator_not_applicant"
    sentence = "El testamento lo presenta el propio testador, identificado con su DNI."
    next_step = "Presente el borrador con la cuenta del testador."


class FacultyUnknown(Invalid):
    """Only what the table holds, with its article, is granted."""

    code = "deed_faculty_unknown"
    sentence = "No existe la facultad «{faculty}»."
    next_step = "Elija las facultades de la lista y escriba las demás en las cláusulas."


class FacultiesMissing(Invalid):
    """A power empowers to something."""

    code = "deed_faculties_missing"
    sentence = "Elija al menos una facultad."


class FacultyNeedsDeed(Invalid):
    """To dispose of property or encumber it takes a public deed, under pain of nullity (Código Civil, art. 156)."""

    code = "deed_faculty_needs_deed"
    sentence = "«{faculty}» solo se puede dar por escritura pública ({norm})."
    next_step = "Pida un poder por escritura pública."


class ValueMissing(Invalid):
    """The tariff takes a share of the value, and the deed states it."""

    code = "deed_value_missing"
    sentence = "«{kind}» lleva un valor: indique la suma y su moneda."


class AmountNotInSoles(Invalid):
    """The sum that decides the form of a power is counted in UIT."""

    code = "deed_amount_not_in_soles"
    sentence = "Diga en soles la cuantía del poder: según ella se sabe qué forma necesita."
    next_step = (
        "Escriba la suma en soles, o pida un poder por escritura pública, que sirve para cualquier suma."
    )


class PowerBelowAmount(Invalid):
    """The kind of power depends on the amount (D.S. 076-2005-RE, arts. 477-486; D.Leg. 1049, arts. 117-122)."""

    code = "deed_power_below_amount"
    sentence = "«{kind}» sirve hasta S/ {most}: para S/ {value} hace falta un poder por escritura pública."
    next_step = "Pida un poder especial o un poder general, que se otorgan por escritura pública."


class OriginalUnknown(Invalid):
    """What is amended must be known; nobody may probe for the deeds of others."""

    code = "deed_original_unknown"
    sentence = "No encontramos, entre las escrituras en que usted interviene, la que quiere cambiar."
    next_step = "Escriba el número tal como está impreso en ella (por ejemplo, EPUMIL-2026-000012-3) o descríbala si es anterior."


class NoLongerStands(Conflict):
    """What was revoked is not amended any more."""

    code = "deed_no_longer_stands"
    sentence = "La escritura N.º {number} ya fue revocada por la N.º {by}."
    next_step = "Otorgue una escritura nueva."


class NotToBePassedOn(Conflict):
    """Who is empowered acts in person unless who empowered them let them be replaced (Código Civil, art. 157)."""

    code = "deed_power_not_to_be_passed_on"
    sentence = "La escritura N.º {number} no da la facultad de sustituir el poder: no se puede sustituir."
    next_step = (
        "Quien otorgó el poder puede ampliarlo con esa facultad, o dar otro a la persona que haga falta."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a deed is to state. `original` is the number of the paper that it amends; `original_other` describes one from elsewhere."""

    kind: str
    people: Sequence[PersonInDeed]
    object: str = ""
    clauses: str = ""
    faculties: Sequence[str] = ()
    value: Decimal | None = None
    currency: str = ""
    term: str = ""
    exercise_place: str = ""
    draft_by: str = ""
    original: str = ""
    original_other: str = ""


@transaction.atomic
def file(
    *,
    particulars: Particulars,
    office: Office,
    applicant: Person,
    actor: Actor,
    uploads: Mapping[str, UUID] | None = None,
) -> Deed:
    """Send a draft to a consulate. It may still lack people: what is missing is told, and refused only when it is qualified.

    Raises `KindUnknown`, `ApplicantNotParty`, `TestatorNotApplicant`, `FacultyUnknown`, `FacultiesMissing`,
    `FacultyNeedsDeed`, `ValueMissing`, `AmountNotInSoles`, `PowerBelowAmount`, `OriginalUnknown`, `NoLongerStands`,
    `NotToBePassedOn`, and what `cases.open` raises.
    """
    kind = check_particulars(particulars=particulars, applicant=applicant)
    amends = _original(particulars, kind, applicant)
    case = cases.open(
        procedure_code=PROCEDURES[kind.book].code,
        office=office,
        applicant=applicant,
        actor=actor,
        uploads=uploads,
        facts={"kind": kind.code, "people": len(particulars.people)},
    )
    deed = Deed(case=case, office=office)
    _write(deed, particulars, amends)
    return deed


def redraft(*, deed: Deed, particulars: Particulars, actor: Actor) -> Deed:
    """Write the draft anew at the counter; nothing of it is law yet. Raises as `file` does."""
    with cases.step(deed.case, "redraft", actor=actor) as taking:
        _rewrite(deed, particulars, taking)
    return deed


def complete(*, deed: Deed, particulars: Particulars, actor: Actor) -> Deed:
    """Write one's own draft anew, from home. Raises as `file` does."""
    with cases.step(deed.case, "complete", actor=actor) as taking:
        _rewrite(deed, particulars, taking)
    return deed


def check_particulars(*, particulars: Particulars, applicant: Person) -> Kind:
    """Whether such a deed may be drafted at all, as early as it can be known. Raises as `file` does."""
    kind = check_kind(kind=particulars.kind)
    check_faculties(kind=kind, chosen=particulars.faculties)
    check_value(kind=kind, value=particulars.value, currency=particulars.currency)
    for person in particulars.people:
        validate_document(
            IdentityDocumentKind(person.document_kind), person.document_number, person.document_country
        )
    _check_applicant(kind, particulars.people, applicant)
    return kind


def check_kind(*, kind: str) -> Kind:
    """The kind of that code. Raises `KindUnknown`."""
    if kind not in KINDS:
        raise KindUnknown({"kind": [KindUnknown.sentence]})
    return KINDS[kind]


def check_value(*, kind: Kind, value: Decimal | None, currency: str) -> None:
    """The value that the tariff or the form of a power asks. Raises `ValueMissing`, `AmountNotInSoles`, `PowerBelowAmount`."""
    if kind.has_value and (value is None or not currency):
        raise ValueMissing({"value": [ValueMissing.sentence.format(kind=kind.title)]}, kind=kind.title)
    most = amounts.limit(kind, clock.today())
    if most is None or value is None:
        return
    if currency != amounts.SOLES:
        raise AmountNotInSoles({"currency": [AmountNotInSoles.sentence]})
    if value > most:
        facts = {"kind": kind.title, "most": f"{most:,.2f}", "value": f"{value:,.2f}"}
        raise PowerBelowAmount({"value": [PowerBelowAmount.sentence.format(**facts)]}, **facts)


def check_faculties(*, kind: Kind, chosen: Sequence[str]) -> None:
    """Whether that kind may give those faculties. Raises `FacultyUnknown`, `FacultiesMissing`, `FacultyNeedsDeed`."""
    for code in chosen:
        if code not in faculties.FACULTIES or (kind.code == _PENSION and code != "pension"):
            raise FacultyUnknown({"faculties": [FacultyUnknown.sentence.format(faculty=code)]}, faculty=code)
    if kind.has_faculties and not chosen:
        raise FacultiesMissing({"faculties": [FacultiesMissing.sentence]})
    if kind.book is Book.NONE:
        for faculty in faculties.only_by_deed(chosen):
            sentence = FacultyNeedsDeed.sentence.format(faculty=faculty.title, norm=faculty.norm)
            raise FacultyNeedsDeed({"faculties": [sentence]}, faculty=faculty.title, norm=faculty.norm)


def _check_applicant(kind: Kind, people: Sequence[PersonInDeed], applicant: Person) -> None:
    own = (applicant.document_kind, applicant.document_country, applicant.document_number)
    principals = [person for person in people if person.part in (Part.GRANTOR, Part.COUNTERPART)]
    if kind.book is Book.WILLS:
        testators = [person.document for person in principals]
        if testators != [own] or applicant.document_kind != IdentityDocumentKind.DNI:
            raise TestatorNotApplicant({"people": [TestatorNotApplicant.sentence]})
    elif own not in [person.document for person in principals]:
        raise ApplicantNotParty({"people": [ApplicantNotParty.sentence]})


def _original(particulars: Particulars, kind: Kind, applicant: Person) -> Deed | None:
    if kind.effect is None:
        return None
    if not particulars.original:
        if not particulars.original_other.strip():
            raise OriginalUnknown({"original": [OriginalUnknown.sentence]})
        return None
    own = (applicant.document_kind, applicant.document_country, applicant.document_number)
    found = queries.original(particulars.original, own, _represented(particulars, applicant))
    if found is None or found.kind not in kind.amends:
        raise OriginalUnknown({"original": [OriginalUnknown.sentence]})
    check_stands(deed=found)
    if kind.effect is Effect.SUBSTITUTES:
        check_passes_on(deed=found)
    return found


def _represented(particulars: Particulars, applicant: Person) -> str:
    """The RUC of the company for which the applicant makes the deed, if it is registered that they represent it today."""
    own = (applicant.document_kind, applicant.document_country, applicant.document_number)
    bound = next((person.bound for person in particulars.people if person.document == own), own)
    companies = identity.companies_of(applicant.id).values_list("registration", flat=True)
    return bound[0] if len(bound) == 1 and bound[0] in companies else ""


def check_stands(*, deed: Deed) -> None:
    """Raise `NoLongerStands` for what was revoked."""
    revoked = queries.standing(deed).revoked_by
    if revoked is not None:
        raise NoLongerStands(number=deed.entry.printed_number, by=revoked.number)


def check_passes_on(*, deed: Deed) -> None:
    """Raise `NotToBePassedOn` for a power without the faculty of being substituted."""
    if not queries.passes_on(deed):
        raise NotToBePassedOn(number=deed.entry.printed_number)


def _rewrite(deed: Deed, particulars: Particulars, taking: Taking) -> None:
    kind = check_particulars(particulars=particulars, applicant=taking.case.applicant)
    if kind.book is not deed.form.book:
        raise KindUnknown({"kind": [KindUnknown.sentence]})
    _write(deed, particulars, _original(particulars, kind, taking.case.applicant))
    taking.facts |= {"kind": kind.code, "people": len(particulars.people)}


def _write(deed: Deed, particulars: Particulars, amends: Deed | None) -> None:
    deed.kind = particulars.kind
    deed.object, deed.clauses = particulars.object.strip(), particulars.clauses.strip()
    deed.faculties = list(particulars.faculties)
    deed.value, deed.currency = (
        particulars.value,
        particulars.currency if particulars.value is not None else "",
    )
    deed.term, deed.exercise_place = particulars.term.strip(), particulars.exercise_place.strip()
    deed.draft_by = particulars.draft_by.strip()
    deed.amends, deed.amends_other = amends, particulars.original_other.strip()
    deed.save()
    known = {
        (party.document_kind, party.document_country, party.document_number): party.person_id
        for party in deed.parties.all()
    }
    deed.parties.all().delete()
    Party.objects.bulk_create(
        _party(deed, position, person, known) for position, person in enumerate(particulars.people, start=1)
    )
    deed._prefetched_objects_cache = {}  # type: ignore[attr-defined]


def _party(
    deed: Deed, position: int, person: PersonInDeed, known: Mapping[tuple[str, str, str], UUID | None]
) -> Party:
    number = validate_document(
        IdentityDocumentKind(person.document_kind), person.document_number, person.document_country
    )
    stated = asdict(person) | {"document_number": number}
    return Party(
        deed=deed,
        position=position,
        person_id=known.get((person.document_kind, person.document_country, number)),
        folded_name=fold(person.name),
        **stated,
    )
