"""The pages of inventories: the unit that signs one, and the archive that receives it line by line."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.retention import actions, forms, queries
from chancery.contexts.retention.models import TransferItem
from chancery.contexts.retention.views.pages import chosen
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.csv_file import csv_of, wants_csv
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@require_http_methods(["GET", "POST"])
def transfer(request: HttpRequest, code: str) -> HttpResponse:
    """What a unit has to hand over; marked and sent, its signed inventory."""
    actor = actor_of(request)
    office = organisation.office(code)
    access.require(actor, *queries.UNIT, office_id=office.id)
    refusal: Invalid | Conflict | None = None
    marked = {str(each) for each in chosen(request)}
    if request.method == "POST":
        try:
            made = actions.transfer(office=office, file_ids=chosen(request), actor=actor)
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            messages.success(
                request,
                f"Firmó el inventario {made.number}. El archivo central lo recibe expediente por expediente.",
            )
            return redirect("retention:listing", made.number)
    due = queries.to_transfer(office, clock.today())
    page = page_of(request, due)
    rows = [(each, request.method == "GET" or str(each.pk) in marked) for each in page.object_list]
    context = {"office": office, "page": page, "rows": rows, "refusal": refusal}
    return render(request, "retention/transfer.html", context, status=422 if refusal else 200)


@require_GET
def transfers(request: HttpRequest) -> HttpResponse:
    """The inventories, by number, unit or what they list; `?formato=csv` for the same."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    form = forms.SearchTransfers(request.GET)
    form.is_valid()
    found = queries.transfers(actor, form.cleaned_data.get("q", ""))
    if wants_csv(request):
        head = ("Inventario", "Unidad", "Firmado", "Por", "Expedientes", "Por recibir", "Devueltos")
        return csv_of(
            "inventarios-de-transferencia",
            head,
            (
                (each.number, each.office.name, f"{each.at.astimezone(clock.LIMA):%Y-%m-%d %H:%M}", each.by.full_name, each.listed, each.waiting, each.returned)
                for each in found
            ),
        )  # fmt: skip
    query = request.GET.copy()
    query["formato"] = "csv"
    context = {"form": form, "page": page_of(request, found), "csv": query.urlencode()}
    return render(request, "retention/transfers.html", context)


@require_GET
def listing(request: HttpRequest, number: str) -> HttpResponse:
    """One inventory with each of its lines; `?formato=csv` for the same."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    found = queries.transfer(actor, number)
    items = queries.transfer_items(found)
    if wants_csv(request):
        head = (
            "Línea",
            "Expediente",
            "Serie",
            "Asunto",
            "Desde",
            "Hasta",
            "Folios",
            "SHA-256",
            "Resultado",
            "Observación",
        )
        return csv_of(f"inventario-{found.number}", head, (_row(each) for each in items))  # fmt: skip
    context = {
        "transfer": found,
        "items": items,
        "may_receive": actor.holds(Role.ARCHIVIST, office_id=found.archive_id),
    }
    return render(request, "retention/listing.html", context)


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, number: str, position: int) -> HttpResponse:
    """Take a file into the central archive."""
    item = _item(request, number, position)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.receive(item=item, observation=typed["observation"], actor=actor)
        return _address(item)

    return form_page(
        request,
        forms.Receive(request.POST if request.method == "POST" else None),
        act,
        title="Recibir en el archivo central",
        back=_address(item),
        done=f"Recibió {item.file.number}: desde ahora lo custodia el archivo central.",
        intro=f"{item.file.number}: {item.file.shown_title}. {item.file.sheets} folios.",
    )


@require_http_methods(["GET", "POST"])
def return_(request: HttpRequest, number: str, position: int) -> HttpResponse:
    """Give a file back to its unit."""
    item = _item(request, number, position)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.return_(item=item, observation=typed["observation"], actor=actor)
        return _address(item)

    return form_page(
        request,
        forms.Return(request.POST or None),
        act,
        title="Devolver a la unidad",
        back=_address(item),
        done=f"Devolvió {item.file.number} a su unidad.",
        intro=f"{item.file.number}: {item.file.shown_title}. {item.file.sheets} folios.",
    )


def _item(request: HttpRequest, number: str, position: int) -> TransferItem:
    actor = actor_of(request)
    access.require(actor, Role.ARCHIVIST)
    return queries.transfer_item(actor, number, position)


def _address(item: TransferItem) -> str:
    return reverse("retention:listing", args=[item.transfer.number])


def _row(each: TransferItem) -> tuple[Any, ...]:
    file = each.file
    return (
        each.position, file.number, file.rule.code, file.shown_title, file.begun_on, file.closed_on, file.sheets, file.digest,
        each.get_outcome_display() if each.outcome else "Por recibir", each.observation,
    )  # fmt: skip
