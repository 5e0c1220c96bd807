"""What does a backup hold, and is it what was written? One tar file whose manifest has the hash of each part."""

import io
import json
import tarfile
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO

FORMAT = 1
MANIFEST, DUMP, SECRET = "manifest.json", "database.dump", "secret_key"


class NotDone(Exception):
    """Why a backup or a restoration was refused, in Spanish; nothing was changed."""


@dataclass(slots=True)
class Manifest:
    """What an archive holds: the hash of each part, how much there is of what, and the public log's head."""

    made_at: str
    counts: dict[str, int]
    log_size: int = 0
    log_note: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT


def examine(archive: tarfile.TarFile) -> Manifest:
    """What the archive holds, once each part was read whole and found as it was written. Raises `NotDone`."""
    try:
        told = json.loads(read(archive, MANIFEST))
        manifest = Manifest(**told)
        found = {member.name: member for member in archive}
    except (tarfile.TarError, KeyError, TypeError, ValueError) as error:
        raise NotDone("El archivo no es un respaldo, o está incompleto.") from error
    if manifest.format != FORMAT:
        raise NotDone(f"El respaldo es de un formato que este programa no conoce: {manifest.format}.")
    if set(found) != {*manifest.parts, MANIFEST}:
        raise NotDone("El respaldo tiene partes de más o de menos.")
    for name, expected in manifest.parts.items():
        held = archive.extractfile(found[name])
        if not _is_expected(name) or held is None or digest(held) != expected:
            raise NotDone(f"El respaldo fue alterado o está dañado: {name} no corresponde a su huella.")
        if name.startswith("store/") and name != f"store/{expected}":
            raise NotDone(f"El respaldo fue alterado: {name} no es el archivo que su nombre dice.")
    return manifest


def _is_expected(name: str) -> bool:
    """Whether a part may have that name: one plain name below a known folder."""
    prefix, slash, file = name.partition("/")
    if not slash:
        return name in (DUMP, SECRET)
    return (
        prefix in ("store", "keys", "vault", "demonstration")
        and file == Path(file).name
        and file not in ("", "..")
    )


def member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    held = archive.extractfile(name)
    if held is None:
        raise KeyError(name)
    return held


def read(archive: tarfile.TarFile, name: str) -> bytes:
    with member(archive, name) as held:
        return held.read()


def add(archive: tarfile.TarFile, manifest: Manifest, name: str, content: bytes) -> None:
    manifest.parts[name] = sha256(content).hexdigest()
    write(archive, name, content)


def add_file(archive: tarfile.TarFile, manifest: Manifest, name: str, path: Path) -> None:
    with path.open("rb") as file:
        manifest.parts[name] = digest(file)
        member = tarfile.TarInfo(name)
        member.size, member.mode = file.tell(), 0o600
        file.seek(0)
        archive.addfile(member, file)


def write(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, io.BytesIO(content))


def digest(file: IO[bytes]) -> str:
    digest = sha256()
    while piece := file.read(1 << 20):
        digest.update(piece)
    return digest.hexdigest()
