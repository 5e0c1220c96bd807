"""Does a ministry carried to an empty machine stand there whole, and is a backup that was touched refused?"""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from chancery.config import archives, backup, supervisor
from chancery.config.postgres import Cluster
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents.models import Document
from chancery.kernel.documents.store import store
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import queries, verification

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("backup")]


@pytest.fixture
def ministry(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    """A ministry with an issued apostille, placed in the public log."""
    monkeypatch.delenv("CHANCERY_SECRET_KEY", raising=False)
    settings.VAR = tmp_path
    (tmp_path / "secret_key").write_text("of the ministry that was")
    for name, folder in (("KEYS_URL", "pki"), ("STORE_URL", "store"), ("VAULT_URL", "vault")):
        setattr(settings, name, f"file://{tmp_path / folder}")
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / sha256(b"holder").hexdigest()).write_text("secret of a partner")
    document = factories.issued(factories.ministry()).document
    ledger.sequence(actor=system_actor("Prueba"))
    return document


def database() -> str:
    known = connection.settings_dict
    return f"postgresql://{known['USER']}:{known['PASSWORD']}@/{known['NAME']}?host={known['HOST']}"


@dataclass(frozen=True)
class EmptyMachine:
    """A folder where nothing ever stood."""

    folder: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        outside = {"DATABASE_URL", "CHANCERY_SECRET_KEY"}
        known = {name: value for name, value in os.environ.items() if name not in outside}
        known |= {
            "CHANCERY_VAR": str(self.folder), "PYTHONPATH": str(supervisor.ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "chancery.config.settings",
        }  # fmt: skip
        return subprocess.run(
            [sys.executable, *command], env=known, cwd=supervisor.ROOT, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    def restore(self, source: Path, *options: str) -> subprocess.CompletedProcess[str]:
        return self.run("-m", "chancery.config.backup", "restore", str(source), *options)


@pytest.fixture
def elsewhere() -> Iterator[EmptyMachine]:
    folder = Path(tempfile.mkdtemp(prefix="chancery-restored-"))
    folder.chmod(0o755)
    cluster = Cluster(folder / "postgres")
    yield EmptyMachine(folder)
    cluster.stop()
    shutil.rmtree(cluster.socket_folder, ignore_errors=True)
    shutil.rmtree(cluster.data.parent, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def with_part(source: Path, name: str, content: bytes, *, is_told: bool) -> Path:
    """The archive with one part replaced; `is_told` when whoever did it mended the manifest too."""
    target = source.with_name("changed.tar")
    with tarfile.open(source) as given, tarfile.open(target, "w") as changed:
        for member in given:
            held = given.extractfile(member)
            assert held is not None
            kept = content if member.name == name else held.read()
            if member.name == archives.MANIFEST and is_told:
                told = json.loads(kept)
                told["parts"][name] = sha256(content).hexdigest()
                kept = json.dumps(told).encode()
            member.size = len(kept)
            changed.addfile(member, io.BytesIO(kept))
    return target


def test_on_an_empty_machine_it_stands_as_it_stood(
    ministry: Document, tmp_path: Path, elsewhere: EmptyMachine
) -> None:
    archive = tmp_path / "ministry.tar"
    manifest = backup.make(archive, database=database())
    assert archive.stat().st_mode & 0o777 == 0o600
    assert manifest.missing == []

    done = elsewhere.restore(archive)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Restaurado y verificado" in done.stdout
    assert done.stdout.count(": bien") == len(verification.every_check()) >= 8
    assert (elsewhere.folder / "secret_key").read_text() == "of the ministry that was"
    for name in ("seal.key", "log.key"):
        restored = elsewhere.folder / "pki" / name
        assert restored.read_bytes() == (tmp_path / "pki" / name).read_bytes()
        assert restored.stat().st_mode & 0o777 == 0o600
    name = ministry.file_id
    assert (elsewhere.folder / "store" / name[:2] / name[2:4] / name).read_bytes() == store().get(name)

    cluster = Cluster(elsewhere.folder / "postgres")
    cluster.ensure_running()
    told = elsewhere.run(
        "manage.py", "shell", "-v", "0", "-c",
        "from uuid import UUID; from django.db import connection\n"
        "from chancery.kernel.documents import queries as documents\n"
        "from chancery.kernel.ledger import queries as ledger\n"
        f"print(documents.by_verification_code('{ministry.verification_code}').number)\n"
        "cursor = connection.cursor()\n"
        "cursor.execute(\"SELECT has_table_privilege('chancery_app', 'ledger_entry', 'INSERT'), "
        "has_table_privilege('chancery_app', 'ledger_entry', 'UPDATE')\")\n"
        "print(cursor.fetchone())\n"
        f"print(ledger.proof_file(UUID('{ministry.pk}')).decode(), end='')",
    )  # fmt: skip
    number, rights, proof = told.stdout.split("\n", 2)
    assert number == ministry.number, told.stderr
    assert rights == "(True, False)", told.stderr
    expected = queries.proof_file(ministry.pk)
    assert expected is not None
    assert proof == expected.decode()
    cluster.stop()

    again = elsewhere.restore(archive)
    assert again.returncode == 1
    assert "Aquí ya hay un ministerio" in again.stdout
    replaced = elsewhere.restore(archive, "--replace")
    assert replaced.returncode == 0, replaced.stdout + replaced.stderr


@pytest.mark.parametrize("is_told", [False, True])
@pytest.mark.usefixtures("ministry")
def test_a_touched_backup_is_refused_before_anything_is_written(
    tmp_path: Path, elsewhere: EmptyMachine, is_told: bool
) -> None:
    archive = tmp_path / "ministry.tar"
    manifest = backup.make(archive, database=database())
    name = next(name for name in manifest.parts if name.startswith("store/"))
    touched = with_part(archive, name, b"%PDF- another paper", is_told=is_told)
    done = elsewhere.restore(touched)
    assert done.returncode == 1
    assert f"El respaldo fue alterado{'' if is_told else ' o está dañado'}: {name}" in done.stdout
    assert not (elsewhere.folder / "pki").exists()
    assert not (elsewhere.folder / "store").exists()


def test_another_key_of_the_log_is_found_by_the_verification(
    ministry: Document, tmp_path: Path, elsewhere: EmptyMachine
) -> None:
    archive = tmp_path / "ministry.tar"
    backup.make(archive, database=database())
    own = (tmp_path / "pki/log.key").read_text()
    (tmp_path / "pki/log.key").unlink()
    ledger.keys.make()
    another = (tmp_path / "pki/log.key").read_bytes()
    assert another.decode() != own
    done = elsewhere.restore(with_part(archive, "keys/log.key", another, is_told=True))
    assert done.returncode == 1
    assert "su firma no es válida" in done.stdout
    assert "Restaurado y verificado" not in done.stdout


def test_a_file_lost_from_the_store_is_told_and_the_rest_is_saved(ministry: Document, tmp_path: Path) -> None:
    name = ministry.file_id
    (tmp_path / "store" / name[:2] / name[2:4] / name).unlink()
    manifest = backup.make(tmp_path / "ministry.tar", database=database())
    assert manifest.missing == [name]
    assert f"store/{name}" not in manifest.parts
    assert archives.DUMP in manifest.parts


@pytest.mark.usefixtures("ministry")
def test_a_backup_is_not_written_over_another(tmp_path: Path) -> None:
    taken = tmp_path / "ministry.tar"
    taken.write_text("yesterday's")
    with pytest.raises(archives.NotDone, match="ya existe"):
        backup.make(taken, database=database())
    assert taken.read_text() == "yesterday's"


@pytest.mark.parametrize("name", ["../evil", "keys/../evil", "keys/", "store/a/b", "other/file", "keys/.."])
def test_no_part_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    told = archives.Manifest(made_at="", counts={}, parts={name: sha256(b"x").hexdigest()})
    with tarfile.open(tmp_path / "evil.tar", "w") as made:
        for part, content in ((name, b"x"), (archives.MANIFEST, json.dumps(asdict(told)).encode())):
            member = tarfile.TarInfo(part)
            member.size = len(content)
            made.addfile(member, io.BytesIO(content))
    with tarfile.open(tmp_path / "evil.tar") as archive, pytest.raises(archives.NotDone):
        archives.examine(archive)
