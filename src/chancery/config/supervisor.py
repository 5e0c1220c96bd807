"""How the whole ministry is started on one machine: database, migrations, demonstration, partners, worker, server.

`python -m chancery.config.supervisor` stays in the foreground. A child that dies is started again; an interrupt
ends the children and then the database. A second run finds everything made and starts in seconds.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import httpx
import psycopg

from chancery.config.postgres import OWNER, Cluster

ROOT = Path(__file__).resolve().parents[3]
READY_SECONDS = 60
RESTART_PAUSE = 2.0


@dataclass(slots=True)
class Child:
    """A process that is kept running."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None

    def start(self, log: Path) -> None:
        with log.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                cwd=ROOT,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


class Stopped(Exception):
    """Somebody asked the ministry to stop."""


def environment(cluster: Cluster | None, *, role: str | None = None) -> dict[str, str]:
    """The children's environment: the embedded database's address unless another was given."""
    known = {
        **os.environ,
        "HOST": os.environ.get("HOST", "127.0.0.1"),
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "chancery.config.settings",
    }
    if cluster is not None:
        known["DATABASE_URL"] = cluster.url(role) if role else cluster.url()
    return known


@contextmanager
def managing(known: Mapping[str, str], *arguments: str) -> Iterator[None]:
    """Run one of the project's commands beside what is done meanwhile, its output on the screen. Raises `CalledProcessError`."""
    command = [sys.executable, "manage.py", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=dict(known)) as process:  # noqa: S603
        try:
            yield
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def manage(known: Mapping[str, str], *arguments: str) -> None:
    """Run one of the project's commands, its output on the screen. Raises `CalledProcessError`."""
    with managing(known, *arguments):
        pass


def collect_static(known: Mapping[str, str], var: Path) -> None:
    """Gather the static files, unless nothing was built since they were gathered."""
    gathered = var / "static/staticfiles.json"
    made = ROOT / "src/chancery/web/static_built/.made"
    if not gathered.exists() or (made.exists() and made.stat().st_mtime > gathered.stat().st_mtime):
        manage(known, "collectstatic", "--no-input", "--clear", "--verbosity", "0")


def children(known: Mapping[str, str], port: int) -> list[Child]:
    """Simulated partners (of a demonstration alone), worker, server: in the order in which they are needed."""
    workers = os.environ.get("CHANCERY_WORKERS", str(os.cpu_count() or 2))
    bin_folder = Path(sys.executable).parent
    simulators = [sys.executable, "-m", "chancery.kernel.gateway.simulators", "--port", str(port + 1)]
    return [
        *([Child("partners", simulators, known)] if _is_demonstration(known) else []),
        Child("worker", [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", "4"], known),
        Child(
            "server",
            [
                str(bin_folder / "granian"), "--interface", "wsgi", "chancery.config.wsgi:application",
                "--host", known.get("HOST", "127.0.0.1"), "--port", str(port),
                "--workers", workers, "--blocking-threads", "1", "--no-ws", "--respawn-failed-workers",
            ],
            known,
        ),
    ]  # fmt: skip


def _is_demonstration(known: Mapping[str, str]) -> bool:
    return known.get("CHANCERY_DEMONSTRATION", "1") == "1"


def address(known: Mapping[str, str], port: int) -> str:
    """Where this machine reaches a server that listens where HOST says: `::` is every address, of both families."""
    host = known.get("HOST", "127.0.0.1")
    match host:
        case "" | "0.0.0.0":  # noqa: S104  a word to be understood, nothing is bound here
            host = "127.0.0.1"
        case "::":
            host = "::1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def wait_until_ready(port: int, known: Mapping[str, str] | None = None) -> bool:
    """Whether `/healthz` answers 200 within a minute."""
    asked = f"{address(known if known is not None else os.environ, port)}/healthz"
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        try:
            answer = httpx.get(asked, timeout=3, trust_env=False)
            if answer.status_code == 200:
                return True
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    return False


def main() -> None:
    """Start everything, say where it is, and stay until interrupted."""
    port = int(os.environ.get("PORT", "8000"))
    var = Path(os.environ.get("CHANCERY_VAR", ROOT / "var"))
    var.mkdir(parents=True, exist_ok=True)
    cluster = None if "DATABASE_URL" in os.environ else Cluster(var / "postgres")
    kept: list[Child] = []
    signal.signal(signal.SIGTERM, _stop)
    try:
        if cluster is not None:
            print("Base de datos…", flush=True)
            cluster.ensure_running()
        owner = environment(cluster, role=OWNER)
        with managing(owner, "migrate", "--no-input", "--verbosity", "0"):
            collect_static(owner, var)
        if _is_demonstration(os.environ):
            manage(owner, "load_demonstration")
        kept = children(environment(cluster), port)
        for child in kept:
            child.start(var / f"{child.name}.log")
        if not wait_until_ready(port):
            print(f"El sistema no respondió; vea los registros en {var}/*.log", flush=True)
        manage(owner, "show_personas", "--address", address(os.environ, port))
        _watch(kept, var, cluster)
    except (KeyboardInterrupt, Stopped):
        print("\nDeteniendo…", flush=True)
    finally:
        for child in reversed(kept):
            child.stop()
        if cluster is not None:
            cluster.stop()


def _watch(kept: list[Child], var: Path, cluster: Cluster | None) -> None:
    while True:
        time.sleep(RESTART_PAUSE)
        if cluster is not None:
            revive(cluster)
        for child in kept:
            if child.process is None or child.process.poll() is not None:
                print(f"{child.name} terminó; se inicia de nuevo", flush=True)
                child.start(var / f"{child.name}.log")


def revive(cluster: Cluster) -> None:
    """Start the database again if it died; where it cannot (a full disk), say why: it is tried again."""
    if cluster.pid is not None:
        return
    print("La base de datos terminó; se inicia de nuevo", flush=True)
    try:
        cluster.ensure_running()
    except (RuntimeError, OSError, psycopg.Error) as fault:
        print(fault, flush=True)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


if __name__ == "__main__":
    main()
