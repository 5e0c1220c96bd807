"""The pages of a transmission: each makes one call into the actions or the queries."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.transmissions import actions, forms, queries
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.procedures import (
    LEGALISATION,
    PERMIT_TRANSMISSION,
    RECEIPT,
    REGISTRY_COPY,
)
from chancery.contexts.transmissions.rules import Book, Manner, Purpose
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, Refusal
from chancery.kernel.cases import queries as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.web import problems
from chancery.web.case_page import case_page, note_read, show_refusal, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import file_response, receive_files


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
                manner=Manner(typed["manner"]),
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


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits at the actor's offices: to certify and send, to legalise, to deliver."""
    actor = actor_of(request)
    access.require(actor, *queries.DESK)
    shown = [
        (each, [(row, cases.procedure_of(row.case).state_label(row.case.state)) for row in each.rows])
        for each in queries.queues(actor)
    ]
    return render(request, "transmissions/queue.html", {"queues": shown})


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The same road and the same hand-overs for the applicant, the consulate, Lima and the office of delivery."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    context = _road(actor, wanted)
    if queries.is_of_the_case(actor, wanted):
        kinds = (RECEIPT, LEGALISATION)
        return case_page(request, wanted.case, "transmissions/case.html", context, shown_apart=kinds)
    note_read(wanted.case, actor, "transmission")
    return render(request, "transmissions/tracking.html", context)


@require_GET
def image(request: HttpRequest, number: str, side: int) -> HttpResponse:
    """The scanned image of one side of the entry."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    found = queries.image_of(wanted, side)
    note_read(wanted.case, actor, "registry_image")
    return file_response(found)


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest, number: str) -> HttpResponse:
    """Load the entry as the book has it."""
    wanted = queries.by_number(actor_of(request), number)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.Found(*sent, initial=_as_sought(wanted))

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        uploads = receive_files(typed, actor)
        actions.find(
            transmission=wanted,
            entry=actions.Entry(
                **{
                    name: typed[name]
                    for name in ("volume", "folio", "number", "registered_on", "holder", "other")
                }
            ),
            image=uploads["image"],
            reverse=uploads.get("reverse"),
            actor=actor,
        )

    return step_page(
        request,
        wanted.case,
        "find",
        act,
        form=form,
        template="transmissions/find.html",
        context={"wanted": wanted},
    )


@require_http_methods(["GET", "POST"])
def certify(request: HttpRequest, number: str) -> HttpResponse:
    """Certify, with what was asked beside what the book says and its image."""
    wanted = queries.by_number(actor_of(request), number)
    form = forms.Compared(request.POST or None)
    return step_page(
        request,
        wanted.case,
        "certify",
        lambda actor, typed: actions.certify(
            transmission=wanted, is_compared=typed["is_compared"], actor=actor
        ),
        form=form,
        template="transmissions/certify.html",
        context={"wanted": wanted, "found": queries.found_of(wanted)},
    )


@require_http_methods(["GET", "POST"])
def not_found(request: HttpRequest, number: str) -> HttpResponse:
    """Say that the book has no such act."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "not_found",
        lambda actor, typed: actions.not_found(transmission=wanted, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """End the procedure with reasons."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "refuse",
        lambda actor, typed: actions.refuse(transmission=wanted, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def transmit(request: HttpRequest, number: str) -> HttpResponse:
    """Send from the consulate to Lima."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "transmit",
        lambda actor, _: actions.transmit(transmission=wanted, actor=actor),
    )


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, number: str) -> HttpResponse:
    """Accept in Lima."""
    return _desk_page(
        request, number, "receive", lambda each, actor, _: actions.receive(transmission=each, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def return_to_post(request: HttpRequest, number: str) -> HttpResponse:
    """Say in Lima what differs."""
    return _desk_page(
        request,
        number,
        "return_to_post",
        lambda each, actor, typed: actions.return_to_post(
            transmission=each, reason=typed["reason"], actor=actor
        ),
        forms.Difference,
    )


@require_http_methods(["GET", "POST"])
def legalise(request: HttpRequest, number: str) -> HttpResponse:
    """Compare the consul's signature with the register, and certify it."""
    return _desk_page(
        request, number, "legalise", lambda each, actor, _: actions.legalise(transmission=each, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def forward(request: HttpRequest, number: str) -> HttpResponse:
    """Send again from Lima to the office of delivery."""
    return _desk_page(
        request, number, "forward", lambda each, actor, _: actions.forward(transmission=each, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, number: str) -> HttpResponse:
    """Accept at the office of delivery."""
    return _desk_page(
        request, number, "accept", lambda each, actor, _: actions.accept(transmission=each, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def return_to_lima(request: HttpRequest, number: str) -> HttpResponse:
    """Say at the office of delivery what differs."""
    return _desk_page(
        request,
        number,
        "return_to_lima",
        lambda each, actor, typed: actions.return_to_lima(
            transmission=each, reason=typed["reason"], actor=actor
        ),
        forms.Difference,
    )


@require_http_methods(["GET", "POST"])
def print_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Count a printing, and open what is printed."""
    return _desk_page(
        request,
        number,
        "print_paper",
        lambda each, actor, typed: actions.print_paper(
            transmission=each, sheet=typed["sheet"], reason=typed["reason"], actor=actor
        ),
        forms.Sheet,
    )


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, number: str) -> HttpResponse:
    """Hand it to who stands before the officer, once it is known who that is."""

    def act(each: Transmission, actor: Actor, typed: Mapping[str, Any]) -> None:
        taker = actions.Taker(
            **{
                name: typed[name]
                for name in ("name", "document_kind", "document_number", "document_country", "power")
            }
        )
        identified = actions.identify(transmission=each, taker=taker, actor=actor)
        actions.deliver(transmission=each, taker=taker, identified=identified, actor=actor)

    return _desk_page(request, number, "deliver", act, forms.TakerForm)


@require_http_methods(["GET", "POST"])
def collect(request: HttpRequest, number: str) -> HttpResponse:
    """The applicant confirms having received a digital delivery."""
    return _desk_page(
        request, number, "collect", lambda each, actor, _: actions.collect(transmission=each, actor=actor)
    )


Act = Callable[[Transmission, Actor, Mapping[str, Any]], object]


def _desk_page(
    request: HttpRequest, number: str, name: str, act: Act, form_type: type[Form] | None = None
) -> HttpResponse:
    """The page of what an office does with a case that another has: what travels, what is asked, and the button."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    offered = dict(queries.desk_actions(actor, wanted))
    form = form_type(request.POST or None) if form_type else None
    refused: Refusal | None = None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            act(wanted, actor, form.cleaned_data if form is not None else {})
        except (Invalid, Conflict) as refusal:
            refused = refusal
        else:
            messages.success(request, f"{offered.get(name, 'Paso')}: hecho.")
            return redirect("transmissions:case", wanted.case.number)
    if form is not None and isinstance(refused, Invalid):
        show_refusal(form, refused)
    if request.method != "POST":
        note_read(wanted.case, actor, "transmission")
    context = {
        **_road(actor, wanted),
        "form": form,
        "name": name,
        "title": offered.get(name, ""),
        "refused": refused if form is None or not form.errors else None,
        "papers": queries.papers_to_print(wanted) if name == "print_paper" else (),
    }
    is_wrong = form is not None and bool(form.errors)
    status = problems.status_of(refused) if refused is not None else 422 if is_wrong else 200
    return render(request, "transmissions/desk.html", context, status=status)


def _road(actor: Actor, wanted: Transmission) -> dict[str, Any]:
    """What everybody sees of a transmission, and what this one may do."""
    procedure = cases.procedure_of(wanted.case)
    return {
        "wanted": wanted,
        "case": wanted.case,
        "procedure": procedure,
        "state": procedure.state_label(wanted.case.state),
        "stages": queries.stages(wanted),
        "hand_overs": queries.hand_overs(wanted),
        "broken_at": queries.broken_at(wanted),
        "check": queries.check_of(wanted),
        "printouts": queries.printouts_of(wanted),
        "found": queries.found_of(wanted),
        "purpose": "" if wanted.is_permit else Purpose(wanted.sought.purpose).label,
        "collection": queries.collection_of(wanted),
        "desk": [
            (reverse(f"transmissions:{name}", args=[wanted.case.number]), title)
            for name, title in queries.desk_actions(actor, wanted)
        ],
    }


def _as_sought(wanted: Transmission) -> dict[str, Any]:
    return {"holder": wanted.sought.holder, "other": wanted.sought.other}


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
    return organisation.office(code) if code and manner == Manner.COUNTER else None


def _particulars(answers: Mapping[str, Any]) -> actions.Particulars:
    happened = answers.get("happened_on")
    manner = answers.get("manner", Manner.DIGITAL)
    return actions.Particulars(
        book=Book(answers["book"]),
        holder=answers["holder"],
        other=answers["other"],
        year=answers["year"],
        happened_on=date.fromisoformat(happened) if happened else None,
        place=", ".join(filter(None, (answers["place"], answers["country"]))),
        reference=answers["reference"],
        purpose=Purpose(answers.get("purpose", Purpose.GENERAL)),
        manner=Manner(manner),
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
