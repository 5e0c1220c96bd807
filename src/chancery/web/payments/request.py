"""What every page here may count on: the middleware has said who acts."""

from django.http import HttpRequest

from chancery.kernel.base.actor import Actor


class Request(HttpRequest):
    """A request whose actor is known."""

    actor: Actor
