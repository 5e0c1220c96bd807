"""Which certifiers were accredited when? What INDECOPI's list of trust services says (Ley 27269; ETSI TS 119 612).

The list is XML, signed by its operator, numbered, and says itself until when it may be believed. Of each service it tells the
status that it has and those that it had, each since an instant: so the newest list answers for every earlier day.
"""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter

from asn1crypto import x509
from cryptography import x509 as pem
from lxml import etree
from signxml.exceptions import SignXMLException
from signxml.verifier import SignatureConfiguration, XMLVerifier

from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid

_TSL = "http://uri.etsi.org/02231/v2#"
_CERTIFIERS = ("/Svctype/CA/QC", "/Svctype/CA/PKC")
# Annex D.5.6 of TS 119 612; a list under no Union's law says «accredited». Por confirmar which of both INDECOPI writes.
_IN_FORCE = ("/Svcstatus/granted", "/Svcstatus/accredited")
_SIGNED = SignatureConfiguration(expect_references=False)
_TERRITORY = "PE"
_MOST = 2**63


class TrustListUnreadable(Invalid):
    code = "trust_list_unreadable"
    sentence = "Lo recibido no es una lista de servicios de confianza completa (ETSI TS 119 612)."
    next_step = "Compruebe la dirección de la lista en la configuración; mientras tanto sigue la anterior."


class TrustListOfOther(Invalid):
    """Who signs ours may sign another State's, or a list of lists: it accredits nobody here."""

    code = "trust_list_of_other"
    sentence = "La lista de servicios de confianza es de «{territory}» y no del Perú."
    next_step = "Compruebe la dirección de la lista en la configuración; mientras tanto sigue la anterior."


class TrustListNotSigned(Invalid):
    """Nobody known as its operator signed it: whoever stands on the line could accredit whom they please."""

    code = "trust_list_not_signed"
    sentence = "La lista de servicios de confianza no lleva la firma de su operador."
    next_step = "Compruebe el certificado del operador en la configuración; mientras tanto sigue la anterior."


class CertifierStatus(StrEnum):
    """What the list says of who issued a certificate, at one instant."""

    GRANTED = "granted"
    NOT_GRANTED = "not_granted"
    NOT_LISTED = "not_listed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a certifier stood at an instant, and by which list."""

    status: CertifierStatus
    certifier: str = ""
    since: datetime | None = None
    list_number: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """One certifier of the list: by which keys it is known, and each status it had, oldest first."""

    provider: str
    name: str
    keys: frozenset[bytes]
    history: tuple[tuple[datetime, bool], ...]

    def at(self, instant: datetime) -> tuple[datetime, bool] | None:
        """The status that stood then, and since when; None before the first."""
        return next((told for told in reversed(self.history) if told[0] <= instant), None)


@dataclass(frozen=True, slots=True)
class TrustList:
    """A list that its operator signed."""

    number: int
    operator: str
    issued_at: datetime
    next_update: datetime
    services: tuple[Service, ...]
    signed_by: pem.Certificate

    @property
    def is_in_force(self) -> bool:
        """Whether its operator still answers for it."""
        return clock.now() <= self.next_update

    def standing(self, authorities: Sequence[x509.Certificate], at: datetime) -> Standing:
        """How the nearest of a certificate's authorities that the list names stood at an instant."""
        if not self.is_in_force:
            return Standing(CertifierStatus.UNKNOWN, list_number=self.number)
        for authority in authorities:
            known = _marks(authority)
            named = [service for service in self.services if service.keys & known]
            if named:
                return self._best(named, at)
        return Standing(CertifierStatus.NOT_LISTED, list_number=self.number)

    def _best(self, named: Sequence[Service], at: datetime) -> Standing:
        told = [(service, *(service.at(at) or (None, False))) for service in named]
        service, since, is_granted = next((each for each in told if each[2]), told[0])
        status = CertifierStatus.GRANTED if is_granted else CertifierStatus.NOT_GRANTED
        return Standing(status, service.name, since, self.number)


@lru_cache(maxsize=4)
def read(content: bytes, operators: tuple[pem.Certificate, ...]) -> TrustList:
    """The list in `content`, of which nothing is believed but what an operator signed.

    Raises `TrustListUnreadable`, `TrustListNotSigned`, `TrustListOfOther`.
    """
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError):
        raise TrustListUnreadable from None
    if root.tag != f"{{{_TSL}}}TrustServiceStatusList" or root.getroottree().docinfo.doctype:
        raise TrustListUnreadable
    try:
        return _read(*_as_signed(content, operators))
    except (ValueError, TypeError, LookupError, OverflowError):
        raise TrustListUnreadable from None


def _as_signed(
    content: bytes, operators: Iterable[pem.Certificate]
) -> tuple[etree._Element, pem.Certificate]:
    for operator in operators:
        try:
            results = XMLVerifier().verify(
                content, x509_cert=operator, parser=_parser(), expect_config=_SIGNED
            )
        except (SignXMLException, ValueError):
            continue
        for each in results if isinstance(results, list) else [results]:
            if each.signed_xml is not None and each.signed_xml.tag == f"{{{_TSL}}}TrustServiceStatusList":
                return each.signed_xml, operator
    raise TrustListNotSigned


def _read(root: etree._Element, operator: pem.Certificate) -> TrustList:
    scheme = _one(root, "SchemeInformation")
    territory, number = _text(scheme, "SchemeTerritory"), int(_text(scheme, "TSLSequenceNumber"))
    if territory != _TERRITORY:
        raise TrustListOfOther(territory=territory)
    if not 0 < number < _MOST:
        raise ValueError(number)
    return TrustList(
        number=number,
        operator=_text(scheme, "SchemeOperatorName/Name"),
        issued_at=_instant(scheme, "ListIssueDateTime"),
        next_update=_instant(scheme, "NextUpdate/dateTime"),
        services=tuple(_services(root)),
        signed_by=operator,
    )


def _services(root: etree._Element) -> Iterator[Service]:
    for provider in _all(root, "TrustServiceProviderList/TrustServiceProvider"):
        name = _text(provider, "TSPInformation/TSPName/Name")
        for service in _all(provider, "TSPServices/TSPService"):
            now = _one(service, "ServiceInformation")
            if _text(now, "ServiceTypeIdentifier").endswith(_CERTIFIERS):
                told = [now, *_all(service, "ServiceHistory/ServiceHistoryInstance")]
                yield Service(name, _text(now, "ServiceName/Name"), _keys(now), _history(told))


def _history(told: Sequence[etree._Element]) -> tuple[tuple[datetime, bool], ...]:
    """Oldest first; of two since one instant the one that the list tells first is the newer (5.6), as the present one is."""
    return tuple(sorted((_status(each) for each in reversed(told)), key=itemgetter(0)))


def _status(told: etree._Element) -> tuple[datetime, bool]:
    return _instant(told, "StatusStartingTime"), _text(told, "ServiceStatus").endswith(_IN_FORCE)


def _keys(service: etree._Element) -> frozenset[bytes]:
    """A service is its key (5.5.3): by certificate, or by the identifier of the key alone."""
    identity = "ServiceDigitalIdentity/DigitalId/"
    given = [b64decode(each.text or "") for each in _all(service, f"{identity}X509Certificate")]
    certified = (_named_key(x509.Certificate.load(der, strict=True)) for der in given)
    identified = (b64decode(each.text or "") for each in _all(service, f"{identity}X509SKI"))
    return frozenset(mark for mark in (*certified, *identified) if mark)


def _marks(certificate: x509.Certificate) -> frozenset[bytes]:
    """By what a list may name the key of a certificate. Its identifier is reckoned from the key (RFC 5280, 4.2.1.2, method 1;
    RFC 7093, method 1): the one that a certificate says of itself may be anybody's.
    """
    key = certificate.public_key
    return frozenset({_named_key(certificate), key.sha1, key.sha256[: len(key.sha1)]})


def _named_key(certificate: x509.Certificate) -> bytes:
    named: bytes = certificate.subject.dump() + certificate.public_key.dump()
    return named


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=False)


def _all(parent: etree._Element, path: str) -> list[etree._Element]:
    return parent.findall("/".join(f"{{{_TSL}}}{step}" for step in path.split("/")))


def _one(parent: etree._Element, path: str) -> etree._Element:
    return _all(parent, path)[0]


def _text(parent: etree._Element, path: str) -> str:
    text = (_one(parent, path).text or "").strip()
    if not text:
        raise ValueError(path)
    return text


def _instant(parent: etree._Element, path: str) -> datetime:
    told = datetime.fromisoformat(_text(parent, path))
    if told.tzinfo is None:
        raise ValueError(path)
    return told.astimezone(UTC)
