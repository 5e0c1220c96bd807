"""Which signatures does the demonstration's register hold? Invented persons, entered by two registrars."""

import struct
import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from faker import Faker

from chancery.contexts.signatories import actions
from chancery.contexts.signatories.actions import Facsimile
from chancery.contexts.signatories.models import Authority, Registration
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor

_WIDTH, _HEIGHT = 120, 40
_CITIES = ("Áncash", "Ayacucho", "Cusco", "Loreto", "Piura", "Tacna")
_STATE = (
    ("RENIEC, Registros Civiles", AuthorityKind.REGISTRY, "Registrador civil"),
    ("RENIEC, Certificación", AuthorityKind.REGISTRY, "Certificador"),
    ("Superintendencia Nacional de Migraciones", AuthorityKind.MIGRATION, "Jefe de movimiento migratorio"),
    ("SUNEDU, Grados y Títulos", AuthorityKind.SUNEDU, "Jefe de la Unidad de Registro"),
    ("Poder Judicial, Registro de Condenas", AuthorityKind.JUDICIARY, "Certificador de antecedentes"),
    ("Ministerio de Salud, Secretaría General", AuthorityKind.MINISTRY, "Fedatario"),
    ("Ministerio de Educación, Actas y Certificados", AuthorityKind.MINISTRY, "Fedatario"),
    ("Dirección General de Aduanas, Archivo", AuthorityKind.OTHER, "Fedatario"),
)


@dataclass(frozen=True, slots=True)
class _Post:
    authority: Authority
    capacity: str


def load(*, registrars: tuple[Actor, Actor], seed: int = 1821) -> int:
    """Fill an empty register the same way for the same seed; returns how many signatures now count.

    Two or three persons held each post one after the other; the last holds it still, but for a few. One proposal in
    ten of the newest waits for the second registrar.
    """
    proposer, approver = registrars
    people, chance = Faker("es_ES"), Random(seed)  # noqa: S311
    people.seed_instance(seed)
    registered = 0
    for post in _posts(proposer):
        began = clock.today() - timedelta(days=chance.randrange(1500, 2500))
        for is_last in (False, True):
            ends = None if is_last else began + timedelta(days=chance.randrange(500, 1200))
            proposal = _propose(post, people.name(), began, ends, chance, proposer)
            if not is_last or chance.random() < 0.9 or post.authority.kind is AuthorityKind.OTHER:
                actions.approve(registration_id=proposal.id, actor=approver)
                registered += 1
            began = ends or began
    return registered


def _posts(actor: Actor) -> list[_Post]:
    posts = []

    def add(
        name: str, kind: AuthorityKind, capacity: str, certified_by: Authority | None = None
    ) -> Authority:
        authority = actions.add_authority(name=name, kind=kind, certified_by=certified_by, actor=actor)
        posts.append(_Post(authority, capacity))
        return authority

    for name, kind, capacity in _STATE:
        add(name, kind, capacity)
    for city in _CITIES:
        add(f"UGEL {city}", AuthorityKind.EDUCATION_OFFICE, "Director de la UGEL")
        add(f"Universidad Nacional de Prueba de {city}", AuthorityKind.UNIVERSITY, "Secretario General")
        add(f"Municipalidad Provincial de Prueba de {city}", AuthorityKind.MUNICIPALITY, "Secretario General")
        college = add(f"Colegio de Notarios de Prueba de {city}", AuthorityKind.NOTARY_COLLEGE, "Decano")
        add(f"Notaría de Prueba de {city}", AuthorityKind.NOTARY, "Notario", college)
    for language in ("inglés", "francés", "italiano"):
        add(f"Traducción pública: {language}", AuthorityKind.TRANSLATOR, "Traductor público juramentado")
    add("Departamento Consular de Prueba de Hanói", AuthorityKind.OTHER, "Director de legalizaciones")
    return posts


def _propose(
    post: _Post, name: str, began: date, ends: date | None, chance: Random, actor: Actor
) -> Registration:
    return actions.propose_signatory(
        name=name,
        authority=post.authority,
        capacity=post.capacity,
        valid_from=began,
        valid_until=ends,
        support=f"Oficio {chance.randrange(100, 999)}-{began.year}",
        facsimile=Facsimile(_scrawl(chance), f"Sello redondo: {post.authority.name}"),
        actor=actor,
    )


def _scrawl(chance: Random) -> bytes:
    """A PNG of one wavering line, in shades of grey: enough to tell two signatures apart."""
    rows = [bytearray(b"\xff" * _WIDTH) for _ in range(_HEIGHT)]
    height = _HEIGHT // 2
    for column in range(5, _WIDTH - 5):
        height = min(_HEIGHT - 3, max(2, height + chance.randrange(-3, 4)))
        for row in (height - 1, height):
            rows[row][column] = 0
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\x00" + bytes(row) for row in rows))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
