"""The pages on which a registry copy is asked for, and the sending of a travel permit."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chancery.contexts.transmissions import actions, forms
from chancery.contexts.transmissions.procedures import PERMIT_TRANSMISSION, REGISTRY_COPY
from chancery.contexts.transmissions.rules import Book, DeliveryManner, Purpose
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.web.case_page import show_refusal
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.middleware import actor_of


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Ask for a certified copy of a registry act, from anywhere."""
    return filing_page(request, _FILING)


@require_http_methods(["GET", "POST"])
def file_permit(request: HttpRequest) -> HttpResponse:
    """Ask for a travel permit to be sent; an officer at a counter does for who stands before it."""
    actor = actor_of(request)
    access.require_person(actor)
    applicant = _customer(request, actor)
    form = forms.Permit(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            filed = actions.file_permit(
                permit_number=typed["permit_number"],
                manner=DeliveryManner(typed["manner"]),
                destination=_office(typed["destination"], typed["manner"]),
                applicant=applicant,
                actor=actor,
            )
        except Invalid as refusal:
            show_refusal(form, refusal)
        except actions.PermitUnknown as refusal:
            form.add_error("permit_number", f"{refusal} {refusal.advice}")
        except Conflict as refusal:
            form.add_error("permit_number", f"{refusal} {refusal.advice}")
        else:
            messages.success(request, f"Presentó la solicitud {filed.case.number}.")
            return redirect("transmissions:case", filed.case.number)
    context = {"form": form, "customer": applicant, "procedure": PERMIT_TRANSMISSION}
    return render(request, "transmissions/file_permit.html", context, status=422 if form.errors else 200)


def _customer(request: HttpRequest, actor: Actor) -> Person | None:
    """Who stands at the counter, when the address says so. Raises `RoleMissing`, `PersonNotFound`."""
    asked = request.GET.get("para")
    if asked is None:
        return None
    try:
        return identity.customer(UUID(asked), actor=actor)
    except ValueError:
        raise identity.PersonNotFound from None


def _office(code: str, manner: str) -> Any:
    return organisation.office(code) if code and manner == DeliveryManner.COUNTER else None


def _particulars(answers: Mapping[str, Any]) -> actions.Particulars:
    happened = answers.get("happened_on")
    manner = answers.get("manner", DeliveryManner.DIGITAL)
    return actions.Particulars(
        book=Book(answers["book"]),
        holder=answers["holder"],
        other=answers["other"],
        year=answers["year"],
        happened_on=date.fromisoformat(happened) if happened else None,
        place=", ".join(filter(None, (answers["place"], answers["country"]))),
        reference=answers["reference"],
        purpose=Purpose(answers.get("purpose", Purpose.GENERAL)),
        manner=DeliveryManner(manner),
        destination=_office(answers.get("destination", ""), manner),
    )


def _check(answers: Mapping[str, Any]) -> None:
    """Refuse on the page where the answer is given: where it is delivered is asked on the second."""
    actions.check_particulars(particulars=_particulars(answers))


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    filed = actions.file(
        particulars=_particulars(answers),
        office=filer.office,
        applicant=filer.applicant,
        uploads=uploads,
        actor=filer.actor,
    )
    return filed.case


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    said = _particulars(answers)
    people = f"{said.holder} y {said.other}" if said.other else said.holder
    office = organisation.office(answers["office"])
    proposed = (
        "" if answers.get("post") else " (se lo proponemos por el país y la ciudad; puede cambiarlo abajo)"
    )
    where = said.destination.name if said.destination else "Digital, en su cuenta"
    return (
        ("Acta", f"{said.book.label.capitalize()} de {people}, año {said.year}", 1),
        ("Consulado que tiene el libro", f"{office.name}{proposed}", 1),
        ("Entrega", where, 2),
        ("Se expide", said.purpose.label, 2),
    )


_FILING = Filing(REGISTRY_COPY, (forms.Sought, forms.Destination), _check, _file, _summary)
