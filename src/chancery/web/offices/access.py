"""Who comes to the pages on which offices are kept? An administrator, by name."""

from django.http import HttpRequest

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.web.middleware import actor_of


def administrator(request: HttpRequest) -> Actor:
    """The administrator who asks. Raises `RoleMissing`."""
    actor = actor_of(request)
    access.require(actor, Role.ADMINISTRATOR)
    return actor
