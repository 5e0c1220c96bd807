"""The pages of the registry: the queue of a unit, search, registration, and a document with its route sheet."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.correspondence import actions, forms, queries
from chancery.contexts.correspondence.models import Record, RecordLink
from chancery.contexts.correspondence.rules import EntryChannel, RecordKind, Sender, SenderKind
from chancery.kernel.base import at_once, ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents import holding
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger_actions
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import receive_files, stored_response


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """«Correspondencia»: what each unit where the actor serves has to do, by due date."""
    actor = actor_of(request)
    access.require(actor, *queries.DESK)
    offices = list(queries.served_by(actor))
    filters = forms.QueueFilters(request.GET, offices=offices)
    filters.is_valid()
    chosen = filters.cleaned_data
    office = next((each for each in offices if each.code == chosen.get("oficina")), None)
    wanted = queries.QueueFilter(chosen.get("que", ""), office.id if office else None)
    page = queries.work_queue(actor, wanted=wanted, after=_place(request))
    kept = request.GET.copy()
    kept.pop("despues", None)
    context = {
        "movements": [(each, queries.may_act_on(each, actor)) for each in page.movements],
        "next": page.next_place,
        "filters": filters,
        "query": kept.urlencode(),
        "may_register": bool(queries.registries_of(actor)),
        "open_digitisations": queries.open_digitisations(actor).count(),
    }
    return render(request, "correspondence/home.html", context)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """By number in any form, by sender, by words, in a span of dates; the look is recorded."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    form = forms.Search(request.GET or None)
    found: tuple[Any, ...] = ()
    is_asked = form.is_bound and form.is_valid() and any(form.cleaned_data.values())
    if is_asked:
        typed = form.cleaned_data
        found = queries.search(actor, typed["q"], since=typed["desde"], until=typed["hasta"])
        ledger_actions.record_reads(
            subjects=[each.id for each in found],
            kind="correspondence_search",
            purpose="búsqueda",
            actor=actor,
        )
    context = {"form": form, "found": queries.with_holders(found), "is_asked": is_asked}
    return render(request, "correspondence/search.html", context)


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register at the window what came on paper or from elsewhere."""
    actor = actor_of(request)
    access.require(actor, *queries.DESK)
    form = forms.Register(
        request.POST or None, request.FILES or None, offices=queries.registries_of(actor),
        initial={"channel": EntryChannel.WINDOW, "sender_kind": SenderKind.ENTITY},
    )  # fmt: skip

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        received = receive_files({"main": typed["main"]}, actor)
        office, presented_at = organisation.office(typed["office"]), typed["presented_at"]
        made = actions.register(
            actor=actor,
            office=office,
            sender=Sender(SenderKind(typed["sender_kind"]), typed["sender_number"], typed["sender_name"]),
            subject=typed["subject"],
            kind=RecordKind(typed["kind"]),
            sheets=typed["sheets"],
            number_of_sender=typed["number_of_sender"],
            dated_on=typed["dated_on"],
            upload_ids=list(received.values()),
            antecedents=[part.strip() for part in typed["antecedents"].split(",") if part.strip()],
            channel=EntryChannel(typed["channel"]),
            presented_at=presented_at and presented_at.replace(tzinfo=ZoneInfo(office.time_zone)),
            addressee=organisation.office(typed["addressee"]),
            is_urgent=typed["is_urgent"],
            is_reserved=typed["is_reserved"],
        )
        return reverse("correspondence:record", args=[made.number])

    return form_page(
        request,
        form,
        act,
        title="Registrar un documento",
        back=reverse("correspondence:home"),
        done="Registró el documento. Entregue el cargo a quien lo trajo.",
        button="Registrar",
    )


@require_GET
def record(request: HttpRequest, number: str) -> HttpResponse:
    """A document: what it is, who has it, where it has been, what it is tied to, and what the actor may do."""
    actor = actor_of(request)
    found = queries.by_number(actor, number)
    ledger_actions.record_read(
        subject=found.id, kind="correspondence", purpose="atención del documento", actor=actor
    )
    movements, files, papers = (
        queries.history(found),
        found.files.select_related("file"),
        documents.of_case(found.id),
    )
    digitisations, undigitised = queries.digitisations_of(found), queries.undigitised(found)
    joined, entries = queries.joined_to(found), ledger.entries(found.id)
    at_once.fetch(movements, files, papers, digitisations, undigitised, joined, entries)
    original = next(each for each in movements if not each.is_copy and each.left_at is None)
    context = {
        "record": found,
        "channel": EntryChannel(found.channel).label,
        "trace": found.trace.splitlines(),
        "original": original,
        "standing": original.standing,
        "movements": movements,
        "may_act": queries.may_act_on(original, actor) and original.standing.value != "joined",
        "copies": [
            each
            for each in movements
            if each.is_copy and each.closed_at is None and queries.may_act_on(each, actor)
        ],
        "may_link": actor.holds(*queries.DESK),
        "files": files,
        "papers": papers,
        "digitisations": digitisations,
        "undigitised": undigitised,
        "may_digitise": queries.may_digitise(found, actor, original),
        "presentation": queries.presentation_of(found),
        "links": _linked(found),
        "joined": joined,
        "into": queries.joined_into(found),
        "follow_code": ids.format_code(found.follow_code),
        "entries": entries,
        "erasure": holding.erasure_of(found.id),
    }
    return render(request, "correspondence/record.html", context)


def _linked(found: Record) -> list[tuple[RecordLink, Document | None]]:
    """What a document is tied to, each with the paper where it is one of ours."""
    links = queries.links_of(found)
    papers = documents.named([each.document_id for each in links if each.document_id])
    return [(each, papers.get(each.document_id) if each.document_id else None) for each in links]


@require_GET
def record_file(request: HttpRequest, number: str, ordinal: int) -> HttpResponse:
    """A file of a document, to who may see the document."""
    actor = actor_of(request)
    found = queries.file_of(queries.by_number(actor, number), ordinal)
    ledger_actions.record_read(
        subject=found.record_id, kind="correspondence_file", purpose="atención del documento", actor=actor
    )
    return stored_response(documents.content(found.file_id), found.file.media_type, found.title)


def _place(request: HttpRequest) -> queries.Place | None:
    if "despues" not in request.GET:
        return None
    day, _, movement_id = request.GET["despues"].partition("_")
    try:
        return queries.Place(date.fromisoformat(day) if day else None, UUID(movement_id))
    except ValueError:
        raise NotFound from None
