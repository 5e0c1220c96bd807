"""What the bench's server runs: the ministry itself, and an empty view behind the same settings and middleware."""

from chancery.config.wsgi import application

# isort: split
# The site map can be read only once the application is made.
from django.http import HttpRequest, HttpResponse
from django.urls import path

from chancery.config.urls import urlpatterns

__all__ = ["ADDRESS", "application"]

ADDRESS = "/verificar/nada/vacia"


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing."""
    return HttpResponse("")


urlpatterns.insert(0, path(ADDRESS.lstrip("/"), empty))
