"""Does the small program sign on an officer's own computer, with a file or a token, for its ministry and nobody else?"""

import importlib.util
import json
import re
import sys
import threading
import uuid
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from pkcs11 import Attribute, CertificateType, KeyType, ObjectClass
from pkcs11.util.ec import encode_named_curve_parameters
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import actions, queries, signing
from chancery.kernel.documents.models import Document, PendingSignature
from chancery.kernel.documents.tests import own_key
from chancery.kernel.identity import queries as identity
from chancery.web.signing.component import arguments_of
from chancery.web.signing.tests.authority import trusted
from tests.trust.test_trust import pdfsig, run, softhsm, softhsm_folder

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAM = Path(__file__).parents[2] / "tools/sign_here.py"


def program() -> Any:
    """The program, as a module."""
    spec = importlib.util.spec_from_file_location("sign_here", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["sign_here"] = module
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Desk:
    """An officer's computer: two papers that wait, and how to speak with the program as their browser does."""

    officer: Actor
    papers: tuple[PendingSignature, ...]
    ministry: str
    program: Any

    def serve(self, key: Callable[[str], Any]) -> tuple[str, Callable[[], None]]:
        serving = self.program.server(self.program.Component(self.ministry, key), 0)
        threading.Thread(target=serving.serve_forever, args=(0.02,), daemon=True).start()

        def stop() -> None:
            serving.shutdown()
            serving.server_close()

        return f"http://127.0.0.1:{serving.server_port}", stop

    def arguments(self) -> str:
        launched = actions.launch(pending_ids=[paper.id for paper in self.papers], actor=self.officer)
        return arguments_of(launched)


@pytest.fixture
def desk(settings: Settings, tmp_path: Path, live_server: LiveServer) -> Iterator[Desk]:
    settings.BASE_URL = live_server.url
    with trusted(settings, tmp_path):
        person, officer = own_key.officer()
        papers = tuple(own_key.prepared(person, officer) for _ in range(2))
        yield Desk(officer, papers, live_server.url, program())


@pytest.fixture
def key(desk: Desk, tmp_path: Path) -> Callable[[str], Any]:
    """A file with the officer's key, opened by its PIN."""
    holder = own_key.certified(identity.person_of(desk.officer))
    (tmp_path / "mi.p12").write_bytes(own_key.p12(holder))
    return partial(desk.program.p12_key, tmp_path / "mi.p12")


def post(url: str, origin: str, **typed: str) -> tuple[int, str]:
    asked = Request(url, urlencode(typed).encode(), {"Origin": origin})
    try:
        with urlopen(asked, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def round_of(page: str) -> str:
    found = re.search(r'name="round" value="([^"]+)"', page)
    assert found is not None, page
    return found[1]


def sign(desk: Desk, key: Callable[[str], Any], pin: str) -> str:
    """A whole round, as the officer's browser goes through it."""
    here, stop = desk.serve(key)
    try:
        status, page = post(f"{here}/", desk.ministry, arguments=desk.arguments())
        assert status == 200, page
        for number, paper in enumerate(desk.papers):
            assert paper.number in page
            with urlopen(f"{here}/{round_of(page)}/{number}", timeout=10) as answer:
                assert answer.read() == own_key.frozen(paper)
        return post(f"{here}/firmar", here, round=round_of(page), pin=pin)[1]
    finally:
        stop()


def test_a_round_of_two_is_signed_with_a_file_and_one_pin(
    desk: Desk, key: Callable[[str], Any], tmp_path: Path
) -> None:
    told = sign(desk, key, own_key.PIN)
    assert told.count("firmado y recibido por el Ministerio") == 2, told
    for paper in desk.papers:
        document = Document.objects.get(number=paper.number)
        answer = pdfsig(queries.content(document.file_id), tmp_path)
        assert "Signature is Valid." in answer
        assert "Total document signed" in answer


def test_a_wrong_pin_signs_nothing(desk: Desk, key: Callable[[str], Any]) -> None:
    assert "no se abre con ese PIN" in sign(desk, key, "0000")
    assert not Document.objects.exists()


def test_what_the_ministry_refuses_is_told(desk: Desk, tmp_path: Path) -> None:
    other, _ = own_key.officer("Otilia")
    (tmp_path / "otra.p12").write_bytes(own_key.p12(own_key.certified(other)))
    told = sign(desk, partial(desk.program.p12_key, tmp_path / "otra.p12"), own_key.PIN)
    assert told.count("el Ministerio no lo recibió: El certificado es de") == 2


def test_it_answers_its_ministry_alone(desk: Desk, key: Callable[[str], Any]) -> None:
    here, stop = desk.serve(key)
    try:
        for origin in ("https://malo.example", "null", here):
            status, page = post(f"{here}/", origin, arguments=desk.arguments())
            assert (status, "quien llama no es el Ministerio" in page) == (422, True)
        _, page = post(f"{here}/", desk.ministry, arguments=desk.arguments())
        status, told = post(f"{here}/firmar", desk.ministry, round=round_of(page), pin=own_key.PIN)
        assert "quien llama no es el Ministerio" in told
        elsewhere = {"param_url": "http://127.0.0.1:9/x", "param_token": "x", "document_extension": "pdf"}
        strange = b64encode(json.dumps(elsewhere).encode()).decode()
        assert "la dirección no es de" in post(f"{here}/", desk.ministry, arguments=strange)[1]
        assert "no se entiende" in post(f"{here}/", desk.ministry, arguments="%%%")[1]
        named = Request(f"{here}/x/0", headers={"Host": "malo.example"})
        with pytest.raises(HTTPError):
            urlopen(named, timeout=10)
    finally:
        stop()
    assert not Document.objects.exists()


def test_a_launch_is_good_once(desk: Desk, key: Callable[[str], Any]) -> None:
    here, stop = desk.serve(key)
    try:
        arguments = desk.arguments()
        assert post(f"{here}/", desk.ministry, arguments=arguments)[0] == 200
        status, page = post(f"{here}/", desk.ministry, arguments=arguments)
        assert (status, "ya se usó" in page) == (422, True)
    finally:
        stop()


def test_a_round_is_signed_with_a_token_that_keeps_its_key(
    desk: Desk,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module, label = softhsm(), f"propia-{uuid.uuid4().hex[:8]}"
    configured = softhsm_folder(tmp_path_factory)
    monkeypatch.setenv("SOFTHSM2_CONF", str(configured))
    made = run(
        "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", "1234", "--so-pin", "4321",
        cwd=configured.parent,
    )  # fmt: skip
    assert "status 0" in made, made
    library = pkcs11.lib(str(module))
    library.reinitialize()
    put_key(library.get_token(token_label=label), own_key.certified(identity.person_of(desk.officer)))
    chain = [signing.key_folder().path / "issuing.pem"]
    key = partial(desk.program.token_key, str(module), label, "firma", chain)
    assert "no sirven" in sign(desk, key, "9999")
    told = sign(desk, key, "1234")
    assert told.count("firmado y recibido por el Ministerio") == 2, told


def put_key(token: pkcs11.Token, holder: str) -> None:
    """The holder's key and certificate, under one label."""
    folder = signing.key_folder()
    secret = folder.key(holder).private_numbers().private_value.to_bytes(32, "big")
    certificate = folder.certificate(holder)
    curve = encode_named_curve_parameters("1.2.840.10045.3.1.7")
    common = {Attribute.LABEL: "firma", Attribute.TOKEN: True, Attribute.ID: b"1"}
    with token.open(user_pin="1234", rw=True) as session:
        session.create_object({
            **common, Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.KEY_TYPE: KeyType.EC,
            Attribute.EC_PARAMS: curve, Attribute.VALUE: secret, Attribute.SIGN: True,
            Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False, Attribute.PRIVATE: True,
        })  # fmt: skip
        session.create_object({
            **common, Attribute.CLASS: ObjectClass.CERTIFICATE,
            Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
            Attribute.SUBJECT: certificate.subject.public_bytes(),
            Attribute.VALUE: certificate.public_bytes(serialization.Encoding.DER),
        })  # fmt: skip
