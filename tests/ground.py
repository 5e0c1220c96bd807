"""What must stand before Django is set up for a test run: a real PostgreSQL of its own. Loaded by `-p tests.ground`."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import psycopg

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))


THROWN_AWAY = "CHANCERY_TEST_DATABASE_IS_THROWN_AWAY"


def start_database(var: Path) -> None:
    """One server for the run: made by the first process, found through the environment by its workers."""
    from chancery.config.postgres import OWNER, Cluster

    var.chmod(0o755)
    cluster = Cluster(var / "postgres", is_lasting=False)
    cluster.ensure_running()
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute(
            f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}"
        )  # see tests/emptying.py
    os.environ["DATABASE_URL"] = cluster.url(OWNER)
    os.environ[THROWN_AWAY] = "1"

    def end() -> None:
        cluster.stop()
        shutil.rmtree(cluster.socket_folder, ignore_errors=True)
        shutil.rmtree(var, ignore_errors=True)

    atexit.register(end)


def keep_what_is_compiled() -> None:
    """What this process compiles serves its workers and every process that a test starts, whatever the machine says of it."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


keep_what_is_compiled()
os.environ.setdefault("CHANCERY_SECRET_KEY", "only-for-tests")
if "CHANCERY_VAR" not in os.environ:
    os.environ["CHANCERY_VAR"] = tempfile.mkdtemp(prefix="chancery-test-")
(Path(os.environ["CHANCERY_VAR"]) / "static").mkdir(exist_ok=True)
if "DATABASE_URL" not in os.environ:
    start_database(Path(os.environ["CHANCERY_VAR"]))
