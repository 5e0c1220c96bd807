"""A whole ministry in processes of its own, made to be killed: its parts by name, and its people over HTTP."""

import atexit
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from copy import copy
from functools import cache
from pathlib import Path
from uuid import uuid4

import httpx
from allauth.mfa.totp.internal import auth

from chancery.config import personas, supervisor
from chancery.config.postgres import OWNER, Cluster
from chancery.contexts.apostilles.tests.factories import pdf
from chancery.kernel.base import clock

SIGNED_ON = clock.today().isoformat()


_SEQUENCE = """
from chancery.kernel.ledger import jobs
jobs.sequence()
"""


@cache
def _made() -> Path:
    """The folder of a ministry where all is loaded and nothing runs: made once, each test has a copy of it."""
    folder = Path(tempfile.mkdtemp(prefix="chancery-made-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)
    cluster = Cluster(folder / "postgres")
    cluster.ensure_running()
    owner = {**_known(cluster, folder), "DATABASE_URL": cluster.url(OWNER)}
    for command in (["migrate"], ["collectstatic", "--no-input"], ["load_demonstration", "--cases", "0"]):
        subprocess.run(
            [sys.executable, "manage.py", *command, "--verbosity", "0"],
            env=owner, cwd=supervisor.ROOT, check=True,
        )  # fmt: skip
    cluster.stop()
    return folder


def _known(cluster: Cluster, folder: Path, **more: str) -> dict[str, str]:
    """What the parts of a ministry find in their environment."""
    known = {**supervisor.environment(cluster), "CHANCERY_VAR": str(folder), **more}
    known.pop("PYTEST_CURRENT_TEST", None)
    return known


class RunningMinistry:
    """Database, partners, worker and server below a folder; each part may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        subprocess.run(["cp", "-a", f"{_made()}/.", str(folder)], check=True)
        self.folder, self.port = folder, _free_port()
        self.cluster = Cluster(folder / "postgres")
        self.cluster.ensure_running()
        self.address = f"http://127.0.0.1:{self.port}"
        self.known = _known(self.cluster, folder, PORT=str(self.port), CHANCERY_WORKERS="2", HOST="::")
        self.owner = {**self.known, "DATABASE_URL": self.cluster.url(OWNER)}
        self.children = {child.name: child for child in supervisor.children(self.known, self.port)}
        for child in self.children.values():
            child.start(folder / f"{child.name}.log")
        assert supervisor.wait_until_ready(self.port, self.known), self.log()

    def kill(self, part: str) -> None:
        """SIGKILL, as a power cut would."""
        if part == "postgres":
            pid = self.cluster.pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
        else:
            process = self.children[part].process
            assert process is not None
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def revive(self, part: str) -> None:
        """Start a killed part again."""
        if part == "postgres":
            time.sleep(0.5)
            self.cluster.ensure_running()
        else:
            self.children[part].start(self.folder / f"{part}.log")

    def watch(self) -> None:
        """Start again what ended by itself because another part died, as the supervisor does."""
        for name, child in self.children.items():
            if child.process is None or child.process.poll() is not None:
                self.revive(name)

    def stop(self) -> None:
        for child in self.children.values():
            child.stop()
        self.cluster.stop()

    def verify(self) -> str:
        """What `verify_ledger` says; fails where it finds a fault."""
        done = subprocess.run(
            [sys.executable, "manage.py", "verify_ledger"],
            env=self.owner, cwd=supervisor.ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def sequence(self) -> None:
        """Place what waits in the public log, as the worker does."""
        subprocess.run(
            [sys.executable, "manage.py", "shell", "-c", _SEQUENCE],
            env=self.owner, cwd=supervisor.ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip

    def log(self) -> str:
        return "\n".join(path.read_text()[-2000:] for path in self.folder.glob("*.log"))


class Visitor:
    """Somebody signed in over HTTP, who tries again as a person would when a page does not come.

    What the ministry acknowledged to this person is kept here: it must all be there at the end.
    """

    def __init__(self, ministry: RunningMinistry, email: str, *, serves: bool = False) -> None:
        self.ministry = ministry
        self.http = httpx.Client(
            base_url=ministry.address, timeout=10, trust_env=False, follow_redirects=True
        )
        self.filed: list[str] = []
        self.paid: list[str] = []
        self.taken: list[str] = []
        self.issued: list[str] = []
        page = self.http.get("/cuenta/ingresar/").text
        answer = self.http.post(
            "/cuenta/ingresar/",
            data={"login": email, "password": personas.PASSWORD, "csrfmiddlewaretoken": _token(page)},
        )
        assert answer.status_code == 200, answer.text
        if serves:
            answer = self.http.post(
                str(answer.url), data={"code": _second_factor(), "csrfmiddlewaretoken": _token(answer.text)}
            )
            assert self.http.get("/api/v1/cases/queue").status_code == 200, answer.text

    def twin(self) -> "Visitor":
        """The same session by a connection of its own, as another tab or another device has."""
        other = copy(self)
        other.http = httpx.Client(
            base_url=self.ministry.address, timeout=60, trust_env=False, cookies=self.http.cookies
        )
        other.filed, other.paid, other.taken, other.issued = [], [], [], []
        return other

    def ask(self, path: str) -> httpx.Response | None:
        """One GET, or None when nothing was answered."""
        with suppress(httpx.TransportError):
            answer = self.http.get(path)
            if answer.status_code < 500:
                return answer
        return None

    def call(self, path: str, *, key: str = "", **options: object) -> httpx.Response | None:
        """One POST, or None when nothing was answered or the ministry said that it cannot now."""
        headers = {"X-CSRFToken": self.http.cookies.get("csrftoken", ""), "Referer": self.ministry.address}
        headers["Idempotency-Key"] = key or str(uuid4())
        with suppress(httpx.TransportError):
            answer = self.http.post(path, headers=headers, **options)  # type: ignore[arg-type]
            if answer.status_code < 500:
                return answer
        return None

    def insist(self, path: str, **options: object) -> httpx.Response | None:
        """The same POST under the same key, three times at most, until it is answered."""
        key = str(uuid4())
        for _ in range(3):
            answer = self.call(path, key=key, **options)
            if answer is not None:
                return answer
            time.sleep(0.3)
        return None

    def file(self) -> str | None:
        """The number of a request that was acknowledged; None when there was no answer."""
        content = pdf(str(uuid4()))
        upload = self.call("/api/v1/uploads/", files={"file": ("partida.pdf", content, "application/pdf")})
        if upload is None or upload.status_code != 201:
            return None
        sent = {
            "destination": "ES", "document_class": "administrative", "form": "paper", "title": "Partida",
            "issued_by": "Aduanas", "signed_on": SIGNED_ON, "office": "legalisations-lima",
            "uploads": {"source_document": upload.json()["id"]},
        }  # fmt: skip
        filed = self.insist("/api/v1/apostilles/", json=sent)
        if filed is None or filed.status_code != 201:
            return None
        self.filed.append(str(filed.json()["number"]))
        return self.filed[-1]

    def pay(self, number: str) -> bool:
        """Visit the provider's page once for what a case owes; what the card was charged is acknowledged by the provider."""
        case = self.ask(f"/api/v1/cases/{number}")
        owed = [charge for charge in case.json()["charges"] if charge["state"] == "owed"] if case else []
        visit = self.call(f"/api/v1/charges/{owed[0]['id']}/pay") if owed else None
        if visit is None or visit.status_code != 200:
            return False
        charged = httpx.post(
            visit.json()["address"], data={"number": "4111111111111111"}, timeout=20, trust_env=False
        )
        assert charged.status_code in (302, 303), charged.text
        self.paid.append(number)
        return True

    def take(self) -> str | None:
        """Take a paid case of the queue; its number, when that was acknowledged."""
        page = self.ask("/api/v1/cases/queue?state=filed")
        waiting = [case["number"] for case in page.json()["cases"]] if page is not None else []
        for number in waiting[:3]:
            answer = self.call(f"/api/v1/cases/{number}/steps/take", json={})
            if answer is not None and answer.status_code == 200:
                self.taken.append(number)
                return str(number)
        return None

    def issue(self, number: str, signatory_id: str) -> bool:
        """Issue what was taken; whether there was any answer. One that was lost on the way is a refusal when asked again."""
        sent = {"signatory_ids": [signatory_id], "original_seen": True}
        answer = self.insist(f"/api/v1/apostilles/{number}/issue", json=sent)
        if answer is None:
            return False
        if answer.status_code == 200:
            self.issued.append(str(answer.json()["documents"][0]["number"]))
        else:
            assert answer.status_code == 409, answer.text
        return True

    def signatory(self) -> str:
        """A registered signature with which to certify."""
        found = self.http.get(f"/api/v1/signatories/?text=aduanas&on={SIGNED_ON}").json()["entries"]
        assert found, "no signature is registered"
        return str(found[0]["id"])


def _second_factor() -> str:
    counter = next(iter(auth.yield_hotp_counters_from_time()))
    return str(auth.format_hotp_value(auth.hotp_value(personas.SECRET, counter)))


def _free_port() -> int:
    """A port whose neighbour is free too: the partners are served beside the ministry."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            with suppress(OSError):
                second.bind(("127.0.0.1", port + 1))
                return port


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)
