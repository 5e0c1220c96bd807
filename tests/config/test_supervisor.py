"""Is what dies started again, and is a real ministry left without simulators?"""

import os
import shutil
import signal
import tempfile
import time
from pathlib import Path

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
