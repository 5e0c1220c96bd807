"""What does a registry of a million documents look like? Written by the database in minutes, from one registered document.

They come at one a minute, newest first, whatever their number, and the newest `OPEN` wait somewhere besides a tenth of the rest:
what is recent is as much at either size. Each has a number as other entities print theirs, a sender and a subject in Spanish,
and went from the front desk to one of `UNITS` units and on to another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from uuid import UUID

from django.db import connection

from bench import copies
from bench.load import made_uid, one_of, uid
from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.models import Record
from chancery.contexts.correspondence.rules import normalise
from chancery.contexts.correspondence.tests import factories
from chancery.kernel.base.actor import Actor, Channel, Role, RoleAt
from chancery.kernel.organisation.models import Office

UNITS, USERS, OPEN = 50, 1000, 5000
WORDS, _STEPS = 200_000, (0.618033988749, 0.414213562373, 0.732050807568)
"""Each document bears three words of a long tail besides, the n-th of them a n-th as often as the first, as texts do."""
_LAST = 2**48 - 1
ISSUERS = (
    "MINCETUR/DM",
    "OTDA/MP",
    "MININTER/SG",
    "PCM/SG",
    "SUNAT/IPCN",
    "UNMSM/R",
    "GR.CUSCO/GR",
    "INEI/J",
    "MEF/52",
    "MIGRACIONES/GG",
)
_VERBS = (
    "Solicita",
    "Remite",
    "Reitera",
    "Comunica",
    "Invita a",
    "Da respuesta a",
    "Adjunta",
    "Consulta",
    "Pide",
    "Deriva",
)
_MATTERS = (
    "información sobre convenios de cooperación", "la opinión técnica acerca del tratado", "copia certificada de la resolución",
    "el informe de la misión económica", "la transcripción de una partida de nacimiento", "la exoneración de derechos",
    "la relación de becas", "el expediente de extradición", "las credenciales de la delegación", "la nota sobre límites",
)  # fmt: skip
_PLACES = (
    "Amazonas", "Áncash", "Apurímac", "Arequipa", "Ayacucho", "Cajamarca", "Callao", "Cusco", "Huancavelica", "Huánuco", "Ica",
    "Junín", "La Libertad", "Lambayeque", "Lima", "Loreto", "Madre de Dios", "Moquegua", "Pasco", "Piura", "Puno", "San Martín",
    "Tacna", "Tumbes", "Ucayali",
)  # fmt: skip
_NAMES = (
    "María", "José", "Rosa", "Íñigo", "Lucía", "Óscar", "Julia", "Néstor", "Elvira", "Ramón", "Sofía", "Teófilo", "Úrsula",
    "Wilber", "Yolanda", "Zenón", "Andrés", "Berta", "César",
)  # fmt: skip
_SURNAMES = (
    "Quispe", "Huamán", "Mamani", "Núñez", "Condori", "Flores", "Chávez", "Rojas", "Ccori", "Yupanqui", "Ñahui", "Vásquez",
    "Palomino", "Gutiérrez", "Cárdenas", "Ticona", "Espinoza", "Zevallos", "Choque", "Távara", "Arciniega", "Bustíos", "Carhuapoma",
    "Del Águila", "Echevarría", "Farfán", "Garrido", "Hinostroza", "Izquierdo", "Jáuregui", "Llontop",
)  # fmt: skip
_WHEN = "now() - ({n}) * interval '1 minute'"
_MIXED = "(hashint8(n) & 1023)"
"""A number that has nothing to do with the unit of the n-th."""
_COPIED = {"ordinal": "4", "is_copy": "true"}


@dataclass(frozen=True)
class Registry:
    """The documents in a small ministry and in a large one, with what is the same in both."""

    at: factories.Ministry
    record: Record
    units: tuple[Office, ...]
    copies: dict[int, copies.Copy]


def user(units: Sequence[Office], number: int) -> Actor:
    """One of a thousand people, each at one of the units: at that which has the document of that number."""
    return Actor(
        "Quien atiende",
        Channel.WEB,
        "medición",
        person_id=UUID(uid(70, 1 + number % USERS)),
        roles=(RoleAt(Role.OFFICER, units[number % UNITS].pk),),
        has_second_factor=True,
    )


def person(number: int) -> str:
    """Who sends the documents of that number: the name as it is written."""
    given, first, second = (
        words[number // step % len(words)] for words, step in ((_NAMES, 1), (_SURNAMES, 7), (_SURNAMES, 300))
    )
    return f"{given} {first} {second}"


@cache
def prepare(*sizes: int) -> Registry:
    """Once a run, for all the parts that measure it."""
    at = factories.ministry()
    record = factories.in_hand(at).record
    units = tuple(queries.destinations().exclude(pk=at.desk.pk).order_by("code")[:UNITS])
    made = copies.of_sizes("registry", list(sizes), partial(_fill, at, record, units))
    return Registry(at, record, units, made)


def record_id(number: int) -> str:
    """The id of the n-th document: the newest has the last."""
    return uid(71, _LAST - number)


def movement_id(number: int) -> str:
    """The id of the sending by which a unit has the n-th document."""
    return uid(74, number)


def _fill(at: factories.Ministry, record: Record, units: Sequence[Office], size: int) -> None:
    copies.multiply(
        "identity_person", "was.id = %s", at.secretary.person_id, USERS,
        id=made_uid(70), document_number="'U' || n",
    )  # fmt: skip
    with copies.bare("correspondence_record", "correspondence_recordmovement", "ledger_entry"):
        _records(record, size)
        _texts(record, size)
        _movements(record, units, size)
        copies.multiply(
            "ledger_entry", "was.chain = %s AND was.position = 0", record.pk, size,
            id="1000000 + n", chain=_record(), hash="lpad(to_hex(n), 64, '0')",
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_movement AS SELECT * FROM correspondence_recordmovement")
        cursor.execute("ALTER TABLE bench_movement ADD PRIMARY KEY (id)")
        cursor.execute("CREATE INDEX ON bench_movement (to_office_id)")
        cursor.execute("CREATE INDEX ON bench_movement (record_id)")
        cursor.execute("CREATE TABLE bench_entry (LIKE ledger_entry INCLUDING ALL)")


def _movements(record: Record, units: Sequence[Office], size: int) -> None:
    """Registered, sent to a unit, sent on to another that has it, and of every fifth a copy to the first of the two."""
    first, second = record.movements.order_by("ordinal")
    offices = [f"{each.pk}" for each in units]

    def moved(table: int, was: object, quantity: int, *, step: str = "n", **made: str) -> None:
        made = {"record_id": _record(step), "due_on": "NULL::date", "to_person_id": "NULL::uuid", **made}
        copies.multiply(
            "correspondence_recordmovement", "was.id = %s", was, quantity, id=made_uid(table, step), **made
        )

    when = _WHEN.format(n="n")
    passed = {
        "sent_at": when,
        "received_at": when,
        "closed_at": when,
        "left_at": when,
        "outcome": "'moved_on'",
    }
    moved(72, first.pk, size, **passed)
    moved(73, second.pk, size, **passed, to_office_id=f"{one_of(offices, 'n / 7')}::uuid")
    for table, step, quantity, own in ((74, "n", size, {"ordinal": "3"}), (75, "n * 5", size // 5, _COPIED)):
        there, here = (f"{one_of(offices, number)}::uuid" for number in (f"({step}) / 7", step))
        is_open = f"({step} <= {OPEN} OR {step} %% 10 = 0)"
        when, has_come = _WHEN.format(n=step), f"({step} %% 2 = 1 OR NOT {is_open})"
        moved(
            table, second.pk, quantity, step=step, sent_at=when, **own,
            from_office_id=there, to_office_id=here if table == 74 else there,
            due_on=f"CASE WHEN {step} %% 10 <> 0 THEN current_date + {step} %% 30 END",
            to_person_id=f"CASE WHEN {step} %% 3 = 0 THEN {made_uid(70, f'1 + {step} %% {USERS}')} END",
            received_at=f"CASE WHEN {has_come} THEN {when} END",
            received_by_id=f"CASE WHEN {has_come} THEN was.received_by_id END",
            closed_at=f"CASE WHEN NOT {is_open} THEN {when} END",
            outcome=f"CASE WHEN {is_open} THEN '' ELSE 'attended' END",
        )  # fmt: skip


def _records(record: Record, size: int) -> None:
    subjects = " || ".join(
        (
            one_of(_VERBS, "n"),
            "' '",
            one_of(_MATTERS, _MIXED),
            "' de '",
            one_of(_PLACES, "n / 11"),
            *map(_rare, _STEPS),
        )
    )
    names = " || ' ' || ".join(
        (one_of(_NAMES, "n"), one_of(_SURNAMES, "n / 7"), one_of(_SURNAMES, "n / 300"))
    )
    printed = f"'OFICIO N° ' || lpad((n %% 999983)::text, 6, '0') || '-' || (2026 - n %% 10) || '-' || {one_of(ISSUERS, 'n')}"
    letters = [found.around for each in ISSUERS if (found := normalise(f"OFICIO N° 1-2026-{each}"))]
    copies.multiply(
        "correspondence_record", "was.id = %s", record.pk, size,
        id=_record(), number="'REG' || n", ordinal="1000 + n", follow_code="lpad(n::text, 12, '0')",
        received_at=_WHEN.format(n="n"), presented_at=_WHEN.format(n="n"),
        subject=subjects, sender_name=names, sender_kind="'person'", sender_number="(10000000 + n %% 300007)::text",
        number_of_sender=printed, number_core="n %% 999983 || '/' || (2026 - n %% 10)", number_letters=one_of(letters, "n"),
    )  # fmt: skip


def _texts(record: Record, size: int) -> None:
    """What is searched of each, and the words that are known."""
    words = "lower(of.subject || ' ' || of.sender_name || ' ' || of.number_of_sender)"
    folded = f"translate({words}, 'áéíóúñ', 'aeioun')"
    copies.multiply(
        "correspondence_recordtext", "was.record_id = %s", record.pk, size,
        id="1000000 + n", record_id=_record(),
        stems=f"(SELECT to_tsvector('spanish', {words} || ' ' || {folded}) FROM correspondence_record of WHERE id = {_record()})",
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO correspondence_knownword (word) SELECT DISTINCT word FROM (SELECT id FROM correspondence_record "
            f"ORDER BY id DESC LIMIT 10000) newest JOIN correspondence_record of USING (id), "
            f"regexp_split_to_table({folded}, '[^a-z]+') word WHERE length(word) BETWEEN 4 AND 30"
        )
        cursor.execute(
            f"INSERT INTO correspondence_knownword (word) SELECT DISTINCT {_word('n')} FROM generate_series(1, %s) n",
            [WORDS],
        )


def _rare(step: float) -> str:
    """In SQL, a word of the tail for the n-th document."""
    return f"' ' || {_word(f'power({WORDS}::float8, n * {step} - floor(n * {step}))::int')}"


def _word(number: str) -> str:
    """In SQL, a word without a sense."""
    return f"left(translate(md5(({number})::text), '0123456789', 'aeiourstln'), 10)"


def _record(number: str = "n") -> str:
    """In SQL, what `record_id` makes."""
    return made_uid(71, f"{_LAST} - ({number})")
