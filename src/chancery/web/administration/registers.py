"""How do the registers of the State answer, and who asked them about whom?"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from chancery.kernel.base import clock, countries
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import queries as cases
from chancery.kernel.gateway import health, taxpayers
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.gateway.models import Exchange, Outcome
from chancery.kernel.gateway.registers import Asked
from chancery.kernel.gateway.state_registers import REGISTERS
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import PERUVIAN, IdentityDocumentKind, validate_document
from chancery.kernel.ledger import actions as ledger
from chancery.web.bars import Bars, bars_of
from chancery.web.csv_file import csv_of, wants_csv
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of

_DAY, _MONTH, _MOST_LINES = timedelta(days=1), timedelta(days=30), 10_000
_HEAD = ("Fecha y hora (Lima)", "Funcionario", "Registro", "Para qué", "Expediente", "Resultado", "Código")


@require_GET
def partners(request: HttpRequest) -> HttpResponse:
    """Each register in plain words, the questions of the last day, what waits, and the other systems."""
    access.require(actor_of(request), Role.ADMINISTRATOR, Role.AUDITOR)
    since = clock.now() - _DAY
    hours = health.by_hour(since)
    context = {
        "registers": health.of_all(),
        "hours": hours,
        "bars": _bars(hours),
        "waiting": gateway.waiting()[:50],
        "waiting_count": gateway.waiting().count(),
        "is_auditor": actor_of(request).holds(Role.AUDITOR),
        "outcomes": [each for each in gateway.outcomes(since) if each.partner not in REGISTERS],
    }
    return render(request, "administration/partners.html", context)


def _bars(hours: Iterable[health.Hour]) -> Bars:
    """One bar an hour in three parts: answered, answered that no, unanswered."""
    return bars_of(
        (
            f"{date_format(localtime(each.began_at), 'd/m H:i')}: {each.total}",
            (each.answered, each.refused, each.unanswered),
        )
        for each in hours
    )


class WhoAsked(forms.Form):
    """Whom was asked about, by whom, where and between which days: all optional but one document whole."""

    tipo = forms.ChoiceField(
        label="Tipo de documento",
        choices=[
            *((kind.value, kind.label) for kind in IdentityDocumentKind),
            (taxpayers.RUC, "RUC"),
        ],
        required=False,
    )
    numero = forms.CharField(label="Número del documento de la persona", max_length=24, required=False)
    pais = forms.ChoiceField(label="País que emitió el documento", initial="PE", required=False)
    funcionario = forms.CharField(label="DNI del funcionario", max_length=8, required=False)
    registro = forms.ChoiceField(
        label="Registro",
        choices=[("", "Todos"), *((partner, partner) for partner in REGISTERS)],
        required=False,
    )
    desde = forms.DateField(
        label="Desde", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    hasta = forms.DateField(
        label="Hasta", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["pais"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = list(countries.choices())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["asked"], cleaned["officer"] = self._asked(cleaned), None
        if dni := cleaned.get("funcionario"):
            cleaned["officer"] = identity.person_with(IdentityDocumentKind.DNI, dni.strip(), "PE")
            if cleaned["officer"] is None:
                self.add_error("funcionario", "Nadie está registrado con ese DNI.")
        return cleaned

    def _asked(self, cleaned: Mapping[str, Any]) -> Asked | None:
        kind, number = cleaned.get("tipo"), cleaned.get("numero", "").strip().upper()
        if not kind or not number:
            return None
        if kind == taxpayers.RUC:
            return taxpayers.firm_of(number)
        document = IdentityDocumentKind(kind)
        country = "PE" if document in PERUVIAN else cleaned.get("pais") or "PE"
        try:
            return Asked(document, validate_document(document, number, country), country)
        except Invalid as refusal:
            self.add_error(
                "numero", [each for said in refusal.fields.values() for each in said] or str(refusal)
            )
            return None


@require_GET
def who_asked(request: HttpRequest) -> HttpResponse:
    """«Quién preguntó por quién»; `?formato=csv` for the same. Looking somebody up leaves its own trace."""
    actor = actor_of(request)
    access.require(actor, Role.AUDITOR)
    form = WhoAsked(request.GET or None)
    typed = form.cleaned_data if form.is_bound and form.is_valid() else {}
    today = clock.today()
    since, until = typed.get("desde") or today - _MONTH, typed.get("hasta") or today
    rows = gateway.asked(
        subject=_looked_up(typed.get("asked"), actor),
        officer_id=typed["officer"].id if typed.get("officer") else None,
        partner=typed.get("registro", ""),
        since=since,
        until=until,
        actor=actor,
    )
    if form.is_bound and not form.is_valid():
        rows = rows.none()
    if wants_csv(request):
        return csv_of("consultas-a-registros", _HEAD, _lines(rows[:_MOST_LINES], actor))
    page = page_of(request, rows)
    context = {
        "form": form,
        "page": page,
        "head": _HEAD[:-1],
        "lines": [line[:-1] for line in _lines(tuple(page), actor)],
        "since": since,
        "until": until,
        "query": _query(request),
    }
    status = 422 if form.errors else 200
    return render(request, "administration/who_asked.html", context, status=status)


def _looked_up(asked: Asked | None, actor: Actor) -> Any:
    if asked is None:
        return None
    ledger.record_read(
        subject=asked.subject, kind="gateway.asked", purpose="auditoría de consultas", actor=actor
    )
    return asked.subject


def _lines(rows: Iterable[Exchange], actor: Actor) -> list[tuple[str, ...]]:
    rows = tuple(rows)
    officers = gateway.officers_of(rows)
    asked_for = cases.visible_to(actor).filter(pk__in={row.case_id for row in rows})
    numbers = dict[UUID | None, str](asked_for.values_list("pk", "number"))
    return [
        (
            f"{row.started_at.astimezone(clock.LIMA):%d/%m/%Y %H:%M:%S}",
            officers[row.person_id].full_name if row.person_id in officers else row.actor_name,
            row.partner,
            row.purpose,
            numbers.get(row.case_id, ""),
            Outcome(row.outcome).label,
            row.code,
        )
        for row in rows
    ]


def _query(request: HttpRequest) -> str:
    typed = request.GET.copy()
    for name in ("pagina", "formato"):
        typed.pop(name, None)
    return typed.urlencode()
