"""How does a ministry get ten million cases in half an hour? The database makes them, with all that a case leaves behind.

The same numbers make the same rows: a page finds the same case in a small copy and in a large one. Cases come at one
a minute, whatever their number, so that what is recent is as much at either size. Narrow, because no list, search or page of these
rows reads it: one entry of the ledger a case instead of five or more, hashes of 16 signs, no facts of entries and papers, no signed
statements. All that a list shows, filters or sorts by is as wide as it is in service.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import connection

from bench import copies
from chancery.kernel.base import clock
from chancery.kernel.organisation.models import Office

_OPEN = ("filed", "under_review", "observed", "issued")
_CLOSED = ("delivered", "refused", "abandoned")
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FILE = "0" * 63 + "b"
_AUTHORITIES = 300
PAPERS_FROM = 200_000_000
"""Where the ordinals of made-up papers begin: far beyond those that the bench issues itself."""


def uid(table: int, number: int) -> str:
    """The id of a row of a table: in the order in which rows come, as ours are."""
    return str(UUID(int=(table << 96) | (0x7 << 76) | (0x8 << 60) | number))


def made_uid(table: int, number: str = "n") -> str:
    """In SQL, what `uid` makes."""
    return f"('{uid(table, 0)[:24]}' || lpad(to_hex({number}), 12, '0'))::uuid"


def one_of(words: Sequence[str], number: str, kind: str = "text") -> str:
    """In SQL, the n-th of some words, round and round."""
    listed = ", ".join(f"'{each}'" for each in words)
    return f"(ARRAY[{listed}]::{kind}[])[1 + mod({number}, {len(words)})]"


def code_of(number: int) -> str:
    """The verification code of the paper of a case."""
    digits = []
    for _ in range(20):
        number, digit = divmod(number, 32)
        digits.append(_CROCKFORD[digit])
    return "".join(reversed(digits))


def first_with_paper(size: int) -> int:
    """The number of a case with a paper that every copy has."""
    return next(number for number in range(1, size) if number % 10 and _CLOSED[number % 3] == "delivered")


def load(*, size: int, office: Office, officer_id: str, citizen_id: str) -> None:
    """So many cases, a third as many people, and what each case leaves in every table that a page reads."""
    others = Office.objects.exclude(pk=office.pk).order_by("code").values_list("pk", flat=True)
    people = max(1, size // 3)
    cases = _cases(size, str(office.pk), [str(pk) for pk in others], people, officer_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM fees_tariffitem WHERE code = 'apostille' ORDER BY valid_from DESC LIMIT 1"
        )
        tariff = str(cursor.fetchone()[0])
        cursor.execute(
            "INSERT INTO documents_storedfile (sha256, size, media_type, stored_at) VALUES (%s, 1, 'application/pdf', now())",
            [_FILE],
        )
    _make("identity_person", _person(), f"generate_series(1, {people}) n")
    _make("signatories_authority", _authority(), f"generate_series(0, {_AUTHORITIES - 1}) n")
    _make("signatories_signatory", _signatory(), f"generate_series(0, {max(50, size // 100) - 1}) n")
    twice = f"{cases}, generate_series(n * 8, n * 8 + 1) mark"
    issued = f"{cases} WHERE state IN ('issued', 'delivered')"
    for table, columns, rows in (
        ("cases_case", _case(), cases),
        ("apostilles_request", _request(), cases),
        ("cases_casedeadline", _clock(clock.today()), twice),
        ("cases_interval", _interval(), twice),
        ("ledger_entry", _entry(), cases),
        ("fees_charge", _charge(tariff), cases),
        ("fees_paymentattempt", _attempt(), cases),
        ("fees_payment", _payment(), cases),
        ("fees_receipt", _receipt(), cases),
        ("documents_document", _document(), issued),
        ("apostilles_apostille", _apostille(), issued),
        ("ledger_leaf", _leaf(), issued),
        ("notifications_notice", _notice(citizen_id), twice),
    ):
        _make(table, columns, rows)
    days = f"generate_series(current_date - {size // (24 * 60) + 1}, current_date - 1, interval '1 day') day"
    _make("fees_reconciliation", _reconciliation(), days)


def _make(table: str, columns: dict[str, str], rows: str) -> None:
    """Into `table` what `columns` says in SQL of each of the rows, in their order."""
    named, values = ", ".join(columns), ", ".join(columns.values())
    with copies.bare(table), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({named}) SELECT {values} FROM {rows}")


def _cases(size: int, office: str, others: list[str], people: int, officer: str) -> str:
    """In SQL, the cases from which all rows follow, in the order of their ids: the newest case is the first.

    A tenth are open, as at the end of a year; every tenth is at the office that is measured. None runs out today, which is over at
    some posts already: a sweep finds nothing to do.
    """
    now, today = clock.now().replace(microsecond=0).isoformat(), clock.today().isoformat()
    state = f"CASE WHEN n % 10 = 0 THEN {one_of(_OPEN, 'n / 10')} ELSE {one_of(_CLOSED, 'n')} END"
    return (
        f"(SELECT n, {made_uid(1)} AS case_id, "
        "'BEN-' || 2000 + n / 900000 || '-' || lpad((n % 900000)::text, 6, '0') || '-0' AS printed, "
        f"CASE WHEN n % 20 < 2 THEN '{office}'::uuid ELSE {one_of(others, 'n', 'uuid')} END AS office_id, "
        f"{made_uid(2, f'1 + n * 7919 % {people}')} AS applicant_id, "
        f"CASE WHEN n % 500 = 0 THEN '{officer}'::uuid END AS officer_id, "
        f"'{now}'::timestamptz - n * interval '1 minute' AS at, n % 10 = 0 AS is_open, {state} AS state, "
        f"'{today}'::date + 1 + (n % 30)::int AS due_on FROM generate_series(1::bigint, {size}) n) made"
    )


def _person() -> dict[str, str]:
    """Half have one of four hundred surnames, the rest a rarer one."""
    surname = f"{_surname()} || ' segundo'"
    empty = dict.fromkeys(("email", "telephone", "address"), "''")
    return {
        "id": made_uid(2), "given_names": "'Rosa'", "first_surname": f"'A' || substr({_surname()}, 2)",
        "second_surname": "'Segundo'", "document_kind": "'dni'", "document_number": "(10000000 + n)::text",
        "document_country": "'PE'", "nationality": "'PE'", **empty, "language": "'es'",
        "folded_name": f"'rosa ' || {surname}", "created_at": "now()",
    }  # fmt: skip


def _surname() -> str:
    """In SQL, as it is sought."""
    return "'apellido' || CASE WHEN n % 2 = 0 THEN n / 2 % 400 ELSE 1000 + n END"


def _authority() -> dict[str, str]:
    return {
        "id": made_uid(3), "name": "'Entidad ' || n", "kind": "'other'", "sector": "''", "country": "'PE'",
        "folded_name": "'entidad ' || n",
    }  # fmt: skip


def _signatory() -> dict[str, str]:
    """Each post is held by one after the other, two years each."""
    surname = "CASE WHEN n % 2 = 0 THEN n % 400 ELSE 1000 + n END"
    since, folded = "(date '2000-01-01' + n % 9000)", f"'luis apellido' || {surname}"
    return {
        "id": made_uid(4), "name": f"'Luis Apellido' || {surname}", "authority_id": made_uid(3, f"n % {_AUTHORITIES}"),
        "capacity": "'Fedatario ' || n", "valid_from": since,
        "valid_until": f"CASE WHEN n % 3 <> 0 THEN {since} + 730 END", "standing": "'effective'",
        "folded_name": folded, "folded_capacity": "'fedatario ' || n",
        "search_text": f"{folded} || ' fedatario ' || n || ' entidad ' || n % {_AUTHORITIES}",
    }  # fmt: skip


def _case() -> dict[str, str]:
    return {
        "id": "case_id", "number": "printed", "procedure_code": "'apostille'", "procedure_version": "1", "state": "state",
        "office_id": "office_id", "applicant_id": "applicant_id", "assigned_to_id": "officer_id", "opened_at": "at",
        "moved_at": "at", "closed_at": "CASE WHEN NOT is_open THEN at END", "due_on": "CASE WHEN is_open THEN due_on END",
        "site": "''",
    }  # fmt: skip


def _request() -> dict[str, str]:
    return {
        "id": made_uid(5), "case_id": "case_id", "destination": "'ES'", "document_class": "'administrative'",
        "form": "'paper'", "title": "'Partida'", "issued_by": "'RENIEC'", "signed_by": "''", "signed_on": "date '2026-01-15'",
    }  # fmt: skip


_IS_FIRST, _RUNS = "mark % 8 = 0", "state IN ('filed', 'under_review')"


def _clock(today: date) -> dict[str, str]:
    """Two a case; they run on where somebody has to decide, and of what is near everybody was warned."""
    return {
        "id": made_uid(6, "mark"), "case_id": "case_id", "code": f"CASE WHEN {_IS_FIRST} THEN 'review' ELSE 'decision' END",
        "amount": f"CASE WHEN {_IS_FIRST} THEN 3 ELSE 30 END", "unit": "'working_days'", "norm": "'Norma'",
        "notification": "0", "due_on": f"CASE WHEN {_RUNS} THEN due_on END",
        "reminded_at": f"CASE WHEN {_RUNS} AND due_on <= '{today.isoformat()}'::date + 4 THEN at END",
        "ended_at": f"CASE WHEN NOT {_RUNS} THEN at END",
    }  # fmt: skip


def _interval() -> dict[str, str]:
    paused = f"CASE WHEN NOT {_RUNS} THEN at END"
    return {"deadline_id": made_uid(6, "mark"), "started_at": "at", "paused_at": paused}


def _entry() -> dict[str, str]:
    return {
        "chain": "case_id", "position": "0", "at": "at", "verb": "'apostilles.file'", "actor_name": "'Quien actúa'",
        "client_id": "''", "roles": "''", "channel": "'web'", "request_id": "'-'", "facts": "'{}'",
        "previous_hash": _hash("0"), "hash": _hash("n"),
    }  # fmt: skip


def _hash(number: str) -> str:
    return f"lpad(to_hex({number}), 16, '0')"


def _charge(tariff: str) -> dict[str, str]:
    return {
        "id": made_uid(8), "case_id": "case_id", "tariff_item_id": f"'{tariff}'", "units": "1", "payer_id": "applicant_id",
        "raised_at": "at", "state": "'paid'", "amount": "31.00", "currency": "'PEN'", "free_by": "''", "cancelled_because": "''",
    }  # fmt: skip


def _numbered(letters: str) -> str:
    return f"'{letters}' || lpad(n::text, 8, '0')"


def _attempt() -> dict[str, str]:
    return {
        "id": made_uid(9), "charge_id": made_uid(8), "provider_session": _numbered("cs_"), "state": "'paid'",
        "started_at": "at", "answered_at": "at", "refusal_reason": "''",
    }  # fmt: skip


def _payment() -> dict[str, str]:
    return {
        "id": made_uid(10), "charge_id": made_uid(8), "means": "'hosted_card'", "attempt_id": made_uid(9),
        "provider_reference": _numbered("pay_"), "event_id": _numbered("ev_"), "bank": "''", "operation": "''",
        "is_surplus": "false", "received_at": "at", "notified_at": "at", "amount": "31.00", "currency": "'PEN'",
    }  # fmt: skip


def _receipt() -> dict[str, str]:
    return {
        "id": made_uid(11),
        "number": _numbered("BER-"),
        "payment_id": made_uid(10),
        "issued_at": "at",
    }


def _reconciliation() -> dict[str, str]:
    """Each night the day before was compared with the provider's account."""
    return {
        "id": "gen_random_uuid()", "day": "day::date", "run_at": "day + interval '30 hours'", "lines_here": "1440",
        "lines_there": "1440",
    }  # fmt: skip


def _document() -> dict[str, str]:
    digits = [f"substr('{_CROCKFORD}', (n >> {bits} & 31)::int + 1, 1)" for bits in range(25, -1, -5)]
    return {
        "id": made_uid(12), "kind": "'apostille_certificate'", "title": "'Apostilla'", "number": f"'BEN-' || {PAPERS_FROM} + n",
        "series": "'BEN'", "year": "2026", "ordinal": f"{PAPERS_FROM} + n", "case_id": "case_id", "office_id": "office_id",
        "issued_at": "at", "issued_by": "'Quien firma'", "verification_code": " || ".join((f"'{'0' * 14}'", *digits)),
        "facts": "'{}'", "public_facts": """'{"Documento":"Partida"}'""", "file_id": f"'{_FILE}'",
    }  # fmt: skip


def _apostille() -> dict[str, str]:
    return {
        "id": made_uid(13), "request_id": made_uid(5), "document_id": made_uid(12), "number": f"'BEN-' || {PAPERS_FROM} + n",
        "issued_on": "(at AT TIME ZONE 'America/Lima')::date", "signatory": "'Luis'", "capacity": "'Fedatario'", "seal": "''",
    }  # fmt: skip


def _leaf() -> dict[str, str]:
    return {
        "index": f"{PAPERS_FROM} + n",
        "document_id": made_uid(12),
        "statement": r"'\x00'",
        "added_at": "at",
    }


def _notice(citizen: str) -> dict[str, str]:
    """Two a case, read at once; of the last days some wait in the mailbox, and the citizen has a hundred."""
    waits = f"n < {5 * 24 * 60} AND n % 7 = 0"
    served = f"CASE WHEN NOT ({waits}) THEN at END"
    subject = (
        f"CASE WHEN {_IS_FIRST} THEN 'Recibimos su solicitud ' ELSE 'Su apostilla está lista ' END || printed"
    )
    return {
        "id": made_uid(14, "mark"), "recipient_id": f"CASE WHEN n <= 50 THEN '{citizen}'::uuid ELSE applicant_id END",
        "office_id": "office_id", "subject": subject, "text": "'Texto del aviso'", "link": "''", "case_id": "case_id",
        "mode": "'mailbox'", "takes_effect": "true", "sha256": _hash("mark"), "created_at": "at", "opened_at": served,
        "served_at": served, "served_by": f"CASE WHEN {waits} THEN '' ELSE 'opened' END", "act_number": "''",
        **dict.fromkeys(("reading_language", "reading_subject", "reading_text"), "''"),
    }  # fmt: skip
