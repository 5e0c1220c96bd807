"""What does a device take along, and is it the same for everybody?"""

import json

import pytest
from django.test import Client

from chancery.contexts.visas import actions
from chancery.contexts.visas.tests import factories
from chancery.kernel.base import cbor
from chancery.kernel.documents import sealing
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.travel_documents import cancelled

pytestmark = pytest.mark.django_db
KEPT = ("/frontera/sin-linea", "/frontera/trabajador.js", "/frontera/aplicacion.webmanifest")


def listed() -> tuple[int, bytes]:
    answer = Client().get("/.well-known/travel-document-list")
    assert answer["Content-Type"] == "application/cose"
    _, _, payload, _ = cbor.decode(answer.content[1:])
    bits, count, content = cbor.decode(payload)[-70003]
    assert bits == cancelled.BITS
    return count, content


def test_the_page_holds_nothing_of_anybody() -> None:
    at = factories.world(labels=0)
    for path in KEPT:
        stranger, known = Client().get(path), browser_of(at.inspector).get(path)
        assert stranger.status_code == 200
        assert stranger.content == known.content


def test_the_worker_keeps_every_key_and_list_that_the_page_asks_for() -> None:
    page, worker = (Client().get(path).content.decode() for path in KEPT[:2])
    asked = [word.split('"')[0] for word in page.split('="')[1:] if word.startswith("/.well-known/")]
    assert len(asked) == 4
    assert [path for path in asked if f'"{path}"' not in worker] == []


def test_cancelled_and_spoilt_visas_are_listed_and_good_ones_are_not() -> None:
    at = factories.world()
    good, gone = factories.delivered(at), factories.delivered(at, passport_number="YB0000001")
    spoilt = factories.printed(at, passport_number="YB0000002")
    assert listed() == (0, b"")
    actions.cancel(application=factories.again(gone.application), reason="Falsa", actor=at.post.consul)
    actions.spoil_label(
        application=factories.again(spoilt.application), reason="Tinta", actor=at.post.officer
    )
    count, content = listed()
    assert count == 3
    sealed = "".join(gone.zone.split("\n"))[:72]
    for key in (f"V:{gone.serial}", f"V:{spoilt.serial}", f"{cancelled.SEALED}:{sealed}"):
        assert cancelled.holds(count, content, key)
    assert not cancelled.holds(count, content, f"V:{good.serial}")


def test_the_list_names_the_key_that_signed_it() -> None:
    protected, *_ = cbor.decode(sealing.cancelled_list()[1:])
    (key,) = json.loads(Client().get("/.well-known/visa-seal-keys.json").content)["keys"]
    assert cbor.decode(protected)[4].decode() == f"{key['signer']}{key['certificate']}"
