"""What a post asks less, or otherwise, for a time: proposed in Lima by its head, decided there as any change of the tariff."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.fees import queries
from chancery.kernel.fees.actions import tariff
from chancery.kernel.fees.models import TariffItem, TariffProposal
from chancery.kernel.identity import access
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office


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
    excess_amount: Decimal | None = None,
) -> TariffProposal:
    """Propose what an item of the consular tariff shall cost at one post, from a day until another, by which norm and why.

    A decree lets a post ask less for a time, as D.S. 004-2018-RE did; its head proposes, or an administrator, and another
    administrator decides. Raises `WrittenInLima`, `NoConsularTariff`, `ProposalOpen` or `Invalid`.
    """
    person_id = _require_head(office, actor)
    tariff.require_no_other(code, office)
    general = tariff.calculated_alike(code, valid_from, valid_until)
    fields = _unfit(office, amount, grounds, valid_from, valid_until)
    if general is None or not general.section:
        fields |= _why_not(code)
    elif not general.kind.is_an_amount:
        fields["code"] = [f"Este numeral no se cobra por un monto: {general.kind.label.lower()}."]
    else:
        fields |= tariff.excess_unfit(general.kind, excess_amount)
    if not fields and (held := _held_meanwhile(office, code, valid_from, valid_until)):
        fields["valid_from"] = [
            f"Ya hay un precio temporal de este numeral desde el {held.valid_from:%d/%m/%Y}"
            + (f", hasta antes del {held.valid_until:%d/%m/%Y}." if held.valid_until else ".")
        ]
    if fields or general is None:
        raise Invalid(fields)
    proposal = _proposed(
        general, office, norm, grounds, person_id,
        amount=amount, excess_amount=excess_amount, valid_from=valid_from, valid_until=valid_until,
    )  # fmt: skip
    tariff.record("fees.propose_temporary_price", proposal, actor)
    return proposal


@transaction.atomic
def propose_early_end(
    *, office: Office, code: str, norm: str, grounds: str, valid_from: date, actor: Actor
) -> TariffProposal:
    """Propose that the temporary price of an item that would stand on the day `valid_from` end on it, by which norm and why.

    From then on the post asks the general price; what was charged before stays as it was charged. On its own first day it is
    withdrawn. Raises `WrittenInLima`, `NoConsularTariff`, `ProposalOpen` or `Invalid`.
    """
    person_id = _require_head(office, actor)
    tariff.require_no_other(code, office)
    fields: dict[str, list[str]] = {}
    if not grounds.strip():
        fields["grounds"] = ["Indique por qué termina antes."]
    held = _standing(office, code, valid_from)
    if valid_from <= tariff.today_at(office):
        fields["valid_from"] = ["El precio solo puede terminar en una fecha posterior a hoy."]
    elif held is None:
        fields["valid_from"] = ["Ningún precio temporal de este numeral regiría ese día."]
    if fields or held is None:
        raise Invalid(fields)
    proposal = _proposed(
        held, office, norm, grounds, person_id,
        amount=held.amount, excess_amount=held.excess_amount, valid_from=valid_from, ends=held,
    )  # fmt: skip
    tariff.record("fees.propose_early_end", proposal, actor)
    return proposal


def _require_head(office: Office, actor: Actor) -> UUID:
    writers.require_lima()
    queries.require_proposer(office, actor=actor)
    person_id = access.require_person(actor)
    queries.require_tariff(office)
    return person_id


def _proposed(
    item: TariffItem, office: Office, norm: str, grounds: str, by: UUID, **asked: Any
) -> TariffProposal:
    return TariffProposal.objects.create(
        code=item.code,
        title=item.title,
        currency=item.currency,
        norm=norm,
        grounds=grounds.strip(),
        office=office,
        proposed_by_id=by,
        **asked,
    )


def _unfit(
    office: Office, amount: Decimal, grounds: str, valid_from: date, valid_until: date
) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    if amount < 0:
        fields["amount"] = ["El monto no puede ser negativo."]
    if not grounds.strip():
        fields["grounds"] = ["Indique por qué la oficina necesita otro precio."]
    if valid_from <= tariff.today_at(office):
        fields["valid_from"] = ["El precio debe regir desde una fecha posterior a hoy."]
    if valid_until <= valid_from:
        fields["valid_until"] = ["El precio debe dejar de regir después del día en que comienza."]
    return fields


def _why_not(code: str) -> dict[str, list[str]]:
    if not TariffItem.objects.filter(code=code, office=None).exclude(section="").exists():
        return {"code": ["Elija un numeral de la tarifa consular."]}
    return {
        "valid_until": [
            "El numeral no rige o se calcula de otra manera en parte de esos días; proponga un precio para cada tramo."
        ]
    }


def _standing(office: Office, code: str, on: date) -> TariffItem | None:
    begun = TariffItem.objects.select_for_update().filter(code=code, office=office, valid_from__lte=on)
    return begun.filter(Q(valid_until=None) | Q(valid_until__gt=on)).first()


def _held_meanwhile(office: Office, code: str, valid_from: date, valid_until: date) -> TariffItem | None:
    """The temporary price of the post that stands on one of those days."""
    begun = TariffItem.objects.filter(code=code, office=office, valid_from__lt=valid_until)
    lasting = begun.filter(Q(valid_until=None) | Q(valid_until__gt=valid_from))
    return lasting.exclude(valid_until=F("valid_from")).first()
