"""The pages of Lima: personalise, certify, despatch, and what goes there and comes back."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.passports import actions, forms, queries
from chancery.contexts.passports.procedures import PASSPORT, State
from chancery.contexts.passports.views.shared import step
from chancery.kernel.base import at_once
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.case_steps.forms import Reason
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import stored_response

_LIMA_STATES = (State.SENT, State.PERSONALISED, State.CERTIFIED, State.RETURNED, State.UNCLAIMED)


class PageNotFound(NotFound):
    """The case has no such booklet, or not for who asks."""

    code = "passport_page_not_found"
    sentence = "El expediente {number} no tiene la libreta {serial}."


@require_GET
def data_page(request: HttpRequest, number: str, serial: str) -> HttpResponse:
    """The data page as it goes to the machine, for Lima alone."""
    actor = actor_of(request)
    application = queries.by_number(actor, number)
    access.require(actor, Role.OFFICER, office_id=queries.lima().id)
    found = next((each for each in queries.passports_of(application) if each.serial == serial), None)
    if found is None or hasattr(found, "voiding"):
        raise PageNotFound(number=application.case.number, serial=serial)
    content = documents.content(documents.newest_file(found.document))
    return stored_response(content, "application/pdf", f"{found.serial}.pdf", download=True)


@require_http_methods(["GET", "POST"])
def send_batch(request: HttpRequest, code: str) -> HttpResponse:
    """Authorise and send to Lima all that is ready at a post."""
    actor = actor_of(request)
    office = organisation.office(code)
    form = forms.Choice(queries.ready_to_send(actor, office.id)[:200], _typed(request))

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.send(applications=form.applications, office=office, actor=actor)
        return reverse("passports:home")

    return form_page(
        request,
        form,
        act,
        title="Enviar pasaportes a Lima",
        back=reverse("passports:home"),
        done="Los pasaportes se enviaron a personalizar.",
        button="Autorizar y enviar",
        intro="Están pagados y coinciden con RENIEC. Cada uno es un acto consular y toma sus números."
        if form.listed
        else "No hay pasaportes pagados y confirmados que enviar.",
    )


@require_GET
def lima(request: HttpRequest) -> HttpResponse:
    """What Lima must do: personalise, certify, despatch, void."""
    actor = actor_of(request)
    lists = [(state, queries.waiting_in_lima(actor, state)[:100]) for state in _LIMA_STATES]
    at_once.fetch(*(rows for _state, rows in lists))
    counted = queries.counted_in_lima(actor, *_LIMA_STATES)
    context = {
        "lists": [(state, PASSPORT.states[state], rows, counted.get(state, 0)) for state, rows in lists],
        "posts": queries.posts_with_certified(actor),
        "left": queries.booklets_left(actor),
    }
    return render(request, "passports/lima.html", context)


@require_http_methods(["GET", "POST"])
def personalise(request: HttpRequest, number: str) -> HttpResponse:
    """Take the next booklet and compose its data page."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.personalise(application=application, actor=actor)

    return step(request, application, "personalise", act)


@require_http_methods(["GET", "POST"])
def certify(request: HttpRequest, number: str) -> HttpResponse:
    """Quality control: read the booklet and certify its chip."""
    application = queries.by_number(actor_of(request), number)
    form = forms.Control(request.POST or None)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.certify(
            application=application,
            zone=typed["zone"],
            chip=typed["chip"],
            answers=form.answers(),
            actor=actor,
        )

    return step(request, application, "certify", act, form)


@require_http_methods(["GET", "POST"])
def reject(request: HttpRequest, number: str) -> HttpResponse:
    """Quality control that fails."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.reject(application=application, reason=typed["reason"], actor=actor)

    return step(request, application, "reject", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, number: str) -> HttpResponse:
    """Void what a post sent back."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.void(application=application, reason=typed["reason"], actor=actor)

    return step(request, application, "void", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, number: str) -> HttpResponse:
    """Void for good a booklet that nobody collected."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.discard(application=application, reason=typed["reason"], actor=actor)

    return step(request, application, "discard", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def despatch(request: HttpRequest, number: str) -> HttpResponse:
    """Send one certified passport to its post."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.despatch(
            applications=[application], office=application.case.office, guide=typed["guide"], actor=actor
        )

    return step(request, application, "despatch", act, forms.Guide(request.POST or None))


@require_http_methods(["GET", "POST"])
def ship(request: HttpRequest, code: str) -> HttpResponse:
    """Send to a post all that is certified for it."""
    actor = actor_of(request)
    office = organisation.office(code)
    certified = [each.passport.application for each in queries.certified(actor, office.id)[:200]]
    form = forms.Shipping(certified, _typed(request))

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.despatch(applications=form.applications, office=office, guide=typed["guide"], actor=actor)
        return reverse("passports:lima")

    return form_page(
        request,
        form,
        act,
        title=f"Despachar a {office.city}",
        back=reverse("passports:lima"),
        done="El envío quedó registrado; la oficina lo confirma cuando llega.",
        button="Despachar",
        intro=f"Pasaportes certificados para {office.name}.",
    )


def _typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when nothing was chosen."""
    return request.POST if request.method == "POST" else None
