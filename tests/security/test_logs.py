"""Does a whole journey, with its faults, leave anything in the log that could name a person or open a door?"""

import json
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from chancery.config import urls as real
from chancery.config.logs import JsonLines, NoPersonalData, masked
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.information.rules import names_somebody
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import Account, Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications.models import Delivery

pytestmark = pytest.mark.django_db
REGISTER_PASSWORD = "only-the-register-knows"
WRONG_PASSWORD = "una-clave-equivocada"
KEY = "una-llave-que-abre-una-puerta"


def fail(request: HttpRequest, key: str) -> HttpResponse:
    """A bug that quotes a whole row, as PostgreSQL does."""
    person = Person.objects.get(first_surname="Solicitante")
    Person.objects.create(
        given_names=person.given_names, first_surname=person.first_surname,
        document_kind=person.document_kind, document_number=person.document_number,
    )  # fmt: skip
    raise AssertionError("one document, one person")


def fail_with_row(request: HttpRequest, key: str) -> HttpResponse:
    person = Person.objects.get(first_surname="Solicitante")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE identity_person SET document_kind = NULL WHERE id = %s", [person.pk])
    raise AssertionError("a person has a document")


urlpatterns = [
    path("falla/<str:key>", fail),
    path("falla-fila/<str:key>", fail_with_row),
    path("api/v1/falla/<str:key>", fail_with_row),
    *real.urlpatterns,
]
handler400, handler403, handler404, handler500 = (
    real.handler400, real.handler403, real.handler404, real.handler500,
)  # fmt: skip


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """What would be written to the log, at its most talkative."""

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    written: list[str] = []
    handler = Kept()
    handler.addFilter(NoPersonalData())
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    try:
        with override_settings(ROOT_URLCONF=__name__):
            yield written
    finally:
        logging.getLogger().removeHandler(handler)


def test_a_journey_with_every_fault_names_nobody(lines: list[str], tmp_path: Path) -> None:
    at = factories.ministry()
    Person.objects.filter(pk=at.applicant.pk).update(document_number="40000123")
    at.applicant.refresh_from_db()
    citizen, officer = browser_of(at.citizen), browser_of(at.officer)
    for browser in (citizen, officer):
        browser.raise_request_exception = False
    apostille = factories.issued(at)
    case = apostille.request.case
    asks_the_register(officer, case.number, tmp_path)
    for delivery in Delivery.objects.all():
        notifications.deliver(delivery_id=delivery.pk, actor=people.SYSTEM)
    secret, token = as_a_program(case.number)
    meets_faults(citizen, officer, case.number)
    signs_in_wrongly()

    text = "\n".join(lines)
    assert '"level": "ERROR"' in text
    for account in Account.objects.select_related("person"):
        assert account.person is not None
        for word in (account.email, account.person.document_number, account.person.full_name):
            assert word not in text, word
    for word in (
        "Solicitante", "Ñahui", "Funcionaria", people.PASSWORD, WRONG_PASSWORD, REGISTER_PASSWORD, KEY, secret, token,
        apostille.document.verification_code, *(b.cookies["sessionid"].value for b in (citizen, officer)),
    ):  # fmt: skip
        assert word not in text, word
    assert all(json.loads(line)["message"] for line in lines)


def asks_the_register(officer: Client, number: str, folder: Path) -> None:
    """An answer, a refusal of ours, and silence."""
    typed = {"purpose": "Comprobar la identidad"}
    simulator = CivilIdentitySimulator(REGISTER_PASSWORD)
    with (
        running(simulator) as address,
        override_settings(
            IDENTITY_REGISTER_URL=f"{address}/reniec",
            VAULT_URL=f"file://{folder}",
            FIRST_CREDENTIALS={"RENIEC": REGISTER_PASSWORD},
        ),
    ):
        assert officer.post(f"/expedientes/{number}/identidad", typed).status_code == 200
    with override_settings(
        IDENTITY_REGISTER_URL="http://127.0.0.1:9/reniec",
        VAULT_URL=f"file://{folder}",
        FIRST_CREDENTIALS={"RENIEC": REGISTER_PASSWORD},
    ):
        officer.post(f"/expedientes/{number}/identidad", typed)


def as_a_program(number: str) -> tuple[str, str]:
    """A program that reads the case, once with a token and once with one that is not valid."""
    from base64 import b64encode

    program, secret = identity.register_client(name="Sistema", scopes=["cases:read"], actor=people.SYSTEM)
    basic = b64encode(f"{program.id}:{secret}".encode()).decode()
    asked = {"grant_type": "client_credentials"}
    answer = Client().post("/api/v1/oauth/token", asked, headers={"Authorization": f"Basic {basic}"})
    token = str(answer.json()["access_token"])
    for sent in (token, token[::-1]):
        Client().get(f"/api/v1/cases/{number}", headers={"Authorization": f"Bearer {sent}"})
    return secret, token


def meets_faults(citizen: Client, officer: Client, number: str) -> None:
    from django.db import transaction

    statuses = []
    for browser in (citizen, officer):
        for address in (
            f"/falla/{KEY}", f"/falla-fila/{KEY}", f"/api/v1/falla/{KEY}", f"/verificar/{KEY}", f"/{KEY}",
            f"/cuenta/clave/nueva/{KEY}-{KEY}/", "/buscar/?q=Solicitante", f"/expedientes/{number}/asignar",
        ):  # fmt: skip
            with transaction.atomic():
                statuses.append(browser.get(address).status_code)
                transaction.set_rollback(True)
    assert {404, 500} <= set(statuses)


def signs_in_wrongly() -> None:
    email = Account.objects.latest("date_joined").email
    Client().post("/cuenta/ingresar/", {"login": email, "password": WRONG_PASSWORD})
    Client().post("/cuenta/clave/olvidada/", {"email": email})
    Client(headers={"host": "elsewhere.example"}).get("/")


def test_a_row_that_the_database_quotes_is_left_out_and_the_rest_is_kept() -> None:
    try:
        Person.objects.create(pk=UUID(int=1), given_names="Rosa", first_surname=None)
    except IntegrityError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "mal", None, (IntegrityError, error, None))
    line = json.loads(JsonLines().format(record))
    assert "Rosa" not in line["traceback"]
    assert 'null value in column "first_surname"' in line["traceback"]
    assert "<fila>" in line["traceback"]


@pytest.mark.parametrize(
    "long", ["a" * 60_000, "a@" * 30_000, "a." * 30_000, "a@a." * 15_000, "a@" + "-" * 60_000]
)
def test_a_long_word_from_outside_costs_the_masks_no_time(long: str) -> None:
    """Whoever asks sends a header such as `Host`, and a refused one is logged: before, 15 kB of letters took ten seconds."""
    begun = time.process_time()
    assert masked(f"{long} ana.ruiz+x@example.org").endswith(" <correo>")
    assert names_somebody(f"{long} ana.ruiz+x@example.org", ()) != ()
    assert time.process_time() - begun < 1
