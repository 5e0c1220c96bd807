"""What does an act cost on a day, everywhere or at one post, and which changes are on their way?"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.fees.models import ProposalState, TariffItem, TariffProposal
from chancery.kernel.fees.queries.rows import one
from chancery.kernel.fees.rules import SECTIONS
from chancery.kernel.identity import access
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.models import Office


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


def printed(items: Iterable[TariffItem]) -> list[TariffItem]:
    """Items in the order in which the tariff prints them."""
    sections = list(SECTIONS)
    return sorted(items, key=lambda item: (sections.index(item.section), _place(item.number), item.code))


def tariff_to_come(on: date) -> QuerySet[TariffItem]:
    """The approved rows that begin after the day `on`: public as well."""
    return TariffItem.objects.filter(valid_from__gt=on).order_by("valid_from", "title")


def tariff_codes() -> frozenset[str]:
    """Every code of the tariff, for the start-up check of procedures."""
    return frozenset(TariffItem.objects.values_list("code", flat=True))


def open_proposals(*, actor: Actor) -> QuerySet[TariffProposal]:
    """The changes of the tariff that wait for a second administrator."""
    access.require(actor, Role.ADMINISTRATOR, Role.AUDITOR)
    return TariffProposal.objects.filter(state=ProposalState.PROPOSED).select_related("proposed_by")


def proposal(proposal_id: UUID, *, actor: Actor) -> TariffProposal:
    """One proposed change. Raises `NotFound`."""
    access.require(actor, Role.ADMINISTRATOR, Role.AUDITOR)
    return one(TariffProposal.objects.filter(id=proposal_id))


def _in_force(on: date) -> QuerySet[TariffItem]:
    return TariffItem.objects.filter(Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on)


def _of(office_id: UUID | None) -> Q:
    general = Q(office=None)
    return general if office_id is None else general | Q(office=office_id)


def _place(number: str) -> tuple[int, str]:
    """«13a» stands after «13» and before «14»."""
    digits = number[: len(number) - len(number.lstrip("0123456789"))]
    return int(digits or 0), number
