"""The server is killed while a file comes in: what it said it had is there, and the file goes on from it."""

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from chancery.kernel.documents.tests.factories import pdf
from tests.crash.ministry import RunningMinistry, Visitor

ADDRESS = "/api/v1/uploads/resumable/"
PART = 300_000


@pytest.mark.xdist_group("crash")
def test_a_file_goes_on_from_what_the_killed_server_had_acknowledged() -> None:
    folder = Path(tempfile.mkdtemp(prefix="chancery-crash-"))
    ministry = RunningMinistry(folder)
    try:
        content = pdf(size=4_000_000)
        visitor = Visitor(ministry, "ciudadana@example.org")
        begun = send(visitor, "POST", ADDRESS, **{"Upload-Length": str(len(content))})
        assert begun is not None
        place, sent, kills = begun.headers["Location"], 0, 0
        while sent < len(content):
            if sent > len(content) * (kills + 1) / 4:
                ministry.kill("server")
                ministry.revive("server")
                kills += 1
                known = told(visitor, place)
                assert known == sent
            offset = {"Upload-Offset": str(sent), "Content-Type": "application/offset+octet-stream"}
            added = send(visitor, "PATCH", place, content[sent : sent + PART], **offset)
            sent = int(added.headers["Upload-Offset"]) if added is not None else told(visitor, place)
        visitor.http.close()
        assert kills == 3
        assert "bien" in ministry.verify()
    finally:
        ministry.stop()
        shutil.rmtree(folder, ignore_errors=True)


def told(visitor: Visitor, place: str) -> int:
    """How far the file came, asked until somebody answers."""
    for _ in range(60):
        known = send(visitor, "HEAD", place)
        if known is not None:
            return int(known.headers["Upload-Offset"])
        time.sleep(0.5)
    raise AssertionError("nobody answered")


def send(
    visitor: Visitor, method: str, place: str, content: bytes = b"", **more: str
) -> httpx.Response | None:
    headers = {
        "Tus-Resumable": "1.0.0", "X-CSRFToken": visitor.http.cookies["csrftoken"],
        "Referer": visitor.ministry.address, **more,
    }  # fmt: skip
    with suppress(httpx.TransportError):
        answer = visitor.http.request(method, place, content=content, headers=headers)
        if answer.status_code < 500:
            assert answer.is_success, answer.text
            return answer
    return None
