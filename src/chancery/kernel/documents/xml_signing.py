"""How is an XML document signed? XAdES baseline B, enveloped, by the ministry's own key and checked by any XMLDSig program.

ETSI EN 319 132-1: the signature covers the element, and the properties that say when and with which certificate.
"""

from base64 import b64encode
from hashlib import sha256
from uuid import uuid4

from asgiref.sync import async_to_sync
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from lxml import etree

from chancery.kernel.base import clock
from chancery.kernel.documents.signing import SignerUnavailable, key_store

DSIG = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
_ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties"


def sign_xml(element: etree._Element, *, holder: str, title: str) -> None:
    """Sign `element`, which has an `Id`, by a signature put at its end. Raises `SignerUnavailable`."""
    try:
        signer = key_store().signer(holder, title)
    except OSError as error:
        raise SignerUnavailable from error
    certificate = signer.signing_cert.dump()
    mark = uuid4().hex
    covered = _digest(element)
    signature = etree.SubElement(
        element, f"{{{DSIG}}}Signature", Id=f"firma-{mark}", nsmap={"ds": DSIG, "xades": XADES}
    )
    info = etree.SubElement(signature, f"{{{DSIG}}}SignedInfo")
    _method(info, "CanonicalizationMethod", _C14N)
    _method(info, "SignatureMethod", _ECDSA)
    value = etree.SubElement(signature, f"{{{DSIG}}}SignatureValue")
    data = etree.SubElement(etree.SubElement(signature, f"{{{DSIG}}}KeyInfo"), f"{{{DSIG}}}X509Data")
    chain = (other.dump() for other in signer.cert_registry if other.self_signed == "no")
    for each in (certificate, *chain):
        etree.SubElement(data, f"{{{DSIG}}}X509Certificate").text = b64encode(each).decode()
    properties = _properties(signature, certificate, mark)
    _reference(info, f"#{element.get('Id')}", covered, (_ENVELOPED, _C14N))
    _reference(info, f"#{properties.get('Id')}", _digest(properties), (_C14N,), _PROPERTIES)
    signed = async_to_sync(signer.async_sign_raw)(_canonical(info), "sha256")
    size = (signer.signing_cert.public_key.bit_size + 7) // 8
    value.text = b64encode(
        b"".join(part.to_bytes(size, "big") for part in decode_dss_signature(signed))
    ).decode()


def _properties(signature: etree._Element, certificate: bytes, mark: str) -> etree._Element:
    qualifying = etree.SubElement(
        etree.SubElement(signature, f"{{{DSIG}}}Object"),
        f"{{{XADES}}}QualifyingProperties",
        Target=f"#firma-{mark}",
    )
    properties = etree.SubElement(qualifying, f"{{{XADES}}}SignedProperties", Id=f"propiedades-{mark}")
    about = etree.SubElement(properties, f"{{{XADES}}}SignedSignatureProperties")
    etree.SubElement(about, f"{{{XADES}}}SigningTime").text = f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"
    used = etree.SubElement(about, f"{{{XADES}}}SigningCertificateV2")
    digest = etree.SubElement(etree.SubElement(used, f"{{{XADES}}}Cert"), f"{{{XADES}}}CertDigest")
    _method(digest, "DigestMethod", _SHA256)
    etree.SubElement(digest, f"{{{DSIG}}}DigestValue").text = b64encode(sha256(certificate).digest()).decode()
    return properties


def _reference(
    info: etree._Element, uri: str, digest: str, transforms: tuple[str, ...], kind: str = ""
) -> None:
    reference = etree.SubElement(info, f"{{{DSIG}}}Reference", URI=uri)
    if kind:
        reference.set("Type", kind)
    steps = etree.SubElement(reference, f"{{{DSIG}}}Transforms")
    for transform in transforms:
        _method(steps, "Transform", transform)
    _method(reference, "DigestMethod", _SHA256)
    etree.SubElement(reference, f"{{{DSIG}}}DigestValue").text = digest


def _method(parent: etree._Element, name: str, algorithm: str) -> None:
    etree.SubElement(parent, f"{{{DSIG}}}{name}", Algorithm=algorithm)


def _digest(element: etree._Element) -> str:
    return b64encode(sha256(_canonical(element)).digest()).decode()


def _canonical(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)
