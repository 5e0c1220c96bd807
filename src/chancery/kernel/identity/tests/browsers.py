"""Browsers of people who signed in, with every factor that their roles ask for."""

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
