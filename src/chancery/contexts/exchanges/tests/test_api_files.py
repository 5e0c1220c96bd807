"""Do officers' programs fetch annexes, take files and read the catalogue through the gates of the pages?"""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.test import override_settings

from chancery.contexts.exchanges import actions, queries
from chancery.contexts.exchanges.models import Entity
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.annexes import A, Shelf, announced
from chancery.contexts.exchanges.tests.factories import SYSTEM, THEIRS, Desk
from chancery.contexts.exchanges.tests.test_api import ROOT, call
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import queries as documents
from chancery.kernel.gateway import breaker
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    breaker._breakers.clear()
    with clock.set_to(factories.NOON):
        yield


def status(actor: Actor, path: str) -> int:
    return browser_of(actor).get(ROOT + path).status_code


def taken(actor: Actor, path: str) -> bytes:
    answer = browser_of(actor).get(ROOT + path)
    assert answer.status_code == HTTPStatus.OK, answer.content
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.content


def test_annexes_are_fetched_listed_and_taken_by_who_receives(at: Desk) -> None:
    shelf = Shelf(uno=503)
    with running(shelf) as url, override_settings(ANNEX_ORIGINS=[url]):
        received = announced(f"{url}/anexos/uno", "a.pdf")
        annexes = f"received/{received.pk}/annexes"
        failed = call(at.officer, f"{annexes}/fetch", 200)
        assert failed["fault"]
        assert (failed["is_fetched"], failed["annexes"][0]["sha256"]) == (False, None)
        assert status(at.officer, f"{annexes}/1") == HTTPStatus.NOT_FOUND
        shelf.kept["uno"] = A
        breaker._breakers.clear()
        told = call(at.officer, f"{annexes}/fetch", 200)
        assert (told["is_fetched"], told["fault"]) == (True, "")
        assert browser_of(at.officer).get(ROOT + annexes).json() == told
        assert taken(at.officer, f"{annexes}/1") == A
        assert factories.reads_of(at.officer) == [(str(received.pk), "exchange_annex")]
        for path in ("", "/1"):
            assert status(at.colleague, annexes + path) == HTTPStatus.NOT_FOUND
        assert call(at.colleague, f"{annexes}/fetch", 404)["code"] == "exchange_not_found"


def test_who_takes_a_file_leaves_an_entry_and_who_may_not_leaves_none(at: Desk) -> None:
    received, sent = factories.received(), factories.sent(at)
    assert status(at.colleague, f"received/{received.pk}/document") == HTTPStatus.NOT_FOUND
    assert factories.reads_of(at.colleague) == []
    taken(at.officer, f"received/{received.pk}/document")
    actions.accept(incoming_id=received.pk, actor=at.officer)
    taken(at.officer, f"received/{received.pk}/cargo")
    assert factories.reads_of(at.officer) == [
        (str(received.pk), "exchange_document"),
        (str(received.pk), "exchange_cargo"),
    ]
    taken(at.colleague, f"sent/{sent.pk}/document")
    assert factories.reads_of(at.colleague) == [(str(sent.pk), "exchange_document")]


def test_documents_and_receipts_of_either_side_are_taken(at: Desk) -> None:
    received = factories.received()
    assert taken(at.officer, f"received/{received.pk}/document") == factories.document().bpdfdoc
    cargo = f"received/{received.pk}/cargo"
    early = browser_of(at.officer).get(ROOT + cargo)
    assert (early.status_code, early.json()["code"]) == (HTTPStatus.NOT_FOUND, "exchange_file_not_found")
    actions.accept(incoming_id=received.pk, actor=at.officer)
    assert taken(at.officer, cargo).startswith(b"%PDF-")
    assert status(at.colleague, cargo) == HTTPStatus.NOT_FOUND
    sent = factories.sent(at)
    assert taken(at.colleague, f"sent/{sent.pk}/document").startswith(b"%PDF-")
    assert status(at.colleague, f"sent/{sent.pk}/cargo") == HTTPStatus.NOT_FOUND
    assert status(people.actor_of(people.make_person()), f"sent/{sent.pk}/document") == HTTPStatus.NOT_FOUND


def test_what_is_harmful_is_given_to_nobody(at: Desk) -> None:
    received = factories.received()
    type(received).objects.filter(pk=received.pk).update(doubt="virus_found")
    path = f"received/{received.pk}/document"
    assert status(at.officer, path) == HTTPStatus.NOT_FOUND
    type(received).objects.filter(pk=received.pk).update(doubt="")
    assert status(at.officer, path) == HTTPStatus.OK


def test_a_file_that_is_there_no_more_leaves_no_trace_of_a_reading(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"received/{factories.received().pk}/document"
    read = Entry.objects.filter(verb="ledger.read", facts__contains='"kind":"exchange_')
    with monkeypatch.context() as erased:

        def content(_: str) -> bytes:
            raise documents.FileErased

        erased.setattr(documents, "content", content)
        assert status(at.officer, path) == HTTPStatus.NOT_FOUND
        assert not read.exists()
    assert status(at.officer, path) == HTTPStatus.OK
    assert read.exists()


def test_the_catalogue_is_read_anew_by_who_works_with_it(at: Desk) -> None:
    Entity.objects.all().delete()
    with factories.platform():
        stranger = people.actor_of(people.make_person())
        assert call(stranger, "entities/refresh", 403)["code"] == "role_missing"
        assert call(at.officer, "entities/refresh", 200) == {"entities": 1}
    assert [each["ruc"] for each in browser_of(at.officer).get(ROOT + "entities").json()] == [THEIRS]


def test_whose_program_delivers_is_the_administrators_to_say(at: Desk) -> None:
    path = f"entities/{THEIRS}/program"
    client, other = (
        str(identity.register_client(name=name, scopes=[scope], actor=SYSTEM)[0].id)
        for name, scope in (("Suyo", queries.SCOPE), ("De lectura", "cases:read"))
    )
    assert call(at.officer, path, 403, client_id=client)["code"] == "role_missing"
    told = call(people.make_administrator(), path, 200, client_id=client)
    assert (told["ruc"], told["client_id"]) == (THEIRS, client)
    for unfit in (other, "programa"):
        refused = call(people.make_administrator(), path, 422, client_id=unfit)
        assert refused["code"] == "exchange_program_unfit"
    assert call(people.make_administrator(), path, 422)["code"] == "invalid"
    assert Entity.objects.get(ruc=THEIRS).client_id == client
    Entity.objects.create(ruc="20100070970", name="Otra", category=1)
    taken_already = call(people.make_administrator(), "entities/20100070970/program", 409, client_id=client)  # fmt: skip
    assert taken_already["code"] == "exchange_program_taken"
    actions.trust_program(ruc=THEIRS, client_id="", actor=people.make_administrator())
    assert call(people.make_administrator(), "entities/20100070970/program", 200, client_id=client)["ruc"]
