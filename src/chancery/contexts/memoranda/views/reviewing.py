"""The pages of the vistos buenos."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from chancery.contexts.memoranda import actions, forms, queries
from chancery.contexts.memoranda.rules import State, read_blocks
from chancery.contexts.memoranda.views.documents import address_of
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import access
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of


@login_required
@require_http_methods(["GET", "POST"])
def send_to_review(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Ask for vistos buenos, or pass the document straight to its signature."""
    actor = actor_of(request)
    found = queries.document(document_id, actor=actor)
    if "send_to_review" not in queries.offered(found, actor):
        if found.state == State.DRAFT:
            raise actions.NotItsAuthor
        raise actions.WrongStanding(state=found.standing.label)
    form, back = (
        forms.Reviewers(found.unit, request.POST or None, initial={"base": found.version}),
        address_of(found),
    )

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.send_to_review(document=found, base=typed["base"], reviewers=form.chosen(), actor=actor)
        return back

    return form_page(
        request,
        form,
        act,
        title="Enviar a revisión o a la firma",
        back=back,
        done="El documento siguió su camino.",
        button="Enviar",
        intro="Elija quién da su visto bueno, en orden. Sin nadie, pasa de una vez a la firma de la jefatura.",
    )


@login_required
@require_POST
def recall(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Take it back to write on."""
    actor = actor_of(request)
    actions.recall(document=queries.document(document_id, actor=actor), actor=actor)
    messages.success(request, "El documento es otra vez un borrador.")
    return redirect("memoranda:document", document_id)


@login_required
@require_http_methods(["GET", "POST"])
def endorse(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Read the project and give one's visto bueno."""
    actor = actor_of(request)
    access.require_person(actor)
    found = queries.document(document_id, actor=actor)
    turn = queries.next_endorsement(found)
    if turn is None:
        raise actions.WrongStanding(state=found.standing.label)
    if not queries.may_endorse(turn, actor):
        raise actions.NotYourTurn(reviewer=queries.Reviewer(turn.office, turn.person).label)
    form = forms.Seen(request.POST or None, initial={"base": found.version})
    if request.method == "POST" and form.is_valid():
        actions.endorse(document=found, base=form.cleaned_data["base"], actor=actor)
        messages.success(request, "Dio su visto bueno.")
        return redirect("memoranda:home")
    shown = queries.version_of(found)
    context = {
        "form": form,
        "document": found,
        "title": f"Dar visto bueno: {shown.subject}",
        "version": shown,
        "blocks": read_blocks(shown.body),
        "intro": "Su firma digital, con el motivo «Doy V° B°», queda sobre el proyecto tal como lo ve.",
        "button": "Dar visto bueno",
    }
    return render(request, "memoranda/read.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def return_for_changes(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Say what should be written otherwise."""
    actor = actor_of(request)
    found = queries.document(document_id, actor=actor)
    if "return_for_changes" not in queries.offered(found, actor):
        turn = queries.next_endorsement(found)
        if turn is not None:
            raise actions.NotYourTurn(reviewer=queries.Reviewer(turn.office, turn.person).label)
        if found.state == State.ENDORSED:
            access.require(actor, *queries.HEADS, office_id=found.unit_id)
        raise actions.WrongStanding(state=found.standing.label)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.return_for_changes(document=found, reason=typed["reason"], actor=actor)
        return reverse("memoranda:home")

    return form_page(
        request,
        forms.Reason(request.POST or None),
        act,
        title="Devolver para cambios",
        back=address_of(found),
        done="Devolvió el documento a sus autores.",
        button="Devolver",
        intro="Sus autores leen el motivo. Los vistos buenos ya dados se piden otra vez sobre la versión nueva.",
    )
