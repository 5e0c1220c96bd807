"""Is what a request wrote gone before the next one, by whatever statement it was written, and never told to the next?"""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from procrastinate.contrib.django.models import ProcrastinateJob

from chancery.kernel.cases import jobs
from chancery.kernel.identity.tests.factories import SYSTEM
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.models import Entry
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from tests.access.undoing import Undoing

pytestmark = pytest.mark.django_db


def defer() -> None:
    jobs.recount.defer(office_id=str(uuid4()), day="2026-01-01", why="Prueba", after="")


def rename() -> None:
    Office.objects.filter(code="cg-milan").update(city="Otra")


def fail() -> None:
    rename()
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


def note() -> None:
    ledger.record_read(subject=uuid4(), kind="prueba", purpose="Prueba", actor=SYSTEM)


def city() -> str:
    return Office.objects.get(code="cg-milan").city


@pytest.mark.parametrize("write", [defer, rename, fail, note])
def test_what_was_written_is_undone_each_time(write: Callable[[], None]) -> None:
    undone = Undoing().undone
    for _ in range(2):
        with undone():
            write()
        assert not ProcrastinateJob.objects.exists()
        assert not Entry.objects.exists()
        assert organisation.office("cg-milan").city == "Milán"


def test_what_one_request_read_is_told_to_the_next_but_never_what_one_wrote() -> None:
    undone = Undoing().undone
    with undone():
        assert city() == "Milán"
    for _ in range(2):
        with undone():
            assert city() == "Milán"
            rename()
            assert city() == "Otra"
    rename()
    with undone():
        assert city() == "Milán"
        assert list(Office.objects.filter(code="cg-milan").values_list("city")) == [("Otra",)]
