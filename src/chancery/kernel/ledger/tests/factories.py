"""What the ledger's tests begin with."""

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.db import connection

from chancery.kernel.base import canonical
from chancery.kernel.base.actor import system_actor
from chancery.kernel.ledger import actions

ACTOR = system_actor("Prueba")


def submit(count: int) -> list[uuid.UUID]:
    """Documents that wait for their place in the public log."""
    ids = [uuid.uuid4() for _ in range(count)]
    for number, document_id in enumerate(ids):
        actions.submit(document_id=document_id, statement=f"statement {number}".encode())
    return ids


def issue(paper: bytes) -> uuid.UUID:
    """A document whose statement says of it what the real ones say."""
    document_id = uuid.uuid4()
    statement = canonical.encode(
        {
            "kind": "apostille_certificate",
            "number": "APO-2026-000123-7",
            "issued_at": "2026-03-01T15:00:00+00:00",
            "sha256": sha256(paper).hexdigest(),
            "length": len(paper),
        }
    )
    actions.submit(document_id=document_id, statement=statement)
    return document_id


@contextmanager
def guard_off(table: str, trigger: str = "") -> Iterator[None]:
    """What somebody with the owner's rights could do."""
    trigger = trigger or f"{table}_forbid_change"
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
        yield
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")


def in_threads(count: int, work: Callable[[int], object]) -> None:
    """Run `work` on `count` connections at once; what one raises, the test raises."""
    raised: list[BaseException] = []

    def run(number: int) -> None:
        try:
            work(number)
        except Exception as error:  # noqa: BLE001
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]
