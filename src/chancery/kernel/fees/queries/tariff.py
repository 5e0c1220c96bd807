"""What does an act cost on a day, everywhere or at one post, and which changes are on their way?"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.fees.models import ProposalState, TariffItem, TariffProposal
from chancery.kernel.fees.queries.exchange import HEADS
from chancery.kernel.fees.queries.rows import one
from chancery.kernel.fees.rules import SECTIONS
from chancery.kernel.identity import access
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.models import Office

_READERS = (Role.ADMINISTRATOR, Role.AUDITOR, Role.CONSUL)


class TariffMissing(NotFound):
    """No row of the tariff says what this act costs on that day."""

    code = "tariff_missing"
    sentence = "La tarifa «{tariff}» no tiene un monto vigente al {on}."
    next_step = "Comuníquelo al administrador: la tarifa debe registrarse antes de recibir solicitudes."


@dated.kept
def tariff_on(code: str, on: date, office_id: UUID | None = None) -> TariffItem:
    """The row in force on the day `on`, that of the office before the general one. Raises `TariffMissing`."""
    rows = _in_force(on).filter(_of(office_id), code=code)
    item = rows.order_by(F("office").asc(nulls_last=True)).first()
    if item is None:
        raise TariffMissing(tariff=code, on=on.strftime("%d/%m/%Y"))
    return item


def tariff_table(on: date) -> QuerySet[TariffItem]:
    """Every row of the tariff of procedures in force on the day `on`: public."""
    return _in_force(on).filter(section="").order_by("title")


def consular_table(on: date, office: Office | None = None) -> list[TariffItem]:
    """The consular tariff in force on the day `on`, in its printed order, as an office asks it: public."""
    found: dict[str, TariffItem] = {}
    rows = _in_force(on).exclude(section="").filter(_of(office.id if office else None))
    for item in rows.order_by(F("office").asc(nulls_last=True)):
        found.setdefault(item.code, item)
    return printed(found.values())


def items_in_amounts(on: date) -> list[TariffItem]:
    """The items of the consular tariff that an amount says what they cost, as everywhere: others have no price to change."""
    return [item for item in consular_table(on) if item.kind.is_an_amount]


def printed(items: Iterable[TariffItem]) -> list[TariffItem]:
    """Items in the order in which the tariff prints them."""
    sections = list(SECTIONS)
    return sorted(items, key=lambda item: (sections.index(item.section), _place(item.number), item.code))


def tariff_to_come(on: date) -> QuerySet[TariffItem]:
    """The approved rows that begin after the day `on`, everywhere: public as well."""
    return _begun_after(on).filter(office=None)


def temporary_to_come(office: Office, on: date) -> QuerySet[TariffItem]:
    """The approved temporary prices of a post that begin after the day `on` and were not withdrawn: public as well."""
    return _begun_after(on).filter(office=office).exclude(valid_until=F("valid_from"))


def temporary_standing(office: Office, on: date) -> QuerySet[TariffItem]:
    """The temporary prices of a post that stand on the day `on` or begin later: what may be ended early."""
    lasting = TariffItem.objects.filter(Q(valid_until=None) | Q(valid_until__gt=on), office=office)
    return lasting.exclude(valid_until=F("valid_from")).order_by("valid_from", "title")


def open_proposals(*, actor: Actor) -> QuerySet[TariffProposal]:
    """The changes of the tariff that wait for a second administrator."""
    access.require(actor, Role.ADMINISTRATOR, Role.AUDITOR)
    return _shown().filter(state=ProposalState.PROPOSED)


def proposals_of(office: Office, *, actor: Actor) -> QuerySet[TariffProposal]:
    """The temporary prices proposed for a post, the newest first: for its head, and for who reads all of them."""
    access.require(actor, *_READERS)
    if not actor.holds(Role.ADMINISTRATOR, Role.AUDITOR):
        access.require(actor, Role.CONSUL, office_id=office.id)
    return _shown().filter(office=office).order_by("-proposed_at")


def proposal(proposal_id: UUID, *, actor: Actor) -> TariffProposal:
    """One proposed change; a head sees those of the own post. Raises `NotFound`."""
    access.require(actor, *_READERS)
    rows = _shown().filter(id=proposal_id)
    if not actor.holds(Role.ADMINISTRATOR, Role.AUDITOR):
        rows = rows.filter(office__in=actor.offices(Role.CONSUL))
    return one(rows)


def may_propose_price(office: Office, *, actor: Actor) -> bool:
    """Whether a temporary price of a post is for `actor` to propose."""
    return actor.holds(Role.ADMINISTRATOR) or office.id in actor.offices(Role.CONSUL)


def require_proposer(office: Office, *, actor: Actor) -> None:
    """Who proposes a temporary price of a post, or its end: the post's head, or an administrator. Raises `RoleMissing`."""
    access.require(actor, *HEADS)
    if not actor.holds(Role.ADMINISTRATOR):
        access.require(actor, Role.CONSUL, office_id=office.id)


def may_decide_proposal(proposal: TariffProposal, *, actor: Actor) -> bool:
    """Whether the buttons of a decision are for `actor`: an administrator who did not propose it nor heads its post."""
    is_own = actor.person_id == proposal.proposed_by_id or proposal.office_id in actor.offices(Role.CONSUL)
    return actor.holds(Role.ADMINISTRATOR) and not is_own


def general_row(proposal: TariffProposal, on: date) -> TariffItem | None:
    """The row of every office that a proposal would change or go before; none where it names a new one."""
    return _in_force(on).filter(code=proposal.code, office=None).first()


def _shown() -> QuerySet[TariffProposal]:
    return TariffProposal.objects.select_related("proposed_by", "decided_by", "office", "ends")


def _begun_after(on: date) -> QuerySet[TariffItem]:
    return TariffItem.objects.filter(valid_from__gt=on).order_by("valid_from", "title")


def _in_force(on: date) -> QuerySet[TariffItem]:
    return TariffItem.objects.filter(Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on)


def _of(office_id: UUID | None) -> Q:
    general = Q(office=None)
    return general if office_id is None else general | Q(office=office_id)


def _place(number: str) -> tuple[int, str]:
    """«13a» stands after «13» and before «14»."""
    digits = number[: len(number) - len(number.lstrip("0123456789"))]
    return int(digits or 0), number
