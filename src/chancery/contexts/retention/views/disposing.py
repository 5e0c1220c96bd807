"""The pages of disposal: what has expired, a proposal, its votes, its act, its authorisation and its end."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.retention import actions, forms, queries
from chancery.contexts.retention.models import DisposalProposal
from chancery.contexts.retention.rules import Stage
from chancery.contexts.retention.views.pages import chosen, history_of
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of

_READERS = (*queries.ARCHIVE, Role.AUDITOR)


@require_GET
def proposals(request: HttpRequest) -> HttpResponse:
    """Every proposal of disposal, the last first."""
    actor = actor_of(request)
    access.require(actor, *_READERS)
    context = {
        "page": page_of(request, queries.proposals(actor)),
        "may_propose": actor.holds(Role.ARCHIVIST),
    }
    return render(request, "retention/proposals.html", context)


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """What has outlived its periods; marked and sent, a proposal before the committee."""
    actor = actor_of(request)
    access.require(actor, Role.ARCHIVIST, office_id=queries.central().id)
    refusal: Invalid | Conflict | None = None
    marked = {str(each) for each in chosen(request)}
    if request.method == "POST":
        try:
            made = actions.propose(file_ids=chosen(request), actor=actor)
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            messages.success(request, f"Firmó la propuesta {made.number}. Ahora vota el comité.")
            return redirect("retention:proposal", made.number)
    page = page_of(request, queries.expired(clock.today()))
    rows = [(each, request.method == "GET" or str(each.pk) in marked) for each in page.object_list]
    context = {"page": page, "rows": rows, "refusal": refusal}
    return render(request, "retention/propose.html", context, status=422 if refusal else 200)


@require_GET
def proposal(request: HttpRequest, number: str) -> HttpResponse:
    """One proposal: what it lists, how it stands, and what the actor may do now."""
    actor = actor_of(request)
    found = _found(request, number, *_READERS)
    votes = list(found.votes.select_related("member"))
    members = queries.members(found.archive, clock.today())
    is_member = actor.holds(Role.EVALUATOR, office_id=found.archive_id)
    is_archivist = actor.holds(Role.ARCHIVIST, office_id=found.archive_id)
    stage = found.stage
    context = {
        "proposal": found,
        "stage": stage,
        "items": queries.disposal_items(found),
        "votes": votes,
        "missing": [each for each in members if each.pk not in {vote.member_id for vote in votes}],
        "may_vote": stage is Stage.VOTING
        and is_member
        and actor.person_id not in {each.member_id for each in votes},
        "may_close": stage is Stage.VOTING and is_member and bool(votes),
        "may_authorise": stage is Stage.APPROVED and is_archivist,
        "may_dispose": stage is Stage.AUTHORISED and is_archivist,
        "history": history_of(ledger.entries(found.pk)),
    }
    return render(request, "retention/proposal.html", context)


@require_http_methods(["GET", "POST"])
def vote(request: HttpRequest, number: str) -> HttpResponse:
    """Vote as a member of the committee."""
    found = _found(request, number, Role.EVALUATOR)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.vote(proposal=found, is_in_favour=typed["vote"] == "for", reason=typed["reason"], actor=actor)
        return _address(found)

    return _act(request, found, forms.Vote(request.POST or None), act, "Votar", "Su voto quedó anotado.")


@require_POST
def close_session(request: HttpRequest, number: str) -> HttpResponse:
    """Draw up the committee's act."""
    found = _found(request, number, Role.EVALUATOR)
    made = actions.close_session(proposal=found, actor=actor_of(request))
    messages.success(request, f"Firmó el acta {made.paper.number}.")
    return redirect(_address(found))


@require_http_methods(["GET", "POST"])
def authorise(request: HttpRequest, number: str) -> HttpResponse:
    """Note the authorisation of the General Archive."""
    found = _found(request, number, Role.ARCHIVIST)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.authorise(
            proposal=found, reference=typed["reference"], dated_on=typed["dated_on"], actor=actor
        )
        return _address(found)

    form = forms.Authorise(request.POST or None)
    return _act(request, found, form, act, "Anotar la autorización del AGN", "Anotó la autorización.")


@require_http_methods(["GET", "POST"])
def dispose(request: HttpRequest, number: str) -> HttpResponse:
    """Give up for good what was authorised."""
    found = _found(request, number, Role.ARCHIVIST)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.dispose(proposal=found, actor=actor)
        return _address(found)

    return form_page(
        request,
        Form(request.POST if request.method == "POST" else None),
        act,
        title="Eliminar para siempre",
        back=_address(found),
        done="Se emitió la constancia de eliminación. El contenido se borra en unos minutos.",
        intro=f"Se eliminará el contenido de los expedientes de {found.number} que no estén retenidos. No hay vuelta atrás: quedan su "
        "número, qué eran y su huella.",
        is_warning=True,
    )


def _act(
    request: HttpRequest, found: DisposalProposal, form: Form, act: Any, title: str, done: str
) -> HttpResponse:
    return form_page(
        request, form, act, title=title, back=_address(found), done=done, intro=f"Propuesta {found.number}."
    )


def _found(request: HttpRequest, number: str, *roles: Role) -> DisposalProposal:
    actor = actor_of(request)
    access.require(actor, *roles)
    return queries.proposal(actor, number)


def _address(found: DisposalProposal) -> str:
    return reverse("retention:proposal", args=[found.number])
