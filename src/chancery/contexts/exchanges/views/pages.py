"""What do all pages of the exchange share?"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.ledger import queries as ledger
from chancery.web.case_page import show_refusal
from chancery.web.middleware import actor_of

Act = Callable[[Actor, Mapping[str, Any]], str]
_PER_PAGE = 50
_ACTS = {
    "exchanges.send": "Puesto en la bandeja de salida",
    "exchanges.deliver": "A disposición de la otra entidad",
    "exchanges.retry": "Se pidió intentarlo otra vez",
    "exchanges.take_cargo": "Aviso de cargo: se pregunta a la entidad",
    "exchanges.settle": "Cargo confirmado por la otra entidad",
    "exchanges.receive": "Puesto a disposición del Ministerio",
    "exchanges.fetch_annexes": "Anexos traídos y guardados",
    "exchanges.accept": "Recibido",
    "exchanges.observe": "Observado",
    "exchanges.reject": "Rechazado: no presentado",
    "exchanges.tell_cargo": "La entidad remitente tiene el cargo",
    "exchanges.lapse": "No se subsanó en el plazo: no presentado",
}


def form_page(
    request: HttpRequest,
    form: Form,
    act: Act,
    *,
    title: str,
    back: str,
    done: str,
    intro: str = "",
    is_warning: bool = False,
) -> HttpResponse:
    """A page with one form; sent and accepted, it leads to where `act` says."""
    if request.method == "POST" and form.is_valid():
        try:
            address = act(actor_of(request), form.cleaned_data)
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect(address)
    context = {"form": form, "title": title, "back": back, "intro": intro, "is_warning": is_warning}
    return render(request, "exchanges/form.html", context, status=422 if form.errors else 200)


def page_of(request: HttpRequest, found: QuerySet[Any]) -> Page[Any]:
    """The page of a list that the address asks for."""
    return Paginator(found, _PER_PAGE).get_page(request.GET.get("pagina"))


def history(chain: UUID) -> list[tuple[datetime, str, str]]:
    """What happened to an exchange: when, by whom, what."""
    entries = ledger.entries(chain)
    return [(entry.at, entry.actor_name, _ACTS[entry.verb]) for entry in entries if entry.verb in _ACTS]
