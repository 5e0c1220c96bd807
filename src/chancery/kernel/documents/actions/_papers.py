"""What every way to issue a paper does alike: it is numbered and frozen as bytes, and once signed it is registered."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from chancery.kernel.base import canonical, clock, ids, site
from chancery.kernel.base.events import publish
from chancery.kernel.documents import typesetting
from chancery.kernel.documents.actions.files import keep
from chancery.kernel.documents.events import DocumentIssued
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.models import Document
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.denominations import denominations
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures.vocabulary import PaperKind


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper whose number is taken and whose bytes will not change any more, before anybody signed it."""

    title: str
    number: str
    series: str
    year: int
    ordinal: int
    verification_code: str
    facts: str
    public_facts: str
    at: datetime
    pdf: bytes


def compose(
    *, kind: PaperKind, facts: Any, office: Office, signer: str, title: str, has_attachment: bool
) -> Paper:
    """Number and render. The series stays locked until the act commits, so that its numbers have no gap."""
    at = clock.now()
    year = clock.today().year
    title = title or kind.title
    code = ids.verification_code()
    if kind.numbered_by_office:
        writers.require_written_here(office)
    # At a post with a node every paper bears its acronym: no series has two writers (ADR 28).
    series = f"{kind.series}{office.acronym}" if site.is_node() else kind.series_at(office.acronym)
    ordinal = ledger.next_ordinal(series=series, year=year)
    number = ids.format_number(series, year, ordinal)
    if callable(facts):
        facts = facts(number)
    on = at.astimezone(ZoneInfo(office.time_zone)).date()
    stated: Mapping[str, Any] = {
        "denominations": tuple(each.name for each in denominations(on)),
        **asdict(facts),
    }
    address = f"{settings.BASE_URL}/verificar/{ids.format_code(code)}"
    pdf = typesetting.render(
        kind.template,
        {
            **stated,
            **getattr(facts, "drawn", dict)(),
            "title": title,
            "number": number,
            "office": office.name,
            "signer": signer,
            "issued_at": at.astimezone(clock.LIMA).strftime("%d/%m/%Y %H:%M"),
            "code": ids.format_code(code),
            "address": address,
            "qr": typesetting.qr_svg(address),
        },
        at=at,
        has_attachment=has_attachment,
    )
    return Paper(
        title=title,
        number=number,
        series=series,
        year=year,
        ordinal=ordinal,
        verification_code=code,
        facts=canonical.encode(stated).decode(),
        public_facts=canonical.encode(facts.public()).decode(),
        at=at,
        pdf=pdf,
    )


def register(
    paper: Any, signed: bytes, *, kind: str, case_id: UUID, office: Office, at: datetime, by: str
) -> Document:
    """Store what was signed and send it to the public log. `paper` has the names of a `Paper`."""
    document = Document.objects.create(
        kind=kind,
        title=paper.title,
        number=paper.number,
        series=paper.series,
        year=paper.year,
        ordinal=paper.ordinal,
        case_id=case_id,
        office=office,
        issued_at=at,
        issued_by=by,
        verification_code=paper.verification_code,
        facts=paper.facts,
        public_facts=paper.public_facts,
        file=keep(signed, PDF),
    )
    ledger.submit(document_id=document.id, statement=statement(document))
    publish(DocumentIssued(document.id, case_id, kind, paper.number))
    _lift_later(document)
    return document


def statement(document: Document) -> bytes:
    """What the public log says of a document: that it was issued, when, and as which bytes. No personal data."""
    return canonical.encode(
        {
            "kind": document.kind,
            "number": document.number,
            "issued_at": document.issued_at.isoformat(),
            "sha256": document.file.sha256,
            "length": document.file.size,
        }
    )


def _lift_later(document: Document) -> None:
    from chancery.kernel.documents import jobs

    jobs.lift.defer(document_id=str(document.id))
