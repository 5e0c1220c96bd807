"""How the tariff changes: from a file once, and afterwards by two administrators, a day ahead at least."""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.base.money import CONSULAR_SOL, Money
from chancery.kernel.fees import tables
from chancery.kernel.fees.models import ProposalState, TariffItem, TariffProposal
from chancery.kernel.fees.rules import Calculation
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

_FILES = tuple(tables.DATA / f"{name}.csv" for name in tables.TARIFFS)
_CALCULATED = ("calculation", "included_units", "percent", "cap_base", "of_item", "unit")
_KEPT = (*_CALCULATED, "section", "number", "free_by", "is_always_charged")
_PROPOSED = (
    "code", "title", "amount", "excess_amount", "currency", "norm", "office", "valid_from", "valid_until",
)  # fmt: skip


class ProposalOpen(Conflict):
    """One change of a row at a time: a second would be decided without knowing the first."""

    code = "proposal_open"
    sentence = "Ya hay una propuesta pendiente para la tarifa «{tariff}»."
    next_step = "Pida que se apruebe o rechace antes de proponer otra."


class ProposalNotPending(Conflict):
    """Another administrator has decided it meanwhile."""

    code = "proposal_not_pending"
    sentence = "La propuesta ya fue decidida."
    next_step = "Revise la lista de propuestas."


class ProposalSameHands(NotAllowed):
    """Who proposed a change may not approve it."""

    code = "proposal_same_hands"
    sentence = "Quien propuso el cambio de tarifa no puede decidirlo."
    next_step = "Pida a otro administrador que lo revise."


class PriceOfOwnPost(NotAllowed):
    """A temporary price is decided in Lima: who also heads the post leaves it to another administrator."""

    code = "price_of_own_post"
    sentence = "Quien es jefe de la oficina no decide sus precios temporales."
    next_step = "Pida a un administrador que no sirva en esa oficina que lo revise."


class ProposalTooLate(Conflict):
    """The day on which the change was to begin has come; a fee is not raised backwards."""

    code = "proposal_too_late"
    sentence = "La fecha propuesta ({valid_from}) ya no es futura: una tarifa no puede regir hacia atrás."
    next_step = "Rechace la propuesta y presente otra con una fecha posterior a hoy."


class CalculationChanged(Conflict):
    """Since it was proposed, the item came to be calculated otherwise on some of its days."""

    code = "calculation_changed"
    sentence = "El numeral «{tariff}» se calcula ahora de otra manera en los días propuestos."
    next_step = "Rechace la propuesta y presente otra para cada tramo de días en que se calcula igual."


@transaction.atomic
def load_tariff(*, actor: Actor) -> int:
    """Add the rows of the tariff's files whose code is not known yet; how many were added. Safe to repeat.

    A temporary price waits for its office: it is added once the network is loaded.
    """
    offices = dict(Office.objects.values_list("code", "id"))
    known = set(TariffItem.objects.values_list("code", "office_id"))
    stated = (row for name in tables.TARIFFS for row in tables.rows(name))
    new = [
        _item(row, offices)
        for row in stated
        if (not row.get("office") or row["office"] in offices)
        and (row["code"], offices.get(row.get("office", ""))) not in known
    ]
    if not new:
        return 0
    TariffItem.objects.bulk_create(new)
    ledger.record(
        chain=_chain("load"),
        verb="fees.load_tariff",
        actor=actor,
        facts={
            "rows": len(new),
            "files": {file.name: sha256(file.read_bytes()).hexdigest() for file in _FILES},
        },
    )
    return len(new)


def _item(row: dict[str, str], offices: dict[str, UUID]) -> TariffItem:
    def number(column: str) -> Decimal | None:
        return Decimal(row[column]) if row.get(column) else None

    return TariffItem(
        code=row["code"],
        title=row["title"],
        amount=Decimal(row["amount"]),
        currency=row.get("currency") or CONSULAR_SOL,
        section=row.get("section", ""),
        number=row.get("number", ""),
        calculation=Calculation(row.get("calculation") or Calculation.FIXED),
        excess_amount=number("excess_amount"),
        included_units=int(row.get("included_units") or 1),
        percent=number("percent"),
        cap_base=number("cap_base"),
        of_item=row.get("of_item", ""),
        unit=row.get("unit", ""),
        office_id=offices.get(row.get("office", "")),
        free_by=row.get("free_by", ""),
        is_always_charged=row.get("always_charged") == "yes",
        norm=row["norm"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(row["valid_until"]) if row.get("valid_until") else None,
    )


@transaction.atomic
def propose_tariff(
    *,
    code: str,
    title: str,
    price: Money,
    norm: str,
    valid_from: date,
    actor: Actor,
    excess_amount: Decimal | None = None,
) -> TariffProposal:
    """Propose what `code` shall cost from `valid_from`, by which norm, and what its excess where it is asked in steps.

    A norm binds from the day after its publication (Constitution art. 109), so the day lies ahead. Raises
    `Invalid` (fields `valid_from`, `amount`, `excess_amount`) or `ProposalOpen`.
    """
    access.require(actor, Role.ADMINISTRATOR)
    person_id = access.require_person(actor)
    require_no_other(code, None)
    _require_fitting(code, price, excess_amount, valid_from)
    proposal = TariffProposal.objects.create(
        code=code,
        title=title,
        amount=price.amount,
        excess_amount=excess_amount,
        currency=price.currency,
        norm=norm,
        valid_from=valid_from,
        proposed_by_id=person_id,
    )
    record("fees.propose_tariff", proposal, actor)
    return proposal


@transaction.atomic
def approve_tariff(*, proposal: TariffProposal, actor: Actor) -> TariffItem:
    """Let the proposed row begin, and the row in force end the same day; a temporary price leaves the general row as it is.

    What ends a temporary price early lets that end instead. Raises `ProposalSameHands`, `PriceOfOwnPost`,
    `ProposalNotPending`, `ProposalTooLate` or `CalculationChanged`.
    """
    proposal = _decide(proposal, actor)
    if proposal.valid_from <= today_at(proposal.office):
        raise ProposalTooLate(valid_from=proposal.valid_from.strftime("%d/%m/%Y"))
    proposal.state = ProposalState.APPROVED
    if proposal.ends is not None:
        proposal.ends.valid_until = proposal.valid_from
        proposal.ends.save(update_fields=["valid_until"])
        record("fees.end_temporary_price", proposal, actor)
        item = proposal.ends
    else:
        item = proposal.item = _begun(proposal)
        record("fees.approve_tariff", item, actor)
    proposal.save(update_fields=["state", "decided_by", "decided_at", "item"])
    return item


def _begun(proposal: TariffProposal) -> TariffItem:
    before = calculated_alike(proposal.code, proposal.valid_from, proposal.valid_until)
    if not _fits(proposal, before):
        raise CalculationChanged(tariff=proposal.code)
    if proposal.office is None:
        general = TariffItem.objects.filter(code=proposal.code, office=None)
        general.filter(valid_until=None).update(valid_until=proposal.valid_from)
    return TariffItem.objects.create(
        **{column: getattr(proposal, column) for column in _PROPOSED},
        **({column: getattr(before, column) for column in _KEPT} if before else {}),
    )


def _fits(proposal: TariffProposal, before: TariffItem | None) -> bool:
    if before is None:
        is_known = TariffItem.objects.filter(code=proposal.code, office=None).exists()
        return proposal.office is None and not is_known
    if (before.kind is Calculation.STEPPED) is not (proposal.excess_amount is not None):
        return False
    return before.kind.is_an_amount or not proposal.amount


@transaction.atomic
def reject_tariff(*, proposal: TariffProposal, reason: str, actor: Actor) -> TariffProposal:
    """Leave the tariff as it is, for a stated reason. Raises `ProposalSameHands` or `ProposalNotPending`."""
    if not reason.strip():
        raise Invalid({"reason": ["Indique por qué se rechaza la propuesta."]})
    proposal = _decide(proposal, actor)
    proposal.state = ProposalState.REJECTED
    proposal.reason = reason.strip()
    proposal.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    record("fees.reject_tariff", proposal, actor)
    return proposal


def _require_fitting(code: str, price: Money, excess_amount: Decimal | None, valid_from: date) -> None:
    latest = TariffItem.objects.filter(code=code, office=None).order_by("-valid_from").first()
    fields = excess_unfit(latest.kind if latest else Calculation.FIXED, excess_amount)
    if price.amount < 0:
        fields["amount"] = ["El monto no puede ser negativo."]
    if valid_from <= clock.today():
        fields["valid_from"] = ["La tarifa debe regir desde una fecha posterior a hoy."]
    if latest is not None and latest.is_consular is not (price.currency == CONSULAR_SOL):
        fields["currency"] = ["La tarifa consular se fija en soles consulares; las demás, no."]
    if latest is not None and not latest.kind.is_an_amount and price:
        fields["amount"] = [f"Este numeral no se cobra por un monto: {latest.kind.label.lower()}."]
    if latest is not None and valid_from <= latest.valid_from:
        fields["valid_from"] = [
            f"Ya hay una tarifa aprobada desde el {latest.valid_from:%d/%m/%Y}; elija una fecha posterior."
        ]
    if fields:
        raise Invalid(fields)


def excess_unfit(kind: Calculation, excess_amount: Decimal | None) -> dict[str, list[str]]:
    """What is wrong with the amount proposed for the excess: an item that has one is changed with it, another has none."""
    if kind is not Calculation.STEPPED:
        return {} if excess_amount is None else {"excess_amount": ["Este numeral no cobra por el exceso."]}
    if excess_amount is None:
        return {"excess_amount": ["Este numeral cobra por el exceso: indique cuánto por cada unidad."]}
    return {"excess_amount": ["El monto no puede ser negativo."]} if excess_amount < 0 else {}


def calculated_alike(code: str, since: date, until: date | None) -> TariffItem | None:
    """The general row of the first day, if there is one and the item is calculated in one way on all of the days.

    Without `until` it is a new general row, calculated as the one before it.
    """
    general = TariffItem.objects.filter(code=code, office=None).order_by("valid_from")
    first = general.filter(valid_from__lte=since).last()
    if first is None or until is None:
        return first
    if first.valid_until is not None and first.valid_until <= since:
        return None
    later = general.filter(valid_from__gt=since, valid_from__lt=until)
    return first if all(_calculation(row) == _calculation(first) for row in later) else None


def _calculation(item: TariffItem) -> list[object]:
    return [getattr(item, column) for column in _CALCULATED]


def require_no_other(code: str, office: Office | None) -> None:
    """Raise `ProposalOpen` while another change of the same row waits.

    Asked before the rows are looked at: what is approved meanwhile either waits still, or is among them.
    """
    waiting = TariffProposal.objects.filter(code=code, office=office, state=ProposalState.PROPOSED)
    if waiting.exists():
        raise ProposalOpen(tariff=code)


def today_at(office: Office | None) -> date:
    """The later of Lima's day and the post's own: a price binds on neither before it is known."""
    here = clock.today()
    return here if office is None else max(here, organisation.local_date(office))


def _decide(proposal: TariffProposal, actor: Actor) -> TariffProposal:
    access.require(actor, Role.ADMINISTRATOR)
    person_id = access.require_person(actor)
    proposal = TariffProposal.objects.select_for_update().get(id=proposal.id)
    if proposal.state != ProposalState.PROPOSED:
        raise ProposalNotPending(state=proposal.state)
    if proposal.proposed_by_id == person_id:
        raise ProposalSameHands()
    if proposal.office_id in actor.offices(Role.CONSUL):
        raise PriceOfOwnPost()
    proposal.decided_by_id = person_id
    proposal.decided_at = clock.now()
    return proposal


def record(verb: str, stated: TariffItem | TariffProposal, actor: Actor) -> None:
    """Write an act on the tariff into the chain of its item."""
    ledger.record(
        chain=_chain(stated.code),
        verb=verb,
        actor=actor,
        facts={
            "tariff": stated.code,
            "amount": stated.money,
            "norm": stated.norm,
            "valid_from": stated.valid_from,
        }
        | ({"excess_amount": stated.excess_amount} if stated.excess_amount is not None else {})
        | ({"office": stated.office.code, "valid_until": stated.valid_until} if stated.office else {}),
    )


def _chain(code: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:chancery:fees:tariff:{code}")
