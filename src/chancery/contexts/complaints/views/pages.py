"""How does every form of the complaints books behave? What was typed survives a refusal by content."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from chancery.contexts.complaints.models import Complaint
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.ledger import actions as ledger
from chancery.web.case_page import show_refusal
from chancery.web.middleware import actor_of

Act = Callable[[Actor, Mapping[str, Any]], str]


def form_page(
    request: HttpRequest, form: Form, act: Act, *, title: str, back: str, done: str, intro: str = ""
) -> HttpResponse:
    """A page with one form; sent and accepted, it leads to where `act` says."""
    if request.method == "POST" and form.is_valid():
        try:
            address = act(actor_of(request), form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect(address)
    context = {"form": form, "title": title, "back": back, "intro": intro}
    return render(request, "complaints/form.html", context, status=422 if form.errors else 200)


def note_read(complaint: Complaint, actor: Actor) -> None:
    """Whoever reads of an entry that is not theirs leaves a trace of it (Ley 29733)."""
    if actor.person_id is None or actor.person_id != complaint.person_id:
        ledger.record_read(
            subject=complaint.id, kind="complaint", purpose="atención de la reclamación", actor=actor
        )
