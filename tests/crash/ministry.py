"""A whole ministry in processes of its own, made to be killed: its parts by name, and its people over HTTP."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import httpx

from chancery.config import personas, supervisor
from chancery.config.postgres import OWNER, Cluster
from chancery.contexts.apostilles.tests.factories import pdf


class RunningMinistry:
    """Database, partners, worker and server below a folder; each part may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        folder.chmod(0o755)
        self.folder, self.port = folder, _free_port()
        self.cluster = Cluster(folder / "postgres")
        self.cluster.ensure_running()
        self.address = f"http://127.0.0.1:{self.port}"
        given = {"CHANCERY_VAR": str(folder), "PORT": str(self.port), "CHANCERY_WORKERS": "2"}
        self.known = {
            name: value
            for name, value in {**supervisor.environment(self.cluster), **given}.items()
            if name not in ("PYTEST_CURRENT_TEST",)
        }
        owner = {**self.known, "DATABASE_URL": self.cluster.url(OWNER)}
        for command in (["migrate"], ["collectstatic", "--no-input"], ["load_demonstration", "--cases", "0"]):
            subprocess.run(
                [sys.executable, "manage.py", *command, "--verbosity", "0"],
                env=owner,
                cwd=supervisor.ROOT,
                check=True,
            )
        self.owner = owner
        self.children = {child.name: child for child in supervisor.children(self.known, self.port)}
        for child in self.children.values():
            child.start(folder / f"{child.name}.log")
        assert supervisor.wait_until_ready(self.port), self.log()

    def kill(self, part: str) -> None:
        """SIGKILL, as a power cut would."""
        if part == "postgres":
            pid = self.cluster.pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
        else:
            process = self.children[part].process
            assert process is not None
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def revive(self, part: str) -> None:
        """Start a killed part again."""
        if part == "postgres":
            time.sleep(0.5)
            self.cluster.ensure_running()
        else:
            self.children[part].start(self.folder / f"{part}.log")

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

    def log(self) -> str:
        return "\n".join(path.read_text()[-2000:] for path in self.folder.glob("*.log"))


class Visitor:
    """Somebody signed in over HTTP, who tries again as a person would when a page does not come."""

    def __init__(self, ministry: RunningMinistry, email: str) -> None:
        self.ministry = ministry
        self.http = httpx.Client(
            base_url=ministry.address, timeout=10, trust_env=False, follow_redirects=True
        )
        page = self.http.get("/cuenta/ingresar/").text
        answer = self.http.post(
            "/cuenta/ingresar/",
            data={"login": email, "password": personas.PASSWORD, "csrfmiddlewaretoken": _token(page)},
        )
        assert answer.status_code == 200, answer.text

    def call(self, path: str, *, key: str = "", **options: object) -> httpx.Response | None:
        """One POST, or None when nothing was answered or the ministry said that it cannot now."""
        headers = {"X-CSRFToken": self.http.cookies.get("csrftoken", ""), "Referer": self.ministry.address}
        headers["Idempotency-Key"] = key or str(uuid4())
        with suppress(httpx.TransportError):
            answer = self.http.post(path, headers=headers, **options)  # type: ignore[arg-type]
            if answer.status_code < 500:
                return answer
        return None

    def file(self) -> str | None:
        """The number of a request that was acknowledged; None when there was no answer."""
        content = pdf(str(uuid4()))
        upload = self.call("/api/v1/uploads/", files={"file": ("partida.pdf", content, "application/pdf")})
        if upload is None or upload.status_code != 201:
            return None
        sent = {
            "destination": "ES", "document_class": "administrative", "form": "paper", "title": "Partida",
            "issued_by": "RENIEC", "signed_on": "2026-01-15", "office": "legalisations-lima",
            "uploads": {"source_document": upload.json()["id"]},
        }  # fmt: skip
        key = str(uuid4())
        for _ in range(3):
            filed = self.call("/api/v1/apostilles/", key=key, json=sent)
            if filed is not None:
                return str(filed.json()["number"]) if filed.status_code == 201 else None
            time.sleep(0.3)
        return None


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
