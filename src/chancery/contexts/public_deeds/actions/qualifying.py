"""How does the consul qualify a draft? Everybody known, able and free; the text approved; the fee asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.actions.drafting import check_passes_on, check_stands, check_value
from chancery.contexts.public_deeds.actions.witnesses import check_witnesses
from chancery.contexts.public_deeds.models import Deed, Finding, Party, Qualification
from chancery.contexts.public_deeds.queries import content_of
from chancery.contexts.public_deeds.rules import amending, lines, parties, text
from chancery.contexts.public_deeds.rules import fees as asking
from chancery.contexts.public_deeds.rules.kinds import HELPERS, Book, Effect, Part
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.cases.actions import Taking
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as tariff
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import access

DOLLAR = "USD"
_CENT = Decimal("0.01")


class PartiesDoNotFit(Invalid):
    """Somebody is missing, or may not be there (D.S. 076-2005-RE, arts. 454-459). All that is missing is told at once."""

    code = "deed_parties_do_not_fit"
    sentence = "Para calificar la escritura falta: {faults}."
    next_step = "Corrija el borrador."


class IdentityNotChecked(Conflict):
    """Nobody signs before the identity of all was confirmed."""

    code = "deed_identity_not_checked"
    sentence = "Falta confirmar la identidad de {people}."
    next_step = "Compruebe las identidades; si el registro no respondió, la consulta se repite sola."


class PartyDeceased(Conflict):
    """The register cancelled the entry: who died grants nothing, and receives no power."""

    code = "deed_party_deceased"
    sentence = "El registro de identidad tiene cancelada la inscripción de {people}: figura como fallecida. No hay acto posible."
    next_step = "No continúe: puede tratarse de una suplantación. Avise al jefe de la oficina."


class PartyRestricted(Conflict):
    """Who is under interdiction does not bind oneself (Código Civil, arts. 43-44)."""

    code = "deed_party_restricted"
    sentence = "El registro de identidad anota una restricción de {people}: no puede comparecer por sí."
    next_step = "Comparece quien lo representa, con la resolución que lo nombra."


class NotAttested(Invalid):
    """The officer gives faith of capacity, freedom and knowledge (D.S. 076-2005-RE, art. 454)."""

    code = "deed_not_attested"
    sentence = "El cónsul debe dar fe de la capacidad, la libertad y el conocimiento de quienes comparecen."


class DraftByLawyerMissing(Invalid):
    """Most contracts come with a draft signed by a lawyer (D.S. 076-2005-RE, art. 457)."""

    code = "deed_minuta_missing"
    sentence = "«{kind}» necesita una minuta autorizada por abogado."
    next_step = "Adjúntela y escriba en el borrador quién la autoriza."


class NotTheGrantor(NotAllowed):
    """A power is revoked or changed by who gave it, and substituted by who received it."""

    code = "deed_not_the_grantor"
    sentence = "{people} no puede {what}: no es quien {did} la escritura original."
    next_step = (
        "Debe comparecer quien intervino en ella. Si lo hizo por una empresa o por otra persona, quien hoy la representa "
        "escribe el mismo RUC o documento."
    )


class PartRevoked(Conflict):
    """Who revoked what they gave has nothing left in it to change or to revoke."""

    code = "deed_part_revoked"
    sentence = "{people} ya revocó lo que otorgó en la escritura original."
    next_step = "Lo que queda de ella lo cambian o lo revocan los demás otorgantes."


class NotEverybody(Conflict):
    """What several made is changed, extended or corrected by all of them (Código Civil, arts. 141, 150 and 1354)."""

    code = "deed_not_everybody"
    sentence = "Falta que comparezca {people}: la escritura original es también suya."
    next_step = (
        "Inclúyalos en el borrador. Para dejar sin efecto solo su parte de un poder, otorgue una revocación."
    )


class ValueInSolesMissing(Invalid):
    """The tariff's share is of the value in consular soles."""

    code = "deed_value_in_soles_missing"
    sentence = (
        "Falta el valor de la operación en soles consulares: la moneda {currency} no es la de este puesto."
    )
    next_step = "Conviértalo al tipo de cambio del día y escríbalo."


@dataclass(frozen=True, slots=True)
class Attested:
    """What the consul says of those who appear."""

    capacity: bool
    freedom: bool
    knowledge: bool
    has_medical_certificate: bool = False
    witnesses_are_no_kin: bool = False
    notes: str = ""


def qualify(
    *, deed: Deed, attested: Attested, actor: Actor, base: Decimal | None = None, free_by: str = ""
) -> Qualification:
    """Approve the draft and ask for the fee. `free_by` cites the article of a deed that corrects the office's own error.

    Raises `NotAttested`, `PartiesDoNotFit`, `DraftByLawyerMissing`, `PartyDeceased`, `PartyRestricted`,
    `IdentityNotChecked`, what `check_witnesses` raises, `PowerBelowAmount`, `NotTheGrantor`, `PartRevoked`,
    `NotEverybody`, `NoLongerStands`, `NotToBePassedOn`, `ValueInSolesMissing`, `gate.OwnMatter` and what the tariff raises.
    """
    with cases.step(deed.case, "qualify", actor=actor) as taking:
        if not (attested.capacity and attested.freedom and attested.knowledge):
            raise NotAttested({"capacity": [NotAttested.sentence]})
        people = queries.parties_of(deed)
        _check_people(deed, people)
        _check_witnesses(deed, people, attested)
        _check_bars(taking, people)
        check_value(kind=deed.form, value=deed.value, currency=deed.currency)
        if deed.form.needs_draft and not deed.draft_by:
            raise DraftByLawyerMissing(
                {"draft_by": [DraftByLawyerMissing.sentence.format(kind=deed.form.title)]},
                kind=deed.form.title,
            )
        if deed.amends is not None:
            _check_amends(deed, deed.amends, people)
        if deed.form.fee.percentage:
            deed.base = base or _in_soles(deed)
            deed.save(update_fields=["base"])
        charge = fees.raise_consular_charge(
            case_id=deed.case_id,
            payer=taking.case.applicant,
            office=taking.case.office,
            wanted=_wanted_of(deed),
            on=clock.today(),
            free_by=free_by,
            actor=actor,
        )
        taking.facts |= {
            "charge": charge.id,
            "kind": deed.kind,
            "medical_certificate": attested.has_medical_certificate,
            "witnesses_are_no_kin": attested.witnesses_are_no_kin,
        }
        qualification = Qualification.objects.create(
            deed=deed,
            charge=charge,
            has_medical_certificate=attested.has_medical_certificate,
            notes=attested.notes.strip(),
            by_id=access.require_person(actor),
        )
    if not charge.is_owed:
        paid_step = case_queries.procedure_of(taking.case).paid_step
        assert paid_step is not None
        with cases.step(deed.case, paid_step, actor=system_actor("Derecho gratuito")):
            pass
    return qualification


def _wanted_of(deed: Deed) -> tuple[Wanted, ...]:
    """What the deed asks of the tariff, as the draft stands."""
    parts = [Part(party.part) for party in queries.parties_of(deed)]
    grantors, attorneys, others = asking.counted(parts)
    content = content_of(deed, officer="—", on=clock.today())
    fojas = lines.count(lines.broken(text.paragraphs(content))) if deed.form.fee.by_foja else 1
    asked = asking.asked(
        deed.form, grantors=grantors, attorneys=attorneys, others=others, base=deed.base, fojas=fojas
    )
    return tuple(Wanted(each.code, each.units, each.base) for each in asked)


def _check_people(deed: Deed, people: tuple[Party, ...]) -> None:
    stated = [party.stated() for party in people]
    faults = [str(fault) for fault in parties.faults(deed.form, stated, clock.today())]
    if faults:
        raise PartiesDoNotFit({"people": faults}, faults="; ".join(fault.rstrip(".") for fault in faults))
    found = {party: _finding(deed, party) for party in people}
    dead = _names(party for party, finding in found.items() if finding is Finding.CANCELLED)
    if dead:
        raise PartyDeceased(people=dead)
    restricted = _names(
        party
        for party, finding in found.items()
        if finding is Finding.RESTRICTED and parties.appears(deed.form, Part(party.part))
    )
    if restricted:
        raise PartyRestricted(people=restricted)
    good = (Finding.CONFIRMED, Finding.RESTRICTED)
    unknown = _names(
        party for party, finding in found.items() if finding not in good and party.part != Part.BENEFICIARY
    )
    if unknown:
        raise IdentityNotChecked(people=unknown)


def _finding(deed: Deed, party: Party) -> Finding | None:
    check = queries.newest_check(deed, party)
    return Finding(check.finding) if check else None


def _names(people: Iterator[Party]) -> str:
    return ", ".join(party.name for party in people)


def _check_witnesses(deed: Deed, people: tuple[Party, ...], attested: Attested) -> None:
    witnesses = {
        party.person_id: party.name
        for party in people
        if party.part == Part.WITNESS and party.person_id is not None
    }
    if not witnesses:
        return
    is_will = deed.form.book is Book.WILLS
    others = [
        party.person_id
        for party in people
        if party.person_id is not None
        and party.part not in HELPERS
        and (is_will or parties.appears(deed.form, Part(party.part)))
    ]
    check_witnesses(
        witnesses=witnesses,
        others=others,
        is_will=is_will,
        have_declared=attested.witnesses_are_no_kin,
    )


def _check_bars(taking: Taking, people: tuple[Party, ...]) -> None:
    """Before anybody pays: the act itself will ask again."""
    ids = [party.person_id for party in people if party.person_id is not None]
    for bar in gate.bars_to(taking.case, ids, officer_id=taking.actor.person_id):
        raise bar


def _check_amends(deed: Deed, amended: Deed, people: tuple[Party, ...]) -> None:
    check_stands(deed=amended)
    effect = deed.form.effect
    assert effect is not None
    substitutes = effect is Effect.SUBSTITUTES
    if substitutes:
        check_passes_on(deed=amended)
    original = [party.stated() for party in queries.parties_of(amended)]
    stated = [party.stated() for party in people]
    may = amending.entitled(effect, amended.form, original, queries.revoking(amended))
    if others := amending.strangers(effect, amended.form, may, stated):
        names = ", ".join(each.name for each in others)
        if not amending.strangers(
            effect, amended.form, amending.entitled(effect, amended.form, original), others
        ):
            raise PartRevoked(people=names)
        what, did = ("sustituir el poder", "recibió") if substitutes else ("cambiarla", "otorgó")
        raise NotTheGrantor(people=names, what=what, did=did)
    if missing := amending.absent(effect, amended.form, may, stated):
        raise NotEverybody(people=", ".join(each.name for each in missing))


def _in_soles(deed: Deed) -> Decimal:
    """The value in consular soles: a dollar is one (TDC art. 1), the post's own money goes by the rate of the month."""
    assert deed.value is not None
    if deed.currency == DOLLAR:
        return deed.value
    rate = tariff.exchange_rate(deed.office, clock.today())
    if rate.currency != deed.currency:
        raise ValueInSolesMissing(
            {"base": [ValueInSolesMissing.sentence.format(currency=deed.currency)]}, currency=deed.currency
        )
    return (deed.value / rate.rate).quantize(_CENT, ROUND_HALF_UP)
