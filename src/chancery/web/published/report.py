"""How does a signed report of facts look in XML? The same document goes out by SOAP and, in base64, by REST."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from lxml import etree

from chancery.kernel.base import clock
from chancery.kernel.documents.xml_signing import sign_xml
from chancery.kernel.gateway import serving, soap
from chancery.kernel.gateway.published import FactKind, TravelDocumentFact
from chancery.web.middleware import actor_of

NAMESPACE = "http://servicios.rree.gob.pe/registros/v1"
SEAL, SEAL_TITLE = "seal", "Sello del Ministerio"


def told(
    request: HttpRequest, kind: FactKind, since: date, until: date
) -> tuple[Sequence[TravelDocumentFact], etree._Element]:
    """What the program that asks is told, and the same signed. Raises what `serving.serve` raises, `SignerUnavailable`."""
    actor = actor_of(request)
    header = settings.CLIENT_CERTIFICATE_HEADER
    found = serving.serve(
        kind=kind,
        since=since,
        until=until,
        certificate=request.headers.get(header, "") if header else "",
        actor=actor,
    )
    return found, signed_report(found, partner=actor.name, since=since, until=until)


def signed_report(
    found: Sequence[TravelDocumentFact], *, partner: str, since: date, until: date
) -> etree._Element:
    """The facts as they were told to a partner, under the ministry's seal. Raises `SignerUnavailable`."""
    # The prefix is that of the envelope it may go into: another would be exchanged for it there, and the signature broken.
    prefix = {soap.PREFIX: NAMESPACE}
    report = etree.Element(f"{{{NAMESPACE}}}informe", Id=f"informe-{uuid4().hex}", nsmap=prefix)
    _add(
        report,
        entidad=settings.ENTITY_RUC,
        destinatario=partner,
        desde=since.isoformat(),
        hasta=until.isoformat(),
        emitido=clock.now().isoformat(timespec="seconds"),
    )
    for fact in found:
        _add(
            etree.SubElement(report, "documento"),
            hecho=fact.event.word,
            fecha=fact.at.astimezone(clock.LIMA).isoformat(timespec="seconds"),
            clase=fact.title,
            numero=fact.number,
            oficina=fact.office,
            titular=fact.holder_name,
            tipoDocumento=fact.holder_document_kind,
            numeroDocumento=fact.holder_document_number,
            paisDocumento=fact.holder_document_country,
            validoDesde=_day(fact.valid_from),
            validoHasta=_day(fact.valid_until),
            entradas=_number(fact.entries),
            diasPermanencia=_number(fact.stay_days),
        )
    sign_xml(report, holder=SEAL, title=SEAL_TITLE)
    return report


def _add(parent: etree._Element, **texts: str) -> None:
    """What is not known is left out."""
    for name, text in texts.items():
        if text:
            etree.SubElement(parent, name).text = text


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
