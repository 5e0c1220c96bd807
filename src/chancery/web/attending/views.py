"""«Atender»: who stands before the officer, and what may be filed for that person here."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Refusal, Unavailable
from chancery.kernel.cases import queries as cases
from chancery.kernel.gateway import civil_identity
from chancery.kernel.gateway.civil_identity import CivilIdentity, IdentityNotFound
from chancery.kernel.identity import access, queries
from chancery.kernel.identity.actions import DocumentTaken
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.procedures import registry
from chancery.web.attending.forms import Register
from chancery.web.identity_fields import DocumentInHand
from chancery.web.middleware import actor_of
from chancery.web.work_queue.views import rows_of

_IN_HAND = "document in hand"
_PURPOSE = "Registrar a quien se presentó en ventanilla"
_SHOWN = 10


@require_http_methods(["GET", "POST"])
def attend(request: HttpRequest) -> HttpResponse:
    """By the document in hand: who is registered is found, and who is not is led to be registered.

    The number is sent in the body, so that no log of addresses holds it.
    """
    actor = _attending(request)
    form = DocumentInHand(request.POST or None)
    form.fields["document_number"].widget.attrs["autofocus"] = True
    if request.method == "POST" and form.is_valid():
        found = form.person(actor)
        if found is not None:
            return redirect("attending:customer", found.id)
        request.session[_IN_HAND] = {name: str(value) for name, value in form.cleaned_data.items()}
        return redirect("attending:register")
    return render(request, "attending/attend.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register who is not yet: with what the identity register says, where there is a DNI to ask about."""
    actor = _attending(request)
    document = request.session.get(_IN_HAND)
    if document is None:
        return redirect("attending:attend")
    answer, advice = None, ""
    is_asked = request.method == "POST" and "ask" in request.POST
    if is_asked:
        answer, advice = _ask(document["document_number"], actor)
    form = Register(
        request.POST if request.method == "POST" and not is_asked else None, initial=_names(answer)
    )
    if form.is_bound and form.is_valid():
        try:
            person = form.register(document, actor)
        except DocumentTaken as refusal:
            form.add_error(None, str(refusal))
        else:
            del request.session[_IN_HAND]
            messages.success(request, f"Registró a {person.full_name}.")
            return redirect("attending:customer", person.id)
    kind = IdentityDocumentKind(document["document_kind"])
    context = {
        "form": form,
        "document": document,
        "kind": kind.label,
        "may_ask": kind is IdentityDocumentKind.DNI,
        "answer": answer,
        "advice": advice,
    }
    return render(request, "attending/register.html", context, status=422 if form.errors else 200)


@require_GET
def customer(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Who was found, and what may be filed at the counters where the officer serves; the look is recorded."""
    actor = _attending(request)
    person = queries.customer(person_id, actor=actor)
    ledger.record_read(subject=person.id, kind="person", purpose="atención en ventanilla", actor=actor)
    kinds = {
        office.kind for office in organisation.offices().filter(pk__in=actor.offices(*access.AT_A_COUNTER))
    }
    services = [
        (procedure, f"{reverse(procedure.filing_route)}?para={person.id}")
        for procedure in registry.published(clock.today())
        if kinds & set(procedure.offices) or procedure.is_for_anywhere
    ]
    context = {
        "person": person,
        "companies": queries.companies_of(person.id),
        "services": services,
        "rows": rows_of(tuple(cases.of_applicant(actor, person.id)[:_SHOWN])),
    }
    return render(request, "attending/customer.html", context)


def _attending(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    access.require(actor, *access.AT_A_COUNTER)
    return actor


def _ask(dni: str, actor: Actor) -> tuple[CivilIdentity | None, str]:
    """What the identity register says; when it says nothing, what to do instead."""
    try:
        return civil_identity.consult(dni=dni, purpose=_PURPOSE, case_id=None, actor=actor), ""
    except (IdentityNotFound, Conflict, Unavailable) as refusal:
        return None, _instead(refusal)


def _instead(refusal: Refusal) -> str:
    if isinstance(refusal, IdentityNotFound):
        return f"{refusal} {refusal.advice}"
    return f"{refusal} Puede registrar a la persona con su documento a la vista."


def _names(answer: CivilIdentity | None) -> dict[str, Any]:
    if answer is None:
        return {}
    return {
        "given_names": answer.given_names.title(),
        "first_surname": answer.first_surname.title(),
        "second_surname": answer.second_surname.title(),
    }
