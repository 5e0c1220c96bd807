"""The trust services of a demonstration authority: timestamps (RFC 3161), OCSP (RFC 6960) and its revocation list; and the
list of those that the State accredits.

It signs with the keys of a folder it is given, as an authority would with its own; revoked serials stand in the
folder's `revoked.txt`, one decimal serial and one instant a line.
"""

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp

from chancery.kernel.gateway.simulators.server import Request, Response
from chancery.kernel.gateway.simulators.trust_list import signed_list

POLICY = "1.3.6.1.4.1.99999.1"


class TrustSimulator:
    """TSA at `/trust/tsa`, OCSP at `/trust/ocsp`, CRL at `/trust/crl`, list of trust services at `/trust/tsl`."""

    prefix = "/trust"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def handle(self, request: Request) -> Response:
        if request.path == "/tsa" and request.method == "POST":
            return Response(body=self._timestamp(request.body), media_type="application/timestamp-reply")
        if request.path == "/ocsp" and request.method == "POST":
            return Response(body=self._status(request.body), media_type="application/ocsp-response")
        if request.path == "/crl":
            return Response(body=self._list("issuing", self._revoked()), media_type="application/pkix-crl")
        if request.path == "/crl/root":
            return Response(body=self._list("root", {}), media_type="application/pkix-crl")
        if request.path == "/tsl":
            return Response(body=signed_list(self.folder), media_type="application/vnd.etsi.tsl+xml")
        return Response(404, b"not found", "text/plain")

    def _timestamp(self, body: bytes) -> bytes:
        try:
            asked = tsp.TimeStampReq.load(body, strict=True)
            imprint = asked["message_imprint"]
            imprint.native  # noqa: B018  parsed lazily: a malformed one raises here
        except (ValueError, TypeError, KeyError):
            return _refusal()
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": POLICY,
                "message_imprint": imprint,
                "serial_number": secrets.randbits(63),
                "gen_time": core.GeneralizedTime(datetime.now(UTC).replace(microsecond=0)),
                "nonce": asked["nonce"] if asked["nonce"].native is not None else None,
            }
        )
        token = self._signed(info.dump(), with_certificate=bool(asked["cert_req"].native))
        answer: bytes = tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump()
        return answer

    def _signed(self, content: bytes, *, with_certificate: bool) -> cms.ContentInfo:
        certificate = asn1_x509.Certificate.load(_der(self._certificate("tsa")))
        sha = algos.DigestAlgorithm({"algorithm": "sha256"})
        identified = tsp.SigningCertificateV2(
            {"certs": [tsp.ESSCertIDv2({"cert_hash": sha256(certificate.dump()).digest()})]}
        )
        attributes = cms.CMSAttributes(
            [
                cms.CMSAttribute({"type": "content_type", "values": ["tst_info"]}),
                cms.CMSAttribute({"type": "message_digest", "values": [sha256(content).digest()]}),
                cms.CMSAttribute({"type": "signing_certificate_v2", "values": [identified]}),
            ]
        )
        signature = self._key("tsa").sign(attributes.dump(), ec.ECDSA(hashes.SHA256()))
        signer = cms.SignerInfo(
            {
                "version": "v1",
                "sid": cms.SignerIdentifier(
                    "issuer_and_serial_number",
                    cms.IssuerAndSerialNumber(
                        {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
                    ),
                ),
                "digest_algorithm": sha,
                "signed_attrs": attributes,
                "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                "signature": signature,
            }
        )
        chain = [certificate, asn1_x509.Certificate.load(_der(self._certificate("issuing")))]
        signed = cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [sha],
                "encap_content_info": {
                    "content_type": "tst_info",
                    "content": core.ParsableOctetString(content),
                },
                "certificates": chain if with_certificate else None,
                "signer_infos": [signer],
            }
        )
        return cms.ContentInfo({"content_type": "signed_data", "content": signed})

    def _status(self, body: bytes) -> bytes:
        try:
            asked = ocsp.load_der_ocsp_request(body)
        except ValueError:
            return _bytes(
                ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.MALFORMED_REQUEST)
            )
        now = datetime.now(UTC)
        revoked_at = self._revoked().get(asked.serial_number)
        builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
            issuer_name_hash=asked.issuer_name_hash,
            issuer_key_hash=asked.issuer_key_hash,
            serial_number=asked.serial_number,
            algorithm=asked.hash_algorithm,
            cert_status=ocsp.OCSPCertStatus.REVOKED if revoked_at else ocsp.OCSPCertStatus.GOOD,
            this_update=now,
            next_update=now + timedelta(days=1),
            revocation_time=revoked_at,
            revocation_reason=x509.ReasonFlags.unspecified if revoked_at else None,
        )
        builder = builder.responder_id(
            ocsp.OCSPResponderEncoding.HASH, self._certificate("ocsp")
        ).certificates([self._certificate("ocsp")])
        for extension in asked.extensions:
            if isinstance(extension.value, x509.OCSPNonce):
                builder = builder.add_extension(extension.value, critical=False)
        return _bytes(builder.sign(self._key("ocsp"), hashes.SHA256()))

    def _list(self, issuer: str, revoked: dict[int, datetime]) -> bytes:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self._certificate(issuer).subject)
            .last_update(now)
            .next_update(now + timedelta(days=7))
            .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
        )
        for serial, at in revoked.items():
            one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at).build()
            builder = builder.add_revoked_certificate(one)
        return builder.sign(self._key(issuer), hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def _revoked(self) -> dict[int, datetime]:
        listed = self.folder / "revoked.txt"
        if not listed.exists():
            return {}
        rows = (line.split() for line in listed.read_text().splitlines() if line.strip())
        return {int(serial): datetime.fromisoformat(at) for serial, at in rows}

    def _certificate(self, name: str) -> x509.Certificate:
        return x509.load_pem_x509_certificate((self.folder / f"{name}.pem").read_bytes())

    def _key(self, name: str) -> ec.EllipticCurvePrivateKey:
        key = serialization.load_pem_private_key((self.folder / f"{name}.key").read_bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return key


def _refusal() -> bytes:
    refused: bytes = tsp.TimeStampResp(
        {"status": {"status": "rejection", "fail_info": {"bad_data_format"}}}
    ).dump()
    return refused


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def _bytes(response: ocsp.OCSPResponse) -> bytes:
    return response.public_bytes(serialization.Encoding.DER)
