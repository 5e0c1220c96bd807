"""Do the programs of others believe our signatures and the trust services: pdfsig, openssl, a PKCS#11 token?"""

import re
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import override_settings
from pkcs11 import Attribute, KeyType, ObjectClass
from pkcs11.util.ec import encode_named_curve_parameters
from pytest_django import Settings

from chancery.kernel.documents import evidence, signing
from chancery.kernel.documents.pki import Folder
from chancery.kernel.documents.tests import factories
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust import TrustSimulator

SOFTHSM = next((path for path in Path("/usr/lib").glob("**/libsofthsm2.so")), None)


@dataclass(frozen=True)
class Trust:
    """The services' address and the folder of their keys."""

    address: str
    folder: Folder

    def pem(self, name: str) -> str:
        return str(self.folder.path / f"{name}.pem")


@pytest.fixture
def trust(settings: Settings, tmp_path: Path) -> Iterator[Trust]:
    keys = tmp_path / "keys"
    with running(TrustSimulator(keys)) as address:
        settings.KEYS_URL = f"file://{keys}"
        settings.TIMESTAMP_URL = f"{address}/trust/tsa"
        settings.REVOCATION_URL = f"{address}/trust/ocsp"
        folder = signing.key_folder()
        folder.ensure()
        yield Trust(f"{address}/trust", folder)


def sign(text: str = "Documento", holder: str = "seal") -> bytes:
    return signing.sign(factories.pdf(text), holder=holder, title="Sello", location="Lima", reason="Prueba")


def run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return f"{done.stdout}\n{done.stderr}\nstatus {done.returncode}"


def pdfsig(content: bytes, folder: Path) -> str:
    (folder / "paper.pdf").write_bytes(content)
    return run("pdfsig", "-nocert", "paper.pdf", cwd=folder)


def test_pdfsig_believes_a_signature_and_not_an_altered_one(trust: Trust, tmp_path: Path) -> None:
    signed = sign()
    told = pdfsig(signed, tmp_path)
    assert "Signature is Valid." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    at = signed.index(b"/MediaBox")
    assert "Digest Mismatch" in pdfsig(signed[: at + 11] + b"9" + signed[at + 12 :], tmp_path)


def test_pdfsig_believes_it_with_the_evidence_added(trust: Trust, tmp_path: Path) -> None:
    lifted = evidence.with_evidence(signed := sign())
    assert lifted.startswith(signed)
    told = pdfsig(lifted, tmp_path)
    assert told.count("Signature is Valid.") == 1
    assert "Signature #2" in told  # of the timestamp of the whole pdfsig says only that it is there


@pytest.mark.parametrize("setting", ["TIMESTAMP_URL", "REVOCATION_URL"])
def test_evidence_that_cannot_be_had_is_asked_for_again(trust: Trust, setting: str) -> None:
    with override_settings(**{setting: "http://127.0.0.1:9/nadie"}):
        signed = sign(holder=f"officer-{uuid.uuid4()}")
        with pytest.raises(evidence.EvidenceUnavailable):
            evidence.with_evidence(signed)


def test_openssl_verifies_a_timestamp(trust: Trust, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"contenido")
    (tmp_path / "other").write_bytes(b"otro contenido")
    run("openssl", "ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "query.tsq", cwd=tmp_path)
    answer = httpx.post(
        f"{trust.address}/tsa", content=(tmp_path / "query.tsq").read_bytes(), trust_env=False
    )
    (tmp_path / "answer.tsr").write_bytes(answer.content)
    verify = (
        "openssl",
        "ts",
        "-verify",
        "-in",
        "answer.tsr",
        "-CAfile",
        trust.pem("root"),
        "-untrusted",
        trust.pem("issuing"),
    )
    assert "Verification: OK" in run(*verify, "-queryfile", "query.tsq", cwd=tmp_path)
    assert "Verification: OK" in run(*verify, "-data", "data", cwd=tmp_path)
    assert "Verification: FAILED" in run(*verify, "-data", "other", cwd=tmp_path)


def test_openssl_believes_what_is_told_of_a_certificate(trust: Trust, tmp_path: Path) -> None:
    trust.folder.ensure_holder("officer-1", "Olga")
    ask = (
        "openssl", "ocsp", "-issuer", trust.pem("issuing"), "-cert", trust.pem("officer-1"),
        "-url", f"{trust.address}/ocsp", "-CAfile", trust.pem("root"), "-verify_other", trust.pem("issuing"),
    )  # fmt: skip
    told = run(*ask, cwd=tmp_path)
    assert "Response verify OK" in told
    assert "officer-1.pem: good" in told
    serial = trust.folder.certificate("officer-1").serial_number
    (trust.folder.path / "revoked.txt").write_text(f"{serial} {datetime.now(UTC).isoformat()}\n")
    told = run(*ask, cwd=tmp_path)
    assert "Response verify OK" in told
    assert "officer-1.pem: revoked" in told


def test_openssl_reads_the_revocation_lists(trust: Trust, tmp_path: Path) -> None:
    for place, issuer in (("crl", "issuing"), ("crl/root", "root")):
        (tmp_path / "list.crl").write_bytes(httpx.get(f"{trust.address}/{place}", trust_env=False).content)
        told = run(
            "openssl",
            "crl",
            "-inform",
            "DER",
            "-in",
            "list.crl",
            "-noout",
            "-CAfile",
            trust.pem(issuer),
            cwd=tmp_path,
        )
        assert "verify OK" in told


@pytest.mark.skipif(
    SOFTHSM is None or not shutil.which("softhsm2-util"),
    reason="SoftHSM2 no está instalado: instale softhsm2",
)
class TestToken:
    """Keys in a PKCS#11 token, which never leave it."""

    @pytest.fixture
    def token(
        self, trust: Trust, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
    ) -> str:
        """A token with the seal's key; the library reads its configuration once, hence one folder for the session."""
        assert SOFTHSM is not None
        label = f"prueba-{uuid.uuid4().hex[:8]}"
        configured = softhsm_folder(tmp_path_factory)
        monkeypatch.setenv("SOFTHSM2_CONF", str(configured))
        made = run(
            "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", "1234", "--so-pin", "4321",
            cwd=configured.parent,
        )  # fmt: skip
        assert "status 0" in made, made
        library = pkcs11.lib(str(SOFTHSM))
        library.reinitialize()
        put_key(library.get_token(token_label=label), trust.folder.key("seal"))
        return f"pkcs11:?module={SOFTHSM}&token={label}&pin=1234&certificates={trust.folder.path}"

    def test_pdfsig_believes_what_the_token_signs(self, token: str, tmp_path: Path) -> None:
        with override_settings(KEYS_URL=token):
            signed = sign()
            assert signing.is_ready()
        assert "Signature is Valid." in pdfsig(signed, tmp_path)

    def test_a_key_that_is_not_the_certificates_signs_nothing(self, token: str, trust: Trust) -> None:
        trust.folder.ensure_holder("other", "Otra")
        (trust.folder.path / "seal.pem").write_bytes((trust.folder.path / "other.pem").read_bytes())
        with override_settings(KEYS_URL=token), pytest.raises(signing.SignerUnavailable):
            sign()

    def test_a_token_that_is_not_there_is_unavailable(self, token: str) -> None:
        for wrong in (re.sub("token=[^&]+", "token=otra", token), token.replace("pin=1234", "pin=9999")):
            with override_settings(KEYS_URL=wrong), pytest.raises(signing.SignerUnavailable):
                sign()


def softhsm_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.getbasetemp() / "softhsm"
    (folder / "tokens").mkdir(parents=True, exist_ok=True)
    written = folder / "softhsm2.conf"
    written.write_text(
        f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    return written


def put_key(token: pkcs11.Token, key: ec.EllipticCurvePrivateKey) -> None:
    """The private and the public half of the seal, under its label."""
    curve = encode_named_curve_parameters("1.2.840.10045.3.1.7")
    number = key.private_numbers().private_value.to_bytes(32, "big")
    spki = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    point = key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    assert spki.endswith(point)
    common = {
        Attribute.KEY_TYPE: KeyType.EC,
        Attribute.LABEL: "seal",
        Attribute.TOKEN: True,
        Attribute.EC_PARAMS: curve,
    }
    with token.open(user_pin="1234", rw=True) as session:
        session.create_object({
            **common, Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.VALUE: number, Attribute.SIGN: True,
            Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False, Attribute.PRIVATE: True,
        })  # fmt: skip
        session.create_object({
            **common, Attribute.CLASS: ObjectClass.PUBLIC_KEY, Attribute.VERIFY: True,
            Attribute.EC_POINT: bytes([4, len(point)]) + point,
        })  # fmt: skip
