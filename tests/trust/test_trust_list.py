"""Is a list of trust services read as its operator signed it, and is everything else refused?"""

from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import x509
from cryptography import x509 as pem
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from lxml import etree
from pytest_django import Settings

from chancery.kernel.base import clock
from chancery.kernel.documents.pki import Addresses, Folder
from chancery.kernel.documents.trust_list import (
    CertifierStatus,
    TrustList,
    TrustListNotSigned,
    TrustListOfOther,
    TrustListUnreadable,
    read,
)
from chancery.kernel.documents.xml_signing import sign_xml
from chancery.kernel.gateway.simulators.trust_list import TSL, signed, signed_list, unsigned_list

BEGAN = datetime(2010, 1, 4, 14, tzinfo=UTC)
LATER = datetime(2019, 6, 1, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "pki", Addresses("http://127.0.0.1:9/ocsp", "http://127.0.0.1:9/crl"))
    made.ensure()
    return made


def of(content: bytes, folder: Folder) -> TrustList:
    return read(content, (folder.certificate("list"),))


def changed(folder: Folder, change: Callable[[etree._Element], None]) -> bytes:
    """The list, changed before its operator signs it."""
    root = unsigned_list(folder.path)
    change(root)
    return signed(root, folder.path)


def at(root: etree._Element, name: str) -> etree._Element:
    found = root.find(f".//{{{TSL}}}{name}")
    assert found is not None
    return found


def authority(folder: Folder, name: str = "issuing") -> x509.Certificate:
    return x509.Certificate.load(folder.certificate(name).public_bytes(serialization.Encoding.DER))


def put(name: str, text: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        at(root, name).text = text

    return change


def take_away(name: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        gone = at(root, name)
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)

    return change


def test_what_it_says(folder: Folder) -> None:
    listed = of(signed_list(folder.path), folder)
    [service] = listed.services
    assert (listed.operator, service.provider) == (
        "Autoridad administrativa de demostración",
        "Entidad de certificación de demostración",
    )
    assert service.history == ((BEGAN, True),)
    assert listed.issued_at < listed.next_update
    assert listed.is_in_force


def test_a_certifier_stands_as_it_did_at_each_instant(folder: Folder) -> None:
    (folder.path / "accreditation.txt").write_text(f"withdrawn {LATER.isoformat()}\n")
    listed = of(signed_list(folder.path), folder)
    second = timedelta(seconds=1)
    said = [
        listed.standing([authority(folder)], instant).status
        for instant in (BEGAN - second, BEGAN, LATER - second, LATER, clock.now())
    ]
    granted, not_granted = CertifierStatus.GRANTED, CertifierStatus.NOT_GRANTED
    assert said == [not_granted, granted, granted, not_granted, not_granted]


def test_the_nearest_authority_that_is_named_counts(folder: Folder) -> None:
    listed = of(signed_list(folder.path), folder)
    root, issuing = authority(folder, "root"), authority(folder)
    assert listed.standing([issuing, root], LATER).status is CertifierStatus.GRANTED
    assert listed.standing([authority(folder, "tsa"), issuing], LATER).status is CertifierStatus.GRANTED
    assert listed.standing([root], LATER).status is CertifierStatus.NOT_LISTED
    assert listed.standing([], LATER).status is CertifierStatus.NOT_LISTED


def test_a_certifier_may_be_named_by_the_identifier_of_its_key(folder: Folder) -> None:
    def by_key(root: etree._Element) -> None:
        given = at(root, "X509Certificate")
        given.tag = f"{{{TSL}}}X509SKI"
        given.text = b64encode(authority(folder).key_identifier).decode()

    listed = of(changed(folder, by_key), folder)
    assert listed.standing([authority(folder)], LATER).status is CertifierStatus.GRANTED
    assert listed.standing([authority(folder, "root")], LATER).status is CertifierStatus.NOT_LISTED


def test_what_a_certificate_says_of_its_own_key_names_nobody(folder: Folder) -> None:
    """An authority that is believed and not accredited bears the name and the key identifier of one that is."""
    listed = of(signed_list(folder.path), folder)
    named = folder.certificate("issuing")
    key = ec.generate_private_key(ec.SECP256R1())
    identifier = named.extensions.get_extension_for_class(pem.SubjectKeyIdentifier).value
    made = (
        pem.CertificateBuilder()
        .subject_name(named.subject)
        .issuer_name(named.issuer)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(named.not_valid_before_utc)
        .not_valid_after(named.not_valid_after_utc)
        .add_extension(identifier, critical=False)
        .sign(folder.key("root"), hashes.SHA256())
    )
    impostor = x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))
    assert impostor.key_identifier == authority(folder).key_identifier
    assert listed.standing([impostor], LATER).status is CertifierStatus.NOT_LISTED
    assert listed.standing([authority(folder)], LATER).status is CertifierStatus.GRANTED


def test_of_two_statuses_since_one_instant_the_present_one_stands(folder: Folder) -> None:
    (folder.path / "accreditation.txt").write_text(f"withdrawn {BEGAN.isoformat()}\n")
    listed = of(signed_list(folder.path), folder)
    assert [granted for _, granted in listed.services[0].history] == [True, False]
    assert listed.standing([authority(folder)], LATER).status is CertifierStatus.NOT_GRANTED


def test_another_states_list_is_refused_though_our_operator_signed_it(folder: Folder) -> None:
    with pytest.raises(TrustListOfOther, match="«EU»"):
        of(changed(folder, put("SchemeTerritory", "EU")), folder)
    assert of(changed(folder, put("SchemeTerritory", "PE")), folder).services


def test_another_kind_of_service_accredits_no_certificate(folder: Folder) -> None:
    stamps = changed(folder, put("ServiceTypeIdentifier", "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST"))
    assert of(stamps, folder).services == ()


def test_a_list_that_is_over_says_nothing(folder: Folder) -> None:
    listed = of(signed_list(folder.path), folder)
    assert listed.standing([authority(folder)], LATER).status is CertifierStatus.GRANTED
    with clock.advanced(timedelta(days=91)):
        assert listed.standing([authority(folder)], LATER).status is CertifierStatus.UNKNOWN


@pytest.mark.parametrize(
    "change",
    [
        take_away("TSLSequenceNumber"),
        take_away("SchemeOperatorName"),
        take_away("dateTime"),
        take_away("StatusStartingTime"),
        take_away("ServiceStatus"),
        put("TSLSequenceNumber", "doce"),
        put("ListIssueDateTime", "2026-01-05T10:00:00"),
        put("dateTime", ""),
        put("X509Certificate", "AAAA"),
        put("TSLSequenceNumber", "0"),
        put("TSLSequenceNumber", "1" + "0" * 30),
        put("StatusStartingTime", "0001-01-01T00:00:00+14:00"),
        take_away("NextUpdate"),
    ],
)
def test_a_list_that_lacks_what_it_must_say(folder: Folder, change: Callable[[etree._Element], None]) -> None:
    with pytest.raises(TrustListUnreadable):
        of(changed(folder, change), folder)


def test_what_is_no_list(folder: Folder) -> None:
    whole = signed_list(folder.path)
    entity = b'<!DOCTYPE t [<!ENTITY e SYSTEM "file:///etc/passwd">]><TrustServiceStatusList xmlns="%s">&e;</TrustServiceStatusList>'
    bomb = (
        b'<!DOCTYPE t [<!ENTITY a "%s">%s]><TrustServiceStatusList xmlns="%s" Id="&j;">&j;</TrustServiceStatusList>'
        % (
            b"a" * 1000,
            b"".join(
                b'<!ENTITY %c "%s">' % (name, b"&%c;" % (name - 1) * 10) for name in range(ord("b"), ord("k"))
            ),
            TSL.encode(),
        )
    )
    for content in (
        bomb,
        b"",
        b"%PDF-1.7",
        whole[:-20],
        b"<a/>",
        entity % TSL.encode(),
        "<ñ".encode("latin-1"),
    ):
        with pytest.raises(TrustListUnreadable):
            of(content, folder)


def test_what_its_operator_did_not_sign(folder: Folder, tmp_path: Path) -> None:
    other = Folder(tmp_path / "other", folder.addresses)
    other.ensure()
    whole = signed_list(folder.path)
    of(whole, folder)
    unsigned = etree.tostring(unsigned_list(folder.path))
    altered = whole.replace(b"Svcstatus/granted", b"Svcstatus/accredited")
    assert altered != whole
    for content in (unsigned, altered, signed_list(other.path)):
        with pytest.raises(TrustListNotSigned):
            of(content, folder)


def test_it_may_bear_an_advanced_signature(folder: Folder, settings: Settings) -> None:
    """XAdES, as real lists do: the signature covers its own properties too."""
    settings.KEYS_URL = f"file://{folder.path}"
    root = unsigned_list(folder.path)
    sign_xml(root, holder="list", title="")
    content = etree.tostring(root)
    assert of(content, folder).standing([authority(folder)], LATER).status is CertifierStatus.GRANTED
    with pytest.raises(TrustListNotSigned):
        of(content.replace(b"Svcstatus/granted", b"Svcstatus/accredited"), folder)


def test_only_what_was_signed_is_read(folder: Folder) -> None:
    """A signed list wrapped in another: what stands around it was signed by nobody."""
    inner = etree.fromstring(signed_list(folder.path))
    outer = unsigned_list(folder.path)
    put("TSLSequenceNumber", "99999999999999")(outer)
    outer.append(inner)
    with pytest.raises(TrustListNotSigned):
        of(etree.tostring(outer), folder)
    signature = inner.find("{http://www.w3.org/2000/09/xmldsig#}Signature")
    assert signature is not None
    for reference in signature.iter("{http://www.w3.org/2000/09/xmldsig#}Reference"):
        assert reference.get("URI") in ("", "#lista")
    outer.remove(inner)
    inner.remove(signature)
    outer.append(signature)
    etree.SubElement(signature, "{http://www.w3.org/2000/09/xmldsig#}Object").append(inner)
    with pytest.raises(TrustListNotSigned):
        of(etree.tostring(outer), folder)
