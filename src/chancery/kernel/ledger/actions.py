"""How is something added to what can only be added to?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from django.db import connection, transaction

from chancery.kernel.base import canonical, clock
from chancery.kernel.base.actor import Actor, RoleAt
from chancery.kernel.base.errors import Conflict
from chancery.kernel.ledger import chains, keys, merkle, notes, tiles, tree
from chancery.kernel.ledger.models import Checkpoint, Entry, Leaf, Submission

GENESIS = "0" * 64
READERS = UUID("6f1b4e0a-6f0e-5c69-9d1c-3b6a3f1f7a10")
PUBLIC_LOG = UUID("0d9c8a9e-2f0b-5a40-8a5e-5b1f3a6d7c21")
BATCH = 2000
_CHAIN_LOCK = 7201  # the function `ledger_add` takes the same
_SEQUENCER_LOCK = 7202  # 7201 is that of a chain, in `ledger_add`

_gathered: ContextVar[list[Entry] | None] = ContextVar("entries that wait for their statement", default=None)


class AlreadySubmitted(Conflict):
    """One document, one entry in the public log."""

    code = "ledger.already_submitted"
    sentence = "Este documento ya fue enviado al registro público."
    next_step = "Consulte su página de verificación; no hace falta enviarlo otra vez."


class LogKeyChanged(Conflict):
    """The key at hand is not the one that signed the log so far: signing on would make two logs of one."""

    code = "ledger.log_key_changed"
    sentence = "La llave del registro público no es la que firmó su último estado."
    next_step = "Avise al administrador: se debe restaurar la llave anterior desde su copia de respaldo."


def record(*, chain: UUID, verb: str, actor: Actor, facts: Mapping[str, Any]) -> Entry:
    """Add one fact to a chain, in the caller's transaction: it is there if and only if the act committed.

    The chain stays locked until that transaction ends, so that two acts on one case cannot both follow the same
    entry.
    """
    entry = _entry(chain=chain, verb=verb, actor=actor, facts=facts)
    gathered = _gathered.get()
    if gathered is None:
        _add([entry])
    else:
        gathered.append(entry)
    return entry


@contextmanager
def together() -> Iterator[None]:
    """Record what the block records in one statement, in its order, when the block ends: of a thing that is new, so that
    nobody else adds to its chain meanwhile.

    The block reads no entry of its own and undoes no part of itself; what it raises undoes the act, and leaves none.
    A block within another adds to the other's, in the order of both.
    """
    if _gathered.get() is not None:
        yield
        return
    entries: list[Entry] = []
    token = _gathered.set(entries)
    try:
        yield
    finally:
        _gathered.reset(token)
    if entries:
        _add(entries)


def _entry(*, chain: UUID, verb: str, actor: Actor, facts: Mapping[str, Any]) -> Entry:
    return Entry(
        chain=chain,
        position=0,
        at=clock.now(),
        verb=verb,
        actor_name=actor.name,
        person_id=actor.person_id,
        client_id=actor.client_id or "",
        roles=" ".join(sorted(_role(held) for held in actor.roles)),
        channel=actor.channel.value,
        request_id=actor.request_id,
        facts=canonical.encode(facts).decode(),
        previous_hash="",
    )


_ADDED = "SELECT * FROM ledger_add(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


def _add(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Add entries in one statement, one after the other: each call of the function sees what the one before it added."""
    given: list[Any] = []
    for entry in entries:
        head, _, tail = text(entry).decode().partition('"position":0,"previous":""')
        given += [
            entry.chain,
            entry.at,
            entry.verb,
            entry.actor_name,
            entry.person_id,
            entry.client_id,
            entry.roles,
            entry.channel,
            entry.request_id,
            entry.facts,
            head,
            tail,
            GENESIS,
        ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_ADDED] * len(entries)), given)
        for entry, made in zip(entries, cursor.fetchall(), strict=True):
            entry.id, entry.position, entry.previous_hash, entry.hash = made
            entry._state.adding = False
    return entries


def hold(chain: UUID) -> None:
    """Wait for a chain and keep it until the transaction ends.

    Who will lock a row that others lock after they have recorded holds its chain first, so that no two acts wait
    for one another.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_CHAIN_LOCK, str(chain)])


def record_read(*, subject: UUID, kind: str, purpose: str, actor: Actor) -> Entry:
    """Add to the reader's own chain that a sensitive record was read, and what for (Ley 29733)."""
    (entry,) = record_reads(subjects=[subject], kind=kind, purpose=purpose, actor=actor)
    return entry


def record_reads(*, subjects: Iterable[UUID], kind: str, purpose: str, actor: Actor) -> Sequence[Entry]:
    """The same of each record of a list, an entry for each."""
    chain = (
        chains.at_this_site(actor.person_id)
        if actor.person_id
        else uuid5(READERS, actor.client_id or actor.name)
    )
    entries = [
        _entry(
            chain=chain,
            verb="ledger.read",
            actor=actor,
            facts={"subject": subject, "kind": kind, "purpose": purpose},
        )
        for subject in subjects
    ]
    return _add(entries) if entries else ()


def entry_hash(entry: Entry) -> str:
    """SHA-256 of the entry's canonical form, the previous entry's hash included."""
    return sha256(text(entry)).hexdigest()


def text(entry: Entry) -> bytes:
    """The entry as it is hashed: whoever has this line recomputes the hash."""
    return canonical.encode(
        {
            "chain": entry.chain,
            "position": entry.position,
            "at": entry.at.isoformat(),
            "verb": entry.verb,
            "actor": entry.actor_name,
            "person": entry.person_id,
            "client": entry.client_id,
            "roles": entry.roles,
            "channel": entry.channel,
            "request": entry.request_id,
            "facts": entry.facts,
            "previous": entry.previous_hash,
        }
    )


def _role(held: RoleAt) -> str:
    """`role@office`, and `/person` when it covers that person's absence: the authority under which the act was done."""
    by = f"/{held.delegated_by}" if held.delegated_by else ""
    return f"{held.role.value}@{held.office_id}{by}"


def next_ordinal(*, series: str, year: int) -> int:
    """The next number of a series in a year, from 1, without gaps: a rolled-back act gives its number back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_numberseries (series, year, last) VALUES (%s, %s, 1) "
            "ON CONFLICT (series, year) DO UPDATE SET last = ledger_numberseries.last + 1 RETURNING last",
            [series, year],
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


def submit(*, document_id: UUID, statement: bytes) -> None:
    """Ask, in the caller's transaction, for a place in the public log. The sequencer gives it after the commit.

    Raises `AlreadySubmitted`, and `ValueError` on a statement longer than an entry bundle can hold.
    """
    from chancery.kernel.ledger import jobs

    if len(statement) > tiles.MAX_ENTRY:
        raise ValueError(f"a statement has at most {tiles.MAX_ENTRY} bytes")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_submission (document_id, statement) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [document_id, statement],
        )
        is_new = cursor.rowcount == 1
    # Asked after the insertion, which has waited for a sequencer that was placing the same document.
    if not is_new or Leaf.objects.filter(document_id=document_id).exists():
        raise AlreadySubmitted
    jobs.defer_sequence()


@transaction.atomic
def ensure_log_key(*, actor: Actor) -> str:
    """The log's «vkey»; its key is made on the first call, and never again once a head was signed.

    Raises `LogKeyMissing`.
    """
    if not Checkpoint.objects.exists():
        is_new = keys.make()
        if is_new:
            record(
                chain=PUBLIC_LOG, verb="ledger.make_log_key", actor=actor, facts={"vkey": keys.verifier_key()}
            )
    return keys.verifier_key()


@transaction.atomic
def sequence(*, actor: Actor) -> int:
    """Give every waiting statement its place, in the order in which it was submitted, and sign the new head.

    One sequencer at a time: another waits for it and takes what it left. The first call signs the empty log. At most
    `BATCH` a call; returns how many were placed. Raises `LogKeyMissing`, `LogKeyChanged`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SEQUENCER_LOCK])
    vkey = ensure_log_key(actor=actor)
    last = Checkpoint.objects.order_by("-size").first()
    waiting = list(Submission.objects.order_by("id")[:BATCH])
    if last and not waiting:
        return 0
    size = last.size if last else 0
    if last:
        _check_continues(last, vkey)
    at = clock.now()
    leaves = [
        Leaf(index=size + offset, document_id=item.document_id, statement=bytes(item.statement), added_at=at)
        for offset, item in enumerate(waiting)
    ]
    Leaf.objects.bulk_create(leaves)
    tree.append([merkle.leaf_hash(bytes(leaf.statement)) for leaf in leaves])
    Submission.objects.filter(id__in=[item.id for item in waiting]).delete()
    size += len(leaves)
    root = merkle.root(size, tree.Reader())
    Checkpoint.objects.create(size=size, root=root, note=keys.load().sign(size, root), at=at)
    return len(leaves)


def _check_continues(last: Checkpoint, vkey: str) -> None:
    try:
        notes.verify(last.note, vkey)
    except ValueError:
        raise LogKeyChanged from None
