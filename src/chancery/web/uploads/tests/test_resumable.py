"""A file over a line that breaks: each part of the tus protocol, and each refusal beside what it refuses."""

import hashlib
import io
import socket
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tusclient.client import TusClient

from chancery.contexts.apostilles.tests.test_api import program_of
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import jobs, queries
from chancery.kernel.documents.models import Upload, UploadState
from chancery.kernel.documents.tests import factories
from chancery.kernel.identity.models import Account
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/uploads/resumable/"
TUS = {"Tus-Resumable": "1.0.0"}
BODY = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def store(settings: Settings, tmp_path: Path) -> Path:
    settings.STORE_URL = f"file://{tmp_path}"
    return tmp_path


@pytest.fixture
def citizen() -> Actor:
    return factories.citizen()


@pytest.fixture
def browser(citizen: Actor) -> Client:
    return browser_of(citizen)


def program_for(citizen: Actor) -> Client:
    """A partner's program that acts for the citizen."""
    assert citizen.person_id is not None
    return program_of("cases:write", acts_for=Account.objects.get(person_id=citizen.person_id))


def begin(browser: Client, size: int, name: str = "partida.pdf", **headers: str) -> HttpResponse:
    told = {**TUS, "Upload-Length": str(size), "Upload-Metadata": f"filename {encoded(name.encode())}"}
    return browser.post(ADDRESS, headers={**told, **headers})  # type: ignore[return-value]


def append(
    browser: Client, address: str, offset: object, content: bytes, kind: str = BODY, **headers: str
) -> HttpResponse:
    told = {**TUS, "Upload-Offset": str(offset), **headers}
    return browser.patch(address, content, content_type=kind, headers=told)  # type: ignore[return-value]


def offset_of(browser: Client, address: str) -> HttpResponse:
    return browser.head(address, headers=TUS)  # type: ignore[return-value]


def encoded(content: bytes) -> str:
    return b64encode(content).decode()


def begun(browser: Client, size: int) -> str:
    answer = begin(browser, size)
    assert answer.status_code == 201
    return answer["Location"]


def upload_at(address: str) -> Upload:
    return Upload.objects.get(pk=UUID(address.rsplit("/", 1)[-1]))


def test_what_the_server_offers_is_told_to_anybody() -> None:
    answer = Client().options(ADDRESS)
    assert answer.status_code == 204
    assert answer["Tus-Version"] == "1.0.0"
    assert set(answer["Tus-Extension"].split(",")) == {"creation", "termination", "checksum", "expiration"}
    assert answer["Tus-Max-Size"] == "25000000"
    assert answer["Tus-Checksum-Algorithm"] == "sha1,sha256"


def test_a_20_mb_file_comes_in_pieces_over_a_line_that_breaks(browser: Client, store: Path) -> None:
    content = factories.pdf(size=20_000_000)
    address = begun(browser, len(content))
    assert upload_at(address).filename == "partida.pdf"
    sent = 0
    while sent < len(content):
        assert offset_of(browser, address)["Upload-Offset"] == str(sent)
        answer = append(browser, address, sent, content[sent : sent + 3_000_000])
        assert answer.status_code == 204, answer.content
        sent = int(answer["Upload-Offset"])
    upload = upload_at(address)
    assert (upload.state, upload.media_type) == (UploadState.CLEAN, "application/pdf")
    assert queries.content(upload.file_id) == content
    jobs.remove_parts(upload_id=str(upload.id))
    assert not list(store.glob("parts/*"))
    assert offset_of(browser, address)["Upload-Offset"] == str(len(content))


def test_what_was_counted_is_on_the_disk_and_what_was_not_is_written_again(
    browser: Client, store: Path
) -> None:
    content = factories.pdf(size=3000)
    address = begun(browser, len(content))
    append(browser, address, 0, content[:1000])
    upload = upload_at(address)
    folder = store / "parts" / str(upload.id)
    assert (folder / "0").read_bytes() == content[:1000]
    (folder / "1000").write_bytes(b"left by a server that was killed before it counted")
    append(browser, address, 1000, content[1000:])
    assert queries.content(upload_at(address).file_id) == content


def test_every_answer_names_the_protocol_and_is_not_kept(browser: Client) -> None:
    address = begun(browser, 10)
    for answer in (begin(browser, 10), offset_of(browser, address), append(browser, address, 5, b"x")):
        assert answer["Tus-Resumable"] == "1.0.0"
        assert answer["Cache-Control"] == "no-store"
    assert "Upload-Expires" in offset_of(browser, address)


def test_another_version_is_refused(browser: Client) -> None:
    assert begin(browser, 10).status_code == 201
    refused = begin(browser, 10, **{"Tus-Resumable": "0.2.2"})
    assert (refused.status_code, refused["Tus-Version"]) == (412, "1.0.0")
    assert refused.json()["code"] == "tus_version"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Upload-Length": ""}, 400, "tus_length"),
        ({"Upload-Length": "-1"}, 400, "tus_length"),
        ({"Upload-Length": "²"}, 400, "tus_length"),
        ({"Upload-Length": "25000001"}, 413, "file_too_large"),
        ({"Upload-Length": "0"}, 422, "file_empty"),
        ({"Upload-Metadata": "filename ***"}, 400, "tus_metadata"),
        ({"Upload-Metadata": "filename YQ==,,"}, 400, "tus_metadata"),
    ],
)
def test_what_is_announced_must_fit(browser: Client, headers: dict[str, str], status: int, code: str) -> None:
    assert begin(browser, 25_000_000).status_code == 201
    refused = begin(browser, 10, **headers)
    assert (refused.status_code, refused.json()["code"]) == (status, code)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("C:\\fotos\\dni.png", "dni.png"),
        ("../../a\x00b\n.pdf", "ab.pdf"),
        ("", "archivo"),
        ("ñ" * 300, "ñ" * 200),
    ],
)
def test_a_name_is_made_harmless(browser: Client, told: str, kept: str) -> None:
    assert upload_at(begin(browser, 10, told)["Location"]).filename == kept


def test_a_part_must_begin_where_the_file_ends(browser: Client) -> None:
    address = begun(browser, 10)
    assert append(browser, address, 0, b"%PDF").status_code == 204
    for offset in (0, 3, 5, 999):
        refused = append(browser, address, offset, b"x")
        assert (refused.status_code, refused.json()["code"]) == (409, "upload_offset_mismatch")  # type: ignore[attr-defined]
    assert append(browser, address, 4, b"-").status_code == 204


@pytest.mark.parametrize(
    ("offset", "content", "kind", "status", "code"),
    [
        (4, b"x", "application/octet-stream", 415, "tus_body_type"),
        ("", b"x", BODY, 400, "tus_offset"),
        ("four", b"x", BODY, 400, "tus_offset"),
        (4, b"1234567", BODY, 413, "tus_part_too_long"),
    ],
)
def test_a_part_must_fit(
    browser: Client, offset: object, content: bytes, kind: str, status: int, code: str
) -> None:
    address = begun(browser, 10)
    append(browser, address, 0, b"%PDF")
    refused = append(browser, address, offset, content, kind)
    assert (refused.status_code, refused.json()["code"]) == (status, code)  # type: ignore[attr-defined]
    assert append(browser, address, 4, b"x").status_code == 204


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_part_altered_on_the_way_is_not_kept(browser: Client, algorithm: str) -> None:
    address = begun(browser, 10)
    told = f"{algorithm} {encoded(hashlib.new(algorithm, b'%PDF').digest())}"
    refused = append(browser, address, 0, b"%PDg", **{"Upload-Checksum": told})
    assert (refused.status_code, refused.json()["code"]) == (460, "tus_checksum")  # type: ignore[attr-defined]
    assert offset_of(browser, address)["Upload-Offset"] == "0"
    assert append(browser, address, 0, b"%PDF", **{"Upload-Checksum": told}).status_code == 204


@pytest.mark.parametrize("checksum", ["md5 AAAA", "sha1", "sha1 ***", ""])
def test_a_checksum_of_another_kind_is_refused(browser: Client, checksum: str) -> None:
    refused = append(browser, begun(browser, 10), 0, b"%PDF", **{"Upload-Checksum": checksum})
    assert refused.status_code == (460 if checksum == "sha1" else 400)


@pytest.mark.django_db(transaction=True)
def test_a_part_that_the_line_cut_short_counts_for_what_came(citizen: Actor, live_server: LiveServer) -> None:
    program = program_for(citizen)
    address = begun(program, 10)
    host, port = live_server.url.removeprefix("http://").split(":")
    told = {
        "Host": host, "Authorization": program.defaults["HTTP_AUTHORIZATION"], "Content-Type": BODY,
        "Content-Length": "8", "Upload-Offset": "0", **TUS,
    }  # fmt: skip
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    with socket.create_connection((host, int(port))) as line:
        line.sendall(f"PATCH {address} HTTP/1.1\r\n{head}\r\n%PDF".encode())
        line.shutdown(socket.SHUT_WR)
        assert line.recv(1000).startswith(b"HTTP/1.1 204")
    assert offset_of(program, address)["Upload-Offset"] == "4"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"MZ" * 20, "file_kind_refused"),
        (factories.encrypted_pdf(), "file_encrypted"),
        (b"%PDF-" + b"x" * 30, "file_broken"),
        (factories.pdf_that_runs("JavaScript"), "file_active_content"),
    ],
)
def test_the_whole_is_inspected_like_a_file_handed_in_whole(
    browser: Client, store: Path, content: bytes, code: str
) -> None:
    address = begun(browser, len(content))
    append(browser, address, 0, content[:10])
    refused = append(browser, address, 10, content[10:])
    assert (refused.status_code, refused.json()["code"]) == (422, code)  # type: ignore[attr-defined]
    whole = browser.post(
        "/api/v1/uploads/",
        {"file": io.BytesIO(content)},
        headers={"Idempotency-Key": str(uuid4())},
    )
    told = ("code", "title", "detail")
    assert [refused.json()[key] for key in told] == [whole.json()[key] for key in told]  # type: ignore[attr-defined]
    assert offset_of(browser, address).status_code == 404
    jobs.remove_parts(upload_id=address.rsplit("/", 1)[-1])
    assert not Upload.objects.exists()
    assert not list(store.glob("parts/*"))


def test_a_doubtful_file_is_set_apart_however_it_comes(browser: Client) -> None:
    content = factories.pdf_with_attachment()
    address = begun(browser, len(content))
    refused = append(browser, address, 0, content)
    assert (refused.status_code, refused.json()["code"]) == (422, "file_quarantined")  # type: ignore[attr-defined]
    key = {"Idempotency-Key": str(uuid4())}
    for replayed in (None, "true"):
        whole = browser.post("/api/v1/uploads/", {"file": io.BytesIO(content)}, headers=key)
        assert (whole.status_code, whole["Content-Type"]) == (422, "application/problem+json")
        assert whole.headers.get("Idempotent-Replayed") == replayed
    assert [u.state for u in Upload.objects.all()] == [UploadState.QUARANTINED] * 2


def test_an_upload_is_its_owners_alone(browser: Client) -> None:
    other = browser_of(factories.citizen())
    address = begun(browser, 10)
    append(browser, address, 0, b"%PDF")
    assert offset_of(other, address).status_code == 404
    assert append(other, address, 4, b"x").status_code == 404
    assert other.delete(address, headers=TUS).status_code == 404
    assert append(browser, address, 4, b"x").status_code == 204


def test_nobody_and_programs_that_act_for_nobody_upload_nothing(citizen: Actor) -> None:
    assert begin(Client(), 10).status_code == 401
    assert begin(program_of("cases:write"), 10).status_code == 403
    assert begin(program_of("cases:read"), 10).status_code == 403
    program = program_for(citizen)
    address = begun(program, 10)
    assert append(program, address, 0, b"%PDF").status_code == 204
    assert offset_of(program_of("cases:write"), address).status_code == 404


def test_a_session_must_show_its_token(citizen: Actor) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = browser_of(citizen).cookies
    careful.cookies["csrftoken"] = "a" * 32
    assert begin(careful, 10).status_code == 403
    assert begin(careful, 10, **{"X-CSRFToken": "a" * 32}).status_code == 201


def test_an_unfinished_upload_may_be_given_up(browser: Client, store: Path) -> None:
    address = begun(browser, 10)
    append(browser, address, 0, b"%PDF")
    assert browser.delete(address, headers=TUS).status_code == 204
    assert offset_of(browser, address).status_code == 404
    assert append(browser, address, 4, b"x").status_code == 404
    jobs.remove_parts(upload_id=address.rsplit("/", 1)[-1])
    assert not list(store.glob("parts/*"))


def test_a_finished_upload_may_not(browser: Client) -> None:
    content = factories.pdf()
    address = begun(browser, len(content))
    append(browser, address, 0, content)
    refused = browser.delete(address, headers=TUS)
    assert (refused.status_code, refused.json()["code"]) == (409, "upload_not_usable")


def test_who_can_only_post_may_say_what_is_meant(browser: Client) -> None:
    address = begun(browser, 10)

    def post(method: str, **headers: str) -> HttpResponse:
        told = {**TUS, "X-HTTP-Method-Override": method, **headers}
        return browser.post(address, b"%PDF", content_type=BODY, headers=told)  # type: ignore[return-value]

    assert post("PATCH", **{"Upload-Offset": "0"})["Upload-Offset"] == "4"
    assert post("HEAD")["Upload-Offset"] == "4"
    assert post("PUT").status_code == 405
    assert post("DELETE").status_code == 204


def test_what_nobody_finishes_expires(browser: Client) -> None:
    late, fresh = begun(browser, 10), begun(browser, 10)
    Upload.objects.filter(pk=upload_at(late).pk).update(begun_at=clock.now() - timedelta(days=2, minutes=1))
    jobs.expire(0)
    assert offset_of(browser, late).status_code == 404
    assert offset_of(browser, fresh).status_code == 200


def test_one_person_begins_no_more_than_can_be_needed(browser: Client) -> None:
    addresses = [begun(browser, 10) for _ in range(20)]
    refused = begin(browser, 10)
    assert (refused.status_code, refused.json()["code"]) == (409, "uploads_unfinished")  # type: ignore[attr-defined]
    browser.delete(addresses[0], headers=TUS)
    assert begin(browser, 10).status_code == 201


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("checksum", [False, True])
def test_a_client_that_others_wrote_uploads_stops_and_goes_on(
    citizen: Actor, live_server: LiveServer, checksum: bool
) -> None:
    program = program_for(citizen)
    content = factories.pdf(size=2_000_000)
    client = TusClient(
        live_server.url + ADDRESS, headers={"Authorization": str(program.defaults["HTTP_AUTHORIZATION"])}
    )
    told = {"chunk_size": 300_000, "metadata": {"filename": "ajeno.pdf"}, "upload_checksum": checksum}
    begun = client.uploader(file_stream=io.BytesIO(content), **told)
    begun.upload(stop_at=600_000)
    assert begun.url is not None
    again = client.uploader(file_stream=io.BytesIO(content), url=begun.url, **told)
    assert again.offset >= 600_000
    again.upload()
    upload = upload_at(begun.url)
    assert (upload.state, upload.filename) == (UploadState.CLEAN, "ajeno.pdf")
    assert queries.content(upload.file_id) == content
