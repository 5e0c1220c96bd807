"""The pages of the vistos buenos."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chancery.contexts.memoranda import actions, forms, queries
from chancery.contexts.memoranda.rules import State, read_blocks
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.web.case_page import show_refusal
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
    form = forms.Reviewers(found.unit, request.POST or None, initial={"base": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.send_to_review(
                document=found, base=form.cleaned_data["base"], reviewers=form.chosen(), actor=actor
            )
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "El documento siguió su camino.")
            return redirect("memoranda:document", found.id)
    context = {
        "form": form,
        "document": found,
        "title": "Enviar a revisión o a la firma",
        "intro": "Elija quién da su visto bueno, en orden. Sin nadie, pasa de una vez a la firma de la jefatura.",
        "button": "Enviar",
    }
    return render(request, "memoranda/form.html", context, status=422 if form.errors else 200)


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
    return render(request, "memoranda/form.html", context)


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
    form = forms.Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.return_for_changes(document=found, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, "Devolvió el documento a sus autores.")
        return redirect("memoranda:home")
    context = {
        "form": form,
        "document": found,
        "title": "Devolver para cambios",
        "intro": "Sus autores leen el motivo. Los vistos buenos ya dados se piden otra vez sobre la versión nueva.",
        "button": "Devolver",
    }
    return render(request, "memoranda/form.html", context, status=422 if form.errors else 200)
