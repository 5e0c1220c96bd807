"""The list of trust services of a demonstration State (ETSI TS 119 612), signed by its operator.

Its one certifier was accredited long ago; what became of it since stands in the folder's `accreditation.txt`, one status
(`granted` or `withdrawn`) and one instant a line.
"""

from base64 import b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from lxml import etree
from signxml.algorithms import CanonicalizationMethod, SignatureConstructionMethod, SignatureMethod
from signxml.signer import XMLSigner

TSL = "http://uri.etsi.org/02231/v2#"
_URI = "http://uri.etsi.org/TrstSvc/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SINCE = datetime(2010, 1, 4, 14, tzinfo=UTC)
_LASTS = timedelta(days=90)
_ADDRESS = "https://lista.demostracion.invalid"


def signed_list(folder: Path) -> bytes:
    """The list as it stands now."""
    return signed(unsigned_list(folder), folder)


def signed(root: etree._Element, folder: Path) -> bytes:
    """A list with its operator's signature."""
    signer = XMLSigner(
        method=SignatureConstructionMethod.enveloped,
        signature_algorithm=SignatureMethod.ECDSA_SHA256,
        c14n_algorithm=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0,
    )
    key, certificate = (folder / "list.key").read_bytes(), (folder / "list.pem").read_text()
    made = signer.sign(root, key=key, cert=certificate, always_add_key_value=False)
    written: bytes = etree.tostring(made, xml_declaration=True, encoding="UTF-8")
    return written


def unsigned_list(folder: Path) -> etree._Element:
    """What the operator signs."""
    now = datetime.now(UTC)
    root = etree.Element(
        f"{{{TSL}}}TrustServiceStatusList",
        {"TSLTag": "http://uri.etsi.org/19612/TSLTag", "Id": "lista"},
        nsmap={None: TSL},
    )
    _scheme(_under(root, "SchemeInformation"), now)
    provider = _under(_under(root, "TrustServiceProviderList"), "TrustServiceProvider")
    about = _under(provider, "TSPInformation")
    _named(about, "TSPName", "Entidad de certificación de demostración")
    _named(about, "TSPTradeName", "NTRPE-20000000001")
    _addressed(about, "TSPAddress")
    _linked(about, "TSPInformationURI")
    service = _under(_under(provider, "TSPServices"), "TSPService")
    told = [("granted", _SINCE), *_changes(folder)]
    authority = x509.load_pem_x509_certificate((folder / "issuing.pem").read_bytes())
    _status(_under(service, "ServiceInformation"), authority, *told[-1])
    if told[1:]:
        history = _under(service, "ServiceHistory")
        for each in reversed(told[:-1]):
            _status(_under(history, "ServiceHistoryInstance"), authority, *each)
    return root


def _scheme(scheme: etree._Element, now: datetime) -> None:
    _under(scheme, "TSLVersionIdentifier", "5")
    _under(scheme, "TSLSequenceNumber", str(int(now.timestamp() * 1000)))
    _under(scheme, "TSLType", f"{_URI}TrustedList/TSLType/PEgeneric")
    _named(scheme, "SchemeOperatorName", "Autoridad administrativa de demostración")
    _addressed(scheme, "SchemeOperatorAddress")
    _named(scheme, "SchemeName", "PE: lista de servicios de confianza de demostración")
    _linked(scheme, "SchemeInformationURI")
    _under(scheme, "StatusDeterminationApproach", f"{_URI}TrustedList/StatusDetn/PEappropriate")
    _linked(scheme, "SchemeTypeCommunityRules")
    _under(scheme, "SchemeTerritory", "PE")
    notice = _under(scheme, "PolicyOrLegalNotice")
    _under(notice, "TSLLegalNotice", "Solo para la demostración.").set(_XML_LANG, "es")
    _under(scheme, "HistoricalInformationPeriod", "65535")
    _under(scheme, "ListIssueDateTime", _instant(now))
    _under(_under(scheme, "NextUpdate"), "dateTime", _instant(now + _LASTS))


def _status(told: etree._Element, authority: x509.Certificate, status: str, since: datetime) -> None:
    _under(told, "ServiceTypeIdentifier", f"{_URI}Svctype/CA/QC")
    _named(told, "ServiceName", "Autoridad emisora de demostración")
    identity = _under(told, "ServiceDigitalIdentity")
    der = authority.public_bytes(serialization.Encoding.DER)
    _under(_under(identity, "DigitalId"), "X509Certificate", b64encode(der).decode())
    _under(told, "ServiceStatus", f"{_URI}TrustedList/Svcstatus/{status}")
    _under(told, "StatusStartingTime", _instant(since))


def _changes(folder: Path) -> list[tuple[str, datetime]]:
    kept = folder / "accreditation.txt"
    if not kept.exists():
        return []
    rows = (line.split() for line in kept.read_text().splitlines() if line.strip())
    return [(status, datetime.fromisoformat(at)) for status, at in rows]


def _addressed(parent: etree._Element, name: str) -> None:
    address = _under(parent, name)
    postal = _under(_under(address, "PostalAddresses"), "PostalAddress")
    postal.set(_XML_LANG, "es")
    for part, text in (("StreetAddress", "Calle Uno 1"), ("Locality", "Lima"), ("CountryName", "PE")):
        _under(postal, part, text)
    _linked(address, "ElectronicAddress")


def _named(parent: etree._Element, name: str, text: str) -> None:
    _under(_under(parent, name), "Name", text).set(_XML_LANG, "es")


def _linked(parent: etree._Element, name: str) -> None:
    _under(_under(parent, name), "URI", _ADDRESS).set(_XML_LANG, "es")


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _under(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    child = etree.SubElement(parent, f"{{{TSL}}}{name}")
    child.text = text or None
    return child
