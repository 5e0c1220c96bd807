"""Where is a serial, which act does it stand on, and what is a stranger told of it?"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from chancery.contexts.stickers import rules
from chancery.contexts.stickers.models import Batch, Holding, Sticker
from chancery.contexts.stickers.queries.vaults import COUNTER
from chancery.contexts.stickers.rules import Fate, Finding, Supply
from chancery.kernel.acts.models import Act
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound


class StickerNotFound(NotFound):
    """No serial has that code. Who guesses learns no more than that."""

    code = "sticker_not_found"
    sentence = "Este autoadhesivo no figura en los registros del Ministerio."
    next_step = (
        "Copie la serie y el código tal como están impresos. Si aun así no figura, desconfíe del documento."
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What a stranger is told of a sticker: of people, initials."""

    code: str
    is_good: bool
    title: str
    text: str
    serial: str
    facts: Mapping[str, str]


def place_of(serial: str) -> Holding | None:
    """Where a serial is, whatever happened to it; None when it was never minted."""
    parts = rules.parts_of(serial)
    if parts is None:
        return None
    prefix, number = parts
    return (
        Holding.objects.filter(prefix=prefix, serials__contains=number)
        .select_related("vault__office", "movement__receiver__office", "departure__sticker__act__voiding")
        .first()
    )


def gone(supply: Supply) -> Iterator[tuple[str, Fate]]:
    """Every serial of a kind that left stock for good, and how, for whoever printed on it to compare."""
    prefixes = [prefix for prefix, kind in rules.PREFIXES.items() if kind is supply]
    places = Holding.objects.filter(prefix__in=prefixes, departure__isnull=False).select_related("departure")
    for place in places.iterator(chunk_size=2000):
        assert place.departure is not None
        span = place.span
        for number in range(span.first, span.last + 1):
            yield rules.serial(span.prefix, number), Fate(place.departure.fate)


def batch_of(serial: str) -> Batch | None:
    """The batch in which a serial was minted."""
    parts = rules.parts_of(serial)
    if parts is None:
        return None
    return Batch.objects.filter(prefix=parts[0], serials__contains=parts[1]).first()


def finding_on(serial: str, allowed: list[UUID]) -> tuple[Finding | None, str]:
    """Why a serial cannot be affixed from one of the vaults allowed, and where it is; None when it can."""
    place = place_of(serial)
    if place is None:
        return Finding.UNKNOWN, ""
    if rules.supply_of(place.prefix) is not Supply.STICKER:
        return Finding.OTHER_SUPPLY, rules.supply_of(place.prefix).label
    if place.departure is not None:
        is_used = place.departure.fate in (Fate.USED, Fate.VOIDED)
        return (Finding.USED if is_used else Finding.LEFT), Fate(place.departure.fate).label
    if place.movement is not None:
        return Finding.IN_TRANSIT, f"{place.movement.number} a {place.movement.receiver}"
    assert place.vault is not None
    if place.vault_id not in allowed:
        return Finding.ELSEWHERE, f"{place.vault}, {place.vault.office}"
    if place.discharge_id is not None:
        return Finding.WITHHELD, str(place.vault)
    return None, str(place.vault)


def address_of(serial: str, code: str) -> str:
    """What the QR of a label says."""
    return f"{settings.BASE_URL}/autoadhesivos/verificar/{serial}/{ids.format_code(code)}"


def standing(serial: str, code: str) -> Standing:
    """Whether a sticker stands, and on which act. Raises `StickerNotFound`."""
    batch = batch_of(serial)
    parts = rules.parts_of(serial)
    if batch is None or parts is None:
        raise StickerNotFound
    name = rules.serial(*parts)
    if not rules.is_code(bytes(batch.key), name, code):
        raise StickerNotFound
    place = place_of(name)
    assert place is not None
    if place.departure is None:
        return Standing(
            "unused",
            False,
            "En stock: no usado",
            "El autoadhesivo es del Ministerio, pero no se usó en ninguna actuación. No acepte un documento que lo lleve.",
            name,
            {},
        )
    if place.departure.fate not in (Fate.USED, Fate.VOIDED):
        return Standing(
            "left",
            False,
            "Anulado",
            "El autoadhesivo está dado de baja. No acepte un documento que lo lleve.",
            name,
            {"Motivo": Fate(place.departure.fate).label},
        )
    used = getattr(place.departure, "used_form", None)
    if used is not None:
        return Standing(
            "other_form",
            False,
            "No es un autoadhesivo",
            "El formulario es del Ministerio y ya se usó, pero no es un autoadhesivo: no acepte una actuación que lo lleve.",
            name,
            {"Formulario": Supply(used.supply).label},
        )
    return _on_its_act(name, place.departure.sticker)


def _on_its_act(name: str, sticker: Sticker) -> Standing:
    facts = _public(label_facts(sticker))
    voiding = getattr(sticker.act, "voiding", None)
    if voiding is not None:
        return Standing(
            "voided",
            False,
            "Anulado",
            "La actuación que lleva este autoadhesivo se anuló. No acepte el documento.",
            name,
            {"Anulada el": f"{voiding.at:%d/%m/%Y}", **facts},
        )
    return Standing(
        "stands",
        True,
        "Autoadhesivo vigente",
        "Corresponde a la actuación consular que se indica. Compare estos datos con los del documento.",
        name,
        facts,
    )


def _public(facts: Mapping[str, Any]) -> dict[str, str]:
    return {
        "Actuación": facts["title"],
        "Oficina consular": facts["office"],
        "Fecha": facts["on"],
        "Registro General de Entradas": facts["entry"],
        "N.º de actuación": facts["act"],
        "N.º de tarifa": facts["tariff"],
        "Derecho": " = ".join(part for part in (facts["consular"], facts["local"]) if part),
        "Interesado": rules.initials(facts["interested"]),
    }


def label_facts(sticker: Sticker) -> dict[str, Any]:
    """What the label states, as it was frozen when the sticker was given."""
    facts: dict[str, Any] = json.loads(sticker.facts)
    return facts


def stickers_of(act: Act) -> QuerySet[Sticker]:
    """The stickers that an act bears or bore, in their order; its reader was allowed to see it."""
    return (
        Sticker.objects.filter(act=act)
        .select_related("departure__by", "departure__vault")
        .prefetch_related("printings")
        .order_by("departure__at")
    )


def current_of(act: Act) -> Sticker | None:
    """The sticker that an act bears now."""
    affixed = act.affixings.filter(removed_at=None).first()
    return Sticker.objects.filter(serial=affixed.serial).first() if affixed is not None else None


def may_affix(act: Act, actor: Actor) -> bool:
    """Whether the actor gives out stickers at the act's office."""
    return actor.holds(*COUNTER, office_id=act.office_id)
