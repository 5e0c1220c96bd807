"""A ready-made statement is asked of the line alone, and answers as a cursor would."""

import pytest
from django.db import DataError, ProgrammingError, connection
from django.test.utils import CaptureQueriesContext

from chancery.kernel.base import ready_made

_SAID = "SELECT %s || number FROM generate_series(1, 2) AS number WHERE number::text = %s ORDER BY number"


def _prepared() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements WHERE name LIKE %s", ["ready_made_%"])
        return [name for (name,) in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_the_answer_is_the_first_row_s_and_nothing_where_there_is_none() -> None:
    for _ in range(2):
        assert ready_made.value(_SAID, "número ", "2") == "número 2"
        assert ready_made.value(_SAID, "número ", "3") is None
        assert ready_made.value("SELECT nullif(%s, 'a')", "a") is None
    assert len(_prepared()) == 2


@pytest.mark.django_db(transaction=True)
def test_what_the_server_forgot_is_prepared_again() -> None:
    assert ready_made.value(_SAID, "a", "1") == "a1"
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert not _prepared()
    assert ready_made.value(_SAID, "a", "1") == "a1"


@pytest.mark.django_db(transaction=True)
def test_another_connection_prepares_its_own() -> None:
    assert ready_made.value(_SAID, "a", "1") == "a1"
    connection.close()
    assert ready_made.value(_SAID, "a", "1") == "a1"


@pytest.mark.django_db(transaction=True)
def test_a_line_that_the_server_ended_is_given_up_for_another() -> None:
    assert ready_made.value(_SAID, "a", "1") == "a1"
    ended = connection.connection.info.backend_pid
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ended])
    other.close()
    connection.health_check_enabled, connection.health_check_done = True, False
    assert ready_made.value(_SAID, "a", "1") == "a1"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_asked_before", [False, True])
def test_a_fault_is_told_as_the_framework_tells_it(is_asked_before: bool) -> None:
    statement = "SELECT (1 / %s::int)::text"
    if is_asked_before:
        assert ready_made.value(statement, "1") == "1"
    with pytest.raises(DataError):
        ready_made.value(statement, "0")
    with pytest.raises(ProgrammingError):
        ready_made.value("SELECT nothing_of_the_kind FROM documents_document WHERE kind = %s", "a")
    assert ready_made.value(statement, "1") == "1"


@pytest.mark.django_db(transaction=True)
def test_a_text_that_the_line_would_cut_short_is_refused_by_the_cursor() -> None:
    assert ready_made.value("SELECT %s", "a") == "a"
    with pytest.raises(DataError):
        ready_made.value("SELECT %s", "a\0b")


@pytest.mark.django_db
def test_within_a_transaction_and_where_statements_are_counted_a_cursor_asks() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert ready_made.value(_SAID, "a", "1") == "a1"
    assert len(asked) == 1
    assert ready_made.value(_SAID, "a", "3") is None
    assert not _prepared()
