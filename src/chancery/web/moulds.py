"""How is a page that strangers ask for again and again made fast, although no two of its answers are alike?

The template is rendered once for each shape that the page can have, with gaps where it says something of one document; what is
said of another is then placed in the gaps. Nothing that was said of a document is kept.
"""

import re
import secrets
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

_MARK = secrets.token_hex(16)  # in no text, and changed by neither escaping nor an address
_GAP = re.compile(f"{_MARK}x(\\d+)x")
_MOST = 500
_SEVERAL = (list, tuple)


@dataclass(frozen=True, slots=True)
class Mould:
    """What is printed alike of every document, with nothing where something of one stands; and which it is, gap by gap."""

    text: list[str]
    gaps: list[int]

    @classmethod
    def of(cls, rendered: str) -> "Mould":
        """Of a page with places instead of what is said."""
        text = _GAP.split(rendered)
        gaps = [int(number) for number in text[1::2]]
        text[1::2] = [""] * len(gaps)
        return cls(text, gaps)


_moulds: dict[Hashable, Mould] = {}


class Gap(str):
    """What a page says of one document alone: its template prints it and asks nothing of it."""

    __slots__ = ()

    def markup(self) -> str:
        """As it stands in the page."""
        return escape(self)


class SafeGap(Gap, SafeString):
    """The same, of what is markup already."""

    __slots__ = ()

    def markup(self) -> str:
        """As it is."""
        return self


def page(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    """A page whose `Gap`s, alone or in lists, are all in which it differs from the others of its shape."""
    if not _is_plain(request):
        return render(request, template, dict(context))
    gaps: list[Gap] = []
    shape = {name: _hollow(value, gaps) for name, value in context.items()}
    key = (template, get_language(), settings.DEMONSTRATION, *shape.items())
    mould = _moulds.get(key)
    if mould is None:
        if len(_moulds) >= _MOST:
            _moulds.clear()
        mould = _moulds[key] = Mould.of(render_to_string(template, shape, request))
    filled = mould.text.copy()
    filled[1::2] = [gaps[number].markup() for number in mould.gaps]
    return HttpResponse("".join(filled))


def _is_plain(request: HttpRequest) -> bool:
    """Whether nobody is signed in, nothing is waiting to be told, and the address says nothing more."""
    known = (settings.SESSION_COOKIE_NAME, "messages")
    return not request.GET and not any(name in request.COOKIES for name in known)


def _hollow(value: object, gaps: list[Gap]) -> object:
    if isinstance(value, Gap):
        gaps.append(value)
        return _place(len(gaps) - 1)
    if isinstance(value, _SEVERAL):
        return tuple([_hollow(each, gaps) for each in value])
    return value


@cache
def _place(number: int) -> str:
    return f"{_MARK}x{number}x"
