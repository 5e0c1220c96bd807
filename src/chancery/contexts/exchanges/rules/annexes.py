"""How do annexes travel? Only their names and one address: there is the file itself or, where they are several, a ZIP.

Where they are counted and not named, what stands at the address is one annex, kept whole.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Sequence

from chancery.kernel.base.errors import Conflict

ZIP = "application/zip"
UNNAMED = "anexos"
"""What is shown in the place of the names that nobody gave; an entity may call an annex of its own so too."""
_STAMP = (1980, 1, 1, 0, 0, 0)


class AnnexesDiffer(Conflict):
    """What stands at the address is not what was announced."""

    code = "exchange_annexes_differ"
    sentence = "En la dirección de los anexos no están los que se anunciaron: {why}."
    next_step = "Observe el documento y pida que los vuelvan a publicar."


def bundle(annexes: Sequence[tuple[str, bytes]]) -> bytes:
    """The annexes in one file, the same bytes each time."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as made:
        for name, content in annexes:
            made.writestr(zipfile.ZipInfo(name, _STAMP), content)
    return written.getvalue()


_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, OSError, EOFError, ValueError,
)  # fmt: skip


def unbundle(
    names: Sequence[str], fetched: bytes, *, limit: int, is_whole: bool = False
) -> tuple[bytes, ...]:
    """The bytes of each announced annex, in their order. Raises `AnnexesDiffer`.

    What a ZIP holds besides is left alone; where nobody named what it holds, it is kept as it is, `is_whole`. `limit` is
    for all of them together, whatever the ZIP says of itself.
    """
    if not fetched:
        raise AnnexesDiffer(why="el archivo está vacío")
    if is_whole:
        return (fetched,)
    is_zip = zipfile.is_zipfile(io.BytesIO(fetched))
    if len(names) == 1 and (not is_zip or names[0].lower().endswith((".zip", ".docx", ".xlsx", ".odt"))):
        return (fetched,)
    if not is_zip:
        raise AnnexesDiffer(why=f"se anunciaron {len(names)} y hay un solo archivo")
    try:
        with zipfile.ZipFile(io.BytesIO(fetched)) as opened:
            found, left = [], limit
            for name in names:
                content = _one(opened, name, left)
                left -= len(content)
                found.append(content)
    except _DAMAGED:
        raise AnnexesDiffer(why="el archivo ZIP está dañado") from None
    return tuple(found)


def _one(opened: zipfile.ZipFile, name: str, limit: int) -> bytes:
    try:
        info = opened.getinfo(name)
    except KeyError:
        raise AnnexesDiffer(why=f"falta «{name}»") from None
    with opened.open(info) as member:
        content = member.read(limit + 1)
    if len(content) > limit:
        raise AnnexesDiffer(why="superan el tamaño permitido")
    return content
