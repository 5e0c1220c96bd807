"""A paper handed in to be scanned, read by a machine that says what one wants, and looked for by what it says."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from chancery.contexts.correspondence import actions, jobs, queries
from chancery.contexts.correspondence.models import Digitisation, Record
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents.tests import scans

TEXT = "SOLICITO copia del convenio\nde navegación en el lago Titicaca"
ALL_SEEN = {"is_legible": True, "is_complete": True, "is_straight": True, "is_upright": True}
Reads = Callable[[str], None]


def scanned(at: Ministry, record: Record | None = None, *, actor: Actor | None = None) -> Digitisation:
    who = actor or at.clerk
    return actions.digitise(
        record=record or factories.registered(at, to=at.unit), upload_ids=[UUID(a_scan(who))], actor=who
    )


def read(digitisation: Digitisation) -> Digitisation:
    jobs.recognise(digitisation_id=str(digitisation.id))
    return queries.digitisation(factories.SYSTEM, digitisation.id)


def found(actor: Actor, text: str) -> set[str]:
    return {each.number for each in queries.search(actor, text)}


def a_scan(actor: Actor) -> str:
    content = scans.scan(scans.page([str(uuid4())])).content
    return str(factories.upload(actor, content, "escaneo.pdf").id)


def with_text(at: Ministry, says: str) -> Record:
    upload = factories.upload(at.clerk, scans.written(says))
    return factories.registered(at, to=at.unit, upload_ids=[upload.id])


def forget_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def jobs_for(task: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s", [task])
        return [json.loads(row[0]) for row in cursor.fetchall()]
