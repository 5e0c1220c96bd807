"""Can what was recorded be changed, lost or counted twice?"""

import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from chancery.kernel.base.actor import Actor, Channel, Role, RoleAt
from chancery.kernel.ledger import actions, verification
from chancery.kernel.ledger.models import Entry, NumberSeries
from chancery.kernel.ledger.tests.factories import ACTOR, guard_off, in_threads


def act(chain: uuid.UUID, verb: str = "example.act") -> Entry:
    return actions.record(chain=chain, verb=verb, actor=ACTOR, facts={"n": 1})


@pytest.mark.django_db
def test_a_chain_links_each_entry_to_the_one_before() -> None:
    chain = uuid.uuid4()
    first, second = act(chain), act(chain)
    assert (first.position, second.position) == (0, 1)
    assert first.previous_hash == actions.GENESIS
    assert second.previous_hash == first.hash
    assert list(verification.chains()) == []


@pytest.mark.django_db
def test_entries_recorded_together_follow_one_another_in_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    chain, other = uuid.uuid4(), uuid.uuid4()
    before = act(chain)
    with django_assert_num_queries(1), actions.together():
        first, beside, second = act(chain), act(other), act(chain, "example.another")
    assert [first.position, beside.position, second.position] == [1, 0, 2]
    assert [first.previous_hash, second.previous_hash] == [before.hash, first.hash]
    assert list(Entry.objects.filter(chain=chain).order_by("position")) == [before, first, second]
    assert list(verification.chains()) == []


@pytest.mark.django_db
def test_a_block_within_another_keeps_the_order_of_both() -> None:
    chain = uuid.uuid4()
    with actions.together():
        first = act(chain)
        with actions.together():
            second = act(chain)
        third = act(chain)
    assert list(Entry.objects.filter(chain=chain).order_by("position")) == [first, second, third]


@pytest.mark.django_db(transaction=True)
def test_what_raises_leaves_no_entry_of_those_recorded_together() -> None:
    chain = uuid.uuid4()
    with pytest.raises(ValueError, match=r"example\.act"), transaction.atomic(), actions.together():
        int(act(chain).verb)
    assert not Entry.objects.filter(chain=chain).exists()
    assert act(chain).position == 0


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE ledger_entry SET verb = 'x'", "DELETE FROM ledger_entry"])
def test_the_database_refuses_to_change_an_entry(statement: str) -> None:
    act(uuid.uuid4())
    with pytest.raises(IntegrityError, match="can only be added to"), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_an_entry_says_who_with_which_authority_and_by_which_door() -> None:
    office, absent, person = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    officer = Actor(
        name="Rosa Quispe",
        channel=Channel.API,
        request_id="r-1",
        person_id=person,
        client_id="partner",
        roles=(RoleAt(Role.OFFICER, office), RoleAt(Role.CONSUL, office, delegated_by=absent)),
    )
    entry = actions.record(chain=uuid.uuid4(), verb="example.act", actor=officer, facts={"b": 1, "a": "ñ"})
    entry.refresh_from_db()
    assert entry.roles == f"consul@{office}/{absent} officer@{office}"
    assert (entry.actor_name, entry.person_id, entry.client_id) == ("Rosa Quispe", person, "partner")
    assert (entry.channel, entry.request_id, entry.facts) == ("api", "r-1", '{"a":"ñ","b":1}')
    assert actions.entry_hash(entry) == entry.hash


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"), [("chain", uuid.UUID(int=0)), ("position", 9), ("previous_hash", "1" * 64)]
)
def test_the_hash_binds_an_entry_to_its_place(field: str, value: object) -> None:
    entry = act(uuid.uuid4())
    setattr(entry, field, value)
    assert actions.entry_hash(entry) != entry.hash


@pytest.mark.django_db
def test_readings_follow_one_another_in_the_chain_of_the_reader() -> None:
    person = uuid.uuid4()
    reader = Actor(name="Rosa Quispe", channel=Channel.WEB, request_id="r", person_id=person)
    partner = Actor(name="Poder Judicial", channel=Channel.API, request_id="r", client_id="pj")
    for actor in (reader, partner, reader):
        actions.record_read(subject=uuid.uuid4(), kind="person", purpose="prueba", actor=actor)
    assert list(Entry.objects.filter(chain=person).values_list("position", flat=True)) == [0, 1]
    assert Entry.objects.exclude(chain=person).get().client_id == "pj"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "column",
    ["at", "verb", "actor_name", "person_id", "client_id", "roles", "channel", "request_id", "facts"],
)
def test_the_hash_covers_every_column(column: str) -> None:
    entry = act(uuid.uuid4())
    values = {"at": "now() + interval '1 second'", "person_id": "gen_random_uuid()"}
    assert list(verification.chains()) == []
    faults = tampered(
        f"UPDATE ledger_entry SET {column} = {values.get(column, repr('x'))} WHERE id = {entry.id}"
    )
    assert faults == [f"cadena {entry.chain}, asiento 0: su contenido no corresponde a su huella"]


def tampered(statement: str) -> list[str]:
    """What the verification says after somebody with the owner's rights switched the guard off."""
    with connection.cursor() as cursor, guard_off("ledger_entry"):
        cursor.execute(statement)
    return list(verification.chains())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE ledger_entry SET facts = '{}' WHERE position = 1", "no corresponde a su huella"),
        ("DELETE FROM ledger_entry WHERE position = 1", "falta el asiento 1"),
        ("UPDATE ledger_entry SET previous_hash = repeat('1', 64) WHERE position = 2", "no enlaza"),
    ],
)
def test_tampering_behind_the_guard_is_found(statement: str, words: str) -> None:
    chain = uuid.uuid4()
    for _ in range(3):
        act(chain)
    assert list(verification.chains()) == []
    assert any(words in fault for fault in tampered(statement))
    with pytest.raises(CommandError, match="faltas"):
        call_command("verify_ledger", stdout=StringIO())


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_under_sixteen_clients_some_of_whom_fail() -> None:
    taken: list[int] = []

    def work(number: int) -> None:
        for attempt in range(6):
            try:
                with transaction.atomic():
                    ordinal = actions.next_ordinal(series="TST", year=2026)
                    if (number + attempt) % 3 == 0:
                        raise RuntimeError
                taken.append(ordinal)
            except RuntimeError:
                continue

    in_threads(16, work)
    assert len(taken) > 16
    assert sorted(taken) == list(range(1, len(taken) + 1))
    assert NumberSeries.objects.get(series="TST").last == len(taken)


@pytest.mark.django_db(transaction=True)
def test_one_chain_written_by_sixteen_clients_stays_one_chain() -> None:
    chain = uuid.uuid4()
    in_threads(16, lambda _: [act(chain) for _ in range(4)])
    assert Entry.objects.filter(chain=chain).count() == 64
    assert list(verification.chains()) == []


@pytest.mark.django_db
def test_readings_of_a_list_are_one_statement_and_as_many_entries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    reader = Actor(name="Rosa Quispe", channel=Channel.WEB, request_id="r", person_id=uuid.uuid4())
    subjects = [uuid.uuid4() for _ in range(25)]
    first = actions.record_read(subject=uuid.uuid4(), kind="case", purpose="prueba", actor=reader)
    with django_assert_num_queries(1):
        added = actions.record_reads(subjects=subjects, kind="case_search", purpose="prueba", actor=reader)
    assert [entry.position for entry in added] == list(range(1, 26))
    assert [entry.previous_hash for entry in added] == [each.hash for each in (first, *added)][:-1]
    assert [str(subject) in entry.facts for subject, entry in zip(subjects, added, strict=True)] == [
        True
    ] * 25
    assert list(verification.chains()) == []
