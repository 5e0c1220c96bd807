"""How the tariff changes: from a file once, and afterwards by two administrators, a day ahead at least."""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.db.models import Q

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.base.money import CONSULAR_SOL, Money
from chancery.kernel.fees import queries, tables
from chancery.kernel.fees.models import ProposalState, TariffItem, TariffProposal
from chancery.kernel.fees.rules import Calculation
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

_FILES = tuple(tables.DATA / f"{name}.csv" for name in tables.TARIFFS)
_KEPT = (
    "section", "number", "calculation", "excess_amount", "included_units", "percent", "cap_base", "of_item",
    "unit", "free_by", "is_always_charged",
)  # fmt: skip
_PROPOSED = ("code", "title", "amount", "currency", "norm", "office", "valid_from", "valid_until")


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
    *, code: str, title: str, price: Money, norm: str, valid_from: date, actor: Actor
) -> TariffProposal:
    """Propose what `code` shall cost from `valid_from`, by which norm.

    A norm binds from the day after its publication (Constitution art. 109), so the day lies ahead. Raises
    `Invalid` (fields `valid_from`, `amount`) or `ProposalOpen`.
    """
    access.require(actor, Role.ADMINISTRATOR)
    person_id = access.require_person(actor)
    _require_fitting(code, price, valid_from)
    _require_no_other(code, None)
    proposal = TariffProposal.objects.create(
        code=code,
        title=title,
        amount=price.amount,
        currency=price.currency,
        norm=norm,
        valid_from=valid_from,
        proposed_by_id=person_id,
    )
    _record("fees.propose_tariff", proposal, actor)
    return proposal


@transaction.atomic
def propose_temporary_price(
    *,
    office: Office,
    code: str,
    amount: Decimal,
    norm: str,
    grounds: str,
    valid_from: date,
    valid_until: date,
    actor: Actor,
) -> TariffProposal:
    """Propose what an item of the consular tariff shall cost at one post, from a day until another, by which norm and why.

    A decree lets a post ask less for a time, as D.S. 004-2018-RE did; its head proposes, or an administrator, and another
    administrator decides. Raises `WrittenInLima`, `NoConsularTariff`, `ProposalOpen` or `Invalid`.
    """
    writers.require_lima()
    access.require(actor, *queries.HEADS)
    if not actor.holds(Role.ADMINISTRATOR):
        access.require(actor, Role.CONSUL, office_id=office.id)
    person_id = access.require_person(actor)
    queries.require_tariff(office)
    general = _require_fitting_at(office, code, amount, grounds, valid_from, valid_until)
    _require_no_other(code, office)
    proposal = TariffProposal.objects.create(
        code=code,
        title=general.title,
        amount=amount,
        currency=general.currency,
        norm=norm,
        grounds=grounds.strip(),
        office=office,
        valid_from=valid_from,
        valid_until=valid_until,
        proposed_by_id=person_id,
    )
    _record("fees.propose_temporary_price", proposal, actor)
    return proposal


@transaction.atomic
def approve_tariff(*, proposal: TariffProposal, actor: Actor) -> TariffItem:
    """Let the proposed row begin, and the row in force end the same day; a temporary price leaves the general row as it is.

    Raises `ProposalSameHands`, `PriceOfOwnPost`, `ProposalNotPending` or `ProposalTooLate`.
    """
    proposal = _decide(proposal, actor)
    if proposal.valid_from <= _today(proposal.office):
        raise ProposalTooLate(valid_from=proposal.valid_from.strftime("%d/%m/%Y"))
    general = TariffItem.objects.filter(code=proposal.code, office=None)
    before = general.filter(valid_from__lte=proposal.valid_from).order_by("-valid_from").first()
    if proposal.office is None:
        general.filter(valid_until=None).update(valid_until=proposal.valid_from)
    proposal.item = TariffItem.objects.create(
        **{column: getattr(proposal, column) for column in _PROPOSED},
        **({column: getattr(before, column) for column in _KEPT} if before else {}),
    )
    _record("fees.approve_tariff", proposal.item, actor)
    proposal.state = ProposalState.APPROVED
    proposal.save(update_fields=["state", "decided_by", "decided_at", "item"])
    return proposal.item


@transaction.atomic
def reject_tariff(*, proposal: TariffProposal, reason: str, actor: Actor) -> TariffProposal:
    """Leave the tariff as it is, for a stated reason. Raises `ProposalSameHands` or `ProposalNotPending`."""
    if not reason.strip():
        raise Invalid({"reason": ["Indique por qué se rechaza la propuesta."]})
    proposal = _decide(proposal, actor)
    proposal.state = ProposalState.REJECTED
    proposal.reason = reason.strip()
    proposal.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    _record("fees.reject_tariff", proposal, actor)
    return proposal


def _require_fitting(code: str, price: Money, valid_from: date) -> None:
    fields: dict[str, list[str]] = {}
    if price.amount < 0:
        fields["amount"] = ["El monto no puede ser negativo."]
    if valid_from <= clock.today():
        fields["valid_from"] = ["La tarifa debe regir desde una fecha posterior a hoy."]
    latest = TariffItem.objects.filter(code=code, office=None).order_by("-valid_from").first()
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


def _require_fitting_at(
    office: Office, code: str, amount: Decimal, grounds: str, valid_from: date, valid_until: date
) -> TariffItem:
    general = (
        TariffItem.objects.filter(code=code, office=None).exclude(section="").order_by("-valid_from").first()
    )
    if general is None:
        raise Invalid({"code": ["Elija un numeral de la tarifa consular."]})
    fields: dict[str, list[str]] = {}
    if not general.kind.is_an_amount:
        fields["code"] = [f"Este numeral no se cobra por un monto: {general.kind.label.lower()}."]
    if amount < 0:
        fields["amount"] = ["El monto no puede ser negativo."]
    if not grounds.strip():
        fields["grounds"] = ["Indique por qué la oficina necesita otro precio."]
    if valid_from <= _today(office):
        fields["valid_from"] = ["El precio debe regir desde una fecha posterior a hoy."]
    if valid_until <= valid_from:
        fields["valid_until"] = ["El precio debe dejar de regir después del día en que comienza."]
    elif held := _held_meanwhile(office, code, valid_from, valid_until):
        fields["valid_from"] = [
            f"Ya hay un precio temporal de este numeral desde el {held.valid_from:%d/%m/%Y}"
            + (f", hasta antes del {held.valid_until:%d/%m/%Y}." if held.valid_until else ".")
        ]
    if fields:
        raise Invalid(fields)
    return general


def _held_meanwhile(office: Office, code: str, valid_from: date, valid_until: date) -> TariffItem | None:
    """The temporary price of the post that stands on one of those days."""
    begun = TariffItem.objects.filter(code=code, office=office, valid_from__lt=valid_until)
    return begun.filter(Q(valid_until=None) | Q(valid_until__gt=valid_from)).first()


def _require_no_other(code: str, office: Office | None) -> None:
    waiting = TariffProposal.objects.filter(code=code, office=office, state=ProposalState.PROPOSED)
    if waiting.exists():
        raise ProposalOpen(tariff=code)


def _today(office: Office | None) -> date:
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


def _record(verb: str, stated: TariffItem | TariffProposal, actor: Actor) -> None:
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
        | ({"office": stated.office.code, "valid_until": stated.valid_until} if stated.office else {}),
    )


def _chain(code: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:chancery:fees:tariff:{code}")
