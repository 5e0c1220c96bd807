"""The addresses of the API: its token endpoint, and whatever is on it."""

from allauth.idp.oidc.views import revoke, token
from django.urls import path

from chancery.config.api import api
from chancery.web.api import document

urlpatterns = [
    path("oauth/token", token, name="api_token"),
    path("oauth/revoke", revoke, name="api_token_revoke"),
    path("openapi.json", document, name="openapi"),
    path("", api.urls),
]
