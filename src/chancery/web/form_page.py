"""How does a page with one form behave? What was typed survives a refusal by content, and a system that does not answer."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, Refusal, Unavailable
from chancery.web import problems
from chancery.web.case_page import show_refusal
from chancery.web.middleware import actor_of

Act = Callable[[Actor, Mapping[str, Any]], str]


def form_page(
    request: HttpRequest,
    form: Form,
    act: Act,
    *,
    title: str,
    back: str,
    done: str = "",
    button: str = "",
    intro: str = "",
    is_warning: bool = False,
    template: str = "web/form.html",
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A page with one form; sent and accepted, it leads to where `act` says.

    Without `done`, `act` itself leaves the words that tell what happened. `template` says more than the form, of `context`.
    """
    refused: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            address = act(actor_of(request), form.cleaned_data)
        except (Invalid, Conflict, Unavailable) as refusal:
            refused = refusal
            show_refusal(form, refusal)
        else:
            if done:
                messages.success(request, done)
            return redirect(address)
    shared = {
        "form": form,
        "title": title,
        "back": back,
        "button": button or title,
        "intro": intro,
        "is_warning": is_warning,
    }
    status = problems.status_of(refused) if isinstance(refused, Unavailable) else 422 if form.errors else 200
    return render(request, template, {**shared, **(context or {})}, status=status)
