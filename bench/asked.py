"""How is a page asked for by somebody signed in, and how many statements does it take?"""

import time
from collections.abc import Callable

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.models import Account

MOST = 10


def signed_in(actor: Actor) -> Client:
    """The browser of somebody who signed in by a second factor."""
    account = Account.objects.filter(person_id=actor.person_id).first()
    if account is None:
        raise RuntimeError(f"{actor.name} has no account")
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(account.pk)
    session.save()
    return client


def page(client: Client, address: str) -> Callable[[], None]:
    """Asks for a page, which must come."""

    def ask() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")

    return ask


def statements(work: Callable[[], object]) -> int:
    """How many statements a work takes, once it has been done before."""
    work()
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def told(small: int, large: int) -> str:
    """How many statements a page takes in either ministry: the same, and ten at most, is the aim."""
    is_right = small == large <= MOST
    return f"{small} / {large}{'' if is_right else f' (aim: the same, ≤ {MOST})'}"
