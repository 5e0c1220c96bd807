"""What the border's programs ask of a visa and tell of it: Migraciones with the scopes `visas:check` and `visas:consume`."""

import base64
import binascii
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import AwareDatetime, Field

from chancery.contexts.visas import actions, queries
from chancery.contexts.visas.models import VisaEntry
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import crossings
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents.border_answers import BorderAnswer
from chancery.kernel.travel_documents.single_use import IncidentKind
from chancery.web.api_auth import actor_from, may
from chancery.web.api_fields import Line, OptionalLine
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["visas"])


class SealNotBase64(Invalid):
    code = "visa_seal_not_base64"
    sentence = "El sello se envía en Base64: los bytes que leyó el lector de Data Matrix."


class VisaReadIn(Schema):
    """What was read of a visa: its zone, its seal in Base64, or the serial of its label."""

    zone: str = Field("", max_length=200, pattern=r"^[^\x00]*$")
    seal: str = Field("", max_length=1200, pattern=r"^[^\x00]*$")
    serial: str = Field("", max_length=20, pattern=r"^[^\x00]*$")


class VisaCheckIn(VisaReadIn):
    """What was read of a visa, and the passport shown with it."""

    passport: str = Field("", max_length=24, pattern=r"^[^\x00]*$")


class VisaEntryIn(VisaReadIn):
    """What was read, at which control post (its code), and the device's own name for the entry.

    With `entered_at` the entry has already happened without a line: it is kept whatever became of the visa.
    """

    office: Line
    key: UUID
    entered_at: AwareDatetime | None = None
    officer: OptionalLine = ""


class VisaEntryUseOut(Schema):
    """An entry: when the holder entered, where, and who noted it."""

    entered_at: datetime
    office: str
    officer: str


class VisaEntryOut(VisaEntryUseOut):
    """What was kept; `ordinal` says which of the visa's entries it used, where they are counted; with the incident, if any."""

    serial: str
    ordinal: int | None
    is_consuming: bool
    incident: IncidentKind | None
    incident_label: str
    first: VisaEntryUseOut | None


class VisaBarOut(Schema):
    code: queries.Bar
    sentence: str
    answer: BorderAnswer


class VisaVerdictOut(Schema):
    """Yes, no or ask; every reason; with what to compare who stands there; the entries given (none: any number) and made."""

    answer: BorderAnswer
    is_good: bool
    bars: list[VisaBarOut]
    seal: str
    holder: str
    passport: str
    category: str
    serial: str
    valid_from: date | None
    valid_until: date | None
    stay_days: int
    entries: int
    entries_made: list[VisaEntryUseOut]


@router.post(
    "/check", auth=may(queries.CHECK), response=VisaVerdictOut, summary="¿Puede entrar con esta visa?"
)
def check(request: HttpRequest, sent: VisaCheckIn) -> dict[str, Any]:
    found = actions.check(
        actor=actor_from(request),
        zone=sent.zone,
        seal=_bytes(sent.seal),
        serial=sent.serial,
        passport=sent.passport,
    )
    label = found.label
    wanted = label.application if label else None
    quality = queries.category_of(wanted) if wanted else None
    return {
        "answer": found.answer,
        "is_good": found.is_good,
        "bars": [{"code": bar, "sentence": bar.sentence, "answer": bar.answer} for bar in found.bars],
        "seal": found.seal.sentence if found.seal else "",
        "holder": wanted.traveller if wanted else "",
        "passport": wanted.passport_number if wanted else "",
        "category": quality.label if quality else "",
        "serial": label.serial if label else "",
        "valid_from": label.valid_from if label else None,
        "valid_until": label.valid_until if label else None,
        "stay_days": found.stay_days,
        "entries": found.entries,
        "entries_made": [_use(each) for each in found.entries_made],
    }


@router.post(
    "/entries",
    auth=may(queries.CONSUME),
    response={201: VisaEntryOut},
    openapi_extra=OPENAPI,
    summary="Registrar el ingreso con una visa, ahora o después de un corte de la línea",
)
@decorate_view(idempotent)
def record_entry(request: HttpRequest, sent: VisaEntryIn) -> Status[Any]:
    told = actions.record_entry(
        zone=sent.zone,
        seal=_bytes(sent.seal),
        serial=sent.serial,
        office=organisation.office(sent.office),
        key=sent.key,
        entered_at=sent.entered_at,
        officer_name=sent.officer,
        actor=actor_from(request),
    )
    kept = {**crossings.outcome(told, _use), "serial": told.label.serial, "ordinal": told.ordinal}
    return Status(201, kept)


def _use(told: VisaEntry) -> dict[str, Any]:
    return {"entered_at": told.entered_at, "office": told.office.name, "officer": told.officer_name}


def _bytes(sent: str) -> bytes:
    try:
        return base64.b64decode("".join(sent.split()), validate=True)
    except (binascii.Error, ValueError):
        raise SealNotBase64({"seal": [SealNotBase64.sentence]}) from None
