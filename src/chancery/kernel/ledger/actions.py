"""How is something added to what can only be added to?"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from django.db import connection, transaction

from chancery.kernel.base import canonical, clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.ledger import keys, merkle, notes, tree
from chancery.kernel.ledger.models import Checkpoint, Entry, Leaf, Submission

GENESIS = "0" * 64
READERS = UUID("6f1b4e0a-6f0e-5c69-9d1c-3b6a3f1f7a10")
BATCH = 2000
_CHAIN_LOCK, _SEQUENCER_LOCK = 7201, 7202


@transaction.atomic
def record(*, chain: UUID, verb: str, actor: Actor, facts: Mapping[str, Any]) -> Entry:
    """Add one fact to a chain, in the caller's transaction: it is there if and only if the act committed.

    The chain stays locked until that transaction ends, so that two acts on one case cannot both follow the same
    entry.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_CHAIN_LOCK, str(chain)])
    last = Entry.objects.filter(chain=chain).order_by("-position").first()
    entry = Entry(
        chain=chain,
        position=last.position + 1 if last else 0,
        at=clock.now(),
        verb=verb,
        actor_name=actor.name,
        person_id=actor.person_id,
        client_id=actor.client_id or "",
        roles=",".join(sorted({held.role.value for held in actor.roles})),
        channel=actor.channel.value,
        request_id=actor.request_id,
        facts=canonical.encode(facts).decode(),
        previous_hash=last.hash if last else GENESIS,
    )
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    return entry


def record_read(*, subject: UUID, kind: str, purpose: str, actor: Actor) -> Entry:
    """Add to the reader's own chain that a sensitive record was read, and what for (Ley 29733)."""
    chain = actor.person_id or uuid5(READERS, actor.client_id or actor.name)
    return record(
        chain=chain,
        verb="ledger.read",
        actor=actor,
        facts={"subject": subject, "kind": kind, "purpose": purpose},
    )


def entry_hash(entry: Entry) -> str:
    """SHA-256 of the entry's canonical form, the previous entry's hash included."""
    return sha256(
        canonical.encode(
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
    ).hexdigest()


def next_ordinal(*, series: str, year: int, scope: str = "") -> int:
    """The next number of a series in a year, from 1, without gaps: a rolled-back act gives its number back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_numberseries (series, year, scope, last) VALUES (%s, %s, %s, 1) "
            "ON CONFLICT (series, year, scope) DO UPDATE SET last = ledger_numberseries.last + 1 RETURNING last",
            [series, year, scope],
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


@transaction.atomic
def submit(*, document_id: UUID, statement: bytes) -> None:
    """Ask for a place in the public log. The sequencer gives it after the commit."""
    from chancery.kernel.ledger import jobs

    Submission.objects.create(document_id=document_id, statement=statement)
    jobs.defer_sequence()


@transaction.atomic
def sequence(*, actor: Actor) -> int:
    """Give every waiting statement its place, in the order in which it was submitted, and sign the new head.

    One sequencer at a time; another that comes meanwhile finds nothing to do. Returns how many were placed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_SEQUENCER_LOCK])
        row = cursor.fetchone()
    if row is None or not row[0]:
        return 0
    waiting = list(Submission.objects.order_by("id")[:BATCH])
    if not waiting:
        return 0
    size = tree.size()
    at = clock.now()
    leaves = [
        Leaf(index=size + offset, document_id=item.document_id, statement=bytes(item.statement), added_at=at)
        for offset, item in enumerate(waiting)
    ]
    Leaf.objects.bulk_create(leaves)
    tree.append([merkle.leaf_hash(leaf.statement) for leaf in leaves])
    Submission.objects.filter(id__in=[item.id for item in waiting]).delete()
    _sign_head(size + len(leaves), at)
    return len(leaves)


def _sign_head(size: int, at: datetime) -> None:
    root = merkle.root(size, tree.Reader())
    note = notes.sign(notes.Head(keys.origin(), size, root), keys.log_key())
    Checkpoint.objects.create(size=size, root=root, note=note, at=at)
