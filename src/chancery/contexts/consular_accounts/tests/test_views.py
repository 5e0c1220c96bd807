"""Do the pages carry a month from its opening to Lima's approval, for each who has a part in it?"""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.models import Account, Observation
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.tests import factories
from chancery.contexts.consular_accounts.tests.statements import Move, camt
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import site
from chancery.kernel.base.actor import Actor
from chancery.kernel.fees.tests import factories as money
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Post:
    return factories.post()


def get(actor: Actor, name: str, *args: object, expected: int = 200, **query: str) -> str:
    response = browser_of(actor).get(reverse(f"consular_accounts:{name}", args=args), query)
    assert response.status_code == expected, response.content.decode()
    return str(response.content.decode())


def post(actor: Actor, page: str, *args: object, expected: Any = 302, **typed: Any) -> HttpResponse:
    response = browser_of(actor).post(reverse(f"consular_accounts:{page}", args=args), typed)
    assert response.status_code == expected, response.content.decode()
    return response  # type: ignore[return-value]


class TestTheWholeMonth:
    def test_consul_cashier_and_lima(self, at: Post) -> None:
        factories.work(at, "consular.27", "consular.3")
        lima = factories.reviewer()
        with factories.on(2026, 5, 20):
            assert "Ningún mes abierto" in get(at.consul, "home")
            post(at.consul, "open_month", office=at.office.code)
            account = Account.objects.select_related("case").get()
            number = account.case.number
            own = browser_of(at.consul).get(reverse("my_cases:my_cases")).content.decode()
            assert (account.case.applicant_id, number in own) == (person_of(at.consul).id, False)
            page = get(at.cashier, "case", number)
            assert "34.10" in page
            assert "cuadra con lo recaudado" in page
            register = get(at.cashier, "register", number)
            assert "RGE 1/2026" in register
            assert "Cuántas y de qué naturaleza" in register
        with factories.on(2026, 6, 1):
            post(
                at.cashier,
                "note_deposit",
                number,
                collected_on="2026-05-15",
                deposited_on="2026-05-18",
                local="34.10",
                bank="Banca",
                operation="DEP-0001",
            )
            moves = [
                Move(date(2026, 5, 18), Decimal("34.10"), "DEP-0001"),
                Move(date(2026, 5, 29), Decimal("-3.00"), "", "Commissioni"),
            ]
            file = SimpleUploadedFile("mayo.xml", camt(moves))
            post(at.cashier, "import_statement", number, file=file)
            bank = get(at.cashier, "bank", number)
            assert "Depósito de efectivo" in bank
            assert "Decir qué es" in bank
            bare = queries.lines_of(account).get(match=None)
            assert "Commissioni" in get(at.cashier, "match_line", number, bare.pk)
            post(at.cashier, "match_line", number, bare.pk, candidate="", explanation="Comisión")
            assert "Comisión" in get(lima, "bank", number)
            post(at.cashier, "match_again", number)
            get(at.cashier, "close", number, expected=403)
            post(at.consul, "close", number)
        with factories.on(2026, 6, 3):
            assert 'value="34.10"' in get(at.consul, "remit", number)
            sent = {
                "local": "34.10", "means": "transfer", "bank": "Banca", "operation": "R1",
                "made_on": "2026-06-03", "bank_rate": "0.92", "late_because": "",
            }  # fmt: skip
            refused = post(at.consul, "remit", number, expected=422, **{**sent, "local": "34.00"})
            assert "Se remite el saldo entero" in refused.content.decode()
            post(at.consul, "remit", number, **sent)
            board = get(lima, "board", mes="2026-05")
            assert number in board
            assert "En revisión en Lima" in board
            assert "31/12/2200" in get(lima, "board", mes="9999-12", expected=422)
            post(lima, "observe", number, book_1="cash", line_1="Sección II", reason_1="No coincide")
            observation = Observation.objects.get()
            assert "No coincide" in get(at.consul, "answer", number)
            post(at.consul, "answer", number, **{f"answer-{observation.pk}": "Sí coincide"})
            page = get(lima, "case", number)
            assert "Sí coincide" in page
            approve = reverse("case_steps:step", args=[number, "aprobar"])
            assert browser_of(lima).post(approve).status_code == 302
        assert factories.fresh(account).case.state == State.APPROVED

    def test_the_books_are_handed_out_to_readers_alone(self, at: Post) -> None:
        factories.work(at, "consular.27")
        account = factories.closed(at)
        number, file = account.case.number, account.closings.get().files.first()
        assert file is not None
        with factories.on(2026, 6, 2):
            for name, begins in (("book_paper", b"%PDF"), ("book_sheet", b"PK")):
                address = reverse(f"consular_accounts:{name}", args=[number, file.pk])
                assert browser_of(at.consul).get(address).content.startswith(begins)
                assert browser_of(at.citizen).get(address).status_code == 404
            get(at.citizen, "case", number, expected=404)
            get(at.citizen, "home", expected=403)
            get(at.citizen, "board", expected=403)

    def test_a_file_that_is_no_statement_is_refused_on_the_page(self, at: Post) -> None:
        account = factories.opened(at)
        with factories.on(2026, 6, 1):
            file = io.BytesIO(b"<html/>")
            file.name = "x.xml"
            page = post(at.cashier, "import_statement", account.case.number, expected=422, file=file)
            assert "no es un extracto camt.053.001" in page.content.decode()
            get(factories.reviewer(), "import_statement", account.case.number, expected=403)

    def test_new_books_after_an_observation(self, at: Post) -> None:
        account = factories.remitted(at)
        lima, number = factories.reviewer(), account.case.number
        with factories.on(2026, 6, 4):
            post(lima, "observe", number, expected=422, book_1="cash")
            post(lima, "observe", number, book_1="cash", line_1="1", reason_1="x")
            observation = Observation.objects.get()
            typed = {f"answer-{observation.pk}": "Corregido", "reason": "Error"}
            post(at.consul, "correct", number, **typed)
            assert "Reemplazado" in get(lima, "case", number)


class TestAtANode:
    def test_signed_books_are_read_year_by_year(self, at: Post) -> None:
        for month, after in ((date(2026, 12, 1), date(2027, 1, 4)), (date(2027, 1, 1), date(2027, 2, 2))):
            money.rate(at.office, "1.10", on=month)
            with factories.on(month.year, month.month, 15):
                account = actions.open_month(office=at.office, actor=at.consul)
            with factories.on(after.year, after.month, after.day):
                actions.close(account=account, actor=at.consul)
        with factories.on(2027, 2, 3), site.set_to(at.office.code):
            last, first = get(at.consul, "home"), get(at.consul, "home", anio="2026")
            assert "Libros de enero de 2027" in last
            assert "diciembre" not in last
            assert 'href="?anio=2026"' in last
            assert "Libros de diciembre de 2026" in first
            assert "enero" not in first
            for unknown in ("2019", "x"):
                assert "Libros de enero de 2027" in get(at.consul, "home", anio=unknown)


class TestRegionalHead:
    def test_sees_its_dependants_and_sends_back(self, at: Post) -> None:
        under = factories.post("cg-turin")
        account = factories.remitted(under)
        number = account.case.number
        with factories.on(2026, 6, 4):
            assert "Oficinas dependientes de Milán" in get(at.consul, "home")
            assert number in get(at.consul, "dependants", at.office.code, mes="2026-05")
            get(under.consul, "dependants", at.office.code, expected=404)
            post(at.consul, "send_back", number, book_1="cash", line_1="1", reason_1="Falta")
            observation = Observation.objects.get()
            assert "Falta" in get(under.consul, "explain", number)
            post(under.consul, "explain", number, **{f"answer-{observation.pk}": "Está"})
            endorse = reverse("case_steps:step", args=[number, "dar-conformidad-como-jefatura"])
            assert browser_of(at.consul).post(endorse).status_code == 302
        assert factories.fresh(account).case.state == State.UNDER_REVIEW


def test_a_wrong_month_is_said_and_the_board_stays(at: Post) -> None:
    with factories.on(2026, 6, 4):
        refused = get(factories.reviewer(), "board", expected=422, mes="mayo")
        assert "Escriba el mes y el año, por ejemplo 07/2026." in refused


@pytest.mark.parametrize("typed", ["2026-05", "05/2026"])
def test_a_month_is_picked_or_typed_as_people_write_it(at: Post, typed: str) -> None:
    with factories.on(2026, 8, 4):
        shown = get(factories.reviewer(), "board", mes=typed)
    assert "Cuentas de todas las oficinas: 05/2026" in shown
