"""The pages of closed files: what each unit and the archive have to do, search, and one file."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.retention import actions, forms, queries
from chancery.contexts.retention.rules import Place, Source
from chancery.contexts.retention.views.pages import history_of
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger_actions
from chancery.kernel.ledger import queries as ledger
from chancery.web.csv_file import csv_of, wants_csv
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """«Archivo»: what each unit of the actor's has to hand over, and what waits for the central archive and its committee."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    today = clock.today()
    units = [
        (unit, queries.to_transfer(unit, today).count()) for unit in queries.offices_of(actor, queries.UNIT)
    ]
    is_archive = actor.holds(*queries.ARCHIVE)
    context = {
        "units": units,
        "is_archive": is_archive,
        "coming": queries.coming(actor) if is_archive else (),
        "expired": queries.expired(today).count() if is_archive else 0,
        "proposals": [each for each in queries.proposals(actor)[:20] if not hasattr(each, "disposal")],
        "may_see_proposals": is_archive or actor.holds(Role.AUDITOR),
    }
    return render(request, "retention/home.html", context)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Closed files by number, subject, series and place; `?formato=csv` for the same. The look is recorded."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    form = forms.Search(request.GET)
    form.is_valid()
    typed = form.cleaned_data
    found = queries.search(
        actor, typed.get("q", ""), series=typed.get("serie", ""), place=typed.get("lugar", "")
    )
    if wants_csv(request):
        return csv_of("expedientes-archivados", _HEAD, (_row(each) for each in found[:10_000]))
    page = page_of(request, found)
    if typed.get("q"):
        ledger_actions.record_reads(
            subjects=[each.pk for each in page.object_list],
            kind="retention_search",
            purpose="búsqueda en el archivo",
            actor=actor,
        )
    query = request.GET.copy()
    query["formato"] = "csv"
    shown = [(each, Place(each.place).label) for each in page.object_list]
    context = {"form": form, "page": page, "found": shown, "csv": query.urlencode()}
    return render(request, "retention/search.html", context)


@require_GET
def file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """One closed file: its series and rule, its dates, who has it, what holds it, and what was done with it."""
    actor = actor_of(request)
    found = queries.file(actor, file_id)
    ledger_actions.record_read(
        subject=found.pk, kind="retention", purpose="consulta del archivo", actor=actor
    )
    place = Place(found.place)
    is_ours = actor.holds(*queries.UNIT, office_id=found.office_id)
    context = {
        "file": found,
        "place": place.label,
        "source": Source(found.source).label,
        "is_record": found.source == Source.RECORD and is_ours,
        "may_reclassify": not found.is_held
        and place is not Place.DISPOSED
        and (is_ours if place is Place.UNIT else actor.holds(Role.ARCHIVIST)),
        "holds": queries.holds_on(found),
        "items": found.transfer_items.select_related("transfer").order_by("transfer__at"),
        "history": history_of(ledger.entries(found.pk)),
    }
    return render(request, "retention/file.html", context)


@require_http_methods(["GET", "POST"])
def reclassify(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Put a file into another series."""
    actor = actor_of(request)
    access.require(actor, *queries.UNIT, Role.ARCHIVIST)
    found = queries.file(actor, file_id)
    address = reverse("retention:file", args=[found.pk])

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.reclassify(file=found, series=typed["series"], reason=typed["reason"], actor=actor)
        return address

    return form_page(
        request,
        forms.Reclassify(request.POST or None, initial={"series": found.rule.code}),
        act,
        title="Cambiar de serie",
        back=address,
        done="El expediente cambió de serie.",
        intro=f"{found.number}, hoy en {found.rule}.",
    )


_HEAD = ("Número", "Unidad", "Asunto", "Serie", "Cerrado", "Folios", "SHA-256", "Transferir desde", "Eliminable desde", "Lugar", "Retenido")  # fmt: skip


def _row(each: Any) -> tuple[Any, ...]:
    return (
        each.number, each.office.name, each.shown_title, each.rule.code, each.closed_on, each.sheets, each.digest,
        each.transfer_on, each.disposal_on or "valor permanente", Place(each.place).label, "sí" if each.is_held else "no",
    )  # fmt: skip
