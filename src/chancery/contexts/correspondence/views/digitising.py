"""The pages of the scan of a document: handed in, read, compared with the paper, and shown."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.correspondence import actions, forms, queries
from chancery.contexts.correspondence.models import Digitisation, Record
from chancery.contexts.correspondence.rules import DigitisationState
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents import recognition
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.models import StoredFile
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.web.case_page import show_refusal
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import receive_files, stored_response

_SECONDS = 5


@require_http_methods(["GET", "POST"])
def digitise(request: HttpRequest, number: str) -> HttpResponse:
    """Hand in the scan of a document."""
    actor = actor_of(request)
    found = queries.by_number(actor, number)
    actions.check_at_hand(record=found, actor=actor)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        received = [receive_files({"scans": each}, actor)["scans"] for each in typed["scans"]]
        made = actions.digitise(record=found, upload_ids=received, turns=not typed["as_it_lies"], actor=actor)
        return _page(made)

    return form_page(
        request,
        forms.Digitise(request.POST or None, request.FILES or None),
        act,
        title=f"Digitalizar {found.number}",
        back=reverse("correspondence:record", args=[found.number]),
        done="Recibimos las imágenes. Su texto se reconoce ahora.",
        button="Digitalizar",
        intro=found.subject,
    )


@require_POST
def digitise_file(request: HttpRequest, number: str, ordinal: int) -> HttpResponse:
    """Have a file recognised that the document has already."""
    actor = actor_of(request)
    found = queries.by_number(actor, number)
    try:
        made = actions.digitise(record=found, ordinals=[ordinal], actor=actor)
    except (Invalid, Conflict) as refusal:
        messages.error(request, f"{refusal} {refusal.advice}")
        return redirect("correspondence:record", found.number)
    return redirect(_page(made))


@require_GET
def digitisations(request: HttpRequest) -> HttpResponse:
    """What waits for the program or for a person, in the units where the actor serves."""
    actor = actor_of(request)
    access.require(actor, *queries.DESK)
    context = {"digitisations": queries.open_digitisations(actor)[:100], "is_ready": recognition.is_ready()}
    return render(request, "correspondence/digitisations.html", context)


@require_http_methods(["GET", "POST"])
def digitisation(request: HttpRequest, digitisation_id: UUID) -> HttpResponse:
    """How far it is; then each page beside its text, and what a person has to compare with the paper."""
    actor = actor_of(request)
    found = queries.digitisation(actor, digitisation_id)
    form = forms.Quality(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm_digitisation(digitisation=found, actor=actor, **form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Dio conformidad a la copia digital. Ya se encuentra por su texto.")
            return redirect("correspondence:record", found.record.number)
    _note_read(found.record, actor)
    may_check = found.state is DigitisationState.TO_CHECK and queries.may_digitise(found.record, actor)
    context = {
        "digitisation": found,
        "record": found.record,
        "originals": found.originals.select_related("file"),
        "pages": queries.pages_of(found),
        "form": form if may_check else None,
        "may_digitise": queries.may_digitise(found.record, actor),
        "is_ready": recognition.is_ready(),
        "seconds": _SECONDS,
    }
    status = 422 if form.errors else 200
    response = render(request, "correspondence/digitisation.html", context, status=status)
    if found.state is DigitisationState.WAITING and context["is_ready"]:
        response["Refresh"] = _SECONDS
    return response


@require_http_methods(["GET", "POST"])
def reject_digitisation(request: HttpRequest, digitisation_id: UUID) -> HttpResponse:
    """Say why the copy does not stand for the paper."""
    actor = actor_of(request)
    found = queries.digitisation(actor, digitisation_id)
    actions.check_at_hand(record=found.record, actor=actor)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.reject_digitisation(digitisation=found, reason=typed["reason"], actor=actor)
        return reverse("correspondence:digitise", args=[found.record.number])

    return form_page(
        request,
        forms.Reason(request.POST or None),
        act,
        title=f"Rechazar la copia digital de {found.record.number}",
        back=_page(found),
        done="Rechazó la copia. Escanee otra vez.",
        button="Rechazar",
        intro=found.record.subject,
    )


@require_GET
def searchable_copy(request: HttpRequest, digitisation_id: UUID) -> HttpResponse:
    """The PDF/A that somebody confirmed."""
    found = queries.digitisation(actor_of(request), digitisation_id)
    kept = queries.searchable_copy(found)
    assert kept.file is not None
    return _shown(request, found, kept.file, f"{found.record.number}.pdf", PDF)


@require_GET
def digitised_file(request: HttpRequest, digitisation_id: UUID, ordinal: int) -> HttpResponse:
    """A file as it was handed in, bit for bit."""
    found = queries.digitisation(actor_of(request), digitisation_id)
    kept = queries.original(found, ordinal)
    return _shown(request, found, kept.file, kept.title, kept.file.media_type)


@require_GET
def recognised_page(request: HttpRequest, digitisation_id: UUID, page: int) -> HttpResponse:
    """How one page came out."""
    found = queries.digitisation(actor_of(request), digitisation_id)
    kept = queries.page(found, page)
    return _shown(request, found, kept.image, f"pagina-{page}.jpg", kept.image.media_type)


def _shown(
    request: HttpRequest, found: Digitisation, file: StoredFile, title: str, media_type: str
) -> HttpResponse:
    _note_read(found.record, actor_of(request))
    return stored_response(documents.content(file.sha256), media_type, title)


def _note_read(record: Record, actor: Actor) -> None:
    ledger.record_read(
        subject=record.id, kind="correspondence_file", purpose="atención del documento", actor=actor
    )


def _page(made: Digitisation) -> str:
    return reverse("correspondence:digitisation", args=[made.id])
