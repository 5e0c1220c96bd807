"""The pages on which a document is written."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chancery.contexts.memoranda import actions, forms, queries, rules
from chancery.contexts.memoranda.models import InternalDocument
from chancery.contexts.memoranda.rules import FORMS, Kind
from chancery.contexts.memoranda.views.documents import address_of
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.web.case_page import show_refusal
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of


@login_required
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Begin a document: in which unit and of which kind, then its text."""
    actor = actor_of(request)
    access.require(actor, *queries.STAFF)
    answers, record = _answered(request, actor), _came_of(request, actor)
    answers_record = request.GET.get("relacion") == "respuesta"
    units = list(queries.units_of(actor))
    asked = request.GET if "unit" in request.GET else None
    begin = forms.Begin(
        units, asked, initial={"kind": Kind.OFFICIAL_LETTER if answers_record else Kind.MEMORANDUM}
    )
    if asked is None or not begin.is_valid():
        status = 422 if begin.errors else 200
        kept = [(name, request.GET[name]) for name in ("registro", "relacion") if name in request.GET]
        context = {"form": begin, "kept": kept, "record": record, "answers_record": answers_record}
        return render(request, "memoranda/begin.html", context, status=status)
    kind = Kind(begin.cleaned_data["kind"])
    unit = queries.unit_of(actor, begin.cleaned_data["unit"])
    form = forms.Write(kind, request.POST or None, initial=forms.first_typed(kind, answers, record))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft(
                kind=kind,
                unit=unit,
                content=form.content(),
                answers=answers,
                record_number=record.number if record else "",
                answers_record=answers_record,
                actor=actor,
            )
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Guardó el borrador. Todavía no tiene número: lo recibe al firmarse.")
            return redirect("memoranda:document", made.id)
    context = {
        "form": form,
        "title": f"{FORMS[kind].title} nuevo" if kind not in _FEMININE else f"{FORMS[kind].title} nueva",
        "unit": unit,
        "answers": answers,
        "record": record,
        "answers_record": answers_record,
    }
    return render(request, "memoranda/write.html", context, status=422 if form.errors else 200)


_FEMININE = (Kind.NOTE, Kind.CIRCULAR)


def _answered(request: HttpRequest, actor: Actor) -> InternalDocument | None:
    """The document that a new one answers, where the address names one."""
    named = request.GET.get("responde", "")
    try:
        document_id = UUID(named)
    except ValueError:
        return None
    return queries.document(document_id, actor=actor)


def _came_of(request: HttpRequest, actor: Actor) -> queries.RecordView | None:
    """The registered document that a new one answers or comes of, where the address names one."""
    number = request.GET.get("registro", "")
    return queries.record_named(number, actor=actor) if number else None


@login_required
@require_http_methods(["GET", "POST"])
def save(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Write on; what somebody else saved meanwhile is shown, and nothing that was typed is lost."""
    actor = actor_of(request)
    found = queries.document(document_id, actor=actor)
    if "save" not in queries.offered(found, actor):
        _refuse_to_write(found, actor)
    kind = Kind(found.kind)
    current = queries.version_of(found)
    form = forms.Write(kind, request.POST or None, initial=forms.as_typed(current))
    context = {"title": f"{found.form.title}, proyecto", "unit": found.unit, "document": found}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.save(document=found, base=form.cleaned_data["base"], content=form.content(), actor=actor)
        except actions.ChangedMeanwhile as refusal:
            now = queries.version_of(queries.document(document_id, actor=actor))
            base = queries.version_of(found, form.cleaned_data["base"] or None)
            context |= {
                "refusal": refusal,
                "current": now,
                "changes": rules.changes(base.body, now.body),
            }
            form = forms.Write(kind, forms.typed_anew(request.POST, now.number))
            status = 409
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Guardó una versión nueva.")
            return redirect("memoranda:document", found.id)
    if status == 200 and form.errors:
        status = 422
    return render(request, "memoranda/write.html", {**context, "form": form}, status=status)


def _refuse_to_write(found: InternalDocument, actor: Actor) -> None:
    """Say why one may not: somebody else's, or no draft any more."""
    if found.state == rules.State.DRAFT:
        raise actions.NotItsAuthor
    raise actions.WrongStanding(state=found.standing.label)


@login_required
@require_http_methods(["GET", "POST"])
def add_co_author(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Let a colleague write too."""
    actor = actor_of(request)
    found = queries.document(document_id, actor=actor)
    if "add_co_author" not in queries.offered(found, actor):
        _refuse_to_write(found, actor)
    known = {found.author_id, *found.co_authors.values_list("person_id", flat=True)}
    people = [person for person in queries.colleagues(found.unit) if person.id not in known]

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        person = next(each for each in people if str(each.id) == typed["person"])
        actions.add_co_author(document=found, person=person, actor=actor)
        messages.success(request, f"{person.full_name} ya puede escribir en el borrador.")
        return address_of(found)

    return form_page(
        request,
        forms.CoAuthor(people, request.POST or None),
        act,
        title="Agregar un coautor",
        back=address_of(found),
        button="Agregar",
        intro="Escribirá en el mismo borrador. Si dos guardan a la vez, el segundo ve qué cambió el primero.",
    )


@login_required
@require_POST
def discard(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Set the draft aside."""
    actor = actor_of(request)
    actions.discard(document=queries.document(document_id, actor=actor), actor=actor)
    messages.success(request, "Descartó el borrador. Ningún número se gastó.")
    return redirect("memoranda:home")
