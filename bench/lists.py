"""Do lists, searches and details cost the same at ten thousand cases as at a million? Pages asked for, queries counted.

Each size is a database of its own, a copy of the same ministry; the sizes are measured in turns.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import measure
from bench.world import World
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.identity.models import Account

ROUNDS = 25
# A tenth are open, as at the end of a year; half of the people have one of four hundred surnames, the rest a rarer one.
_PEOPLE = """
INSERT INTO identity_person (id, given_names, first_surname, second_surname, document_kind, document_number,
    document_country, nationality, email, telephone, folded_name, created_at)
SELECT gen_random_uuid(), 'Rosa', 'Apellido' || s, 'Segundo', 'dni', lpad((10000000 + n)::text, 8, '0'), 'PE', 'PE', '', '',
    'rosa apellido' || s || ' segundo', now()
FROM (SELECT n, CASE WHEN n % 2 = 0 THEN (n / 2) % 400 ELSE 1000 + n END AS s FROM generate_series(1, {people}) n) each
"""
_CASES = """
WITH people AS (SELECT array_agg(id) AS ids FROM identity_person WHERE folded_name LIKE 'rosa apellido%'),
    offices AS (SELECT array_agg(id) AS ids FROM organisation_office WHERE id <> '{office}')
INSERT INTO cases_case (id, number, procedure_code, procedure_version, state, office_id, applicant_id, assigned_to_id,
    opened_at, moved_at, closed_at, due_on)
SELECT gen_random_uuid(), 'BEN-' || (2000 + n / 900000) || '-' || lpad((n % 900000)::text, 6, '0') || '-0', 'apostille', 1,
    CASE WHEN n % 10 = 0 THEN (ARRAY['filed', 'under_review', 'observed', 'issued'])[1 + n / 10 % 4]
        ELSE (ARRAY['delivered', 'refused', 'abandoned'])[1 + n % 3] END,
    CASE WHEN n % 20 IN (0, 1) THEN '{office}' ELSE offices.ids[1 + n % cardinality(offices.ids)] END,
    people.ids[1 + (n * 7919::bigint) % cardinality(people.ids)],
    CASE WHEN n % 500 = 0 THEN '{officer}'::uuid END,
    now() - n * interval '1 minute', now() - n * interval '1 minute',
    CASE WHEN n % 10 <> 0 THEN now() - n * interval '1 minute' END,
    CASE WHEN n % 10 = 0 THEN current_date + n % 30 END
FROM generate_series(1, {cases}) n, people, offices
"""


def run(world: World, sizes: list[int]) -> list[measure.Figure]:
    """The same queries, none above ten, and at most 1.5 times the time is the aim."""
    pages = _pages(world)
    small, large = min(sizes), max(sizes)
    copies = {size: _Copy(world, size) for size in (small, large)}
    figures = []
    for name, ask in pages.items():
        counted = {size: _counted(copy, ask) for size, copy in copies.items()}
        works = {str(size): _within(copy, ask) for size, copy in copies.items()}
        taken = measure.in_turns(works, rounds=ROUNDS)
        is_right = counted[small] == counted[large] <= 10
        figures.append(
            measure.at_most(
                "lists",
                f"{name}, {large:,} cases : {small:,}",
                taken[str(large)],
                taken[str(small)],
                1.5,
                queries=f"{counted[small]} / {counted[large]}{'' if is_right else ' (aim: the same, ≤ 10)'}",
            )
        )
    return figures


class _Copy:
    """The ministry in a database of its own, with so many cases more, and the connection that leads there."""

    def __init__(self, world: World, size: int) -> None:
        own = str(connection.settings_dict["NAME"])
        name = f"{own}_{size}"
        connection.close()
        with _elsewhere("postgres"), connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{own}"')
        with _elsewhere(name):
            names = {"office": world.at.office.id, "officer": world.at.officer.person_id}
            with connection.cursor() as cursor:
                cursor.execute(_PEOPLE.format(people=size // 3))
                cursor.execute(_CASES.format(cases=size, **names))
                cursor.execute("VACUUM ANALYZE")
            self._led, connection.connection = connection.connection, None

    @contextmanager
    def used(self) -> Iterator[None]:
        """While inside, what asks the database asks this one."""
        kept, connection.connection = connection.connection, self._led
        try:
            yield
        finally:
            self._led, connection.connection = connection.connection, kept


@contextmanager
def _elsewhere(name: str) -> Iterator[None]:
    own, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


def _within(copy: _Copy, ask: Callable[[], None]) -> Callable[[], None]:
    def work() -> None:
        with copy.used():
            ask()

    return work


def _counted(copy: _Copy, ask: Callable[[], None]) -> int:
    with copy.used():
        ask()
        with CaptureQueriesContext(connection) as captured:
            ask()
    return len(captured)


def _pages(world: World) -> dict[str, Callable[[], None]]:
    """What an officer and a citizen look at all day. Each has signed in, the officer by a second factor."""
    case = factories.taken(world.at).case
    officer, citizen = (_signed_in(actor.person_id) for actor in (world.at.officer, world.at.citizen))
    addresses = {
        "Bandeja": (officer, "/bandeja/"),
        "Bandeja, what is mine": (officer, "/bandeja/?held=me"),
        "Bandeja, one state": (officer, "/bandeja/?state=under_review"),
        "Bandeja, a later page": (
            officer,
            "/bandeja/?despues=2099-01-01_00000000-0000-0000-0000-000000000000",
        ),
        "search by number": (officer, f"/buscar/?q={case.number.replace('-', ' ').lower()}"),
        "search by a common surname": (officer, "/buscar/?q=apellido7"),
        "search by a rare surname": (officer, "/buscar/?q=apellido1041"),
        "search by document": (officer, "/buscar/?q=10000021"),
        "one case": (officer, f"/tramites/apostilla/{case.number}/"),
        "its history": (officer, f"/expedientes/{case.number}/historia"),
        "its deadlines": (officer, f"/expedientes/{case.number}/plazos"),
        "own cases": (citizen, "/mis-tramites/"),
        "one's own case": (citizen, f"/tramites/apostilla/{case.number}/"),
        "register of parties": (citizen, "/apostillas/paises/"),
    }

    def asking(client: Client, address: str) -> Callable[[], None]:
        def ask() -> None:
            answer = client.get(address)
            if answer.status_code != 200:
                raise RuntimeError(f"{address}: {answer.status_code}")

        return ask

    return {name: asking(*where) for name, where in addresses.items()}


def _signed_in(person_id: object) -> Client:
    account = Account.objects.get(person_id=person_id)
    client = Client()
    client.force_login(account, "django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(account.pk)
    session.save()
    return client
