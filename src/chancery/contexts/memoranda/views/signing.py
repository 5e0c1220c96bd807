"""The pages of the head: one signature, many at once, and the annulment."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.memoranda import actions, forms, queries
from chancery.contexts.memoranda.models import InternalDocument
from chancery.contexts.memoranda.rules import SIGNED, Motive, State, read_blocks
from chancery.contexts.memoranda.views.documents import address_of
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.organisation.denominations import denominations
from chancery.web.case_page import show_refusal
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

_SECONDS = "3"
_ANNULLED = "Conserva su número en el registro. Quien verifique el papel leerá que no vale, y por qué."
_ANSWER_ANNULLED = " Lo que respondía vuelve a estar por atender en su unidad."


@login_required
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Read what one signs, and sign it."""
    actor = actor_of(request)
    found = queries.document(document_id, actor=actor)
    access.require(actor, *queries.HEADS, office_id=found.unit_id)
    if found.state != State.ENDORSED:
        raise actions.WrongStanding(state=found.standing.label)
    form = forms.Sign(request.POST or None, initial={"base": found.version})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        wishes: dict[str, Any] = {"motive": Motive(typed["motive"]), "dispatches": typed["dispatches"]}
        if typed["key"] == forms.OWN_KEY:
            prepared = actions.prepare(document=found, version=typed["base"], actor=actor, **wishes)
            messages.success(request, f"Tiene número y espera su clave: {prepared.number}.")
            return redirect("signing:paper", prepared.pending_id)
        signature = actions.sign(document=found, version=typed["base"], actor=actor, **wishes)
        messages.success(request, f"Firmó: {signature.number}.")
        return redirect("memoranda:document", found.id)
    shown = queries.version_of(found)
    context = {
        "form": form,
        "document": found,
        "title": f"Firmar: {shown.subject}",
        "version": shown,
        "blocks": read_blocks(shown.body),
        "addressees": [each for each in shown.addressees.all() if not each.is_copy],
        "copies": [each for each in shown.addressees.all() if each.is_copy],
        "chain": queries.chain_of(found),
        "intro": "Al firmar recibe su número, y desde entonces nada de él cambia.",
        "lacks_year": not denominations(clock.today()),
        "button": "Firmar y numerar",
    }
    return render(request, "memoranda/read.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def annul(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Annul what was signed."""
    actor = actor_of(request)
    found = queries.document(document_id, actor=actor)
    access.require(actor, *queries.HEADS, office_id=found.unit_id)
    if found.state not in SIGNED or found.state == State.ANNULLED:
        raise actions.WrongStanding(state=found.standing.label)
    number = found.signature.number
    answers = found.answers is not None or found.answers_record

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.annul(document=found, reason=typed["reason"], actor=actor)
        return address_of(found)

    return form_page(
        request,
        forms.Reason(request.POST or None),
        act,
        title=f"Anular {number}",
        back=address_of(found),
        done=f"Anuló {number}. Su número no se usa otra vez.",
        button="Anular",
        intro=_ANNULLED + (_ANSWER_ANNULLED if answers else ""),
        is_warning=True,
    )


@login_required
@require_http_methods(["GET", "POST"])
def to_sign(request: HttpRequest) -> HttpResponse:
    """What waits for one's signature; those chosen are signed at once."""
    actor = actor_of(request)
    access.require(actor, *queries.HEADS)
    form = forms.SignMany(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        wishes: dict[str, Any] = {"motive": Motive(typed["motive"]), "dispatches": typed["dispatches"]}
        try:
            if typed["key"] == forms.OWN_KEY:
                return _with_own_key(request, _chosen(request, actor), actor, wishes)
            asked = actions.sign_many(chosen=_chosen(request, actor), actor=actor, **wishes)
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("memoranda:batch", asked.id)
    context = {
        "form": form,
        "rows": queries.with_subjects(queries.to_sign(actor)[: actions.LARGEST]),
        "largest": actions.LARGEST,
        "largest_own": actions.LARGEST_OWN,
        "batches": queries.batches_of(actor)[:5],
    }
    return render(request, "memoranda/to_sign.html", context, status=422 if form.errors else 200)


def _with_own_key(
    request: HttpRequest, chosen: list[tuple[InternalDocument, int]], actor: Actor, wishes: Mapping[str, Any]
) -> HttpResponse:
    """Those chosen have their numbers and wait for one round of the key; what was refused says why."""
    asked = actions.prepare_many(chosen=chosen, actor=actor, **wishes)
    if asked.waiting:
        count = len(asked.waiting)
        messages.success(request, f"Esperan su clave {count} documentos: márquelos y fírmelos en una ronda.")
    for document, why in asked.refused:
        messages.error(request, f"{queries.version_of(document).subject}: {why}")
    return redirect("signing:waiting" if asked.waiting else "memoranda:to_sign")


def _chosen(request: HttpRequest, actor: Actor) -> list[tuple[InternalDocument, int]]:
    """The documents chosen, or all that were listed, each with the version that was listed."""
    found = []
    for value in request.POST.getlist("listed" if "all" in request.POST else "chosen")[: actions.LARGEST + 1]:
        document_id, _, version = value.partition(":")
        try:
            named = UUID(document_id), int(version)
        except ValueError:
            continue
        found.append((queries.document(named[0], actor=actor), named[1]))
    return found


@login_required
@require_GET
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """How far a batch is: while something waits, the page is asked for again every few seconds."""
    found = queries.batch(batch_id, actor=actor_of(request))
    progress = queries.progress_of(found)
    context = {"batch": found, "progress": progress, "items": queries.items_of(found), "seconds": _SECONDS}
    response = render(request, "memoranda/batch.html", context)
    if progress["waiting"]:
        response["Refresh"] = _SECONDS
    return response
