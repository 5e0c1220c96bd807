"""Stickers from the mint to a paper in a stranger's hand, and a post whose head changes: stock counted, accounts closed, both signed."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.consular_accounts.models import Account, BookFile, Relief
from chancery.contexts.consular_accounts.rules import BookKind
from chancery.contexts.stickers import queries
from chancery.contexts.stickers.models import Movement, Order, Sticker, StockCount
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.tests.browsers import browser_of
from tests.journeys.world import qr_of, says

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with factories.noon():
        yield


@pytest.fixture
def made() -> Chain:
    return factories.chain(stock=0)


def look(who: Actor, name: str, *args: object) -> str:
    page = browser_of(who).get(reverse(name, args=args))
    assert page.status_code == 200, page.content.decode()
    return str(page.content.decode())


def send(who: Actor, name: str, *args: object, status: int = 302, **typed: object) -> bytes:
    answer = browser_of(who).post(reverse(name, args=args), typed)
    assert answer.status_code == status, answer.content.decode()
    return bytes(answer.content)


def hand_down(made: Chain) -> None:
    """Ordered by the post, sent by Lima, and down to the officer, each hand-over accepted."""
    consul, officer = made.at.consul, made.at.officer
    send(made.custodian, "stickers:receive_from_mint", spans="CA00000001-100", note="Guía 1")
    send(consul, "stickers:order_stock", made.reserve.pk, quantity=40)
    order = Order.objects.get()
    address = reverse("stickers:send", args=[made.lima.pk]) + f"?pedido={order.number}"
    typed = {"receiver": made.reserve.pk, "spans": "CA00000001-40", "reason": "order"}
    assert browser_of(made.custodian).post(address, typed).status_code == 302
    steps = (
        (made.reserve, made.office, consul, consul),
        (made.office, made.window, consul, consul),
        (made.window, made.own, consul, officer),
    )
    send(consul, "stickers:accept", Movement.objects.get(answer=None).number)
    for sender, receiver, by, to in steps:
        reason = "initial" if sender == made.reserve else "internal"
        sent = {"receiver": receiver.pk, "spans": "CA00000001-40", "reason": reason}
        send(by, "stickers:send", sender.pk, **sent)
        send(to, "stickers:accept", Movement.objects.get(answer=None).number)


def test_from_the_mint_to_a_strangers_hand(made: Chain, tmp_path: Path) -> None:
    hand_down(made)
    officer, act = made.at.officer, factories.act(made)
    send(officer, "stickers:affix_next", act.pk)
    send(officer, "stickers:misprint", act.pk, reason="Salió corrida")
    label = send(officer, "stickers:print_label", act.pk, status=200)
    address = urlsplit(qr_of(label, tmp_path)).path
    page = Client().get(address).content.decode()
    assert 'data-answer="stands"' in page
    assert act.entry_number in page
    spoilt = queries.label_facts(Sticker.objects.get(serial="CA00000001"))
    page = Client().get(urlsplit(spoilt["address"]).path).content.decode()
    assert 'data-answer="left"' in page
    send(made.at.consul, "stickers:swear_inventory", made.office.pk, counted="CA00000003-40")
    sworn = StockCount.objects.get().statement.document
    assert "Signature is Valid" in says(tmp_path, documents.content(sworn.file_id), "pdfsig", "-nocert")
    assert list(queries.conservation()) == []


def test_the_head_of_a_post_changes(made: Chain, tmp_path: Path) -> None:
    hand_down(made)
    leaves, comes = made.at.consul, acts.serving(made.at.office, Role.CONSUL, "Llega")
    act = factories.act(made)
    send(made.at.officer, "stickers:affix_next", act.pk)
    send(leaves, "consular_accounts:open_month", office=made.at.office.code)
    number = Account.objects.get().case.number
    person = factories.person_of(comes)
    send(leaves, "stickers:hand_over", made.reserve.pk, counted="", receiver=person.pk)
    send(comes, "stickers:receive_hand_over", StockCount.objects.get().pk)
    till = {"cash": "20.00", "remark": "Caja: € 20.00"}
    send(leaves, "consular_accounts:hand_over", number, incoming=person.pk, **till)
    relief = Relief.objects.get()
    assert "Falta la firma" in look(comes, "consular_accounts:case", number)
    send(comes, "consular_accounts:take_over", number, relief.pk, cash="20.00", remark="Conforme")
    page = look(leaves, "consular_accounts:relief", number, relief.pk)
    assert "Recibida" in page
    assert f"acta {StockCount.objects.get().statement.document.number}" in page
    for file in BookFile.objects.filter(closing=relief.closing):
        content = documents.content(file.document.file_id)
        told = says(tmp_path, content, "pdfsig", "-nocert")
        assert "Signature is Valid" in told
        signer = "Llega" if file.kind == BookKind.RELIEF else "Sirve"
        assert signer.lower() in told.lower(), told
