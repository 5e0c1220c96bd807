"""The pages of the offices that do not have the case: Lima and the office of delivery; and the applicant's last word."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chancery.contexts.transmissions import actions, forms, queries
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.views.road import road
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, Refusal
from chancery.kernel.identity import access
from chancery.web import problems
from chancery.web.case_page import note_read, show_refusal
from chancery.web.middleware import actor_of


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, number: str) -> HttpResponse:
    """Accept in Lima."""
    return _desk_page(
        request, number, "receive", lambda each, actor, _: actions.receive(transmission=each, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def return_to_post(request: HttpRequest, number: str) -> HttpResponse:
    """Say in Lima what differs."""
    return _desk_page(
        request,
        number,
        "return_to_post",
        lambda each, actor, typed: actions.return_to_post(
            transmission=each, reason=typed["reason"], actor=actor
        ),
        forms.Difference,
    )


@require_http_methods(["GET", "POST"])
def legalise(request: HttpRequest, number: str) -> HttpResponse:
    """Compare the consul's signature with the register, and certify it."""
    return _desk_page(
        request, number, "legalise", lambda each, actor, _: actions.legalise(transmission=each, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def forward(request: HttpRequest, number: str) -> HttpResponse:
    """Send again from Lima to the office of delivery."""
    return _desk_page(
        request, number, "forward", lambda each, actor, _: actions.forward(transmission=each, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, number: str) -> HttpResponse:
    """Accept at the office of delivery."""
    return _desk_page(
        request, number, "accept", lambda each, actor, _: actions.accept(transmission=each, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def return_to_lima(request: HttpRequest, number: str) -> HttpResponse:
    """Say at the office of delivery what differs."""
    return _desk_page(
        request,
        number,
        "return_to_lima",
        lambda each, actor, typed: actions.return_to_lima(
            transmission=each, reason=typed["reason"], actor=actor
        ),
        forms.Difference,
    )


@require_http_methods(["GET", "POST"])
def print_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Count a printing, and open what is printed."""
    return _desk_page(
        request,
        number,
        "print_paper",
        lambda each, actor, typed: actions.print_paper(
            transmission=each, sheet=typed["sheet"], reason=typed["reason"], actor=actor
        ),
        forms.Sheet,
    )


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, number: str) -> HttpResponse:
    """Hand it to who stands before the officer, once it is known who that is."""

    def act(each: Transmission, actor: Actor, typed: Mapping[str, Any]) -> None:
        taker = actions.Taker(
            **{
                name: typed[name]
                for name in ("name", "document_kind", "document_number", "document_country", "power")
            }
        )
        identified = actions.identify(transmission=each, taker=taker, actor=actor)
        actions.deliver(transmission=each, taker=taker, identified=identified, actor=actor)

    return _desk_page(request, number, "deliver", act, forms.TakerForm)


@require_http_methods(["GET", "POST"])
def collect(request: HttpRequest, number: str) -> HttpResponse:
    """The applicant confirms having received a digital delivery."""
    return _desk_page(
        request, number, "collect", lambda each, actor, _: actions.collect(transmission=each, actor=actor)
    )


Act = Callable[[Transmission, Actor, Mapping[str, Any]], object]


def _desk_page(
    request: HttpRequest, number: str, name: str, act: Act, form_type: type[Form] | None = None
) -> HttpResponse:
    """The page of what an office does with a case that another has: what travels, what is asked, and the button.

    Whose step it is not does not even see the page.
    """
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    office = queries.desk_of(name, wanted)
    if office is not None:
        access.require(actor, *queries.DESK, office_id=office.id)
    elif actor.person_id != wanted.case.applicant_id:
        raise actions.NotYours
    offered = dict(queries.desk_actions(actor, wanted))
    form = form_type(request.POST if request.method == "POST" else None) if form_type else None
    refused: Refusal | None = None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            act(wanted, actor, form.cleaned_data if form is not None else {})
        except (Invalid, Conflict) as refusal:
            refused = refusal
        else:
            messages.success(request, f"{offered.get(name, 'Paso')}: hecho.")
            return redirect("transmissions:case", wanted.case.number)
    if form is not None and isinstance(refused, Invalid):
        show_refusal(form, refused)
    if request.method != "POST":
        note_read(wanted.case, actor, "transmission")
    context = {
        **road(actor, wanted),
        "form": form,
        "name": name,
        "title": offered.get(name, ""),
        "refused": refused if form is None or not form.errors else None,
        "papers": queries.papers_to_print(wanted) if name == "print_paper" else (),
    }
    is_wrong = form is not None and bool(form.errors)
    status = problems.status_of(refused) if refused is not None else 422 if is_wrong else 200
    return render(request, "transmissions/desk.html", context, status=status)
