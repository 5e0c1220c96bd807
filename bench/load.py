"""How does a ministry get a million cases in minutes? By COPY, with all that a case leaves behind, in proportion.

The same numbers make the same rows: a page finds the same case in a small copy and in a large one. Cases come at one
a minute, whatever their number, so that what is recent is as much at either size. What cannot be read back as if it were
true (hashes, signed bytes) is made up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from bench import copies
from chancery.kernel.base import clock
from chancery.kernel.organisation.models import Office

_BLOCK = 5000
_OPEN = ("filed", "under_review", "observed", "issued")
_CLOSED = ("delivered", "refused", "abandoned")
_WITH_PAPER = ("issued", "delivered")
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_NULL = "\\N"
_SHA = "0" * 63
_VERBS = (
    "apostilles.file",
    "fees.confirm_payment",
    "apostilles.admit",
    "apostilles.take",
    "apostilles.issue",
)
PAPERS_FROM = 200_000_000
"""Where the ordinals of made-up papers begin: far beyond those that the bench issues itself."""


def uid(table: int, number: int) -> str:
    """The id of a row of a table: in the order in which rows come, as ours are."""
    return str(UUID(int=(table << 96) | (0x7 << 76) | (0x8 << 60) | number))


def code_of(number: int) -> str:
    """The verification code of the paper of a case."""
    digits = []
    for _ in range(20):
        number, digit = divmod(number, 32)
        digits.append(_CROCKFORD[digit])
    return "".join(reversed(digits))


@dataclass(frozen=True, slots=True)
class Case:
    """One made-up case, from which all its rows follow."""

    number: int
    office: str
    applicant: str
    officer: str
    opened_at: datetime
    today: date

    @property
    def id(self) -> str:
        return uid(1, self.number)

    @property
    def printed(self) -> str:
        return f"BEN-{2000 + self.number // 900_000}-{self.number % 900_000:06d}-0"

    @property
    def is_open(self) -> bool:
        """A tenth are, as at the end of a year."""
        return self.number % 10 == 0

    @property
    def state(self) -> str:
        return _OPEN[self.number // 10 % 4] if self.is_open else _CLOSED[self.number % 3]

    @property
    def has_paper(self) -> bool:
        return self.state in _WITH_PAPER

    @property
    def paper(self) -> str:
        return f"BEN-{PAPERS_FROM + self.number}"

    @property
    def due_on(self) -> date:
        return self.today + timedelta(days=self.number % 30)


def first_with_paper(size: int) -> int:
    """The number of a case with a paper that every copy has."""
    return next(number for number in range(1, size) if number % 10 and _CLOSED[number % 3] == "delivered")


def load(*, size: int, office: Office, officer_id: str, citizen_id: str) -> None:
    """So many cases, a third as many people, and what each case leaves in every table that a page reads."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM fees_tariffitem WHERE code = 'apostille' ORDER BY valid_from DESC LIMIT 1"
        )
        tariff = str(cursor.fetchone()[0])
        cursor.execute(
            "INSERT INTO documents_storedfile (sha256, size, media_type, stored_at) VALUES (%s, 1, 'application/pdf', now())",
            [_SHA + "b"],
        )
        cursor.execute("SET synchronous_commit = off")
    others = [
        str(pk) for pk in Office.objects.exclude(pk=office.pk).order_by("code").values_list("pk", flat=True)
    ]
    people = max(1, size // 3)
    _copy("identity_person", _PERSON, _people(people))
    _copy("signatories_authority", _AUTHORITY, _authorities())
    _copy("signatories_signatory", _SIGNATORY, _signatories(max(50, size // 100)))
    made = _Made(size, str(office.pk), others, people, officer_id, citizen_id, tariff)
    tables = (
        ("cases_case", _CASE, made.case),
        ("apostilles_request", _REQUEST, made.request),
        ("cases_casedeadline", _CLOCK, made.clocks),
        ("cases_interval", _INTERVAL, made.intervals),
        ("ledger_entry", _ENTRY, made.entries),
        ("fees_charge", _CHARGE, made.charge),
        ("fees_paymentattempt", _ATTEMPT, made.attempt),
        ("fees_payment", _PAYMENT, made.payment),
        ("fees_receipt", _RECEIPT, made.receipt),
        ("documents_document", _DOCUMENT, made.document),
        ("apostilles_apostille", _APOSTILLE, made.apostille),
        ("ledger_leaf", _LEAF, made.leaf),
        ("notifications_notice", _NOTICE, made.notices),
    )
    with copies.bare(*(table for table, _, _ in tables)):
        for table, columns, rows in tables:
            _copy(table, columns, made.each(rows))


def _copy(table: str, columns: str, rows: Iterator[str]) -> None:
    """Rows of tab-separated text, block by block."""
    with connection.cursor() as cursor:
        copying: Any = cursor.copy(f"COPY {table} ({columns}) FROM STDIN")  # type: ignore[attr-defined]
        with copying as copy:
            block: list[str] = []
            for row in rows:
                block.append(row)
                if len(block) == _BLOCK:
                    copy.write("\n".join(block) + "\n")
                    block = []
            if block:
                copy.write("\n".join(block) + "\n")


_PERSON = (
    "id, given_names, first_surname, second_surname, document_kind, document_number, document_country, nationality, "
    "email, telephone, address, folded_name, created_at"
)


def _people(count: int) -> Iterator[str]:
    """Half have one of four hundred surnames, the rest a rarer one."""
    now = clock.now().isoformat()
    for n in range(1, count + 1):
        surname = (n // 2) % 400 if n % 2 == 0 else 1000 + n
        yield "\t".join(
            (
                uid(2, n), "Rosa", f"Apellido{surname}", "Segundo", "dni", f"{10_000_000 + n:08d}", "PE", "PE", "", "",
                "", f"rosa apellido{surname} segundo", now,
            )
        )  # fmt: skip


_AUTHORITY = "id, name, kind, sector, country, folded_name"
_SIGNATORY = "id, name, authority_id, capacity, valid_from, valid_until, standing, folded_name, folded_capacity, search_text"
_AUTHORITIES = 300


def _authorities() -> Iterator[str]:
    for n in range(_AUTHORITIES):
        yield "\t".join((uid(3, n), f"Entidad {n}", "other", "", "PE", f"entidad {n}"))


def _signatories(count: int) -> Iterator[str]:
    """Each post is held by one after the other, two years each."""
    for n in range(count):
        surname = n % 400 if n % 2 == 0 else 1000 + n
        since = date(2000, 1, 1) + timedelta(days=n % 9000)
        name, folded = f"Luis Apellido{surname}", f"luis apellido{surname}"
        yield "\t".join(
            (
                uid(4, n), name, uid(3, n % _AUTHORITIES), f"Fedatario {n}", since.isoformat(),
                (since + timedelta(days=730)).isoformat() if n % 3 else _NULL, "effective", folded, f"fedatario {n}",
                f"{folded} fedatario {n} entidad {n % _AUTHORITIES}",
            )
        )  # fmt: skip


_CASE = (
    "id, number, procedure_code, procedure_version, state, office_id, applicant_id, assigned_to_id, opened_at, moved_at, "
    "closed_at, due_on, site"
)
_REQUEST = "id, case_id, destination, document_class, form, title, issued_by, signed_by, signed_on"
_CLOCK = "id, case_id, code, amount, unit, norm, notification, due_on, reminded_at, ran_out_at, ended_at"
_INTERVAL = "deadline_id, started_at, paused_at"
_ENTRY = "chain, position, at, verb, actor_name, person_id, client_id, roles, channel, request_id, facts, previous_hash, hash"
_CHARGE = "id, case_id, tariff_item_id, units, payer_id, raised_at, state, amount, currency, free_by, cancelled_because"
_ATTEMPT = "id, charge_id, provider_session, state, started_at, answered_at, refusal_reason"
_PAYMENT = (
    "id, charge_id, means, attempt_id, provider_reference, event_id, bank, operation, is_surplus, received_at, "
    "notified_at, amount, currency"
)
_RECEIPT = "id, number, payment_id, issued_at"
_DOCUMENT = (
    "id, kind, title, number, series, year, ordinal, case_id, office_id, issued_at, issued_by, verification_code, facts, "
    "public_facts, file_id"
)
_APOSTILLE = "id, request_id, document_id, number, issued_on, signatory, capacity, seal"
_LEAF = "index, document_id, statement, added_at"
_NOTICE = (
    "id, recipient_id, office_id, subject, text, link, case_id, mode, takes_effect, sha256, created_at, opened_at, "
    "served_at, served_by, act_number"
)


@dataclass(frozen=True, slots=True)
class _Made:
    """What each table gets of each case."""

    size: int
    office: str
    others: list[str]
    people: int
    officer: str
    citizen: str
    tariff: str

    def each(self, rows: Callable[[Case], Iterator[str]]) -> Iterator[str]:
        """The rows of every case, in the order of their ids: the newest case is the first."""
        now = datetime.now(UTC).replace(microsecond=0)
        today = clock.today()
        for n in range(1, self.size + 1):
            yield from rows(
                Case(
                    number=n,
                    office=self.office if n % 20 in (0, 1) else self.others[n % len(self.others)],
                    applicant=uid(2, 1 + n * 7919 % self.people),
                    officer=self.officer if n % 500 == 0 else _NULL,
                    opened_at=now - timedelta(minutes=n),
                    today=today,
                )
            )

    def case(self, case: Case) -> Iterator[str]:
        at = case.opened_at.isoformat()
        yield "\t".join(
            (
                case.id, case.printed, "apostille", "1", case.state, case.office, case.applicant, case.officer, at, at,
                _NULL if case.is_open else at, case.due_on.isoformat() if case.is_open else _NULL, "",
            )
        )  # fmt: skip

    def request(self, case: Case) -> Iterator[str]:
        yield "\t".join(
            (
                uid(5, case.number),
                case.id,
                "ES",
                "administrative",
                "paper",
                "Partida",
                "RENIEC",
                "",
                "2026-01-15",
            )
        )

    def clocks(self, case: Case) -> Iterator[str]:
        """Two a case; they run on where somebody has to decide, and of what is near everybody was warned."""
        runs = case.state in ("filed", "under_review")
        warned = (
            case.opened_at.isoformat() if runs and case.due_on <= case.today + timedelta(days=3) else _NULL
        )
        for place, (code, amount) in enumerate((("review", 3), ("decision", 30))):
            yield "\t".join(
                (
                    uid(6 + place, case.number), case.id, code, str(amount), "working_days", "Norma", "0",
                    case.due_on.isoformat() if runs else _NULL, warned, _NULL,
                    _NULL if runs else case.opened_at.isoformat(),
                )
            )  # fmt: skip

    def intervals(self, case: Case) -> Iterator[str]:
        at = case.opened_at.isoformat()
        runs = case.state in ("filed", "under_review")
        for place in range(2):
            yield "\t".join((uid(6 + place, case.number), at, _NULL if runs else at))

    def entries(self, case: Case) -> Iterator[str]:
        at, previous = case.opened_at.isoformat(), "0" * 64
        for position, verb in enumerate(_VERBS):
            own = f"{case.number * 8 + position:064x}"
            facts = f'{{"from":"filed","number":"{case.printed}","to":"{case.state}"}}'
            yield "\t".join(
                (
                    case.id,
                    str(position),
                    at,
                    verb,
                    "Quien actúa",
                    _NULL,
                    "",
                    "",
                    "web",
                    "-",
                    facts,
                    previous,
                    own,
                )
            )
            previous = own

    def charge(self, case: Case) -> Iterator[str]:
        at = case.opened_at.isoformat()
        yield "\t".join(
            (
                uid(8, case.number),
                case.id,
                self.tariff,
                "1",
                case.applicant,
                at,
                "paid",
                "31.00",
                "PEN",
                "",
                "",
            )
        )

    def attempt(self, case: Case) -> Iterator[str]:
        at = case.opened_at.isoformat()
        yield "\t".join((uid(9, case.number), uid(8, case.number), f"cs_{case.number}", "paid", at, at, ""))

    def payment(self, case: Case) -> Iterator[str]:
        at = case.opened_at.isoformat()
        yield "\t".join(
            (
                uid(10, case.number), uid(8, case.number), "hosted_card", uid(9, case.number), f"pay_{case.number}",
                f"ev_{case.number}", "", "", "f", at, at, "31.00", "PEN",
            )
        )  # fmt: skip

    def receipt(self, case: Case) -> Iterator[str]:
        at = case.opened_at.isoformat()
        yield "\t".join((uid(11, case.number), f"BER-{case.number}", uid(10, case.number), at))

    def document(self, case: Case) -> Iterator[str]:
        if case.has_paper:
            yield "\t".join(
                (
                    uid(12, case.number), "apostille_certificate", "Apostilla", case.paper, "BEN", "2026",
                    str(PAPERS_FROM + case.number), case.id, case.office, case.opened_at.isoformat(), "Quien firma",
                    code_of(case.number), "{}", '{"Documento":"Partida"}', _SHA + "b",
                )
            )  # fmt: skip

    def apostille(self, case: Case) -> Iterator[str]:
        if case.has_paper:
            yield "\t".join(
                (
                    uid(13, case.number), uid(5, case.number), uid(12, case.number), case.paper,
                    case.opened_at.astimezone(clock.LIMA).date().isoformat(), "Luis", "Fedatario", "",
                )
            )  # fmt: skip

    def leaf(self, case: Case) -> Iterator[str]:
        if case.has_paper:
            index, at = PAPERS_FROM + case.number, case.opened_at.isoformat()
            yield "\t".join((str(index), uid(12, case.number), "\\\\x00", at))

    def notices(self, case: Case) -> Iterator[str]:
        """Two a case, read at once; of the last days some wait in the mailbox, and the citizen has a hundred."""
        at = case.opened_at
        waits = case.number < 5 * 24 * 60 and case.number % 7 == 0
        recipient = self.citizen if case.number <= 50 else case.applicant
        for place, subject in enumerate(("Recibimos su solicitud", "Su apostilla está lista")):
            served = _NULL if waits else at.isoformat()
            yield "\t".join(
                (
                    uid(14 + place, case.number), recipient, case.office, f"{subject} {case.printed}", "Texto del aviso",
                    "", case.id, "mailbox", "t", f"{case.number:064x}", at.isoformat(), served, served,
                    "" if waits else "opened", "",
                )
            )  # fmt: skip
