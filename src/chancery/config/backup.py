"""How is the whole ministry carried to another machine, and how is it known that nothing was lost on the way?

`python -m chancery.config.backup make FILE`, `… restore FILE [--replace]` and `… verify`. The file is a tar of the
database (one snapshot), every stored file that this snapshot knows, the keys, the vault and a manifest with the hash
of each part. It holds private keys: it is made readable by its owner alone, and its place is an encrypted one.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from chancery.config import archives, supervisor
from chancery.config.archives import Manifest, NotDone
from chancery.config.postgres import OWNER, Cluster, run_program
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Refusal, Unavailable

OF_THE_DEMONSTRATION = ("reniec_people.json", "collected_payments.json")
_STORED = "SELECT sha256 FROM documents_storedfile ORDER BY sha256"
_HEAD = "SELECT size, note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1"
_HAS_TABLES = "SELECT 1 FROM pg_tables WHERE schemaname = 'public'"
_COUNTED = ("ledger_entry", "ledger_leaf", "documents_document", "cases_case")
_SAY_EVERY = 1000
Connection = psycopg.Connection[Any]


def make(to: Path, *, database: str) -> Manifest:
    """Write the archive; the ministry goes on working meanwhile. Raises `NotDone`.

    The database is dumped first, then the files that it knows: a file is stored before its row commits and is not removed
    but where it was given up, so that all of them are there. One that is not, or is not what its name says, is told in the manifest.
    """
    if to.exists():
        raise NotDone(f"{to} ya existe: no se escribe sobre un respaldo.")
    draft = to.with_name(f"{to.name}.part")
    draft.unlink(missing_ok=True)
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with (
            os.fdopen(handle, "wb") as output,
            tarfile.open(fileobj=output, mode="w", format=tarfile.PAX_FORMAT) as archive,
            psycopg.connect(database) as connection,
        ):
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            manifest = _described(connection)
            _take_database(archive, manifest, connection, database=database, beside=to.parent)
            _take_files(archive, manifest, [name for (name,) in connection.execute(_STORED)])
            _take_keys(archive, manifest)
            archives.write(archive, archives.MANIFEST, json.dumps(asdict(manifest), indent=1).encode())
        with draft.open("rb+") as whole:
            os.fsync(whole.fileno())
        draft.replace(to)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _take_database(
    archive: tarfile.TarFile, manifest: Manifest, connection: Connection, *, database: str, beside: Path
) -> None:
    _say("Base de datos…")
    with tempfile.TemporaryDirectory(dir=beside) as folder:
        dump = Path(folder) / archives.DUMP
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert snapshot is not None
        run_program(database, "pg_dump", "--format=custom", f"--snapshot={snapshot[0]}", f"--file={dump}")
        archives.add_file(archive, manifest, archives.DUMP, dump)


def _take_files(archive: tarfile.TarFile, manifest: Manifest, names: list[str]) -> None:
    from chancery.kernel.documents import holding
    from chancery.kernel.documents.store import store
    from chancery.kernel.nodes import queries as nodes

    kept = store()
    for done, name in enumerate(names, 1):
        try:
            content = kept.get(name)
        except (FileNotFoundError, Unavailable):
            content = b""
        if sha256(content).hexdigest() == name:
            archives.add(archive, manifest, f"store/{name}", content)
        elif not holding.is_given_up(name) and not nodes.is_lima_s_too(name):
            manifest.missing.append(name)
        if done % _SAY_EVERY == 0 or done == len(names):
            _say(f"Archivos: {done} de {len(names)}…")


def _take_keys(archive: tarfile.TarFile, manifest: Manifest) -> None:
    _say("Llaves…")
    for prefix, folder in _secrets().items():
        for path in sorted(folder.glob("*")) if folder.exists() else ():
            archives.add_file(archive, manifest, f"{prefix}/{path.name}", path)
    var = _var()
    if "CHANCERY_SECRET_KEY" not in os.environ and (var / archives.SECRET).exists():
        archives.add_file(archive, manifest, archives.SECRET, var / archives.SECRET)
    for name in OF_THE_DEMONSTRATION:
        if (var / name).exists():
            archives.add_file(archive, manifest, f"demonstration/{name}", var / name)


def restore(
    archive: tarfile.TarFile, manifest: Manifest, *, database: str, beside: Path, replace: bool
) -> None:
    """Put everything of an archive back that was examined. Raises `NotDone`, `CalledProcessError`.

    Keys that were there are set aside; a database that was there stays until the other one is whole. `beside` is a
    folder where the dump may be laid down.
    """
    from django.conf import settings

    from chancery.kernel.documents.store import store

    folders = _secrets()
    _require_room(database, [*folders.values(), Path(urlsplit(settings.STORE_URL).path)], replace=replace)
    _say("Base de datos…")
    with tempfile.TemporaryDirectory(dir=beside) as folder:
        dump = Path(folder) / archives.DUMP
        with dump.open("wb") as output, archives.member(archive, archives.DUMP) as held:
            shutil.copyfileobj(held, output)
        _load(database, dump)
    _say("Archivos…")
    kept = store()
    for name in manifest.parts:
        if name.startswith("store/"):
            kept.put(archives.read(archive, name))
    _say("Llaves…")
    aside = f"before-{clock.now():%Y%m%d-%H%M%S}"
    for folder_of_keys in folders.values():
        if folder_of_keys.exists() and any(folder_of_keys.iterdir()):
            folder_of_keys.rename(folder_of_keys.with_name(f"{folder_of_keys.name}.{aside}"))
    folders["demonstration"] = _var()
    for name in manifest.parts:
        prefix, _, file = name.partition("/")
        if prefix in folders:
            _put(folders[prefix] / file, archives.read(archive, name))
        elif name == archives.SECRET and "CHANCERY_SECRET_KEY" not in os.environ:
            _put(_var() / archives.SECRET, archives.read(archive, name))


def differences(manifest: Manifest, *, database: str) -> list[str]:
    """How what is there differs from what the archive told: a restored ministry is neither more nor less."""
    with psycopg.connect(database) as connection:
        here = _described(connection)
    faults = [
        f"{table}: el respaldo tenía {count} filas y hay {here.counts[table]}"
        for table, count in manifest.counts.items()
        if here.counts.get(table) != count
    ]
    if (here.log_size, here.log_note) != (manifest.log_size, manifest.log_note):
        faults.append("registro público: la última cabecera no es la del respaldo")
    return faults


def _described(connection: Connection) -> Manifest:
    try:
        counts = {}
        for table in _COUNTED:
            row = connection.execute(
                sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            ).fetchone()
            counts[table] = int(row[0]) if row else 0
        head = connection.execute(_HEAD).fetchone() or (0, "")
    except psycopg.errors.UndefinedTable:
        raise NotDone("La base de datos está vacía: no hay nada que respaldar.") from None
    return Manifest(made_at=clock.now().isoformat(), counts=counts, log_size=head[0], log_note=head[1])


def _require_room(database: str, folders: list[Path], *, replace: bool) -> None:
    """Refuse where somebody is at work, and, unless told to replace it, where there is anything at all."""
    with psycopg.connect(database) as connection:
        others = connection.execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND usesysid IS NOT NULL"
        ).fetchone()
        tables = connection.execute(_HAS_TABLES).fetchone()
    if others:
        raise NotDone("El ministerio está en marcha: deténgalo antes de restaurar.")
    occupied = [f"{folder} tiene archivos" for folder in folders if folder.is_dir() and any(folder.iterdir())]
    if tables:
        occupied.insert(0, "la base de datos tiene tablas")
    if occupied and not replace:
        raise NotDone(
            f"Aquí ya hay un ministerio: {'; '.join(occupied)}. Para reemplazarlo, escriba REPLACE=1."
        )


def _load(database: str, dump: Path) -> None:
    """Load the dump in one transaction: into the empty database, or into a new one that takes the old one's name."""
    name = str(conninfo_to_dict(database)["dbname"])
    with psycopg.connect(database) as connection:
        is_empty = not connection.execute(_HAS_TABLES).fetchone()
    if is_empty:
        return _fill(database, name, dump)
    fresh, old = f"{name}_restored", f"{name}_before"
    with psycopg.connect(make_conninfo(database, dbname="postgres"), autocommit=True) as server:

        def tell(command: str, *names: str) -> None:
            server.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

        tell("DROP DATABASE IF EXISTS {}", fresh)
        tell("CREATE DATABASE {} TEMPLATE template0", fresh)
        try:
            _fill(database, fresh, dump)
        except subprocess.CalledProcessError:
            tell("DROP DATABASE {}", fresh)
            raise
        tell("ALTER DATABASE {} RENAME TO {}", name, old)
        tell("ALTER DATABASE {} RENAME TO {}", fresh, name)
        tell("DROP DATABASE {}", old)
    return None


def _fill(database: str, name: str, dump: Path) -> None:
    run_program(
        database, "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
        f"--dbname={name}", str(dump),
    )  # fmt: skip


def _secrets() -> dict[str, Path]:
    """Where the keys and the partners' secrets are."""
    from django.conf import settings

    from chancery.kernel.documents.signing import key_folder

    return {"keys": key_folder().path, "vault": Path(urlsplit(settings.VAULT_URL).path)}


def _var() -> Path:
    from django.conf import settings

    return Path(settings.VAR)


def _put(path: Path, content: bytes) -> None:
    """A file that only its owner may read, there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _say(line: str) -> None:
    print(line, flush=True)


@contextmanager
def _serving(*, is_new: bool = False) -> Iterator[dict[str, str]]:
    """The environment, this process's too, with the owner's database in it; the embedded server started for the time if it does not run."""
    if "DATABASE_URL" in os.environ:
        known = supervisor.environment(None)
        os.environ.update(known)
        yield known
        return
    var = Path(os.environ.get("CHANCERY_VAR", supervisor.ROOT / "var"))
    cluster = Cluster(var / "postgres")
    if not is_new and not cluster.folder.exists():
        raise NotDone(f"No hay ningún ministerio en {var}.")
    was_running = cluster.pid is not None
    cluster.ensure_running()
    try:
        known = supervisor.environment(cluster, role=OWNER)
        os.environ.update(known)
        yield known
    finally:
        if not was_running:
            cluster.stop()


def _make(to: Path, known: dict[str, str]) -> int:
    manifest = make(to.resolve(), database=known["DATABASE_URL"])
    with to.open("rb") as file:
        print(f"Respaldo hecho: {to} ({to.stat().st_size / 1e6:.1f} MB).")
        print(f"Huella SHA-256, que conviene anotar en otra parte: {archives.digest(file)}")
    print(
        "ATENCIÓN: contiene datos personales y llaves privadas sin cifrar. Guárdelo cifrado y fuera de aquí."
    )
    if "CHANCERY_SECRET_KEY" in os.environ:
        print(
            "CHANCERY_SECRET_KEY viene del entorno y no está en el respaldo: guárdela aparte, sin ella no se abre todo."
        )
    for name in manifest.missing:
        print(f"FALTA en el archivo de documentos, o está alterado: {name}")
    return 1 if manifest.missing else 0


def _restore(source: Path, *, replace: bool) -> int:
    with tarfile.open(source) as archive:
        _say("Comprobando el respaldo…")
        manifest = archives.examine(archive)
        with _serving(is_new=True) as known:
            database = known["DATABASE_URL"]
            restore(archive, manifest, database=database, beside=source.resolve().parent, replace=replace)
            for fault in (faults := differences(manifest, database=database)):
                print(fault)
            for command in (["migrate", "--no-input", "--verbosity", "0"], ["retry_jobs"], ["verify_ledger"]):
                supervisor.manage(known, *command)
    if not faults:
        print(f"Restaurado y verificado, como estaba el {manifest.made_at}. Para ponerlo en marcha: make run")
    return 1 if faults else 0


def main() -> int:
    """Make, restore or verify; exit status 0 only when nothing is missing and everything verified."""
    verb, *given = sys.argv[1:]
    file = Path(given[0]) if given and not given[0].startswith("--") else None
    if file is None and verb != "verify":
        print("Diga qué archivo: make backup TO=archivo.tar, o make restore FROM=archivo.tar")
        return 1
    try:
        if verb == "restore" and file is not None:
            return _restore(file, replace="--replace" in given)
        with _serving() as known:
            if file is not None:
                return _make(file, known)
            supervisor.manage(known, "verify_ledger")
            return 0
    except (NotDone, Refusal) as refusal:
        print(refusal)
    except (OSError, tarfile.TarError, psycopg.Error) as error:
        print(f"No se pudo: {error}")
    except subprocess.CalledProcessError as failed:
        what = failed.cmd[2] if "manage.py" in failed.cmd else Path(failed.cmd[0]).name
        print(f"No se pudo terminar: {what} encontró faltas o falló (estado {failed.returncode}).")
    return 1


if __name__ == "__main__":
    sys.exit(main())
