"""A dependant's month, through its head, to Lima: observed, closed once more, approved; and what others make of the books."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chancery.contexts.consular_accounts.models import Account, BookFile, Closing, Observation
from chancery.contexts.consular_accounts.tests import factories
from chancery.contexts.consular_accounts.tests.statements import Move, camt, keeps_schema
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.tests.browsers import browser_of
from tests.journeys.world import says

pytestmark = pytest.mark.django_db


def open_page(who: Actor, name: str, *args: object, **query: str) -> str:
    page = browser_of(who).get(reverse(f"consular_accounts:{name}", args=args), query)
    assert page.status_code == 200, page.content.decode()
    return page.content.decode()


def send(who: Actor, name: str, *args: object, **typed: object) -> None:
    sent = browser_of(who).post(reverse(f"consular_accounts:{name}", args=args), typed)
    assert sent.status_code == 302, sent.content.decode()


def take(who: Actor, number: str, slug: str) -> None:
    assert browser_of(who).post(reverse("case_steps:step", args=[number, slug])).status_code == 302


def remit(who: Actor, number: str, local: str, **typed: object) -> None:
    given = {
        "local": local, "means": "transfer", "bank": "Banca", "operation": f"R-{number}", "made_on": "2026-06-03",
        "late_because": "",
    }  # fmt: skip
    send(who, "remit", number, **{**given, **typed})


def test_a_month_of_a_dependant_and_of_its_head(tmp_path: Path) -> None:
    head, under, lima = factories.post(), factories.post("cg-turin"), factories.reviewer()
    factories.work(under, "consular.27", "consular.3")
    factories.work(head, "consular.14")
    consul, chief = under.consul, head.consul
    with factories.on(2026, 5, 20):
        send(consul, "open_month", office=under.office.code)
        send(chief, "open_month", office=head.office.code)
    number, chief_number = _number(consul), _number(chief)

    with factories.on(2026, 6, 1):  # the office: cash, bank, books
        deposit = {
            "collected_on": "2026-05-15", "deposited_on": "2026-05-18", "local": "34.10", "bank": "Banca",
            "operation": "DEP-0001",
        }  # fmt: skip
        send(under.cashier, "note_deposit", number, **deposit)
        content = camt([Move(date(2026, 5, 18), Decimal("34.10"), "DEP-0001")])
        assert keeps_schema(content, "08")
        send(consul, "import_statement", number, file=SimpleUploadedFile("mayo.xml", content))
        assert "Ninguna." in open_page(consul, "bank", number)
        send(consul, "close", number, is_single_document="on")
        send(chief, "close", chief_number)
    with factories.on(2026, 6, 3):  # the money, to the head and on to Lima
        remit(consul, number, "34.10")
        assert number in open_page(chief, "dependants", head.office.code, mes="2026-05")
        take(chief, number, "dar-conformidad-como-jefatura")
        remit(chief, chief_number, "56.10", bank_rate="0.92")

    with factories.on(2026, 6, 8):  # Lima
        board = open_page(lima, "board", mes="2026-05")
        assert number in board
        assert chief_number in board
        typed = {"book_1": "single", "line_1": "RGE 1/2026", "reason_1": "Falta el autoadhesivo"}
        send(lima, "observe", number, **typed)
        answer = {f"answer-{Observation.objects.get().pk}": "Se colocó", "reason": "Falta de autoadhesivo"}
        send(consul, "correct", number, **answer)
        assert "Reemplazado" in open_page(lima, "case", number)
        take(lima, number, "aprobar")
        take(lima, chief_number, "aprobar")

    closings = Closing.objects.filter(account__case__number=number)
    assert [each.balance_local for each in closings] == [Decimal("34.10")] * 2
    balances = BookFile.objects.get(kind="balances")
    assert "Signature is Valid" in says(
        tmp_path, documents.content(balances.document.file_id), "pdfsig", "-nocert"
    )
    sheet = openpyxl.load_workbook(io.BytesIO(documents.content(balances.sheet_id)))["Saldos"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [Decimal(str(row[2])) for row in rows] == [Decimal("22.0"), Decimal("34.1")]
    assert sum(Decimal(str(row[6])) for row in rows) == Decimal("60.98")


def _number(consul: Actor) -> str:
    return str(Account.objects.get(office_id__in=consul.offices()).case.number)
