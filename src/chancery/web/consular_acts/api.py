"""Consular acts for programs: the same search, with the same gate."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from chancery.kernel.acts import queries
from chancery.kernel.acts.models import Act
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.paging import page_of

router = Router(tags=["consular-acts"])
Text = Annotated[str, Field(max_length=120, pattern=r"^[^\x00]*$")]


class ConsularActOut(Schema):
    """An act as the register of entries has it."""

    id: UUID
    office: str
    entry_number: str
    act_number: str
    nature: str
    interested: str
    officer: str
    performed_on: date
    tariff: str
    paid: str
    free_by: str
    sticker: str
    case: str
    is_voided: bool


@router.get(
    "/",
    auth=Session(),
    response=list[ConsularActOut],
    summary="Actuaciones consulares de una oficina, por número, interesado, día y naturaleza",
)
def search_acts(
    request: HttpRequest,
    office: Text = "",
    number: Text = "",
    name: Text = "",
    on: date | None = None,
    nature: Text = "",
) -> list[ConsularActOut]:
    """Without `office`, the first that the caller reads. A page at a time: `pagina`."""
    actor = actor_from(request)
    read = queries.offices_read_by(actor)
    at = organisation.office(office) if office else read[0]
    sought = queries.Sought(number=number, name=name, on=on, nature=nature)
    page = page_of(request, queries.search(actor, at, sought))
    ledger.record_reads(
        subjects=[act.case_id for act in page], kind="act_search", purpose="búsqueda", actor=actor
    )
    return [_told(act) for act in page]


def _told(act: Act) -> ConsularActOut:
    charge = act.charge
    return ConsularActOut(
        id=act.id,
        office=act.office.code,
        entry_number=act.entry_number,
        act_number=act.act_number,
        nature=act.title,
        interested=act.interested.full_name,
        officer=act.officer.full_name,
        performed_on=act.performed_on,
        tariff=getattr(act, "items", ""),
        paid=str(charge.money),
        free_by=charge.free_by,
        sticker=getattr(act, "serial", None) or "",
        case=act.case.number,
        is_voided=hasattr(act, "voiding"),
    )
