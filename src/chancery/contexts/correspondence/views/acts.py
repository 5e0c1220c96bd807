"""The pages by which a unit does something with what it has."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from chancery.contexts.correspondence import actions, forms, queries
from chancery.contexts.correspondence.models import Record, RecordMovement
from chancery.contexts.correspondence.rules import LinkKind
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

Typed = Mapping[str, Any]


@require_http_methods(["GET", "POST"])
def route(request: HttpRequest, number: str) -> HttpResponse:
    """Send the original on, or copies of it."""
    found = _held(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        copies = [
            actions.Destination(organisation.office(code), "inform", is_copy=True) for code in typed["copies"]
        ]
        originals = [] if typed["only_copies"] else [_destination(typed)]
        actions.route(record=found, to=[*originals, *copies], actor=actor)
        return _page(found)

    return form_page(
        request,
        forms.Route(request.POST or None),
        act,
        title=f"Derivar {found.number}",
        back=_page(found),
        done="El documento va en camino: lo tiene la unidad de destino.",
        button="Derivar",
        intro=found.subject,
    )


@require_POST
def route_many(request: HttpRequest) -> HttpResponse:
    """Send many originals to one unit: first which, then where."""
    actor = actor_of(request)
    access.require(actor, *queries.DESK)
    chosen = _chosen(request, actor)
    form = forms.Send(request.POST if "office" in request.POST else None)
    if chosen and form.is_bound and form.is_valid():
        try:
            done = actions.route_many(
                records=[each.record for each in chosen], to=_destination(form.cleaned_data), actor=actor
            )
        except (Invalid, NotFound) as refusal:
            form.add_error(None, f"{refusal} {refusal.advice}")
        else:
            return _bulk_page(request, done, "Derivados")
    context = {"form": form, "chosen": chosen}
    status = 422 if form.errors or not chosen else 200
    return render(request, "correspondence/route_many.html", context, status=status)


@require_POST
def receive_many(request: HttpRequest) -> HttpResponse:
    """Receive many at once."""
    actor = actor_of(request)
    access.require(actor, *queries.DESK)
    done = actions.receive_many(movements=_chosen(request, actor), actor=actor)
    return _bulk_page(request, done, "Recibidos")


@require_POST
def receive(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Say that what was sent has come."""
    actor = actor_of(request)
    received = actions.receive(movement=queries.movement(actor, movement_id), actor=actor)
    messages.success(request, f"Recibió el documento {received.record.number}.")
    return redirect(_page(received.record))


@require_http_methods(["GET", "POST"])
def return_(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Give it back to whoever sent it."""
    movement = _sent_here(request, movement_id)

    def act(actor: Actor, typed: Typed) -> str:
        actions.return_(movement=movement, reason=typed["reason"], actor=actor)
        return reverse("correspondence:home")

    done = "Lo devolvió a quien se lo derivó."
    return _with_reason(request, movement.record, "Devolver", forms.Reason(request.POST or None), act, done)


@require_http_methods(["GET", "POST"])
def attend(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Close what was sent to the unit, saying how it was attended."""
    movement = _sent_here(request, movement_id)

    def act(actor: Actor, typed: Typed) -> str:
        actions.attend(
            movement=movement, reason=typed["reason"], reply_number=typed["reply_number"], actor=actor
        )
        return _page(movement.record)

    title = "Cerrar la copia de" if movement.is_copy else "Dar por atendido"
    done = "Quedó atendido."
    return _with_reason(request, movement.record, title, forms.Attend(request.POST or None), act, done)


@require_http_methods(["GET", "POST"])
def archive(request: HttpRequest, number: str) -> HttpResponse:
    """Put it into the archive of the unit."""
    found = _held(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        actions.archive(record=found, reason=typed["reason"], actor=actor)
        return _page(found)

    done = "Quedó en el archivo de la unidad."
    return _with_reason(request, found, "Archivar", forms.Reason(request.POST or None), act, done)


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    """Take it up again."""
    found = _held(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        actions.reopen(record=found, reason=typed["reason"], actor=actor)
        return _page(found)

    done = "Está otra vez en atención."
    return _with_reason(request, found, "Reabrir", forms.Reason(request.POST or None), act, done)


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, number: str) -> HttpResponse:
    """Join it to another that the unit has."""
    found = _held(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        into = queries.by_number(actor, typed["into"])
        actions.join(record=found, into=into, reason=typed["reason"], actor=actor)
        return _page(into)

    done = "Desde ahora sigue al documento principal."
    return _with_reason(request, found, "Acumular", forms.Join(request.POST or None), act, done)


@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, number: str) -> HttpResponse:
    """Tie it to another."""
    actor = actor_of(request)
    access.require(actor, *queries.DESK)
    found = queries.by_number(actor, number)

    def act(actor: Actor, typed: Typed) -> str:
        actions.link(record=found, to=typed["number"], kind=LinkKind(typed["kind"]), actor=actor)
        return _page(found)

    return _with_reason(request, found, "Vincular", forms.Link(request.POST or None), act, "Quedó vinculado.")


@require_POST
def print_route_sheet(request: HttpRequest, number: str) -> HttpResponse:
    """Put the route sheet on paper, sealed."""
    actor = actor_of(request)
    sheet = actions.print_route_sheet(record=queries.by_number(actor, number), actor=actor)
    return redirect("verification:download", sheet.verification_code)


def _with_reason(
    request: HttpRequest, found: Record, title: str, form: Form, act: Callable[[Actor, Typed], str], done: str
) -> HttpResponse:
    return form_page(
        request,
        form,
        act,
        title=f"{title} {found.number}",
        back=_page(found),
        done=done,
        button=title.removesuffix(" de"),
        intro=found.subject,
    )


def _held(request: HttpRequest, number: str) -> Record:
    """A document that the actor sees and whose original is the actor's to move."""
    actor = actor_of(request)
    found = queries.by_number(actor, number)
    actions.check_holder(movement=queries.holder_of(found), actor=actor)
    return found


def _sent_here(request: HttpRequest, movement_id: UUID) -> RecordMovement:
    actor = actor_of(request)
    movement = queries.movement(actor, movement_id)
    actions.check_holder(movement=movement, actor=actor)
    return movement


def _destination(typed: Typed) -> actions.Destination:
    office = organisation.office(typed["office"])
    person = typed["person"].strip()
    return actions.Destination(
        office=office,
        instruction=typed["instruction"],
        person_id=queries.serving_at(person, office) if person else None,
        note=typed["note"],
        due_on=typed["due_on"],
    )


def _chosen(request: HttpRequest, actor: Actor) -> Sequence[RecordMovement]:
    """What was marked in the queue, of what is the actor's to see."""
    return queries.movements(actor, request.POST.getlist("movement"))


def _bulk_page(request: HttpRequest, bulk: actions.Bulk, title: str) -> HttpResponse:
    return render(request, "correspondence/bulk.html", {"bulk": bulk, "title": title})


def _page(found: Record) -> str:
    return reverse("correspondence:record", args=[found.number])
