"""Our service by REST: which visas and travel documents were given, refused or cancelled between two days."""

from base64 import b64encode
from datetime import date, datetime

from django.http import HttpRequest
from lxml import etree
from ninja import Router, Schema
from pydantic import Field

from chancery.kernel.gateway.published import FactKind
from chancery.web.api_auth import Token
from chancery.web.published.report import told

router = Router(tags=["published"])


class PublishedFactOut(Schema):
    """One thing that happened to a visa or a travel document."""

    event: str = Field(description="OTORGADA, DENEGADA, EXPEDIDO, INUTILIZADO o CANCELADO")
    at: datetime
    title: str
    number: str
    office: str
    holder_name: str
    holder_document_kind: str
    holder_document_number: str
    holder_document_country: str
    valid_from: date | None
    valid_until: date | None
    entries: int | None = Field(description="Entradas que da la visa; 0, cualquier cantidad")
    stay_days: int | None = Field(description="Días de permanencia que da la visa; 0, indefinida")


class PublishedReportOut(Schema):
    """The facts, and the same as XML under the ministry's seal (XAdES), in base64."""

    since: date
    until: date
    facts: list[PublishedFactOut]
    signed: str


@router.get(
    "/visas", auth=Token(FactKind.VISA.scope), response=PublishedReportOut,
    summary="Visas otorgadas, denegadas y canceladas entre dos días",
)  # fmt: skip
def published_visas(request: HttpRequest, since: date, until: date) -> PublishedReportOut:
    return _told(FactKind.VISA, request, since, until)


@router.get(
    "/travel-documents", auth=Token(FactKind.TRAVEL_DOCUMENT.scope), response=PublishedReportOut,
    summary="Documentos de viaje expedidos y cancelados entre dos días",
)  # fmt: skip
def published_travel_documents(request: HttpRequest, since: date, until: date) -> PublishedReportOut:
    return _told(FactKind.TRAVEL_DOCUMENT, request, since, until)


def _told(kind: FactKind, request: HttpRequest, since: date, until: date) -> PublishedReportOut:
    found, report = told(request, kind, since, until)
    return PublishedReportOut(
        since=since,
        until=until,
        facts=[
            PublishedFactOut(
                event=fact.event.word, at=fact.at, title=fact.title, number=fact.number, office=fact.office,
                holder_name=fact.holder_name, holder_document_kind=fact.holder_document_kind,
                holder_document_number=fact.holder_document_number,
                holder_document_country=fact.holder_document_country,
                valid_from=fact.valid_from, valid_until=fact.valid_until,
                entries=fact.entries, stay_days=fact.stay_days,
            )
            for fact in found
        ],
        signed=b64encode(etree.tostring(report)).decode(),
    )  # fmt: skip
