"""Is what dies started again, and is a real ministry left without simulators?"""

import os
import shutil
import signal
import socket
import tempfile
import time
from pathlib import Path

import httpx
import psycopg
import pytest

from chancery.config import supervisor
from chancery.config.postgres import Cluster


@pytest.mark.parametrize(
    ("demonstration", "names"), [("1", {"partners", "worker", "server"}), ("0", {"worker", "server"})]
)
def test_simulators_stand_beside_a_demonstration_alone(demonstration: str, names: set[str]) -> None:
    known = {"CHANCERY_DEMONSTRATION": demonstration}
    assert {child.name for child in supervisor.children(known, 8000)} == names


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
        ("::1", "http://[::1]:8000"),
        ("198.51.100.7", "http://198.51.100.7:8000"),
        ("2001:db8::7", "http://[2001:db8::7]:8000"),
    ],
)
def test_it_is_reached_where_it_listens(host: str, address: str) -> None:
    assert supervisor.address({"HOST": host}, 8000) == address
    assert supervisor.address({}, 8000) == "http://127.0.0.1:8000"


def test_on_ipv6_the_server_answers_by_both_families(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        port = int(probe.getsockname()[1])
    known = {**supervisor.environment(None), "HOST": "::", "PORT": str(port), "CHANCERY_WORKERS": "1"}
    server = next(child for child in supervisor.children(known, port) if child.name == "server")
    server.start(tmp_path / "server.log")
    try:
        for family in ("[::1]", "127.0.0.1"):
            asked = f"http://{family}:{port}/healthz"
            until = time.monotonic() + 90
            while time.monotonic() < until:
                try:
                    answer = httpx.get(asked, timeout=10, trust_env=False)
                    break
                except httpx.TransportError:
                    time.sleep(0.3)
            assert answer.headers["Content-Type"].startswith("application/json"), answer.text
    finally:
        server.stop()


def test_a_database_that_was_killed_is_started_again() -> None:
    folder = Path(tempfile.mkdtemp(prefix="chancery-watched-"))
    folder.chmod(0o755)
    cluster = Cluster(folder / "postgres")
    cluster.ensure_running()
    try:
        killed = cluster.pid
        assert killed is not None
        supervisor.revive(cluster)
        assert cluster.pid == killed
        os.kill(killed, signal.SIGKILL)
        until = time.monotonic() + 30
        while cluster.pid is not None and time.monotonic() < until:
            time.sleep(0.1)
        supervisor.revive(cluster)
        assert cluster.pid not in (None, killed)
        psycopg.connect(cluster.url("postgres", "postgres")).close()
    finally:
        cluster.stop()
        for made in (cluster.socket_folder, cluster.data.parent, folder):
            shutil.rmtree(made, ignore_errors=True)
