"""Which legalisations does the demonstration hold? Some of both kinds, in every state, over the last months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from chancery.contexts.legalisations import actions, queries
from chancery.contexts.legalisations.models import Form, Request
from chancery.contexts.legalisations.rules import Nature
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.cases.demo import Citizen, Story, at_work, pay, read_act
from chancery.kernel.documents import actions as documents
from chancery.kernel.organisation import queries as organisation

FATES = (
    "paid", "under_review", "issued", "delivered", "observed", "requested", "refused", "delivered", "withdrawn",
    "unpaid", "uncorrected", "annulled", "silent", "settled", "appealed", "appeal_confirmed", "appealed_silence",
)  # fmt: skip
_DAYS_AGO = {
    "paid": (1, 3),
    "requested": (1, 3),
    "under_review": (1, 3),
    "observed": (3, 9),
    "silent": (60, 75),
    "refused": (5, 9),
    "settled": (40, 50),
    "appealed": (12, 20),
    "appeal_confirmed": (20, 40),
    "appealed_silence": (60, 75),
}
_PAPERS = (
    ("Certificado de libre venta", "Aduanas", Nature.COMMERCIAL, "CN"),
    ("Título profesional", "SUNEDU", Nature.PUBLIC, "EG"),
    ("Acta de constitución", "Colegio de Notarios", Nature.PUBLIC, "AE"),
    ("Certificado de antecedentes", "Poder Judicial", Nature.PUBLIC, "VN"),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a kind of legalisation is asked for: who decides, who annuls and who hears appeals; the consul's country, if any."""

    office: str
    officer: Actor
    head: Actor
    superior: Actor
    country: str = ""


def stories(
    *,
    desks: Sequence[Desk],
    citizens: Sequence[Citizen],
    scans: Sequence[bytes],
    each: int,
    since: datetime,
    seed: int,
) -> list[Story]:
    """`each` requests a desk, filed over the last two months; as many as there are fates end in every way there is."""
    return [
        _story(
            desk,
            citizens,
            scans,
            FATES[ordinal % len(FATES)],
            since,
            Random(f"{seed}{desk.office}{ordinal}"),  # noqa: S311
        )
        for desk in desks
        for ordinal in range(each)
    ]


def _story(
    desk: Desk,
    citizens: Sequence[Citizen],
    scans: Sequence[bytes],
    fate: str,
    since: datetime,
    chance: Random,
) -> Story:
    """One case, from its filing to its fate. A deadline that runs out is not told here: the nights see to it."""
    until = clock.now()
    office = organisation.office(desk.office)
    calendar = organisation.calendar_of(office)
    citizen = chance.choice(citizens)
    first, last = _DAYS_AGO.get(fate, (25, 55))

    def working(after: datetime) -> datetime:
        return at_work(after, days=1, calendar=calendar, until=until, chance=chance)

    ago = timedelta(days=chance.randrange(first, last), minutes=chance.randrange(300, 900))
    yield (at := max(since, until - ago))
    request = _file(desk, citizen, chance.choice(scans), chance)
    if fate in ("requested", "unpaid"):
        return
    yield (at := min(at + timedelta(minutes=chance.randrange(5, 200)), until))
    if fate == "withdrawn":
        cases.advance(case=request.case, code="withdraw", actor=citizen.actor)
        return
    pay(request.case_id, citizen)
    if fate == "appealed_silence":
        yield at_work(at, days=56, calendar=calendar, until=until, chance=chance)
        _appeal(request, citizen, "appeal_silence")
    if fate in ("paid", "silent", "appealed_silence"):
        return
    yield (at := working(at))
    cases.advance(case=request.case, code="take", actor=desk.officer)
    if fate == "under_review":
        return
    yield (at := working(at))
    if fate in ("observed", "uncorrected"):
        reason = "falta la certificación de la autoridad que legaliza en el país de origen"
        cases.advance(case=request.case, code="observe", reason=reason, actor=desk.officer)
        return
    if fate in ("refused", "settled", "appealed", "appeal_confirmed"):
        actions.refuse(request=request, reason="La firma no corresponde a la registrada", actor=desk.officer)
        if fate == "settled":
            yield working(at)
            read_act(request.case_id, citizen)
        if fate in ("refused", "settled"):
            return
        yield (at := working(at))
        if _appeal(request, citizen, "appeal") and fate == "appeal_confirmed":
            yield working(at)
            reason = "El documento no trae la firma de ninguna autoridad registrada"
            actions.confirm_refusal(request=request, reason=reason, actor=desk.superior)
        return
    entities = (request.issued_by, *(issuer for _, issuer, _, _ in _PAPERS))
    found = (queries.signatures_like(entity, request.signed_on) for entity in entities)
    chosen = [chance.choice(next(filter(None, found))).signatory_id]
    sheets = chance.randrange(1, 5)
    actions.issue(
        request=request, actor=desk.officer, signatory_ids=chosen, original_seen=True, sheets=sheets
    )
    if fate == "issued":
        return
    yield working(at)
    if fate == "annulled":
        reason = "Se legalizó una firma que no era la del documento"
        cases.annul(case=request.case, number=request.legalisation.number, reason=reason, actor=desk.head)
    else:
        name = citizen.person.full_name
        cases.advance(case=request.case, code="deliver", reason=name, actor=desk.officer)


def _appeal(request: Request, citizen: Citizen, code: str) -> bool:
    """Whether the case's version of the procedure knows the appeal: then it is lodged."""
    if case_queries.procedure_of(request.case).step(code) is None:
        return False
    reason = "El documento es el original, y la autoridad que lo firma está registrada"
    cases.advance(case=request.case, code=code, reason=reason, actor=citizen.actor)
    return True


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
