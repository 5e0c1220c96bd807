"""Which legalisations does the demonstration hold? Some of both kinds, in every state, over the last months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from chancery.contexts.legalisations import actions, queries
from chancery.contexts.legalisations.models import Form, Request
from chancery.contexts.legalisations.rules import Nature
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Citizen, Story, at_work, pay
from chancery.kernel.documents import actions as documents
from chancery.kernel.organisation import queries as organisation

_FATES = ("paid", "under_review", "issued", "delivered", "observed", "requested", "refused", "delivered")
_PAPERS = (
    ("Certificado de libre venta", "Aduanas", Nature.COMMERCIAL, "CN"),
    ("Título profesional", "SUNEDU", Nature.PUBLIC, "EG"),
    ("Acta de constitución", "Colegio de Notarios", Nature.PUBLIC, "AE"),
    ("Certificado de antecedentes", "Poder Judicial", Nature.PUBLIC, "VN"),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a kind of legalisation is asked for, who decides it, and in which country the consul serves, if one does."""

    office: str
    officer: Actor
    country: str = ""


def stories(
    *, desks: Sequence[Desk], citizens: Sequence[Citizen], scans: Sequence[bytes], each: int, seed: int
) -> list[Story]:
    """`each` requests a desk, filed over the last two months."""
    return [
        _story(desk, citizens, scans, _FATES[ordinal % len(_FATES)], Random(f"{seed}{desk.office}{ordinal}"))  # noqa: S311
        for desk in desks
        for ordinal in range(each)
    ]


def _story(
    desk: Desk, citizens: Sequence[Citizen], scans: Sequence[bytes], fate: str, chance: Random
) -> Story:
    until = clock.now()
    office = organisation.office(desk.office)
    calendar = organisation.calendar_of(office)
    citizen = chance.choice(citizens)
    days_ago = (
        chance.randrange(1, 3) if fate in ("paid", "requested", "under_review") else chance.randrange(12, 55)
    )

    def working(after: datetime) -> datetime:
        return at_work(after, days=1, calendar=calendar, until=until, chance=chance)

    yield (at := until - timedelta(days=days_ago, minutes=chance.randrange(300, 900)))
    request = _file(desk, citizen, chance.choice(scans), chance)
    if fate == "requested":
        return
    yield (at := min(at + timedelta(minutes=chance.randrange(5, 200)), until))
    pay(request.case_id, citizen)
    if fate == "paid":
        return
    yield (at := working(at))
    cases.advance(case=request.case, code="take", actor=desk.officer)
    if fate == "under_review":
        return
    yield (at := working(at))
    if fate == "observed":
        reason = "falta la certificación de la autoridad que legaliza en el país de origen"
        cases.advance(case=request.case, code="observe", reason=reason, actor=desk.officer)
        return
    if fate == "refused":
        actions.refuse(request=request, reason="La firma no corresponde a la registrada", actor=desk.officer)
        return
    found = queries.signatures_like(request.issued_by, request.signed_on)
    if not found:  # the register holds a proposal that nobody approved: the case waits
        return
    signatory_id, _ = chance.choice(found)
    chosen = [UUID(signatory_id)]
    sheets = chance.randrange(1, 5)
    actions.issue(
        request=request, actor=desk.officer, signatory_ids=chosen, original_seen=True, sheets=sheets
    )
    if fate == "delivered":
        yield working(at)
        name = citizen.person.full_name
        cases.advance(case=request.case, code="deliver", reason=name, actor=desk.officer)


def _file(desk: Desk, citizen: Citizen, scan: bytes, chance: Random) -> Request:
    title, issuer, nature, country = chance.choice(_PAPERS)
    upload = documents.receive(filename=f"{title}.pdf", content=scan, actor=citizen.actor)
    file = actions.file_foreign if desk.country else actions.file
    return file(
        particulars=actions.Particulars(
            country=desk.country or country,
            nature=nature,
            form=Form.PAPER,
            title=title,
            issued_by=FOREIGN_AUTHORITY if desk.country else issuer,
            signed_by="",
            signed_on=clock.today() - timedelta(days=chance.randrange(5)),
        ),
        uploads={queries.SOURCE: upload.id},
        office=organisation.office(desk.office),
        applicant=citizen.person,
        company=citizen.company,
        actor=citizen.actor,
    )


FOREIGN_AUTHORITY = "Departamento Consular de Prueba de Hanói"
