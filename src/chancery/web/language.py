"""In which language is a page? Spanish; on the pages to which foreigners come, also English for who prefers it."""

import re
from collections.abc import Callable, Iterable
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.text import capfirst

from chancery.kernel.base import countries
from chancery.kernel.base.languages import is_english
from chancery.kernel.identity.checks import IdentityDocumentKind

_ASKED = "idioma"
_SPANISH_ALONE = "is_in_spanish_alone"
_YEAR = 365 * 24 * 3600


class LanguageMiddleware:
    """Serves each page in one of the languages it exists in: asked for in the address, kept, or preferred."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get(_ASKED, "")
        names = dict(settings.LANGUAGES) if is_bilingual(request) else {}
        chosen = settings.LANGUAGE_CODE
        if names:
            chosen = asked if asked in names else translation.get_language_from_request(request)
        with translation.override(chosen):
            response = self.respond(request)
            response.headers.setdefault("Content-Language", translation.get_language() or chosen)
        if names:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
            if asked in names:
                response.set_cookie(
                    settings.LANGUAGE_COOKIE_NAME, asked, max_age=_YEAR, samesite="Lax", httponly=True,
                    secure=settings.LANGUAGE_COOKIE_SECURE,
                )  # fmt: skip
        return response


def country_choices() -> tuple[tuple[str, str], ...]:
    """Every country, code and name, in the language of the page that is being made."""
    return countries.english_choices() if is_english() else countries.choices()


class Labelled(Protocol):
    """A word of a list, as the screen says it."""

    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...


def choices_among(words: Iterable[Labelled]) -> tuple[tuple[str, str], ...]:
    """The words of a list, code and name, in the language of the page that is being made, as a choice begins."""
    return tuple((word.value, capfirst(translation.gettext(word.label))) for word in words)


def document_choices() -> tuple[tuple[str, str], ...]:
    """Every kind of identity document, code and name, in the language of the page that is being made."""
    return choices_among(IdentityDocumentKind)


def is_bilingual(request: HttpRequest) -> bool:
    """Whether the page exists in English too: that of a service, of a case or of a step in it."""
    if getattr(request, _SPANISH_ALONE, False):
        return False
    return request.path.startswith(settings.BILINGUAL_PAGES) or any(
        re.fullmatch(address, request.path) for address in settings.BILINGUAL_ADDRESSES
    )


def keep_spanish(request: HttpRequest) -> None:
    """Say that this answer is in Spanish, whatever its reader prefers: what officers read exists in no other language."""
    setattr(request, _SPANISH_ALONE, True)
    translation.activate(settings.LANGUAGE_CODE)


def asks_more(request: HttpRequest) -> bool:
    """Whether the address asks for more than a language: what leads to the other one then says that too."""
    return bool(set(request.GET) - {_ASKED})


def offered(request: HttpRequest) -> list[tuple[str, str, str]]:
    """The other languages of this page: code, own name, address."""
    if not is_bilingual(request):
        return []
    current = translation.get_language()
    kept = request.GET.copy()
    found = []
    for code, name in settings.LANGUAGES:
        kept[_ASKED] = code
        if code != current:
            found.append((code, name, f"?{kept.urlencode()}"))
    return found
