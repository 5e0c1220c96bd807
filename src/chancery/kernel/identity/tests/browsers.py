"""Browsers of people who signed in, with every factor that their roles ask for."""

from typing import Any
from uuid import uuid4

from django.test import Client

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.models import Account, Person
from chancery.kernel.identity.tests.factories import make_account


def browser_of(actor: Actor, *, has_second_factor: bool = True) -> Client:
    """A browser in which that person signed in."""
    assert actor.person_id is not None
    person = Person.objects.get(pk=actor.person_id)
    account = Account.objects.filter(person=person).first() or make_account(person)
    client = Client()
    client.force_login(account)
    if has_second_factor:
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "at": clock.now().timestamp()}]
        session["account_authentication_methods_user"] = str(account.pk)
        session.save()
    return client


def told(client: Client, address: str, sent: object = None, expected: int = 201) -> Any:
    """What the API answers to a POST under a key of its own; it must be of that status."""
    headers = {"Idempotency-Key": str(uuid4())}
    answer = client.post(f"/api/v1/{address}", sent or {}, "application/json", headers=headers)
    assert answer.status_code == expected, answer.content
    return answer.json()


def text(client: Client, address: str) -> str:
    """What a page that is shown says."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()
