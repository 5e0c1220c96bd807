"""The lists: what waits for somebody, what came in and went out of a unit, its registers, and the search."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.contexts.memoranda import forms, queries
from chancery.contexts.memoranda.models import HeadSignature, PreparedSignature
from chancery.contexts.memoranda.rules import Kind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity import access
from chancery.kernel.organisation.models import Office
from chancery.web.csv_file import csv_of
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of

_HOME = 20
READERS = (*queries.STAFF, Role.AUDITOR)


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the actor: to write, to endorse, to sign; and the trays of each unit."""
    actor = actor_of(request)
    access.require(actor, *READERS)
    units = [(unit, queries.inbox(unit, waiting=True).count()) for unit in queries.units_of(actor)]
    context = {
        "drafts": queries.with_subjects(queries.drafts_of(actor)[:_HOME]),
        "to_endorse": queries.with_subjects(queries.to_endorse(actor)[:_HOME]),
        "to_sign": queries.with_subjects(queries.to_sign(actor)[:_HOME]),
        "is_head": queries.is_head(actor),
        "units": units,
        "writes": bool(units),
    }
    return render(request, "memoranda/home.html", context)


@login_required
@require_GET
def inbox(request: HttpRequest, code: str) -> HttpResponse:
    """What came to a unit: first what nobody acknowledged."""
    actor = actor_of(request)
    unit = queries.unit_of(actor, code)
    context = {
        "unit": unit,
        "waiting": queries.inbox(unit, waiting=True),
        "page": page_of(request, queries.inbox(unit)),
        "receives": actor.holds(*queries.SECRETARIES, office_id=unit.id),
    }
    return render(request, "memoranda/inbox.html", context)


@login_required
@require_GET
def outbox(request: HttpRequest, code: str) -> HttpResponse:
    """What a unit signed."""
    unit = queries.unit_of(actor_of(request), code)
    context = {
        "unit": unit,
        "page": page_of(request, queries.outbox(unit)),
        "late": queries.unacknowledged(unit).count(),
    }
    return render(request, "memoranda/outbox.html", context)


@login_required
@require_GET
def unacknowledged(request: HttpRequest, code: str) -> HttpResponse:
    """What a unit sent and nobody acknowledged, the oldest first."""
    unit = queries.unit_of(actor_of(request), code)
    page = page_of(request, queries.unacknowledged(unit))
    return render(request, "memoranda/unacknowledged.html", {"unit": unit, "page": page})


@login_required
@require_GET
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The register of a kind of a unit in a year."""
    unit, form, found = _register(request, code)
    page = page_of(request, found) if found is not None else None
    context = {
        "unit": unit,
        "form": form,
        "page": page,
        "forgone": _forgone(unit, form),
        "query": request.GET.urlencode(),
    }
    return render(request, "memoranda/register.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def register_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The same register, whole, for a spreadsheet."""
    unit, form, found = _register(request, code)
    if found is None:
        return render(request, "memoranda/register.html", {"unit": unit, "form": form}, status=422)
    kind, year = form.cleaned_data["clase"], form.cleaned_data["anio"]
    head = ("numero", "fecha", "asunto", "destinatarios", "firma", "estado", "motivo de anulacion")
    rows = map(_row, queries.numbered(unit, Kind(kind), year))
    return csv_of(f"registro-{kind}-{unit.code}-{year}", head, rows)


def _row(numbered: HeadSignature | PreparedSignature) -> tuple[str, ...]:
    return _gone(numbered) if isinstance(numbered, PreparedSignature) else _signed(numbered)


def _signed(signature: HeadSignature) -> tuple[str, ...]:
    annulment = getattr(signature.document, "annulment", None)
    return (
        signature.number,
        _instant(signature.at),
        signature.version.subject,
        "; ".join(one.place for one in signature.version.addressees.all() if not one.is_copy),
        signature.by.full_name,
        signature.document.standing.label,
        annulment.reason if annulment else "",
    )


def _gone(prepared: PreparedSignature) -> tuple[str, ...]:
    gone = prepared.pending.forgone
    return (
        prepared.number, _instant(gone.at), prepared.version.subject, "", "", "Anulado sin firma", gone.reason,
    )  # fmt: skip


def _instant(at: datetime) -> str:
    return at.astimezone(clock.LIMA).strftime("%d/%m/%Y %H:%M")


def _forgone(unit: Office, form: forms.Register) -> QuerySet[PreparedSignature] | tuple[()]:
    """The numbers of the register that were annulled without a signature."""
    if not form.is_valid():
        return ()
    return queries.forgone(unit, Kind(form.cleaned_data["clase"]), form.cleaned_data["anio"])


def _register(
    request: HttpRequest, code: str
) -> tuple[Office, forms.Register, QuerySet[HeadSignature] | None]:
    unit = queries.unit_of(actor_of(request), code)
    shown = {"clase": Kind.MEMORANDUM.value, "anio": clock.today().year}
    form = forms.Register({**shown, **{name: request.GET[name] for name in shown if name in request.GET}})
    if not form.is_valid():
        return unit, form, None
    kind, year = Kind(form.cleaned_data["clase"]), form.cleaned_data["anio"]
    return unit, form, queries.register(unit, kind, year)


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """By number in any of its forms, or by words."""
    actor = actor_of(request)
    access.require(actor, *READERS)
    form = forms.Search(request.GET or None)
    typed = form.cleaned_data if form.is_valid() else {}
    sought = typed.get("q", "").strip()
    kind = Kind(typed["clase"]) if typed.get("clase") else None
    found = list(queries.search(sought, actor=actor, kind=kind)) if sought else []
    context = {"form": form, "sought": sought, "found": found}
    return render(request, "memoranda/search.html", context, status=422 if form.errors else 200)
