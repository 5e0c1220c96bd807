"""How somebody is received at a window, and what is asked for, paid and done for them there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from chancery.contexts.counter import queries, rules
from chancery.contexts.counter.actions import signing
from chancery.contexts.counter.actions.orders import Order, check_letter
from chancery.contexts.counter.models import CounterAct, ProvenBy, Ticket, Visit
from chancery.contexts.counter.procedures import COUNTER_ACT
from chancery.contexts.counter.rules import CounterItem
from chancery.contexts.signatories import queries as signatories
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.base.money import Money
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.models import Charge
from chancery.kernel.fees.rules import OWN_ERROR, Means
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity import queries as people
from chancery.kernel.identity.actions import Details
from chancery.kernel.identity.checks import IdentityDocumentKind, validate_document
from chancery.kernel.identity.models import Company, Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

AT_THE_WINDOW = (Role.OFFICER, Role.CONSUL)
PURPOSE = "Identificar a quien acude a la ventanilla"
_MOST_COPIES = 20


class HolderCancelled(Conflict):
    """The register's entry was cancelled: its holder died, or it was void (DI-316, 4.41)."""

    code = "holder_cancelled"
    sentence = (
        "El registro de identidad tiene cancelada la inscripción de ese DNI: no se puede actuar con él."
    )
    next_step = "Compruebe el número. Si es correcto, comuníquelo al jefe de la oficina."


class NamesNeeded(Invalid):
    """Neither we nor the register know who bears this document."""

    code = "visitor_names_needed"
    sentence = "No tenemos registrada a esa persona: escriba sus nombres tal como figuran en el documento."


class ItemUnknown(Invalid):
    """Only simple acts are done at a window."""

    code = "counter_item_unknown"
    sentence = "«{item}» no es un numeral de la tarifa que se atienda en ventanilla."
    next_step = "Elija uno de la lista de precios."


class CopiesInvalid(Invalid):
    """Each is an act of its own."""

    code = "counter_copies_invalid"
    sentence = "La cantidad va de 1 a 20."


class DetailMissing(Invalid):
    """A certificate says what it certifies."""

    code = "counter_detail_missing"
    sentence = "Falta: {what}."


class NotEnoughCash(Invalid):
    """The fee comes before the act (D.S. 076-2005-RE, art. 169)."""

    code = "cash_not_enough"
    sentence = "Se deben {due}: lo entregado no alcanza."
    next_step = "Escriba cuánto entregó la persona."


class OnlyForCompanies(Invalid):
    """Extraordinary dispatch is for legal persons (D.S. 076-2005-RE, arts. 245-248)."""

    code = "extraordinary_only_for_companies"
    sentence = "El despacho extraordinario solo lo piden las personas jurídicas."
    next_step = "Indique el RUC o registro de la empresa que lo pidió por carta."


class LetterLate(Invalid):
    """The letter comes the working day before (D.S. 076-2005-RE, art. 245)."""

    code = "extraordinary_letter_late"
    sentence = "La carta que pide el despacho extraordinario debió presentarse a más tardar el {day}."
    next_step = "Atienda el acto en horario ordinario, o déjelo para el día hábil siguiente."


class CompanyUnknown(Invalid):
    """The company is not registered, or the person does not represent it."""

    code = "counter_company_unknown"
    sentence = "Esa persona no consta como representante de una empresa con el registro {registration}."
    next_step = (
        "Registre la representación con el documento que la prueba, o atienda a la persona por sí misma."
    )


@dataclass(frozen=True, slots=True)
class Settlement:
    """How it is paid: in cash, so much handed over; or what the bank says of it."""

    means: Means = Means.CASH
    tendered: Decimal | None = None
    bank: str = ""
    operation: str = ""
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Attended:
    """What came of it: the acts, what was owed for all, and what goes back."""

    acts: tuple[CounterAct, ...]
    due: Money
    change: Money | None
    is_signed: bool


def receive(
    *,
    office: Office,
    document: tuple[IdentityDocumentKind, str, str],
    ticket: Ticket | None = None,
    names: Details | None = None,
    actor: Actor,
) -> Visit:
    """Know who stands before the window: a DNI is asked of the identity register, for this visit and no other.

    Who is not registered with us is, by what the register says or, without an answer of it, by `names`. Never inside
    a transaction, since it asks another system. Raises `HolderCancelled`, `NamesNeeded`, `IdentityNotFound`,
    `RoleMissing`, and what the number itself refuses.
    """
    access.require(actor, *AT_THE_WINDOW, office_id=office.id)
    writers.require_written_here(office)
    kind, number, country = document
    number = validate_document(kind, number, country)
    visit_id = ids.uuid7()
    told = _ask(number, visit_id, actor) if kind is IdentityDocumentKind.DNI else None
    if told is not None and told.status is CivilStanding.CANCELLED:
        raise HolderCancelled
    known = people.with_document(IdentityDocumentKind(kind), number, country, actor=actor)
    if known is None and told is None and names is None:
        fields = {name: [NamesNeeded.sentence] for name in ("given_names", "first_surname")}
        raise NamesNeeded(fields)
    with transaction.atomic():
        person = known or identity.register_person(
            details=_details(document, number, told) or _named(names), actor=actor
        )
        proven_by = ProvenBy.REGISTER if told is not None else ProvenBy.DOCUMENT
        return open_visit(
            office=office,
            person=person,
            proven_by=proven_by,
            ticket=ticket,
            visit_id=visit_id,
            actor=actor,
        )


@transaction.atomic
def open_visit(
    *,
    office: Office,
    person: Person,
    proven_by: ProvenBy,
    ticket: Ticket | None = None,
    visit_id: UUID | None = None,
    actor: Actor,
) -> Visit:
    """Note that somebody, known by the register or by a document at hand, stands before the window. Raises `RoleMissing`."""
    access.require(actor, *AT_THE_WINDOW, office_id=office.id)
    visit = Visit.objects.create(
        id=visit_id or ids.uuid7(),
        office=office,
        person=person,
        officer_id=access.require_person(actor),
        ticket=ticket,
        proven_by=proven_by,
    )
    facts = {"office": office.code, "person": person.id, "proven_by": proven_by}
    ledger.record(chain=visit.id, verb="counter.receive", actor=actor, facts=facts)
    return visit


def _ask(dni: str, visit_id: UUID, actor: Actor) -> CivilIdentity | None:
    """What the register says; None when it does not answer, or not to this officer: then the document itself counts."""
    try:
        found = gateway.consult_or_defer(dni=dni, purpose=PURPOSE, case_id=visit_id, actor=actor)
    except (Conflict, NotAllowed):
        return None
    return found if isinstance(found, CivilIdentity) else None


def _details(
    document: tuple[IdentityDocumentKind, str, str], number: str, told: CivilIdentity | None
) -> Details | None:
    if told is None:
        return None
    return Details(
        given_names=told.given_names,
        first_surname=told.first_surname,
        second_surname=told.second_surname,
        document_kind=document[0],
        document_number=number,
        document_country=document[2],
    )


def _named(names: Details | None) -> Details:
    assert names is not None
    return names


@transaction.atomic
def attend(*, visit: Visit, order: Order, settlement: Settlement, actor: Actor) -> Attended:
    """Open, charge and take the money of what is asked for, and sign it if the actor may: all of it or nothing.

    What is counted within one act (signatures) is one; of anything else, each copy is an act with its own numbers
    and sticker. Raises `ItemUnknown`, `CopiesInvalid`, `DetailMissing`, `LetterBelowAmount`, `OnlyForCompanies`, `LetterLate`,
    `CompanyUnknown`, `NotEnoughCash`, and what the tariff, the till and the register of signatures refuse.
    """
    office = visit.office
    access.require(actor, *AT_THE_WINDOW, office_id=office.id)
    item = _item(order)
    _require_whole(order, item)
    check_letter(order=order, item=item)
    company = _company(visit, order, actor)
    _require_letter(order, office)
    wanted, times = _wanted(order, item, office)
    free_by = OWN_ERROR if order.corrects_own_error else ""
    quoted = charges.quote(
        wanted,
        office=office,
        on=clock.today(),
        is_extraordinary=order.is_extraordinary,
        free_by=free_by,
    )
    due = quoted.local * times
    change = _change(due, settlement)
    done, is_signed = [], queries.may_sign(actor, office, item.kind)
    for _ in range(times):
        case = cases.open(
            procedure_code=COUNTER_ACT.code,
            office=office,
            applicant=visit.person,
            company=company,
            actor=actor,
            wanted=wanted,
            is_extraordinary=order.is_extraordinary,
            free_by=free_by,
            facts={"visit": visit.id, "item": item.number, "kind": item.kind}
            | ({"amount": order.amount} if order.amount is not None else {}),
        )
        act = CounterAct.objects.create(
            case=case,
            visit=visit,
            kind=item.kind,
            item=item.number,
            detail=order.detail.strip(),
            addressed_to=order.addressed_to.strip(),
            signatory_id=order.signatory_id,
            signed_on=order.signed_on,
            is_extraordinary=order.is_extraordinary,
            letter_on=order.letter_on if order.is_extraordinary else None,
            tendered=settlement.tendered,
        )
        for charge in _owed(case):
            fees.take_payment(
                charge=charge,
                means=settlement.means,
                office=office,
                bank=settlement.bank,
                operation=settlement.operation,
                paid_on=settlement.paid_on,
                actor=actor,
            )
        if is_signed:
            signing.sign(act=act, actor=actor)
        done.append(act)
    return Attended(tuple(done), due, change, is_signed)


def _owed(case: Case) -> Iterator[Charge]:
    return (charge for charge in charges.charges_of(case.id) if charge.is_owed)


def _item(order: Order) -> CounterItem:
    item = rules.item(order.item)
    if item is None:
        raise ItemUnknown({"item": [ItemUnknown.sentence.format(item=order.item)]}, item=order.item)
    return item


def _require_whole(order: Order, item: CounterItem) -> None:
    if not 1 <= order.copies <= _MOST_COPIES:
        raise CopiesInvalid({"copies": [CopiesInvalid.sentence]})
    what = item.kind.asks
    if what and not order.detail.strip():
        raise DetailMissing({"detail": [DetailMissing.sentence.format(what=what)]}, what=what)
    if item.kind.certifies_authority:
        signed_on = order.signed_on or date.min
        if order.signed_on is None:
            what = "la fecha del documento"
            raise DetailMissing({"signed_on": [DetailMissing.sentence.format(what=what)]}, what=what)
        signatories.check_date(signed_on)
        chosen = [order.signatory_id] if order.signatory_id else []
        signatories.on_paper(chosen, signed_on, original_seen=True)


def _company(visit: Visit, order: Order, actor: Actor) -> Company | None:
    if not order.company.strip():
        return None
    found = people.company_represented_by(visit.person, order.company, actor=actor)
    if found is None:
        sentence = CompanyUnknown.sentence.format(registration=order.company)
        raise CompanyUnknown({"company": [sentence]}, registration=order.company)
    return found


def _require_letter(order: Order, office: Office) -> None:
    if not order.is_extraordinary:
        return
    if not order.company.strip():
        raise OnlyForCompanies({"company": [OnlyForCompanies.sentence]})
    before = _previous_working_day(office)
    if order.letter_on is None or not rules.letter_is_in_time(order.letter_on, before):
        day = f"{before:%d/%m/%Y}"
        raise LetterLate({"letter_on": [LetterLate.sentence.format(day=day)]}, day=day)


def _previous_working_day(office: Office) -> date:
    calendar = organisation.calendar_of(office)
    day = queries.today_at(office) - timedelta(days=1)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def _wanted(order: Order, item: CounterItem, office: Office) -> tuple[list[charges.Wanted], int]:
    """What one act asks of the tariff, and how many acts that makes."""
    today = clock.today()
    row = charges.tariff_on(item.code, today, office.id)
    if row.kind.is_proportional:
        cap = row.cap_base if item.beyond else None
        wanted = [charges.Wanted(item.code, base=order.base)]
        if cap is not None and order.base is not None and order.base > cap:
            wanted.append(charges.Wanted(f"consular.{item.beyond}", base=order.base - cap))
        return wanted, order.copies
    if item.more:
        more = [charges.Wanted(f"consular.{item.more}", order.copies - 1)] if order.copies > 1 else []
        return [charges.Wanted(item.code), *more], 1
    if row.kind.is_counted:
        return [charges.Wanted(item.code, order.copies)], 1
    return [charges.Wanted(item.code)], order.copies


def _change(due: Money, settlement: Settlement) -> Money | None:
    """What goes back in cash. Raises `NotEnoughCash`."""
    if not due or settlement.means is not Means.CASH:
        return None
    change = rules.change_of(due.amount, settlement.tendered or Decimal(0))
    if change is None:
        raise NotEnoughCash({"tendered": [NotEnoughCash.sentence.format(due=due)]}, due=due)
    return Money.rounded(change, due.currency)
