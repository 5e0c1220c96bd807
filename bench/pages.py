"""What does verification cost, beside an empty view behind the same middleware?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from bench import measure
from bench.world import World
from chancery.config import urls
from chancery.contexts.apostilles import actions
from chancery.contexts.apostilles.tests import factories

ROUNDS, BATCH = 15, 40


def _empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def run(world: World) -> None:
    """At least half as many a second is the aim."""
    request = factories.taken(world.at)
    apostille = actions.issue(
        request=request, actor=world.at.officer, signatory_id=world.signatory.id, original_seen=True
    )
    urls.urlpatterns.append(path("vacia", _empty))
    settings.ALLOWED_HOSTS.append("testserver")
    client = Client()
    address = f"/verificar/{apostille.document.verification_code}"
    assert client.get(address).status_code == 200
    assert client.get("/vacia").status_code == 200

    def many(where: str) -> None:
        for _ in range(BATCH):
            client.get(where)

    taken = measure.in_turns(
        {
            f"{BATCH} verifications by code": lambda: many(address),
            f"{BATCH} empty views": lambda: many("/vacia"),
        },
        rounds=ROUNDS,
    )
    measure.show("Verification, in process", taken)
    verified, empty = taken.values()
    measure.ratio("verification : empty view", verified, empty, "aim ≤ 2")
