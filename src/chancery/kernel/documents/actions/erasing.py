"""How is everything that is kept of a subject given up for good, and its bytes removed from the store?"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import holding
from chancery.kernel.documents.actions.files import FILE_LOCK
from chancery.kernel.documents.models import Erasure
from chancery.kernel.documents.store import store
from chancery.kernel.ledger import actions as ledger


@transaction.atomic
def erase(*, subjects: Collection[UUID], authority: str, actor: Actor) -> tuple[str, ...]:
    """Give up what is kept of these subjects; the caller has passed the gate of its own law.

    What the database says of them becomes empty in this act. The bytes go after it has committed, by a job: an act that is undone
    loses none. Returns the hashes of the files that something else still needs, which stay.
    """
    from chancery.kernel.documents import jobs

    for subject in sorted(subjects):
        ledger.hold(subject)
        _, is_new = Erasure.objects.get_or_create(
            subject=subject, defaults={"authority": authority, "at": clock.now(), "by": actor.name}
        )
        if is_new:
            ledger.record(chain=subject, verb="documents.erase", actor=actor, facts={"authority": authority})
    for rows, columns in holding.wordy(subjects):
        rows.update(**dict.fromkeys(columns, ""))
    held = sorted(holding.files_of(subjects))
    staying = tuple(sha256 for sha256 in held if holding.is_needed(sha256))
    for sha256 in held:
        jobs.remove_erased.defer(sha256=sha256)
    return staying


@transaction.atomic
def remove_erased(*, sha256: str, actor: Actor) -> bool:
    """Remove the bytes of a file that nothing needs any more; whoever keeps the same bytes again waits, and puts them anew.

    Returns whether they are gone. Raises `StoreUnavailable`.
    """
    assert actor.is_system
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [FILE_LOCK, sha256])
    if not holding.is_given_up(sha256):
        return False
    store().remove(sha256)
    return True
