"""The pages of a charge that passes to another head: the accounts closed by one and taken over by the other."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.consular_accounts import actions, forms, queries
from chancery.contexts.consular_accounts.actions import MonthNotInCourse
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.wording import month_words
from chancery.kernel.identity import access
from chancery.web.case_page import note_read
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, number: str) -> HttpResponse:
    """Close the accounts of the month in course, and sign them for who comes."""
    actor = actor_of(request)
    account = queries.by_number(actor, number)
    access.require(actor, Role.CONSUL, office_id=account.office_id)
    if not queries.is_in_course(account):
        raise MonthNotInCourse(month=f"{account.month:%m/%Y}")
    people = queries.successors(account, actor)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        relief = actions.hand_over(
            account=account,
            incoming=next(each for each in people if str(each.pk) == typed["incoming"]),
            cash=typed["cash"],
            is_single_document=typed["is_single_document"],
            remark=typed["remark"],
            actor=actor,
        )
        return reverse("consular_accounts:relief", args=[number, relief.pk])

    return form_page(
        request,
        forms.HandOver(request.POST or None, people=people),
        act,
        title=f"Entregar el cargo: cuenta de {account.month:%m/%Y}, {account.office.name}",
        button="Cerrar, firmar y entregar",
        back=reverse("consular_accounts:case", args=[number]),
        done="Firmó los libros. Ahora firma quien recibe el cargo.",
        intro="Se cierran las cuentas del mes con lo que consta hasta este instante, y usted firma sus libros. Quien recibe "
        "debe tener ya la función de cónsul en esta oficina, y firma después el acta que los cubre (D.S. 076-2005-RE, "
        "art. 186).",
    )


@require_GET
def relief(request: HttpRequest, number: str, relief_id: UUID) -> HttpResponse:
    """A hand-over: who leaves, who comes, the books, and the second signature."""
    return _page(request, number, relief_id, forms.TakeOver())


@require_POST
def take_over(request: HttpRequest, number: str, relief_id: UUID) -> HttpResponse:
    """Count the till and sign, as who comes."""
    actor = actor_of(request)
    found = queries.relief(queries.by_number(actor, number), relief_id)
    form = forms.TakeOver(request.POST)
    if not form.is_valid():
        actions.require_incoming(relief=found, actor=actor)
        return _page(request, number, relief_id, form)
    typed = form.cleaned_data
    actions.take_over(relief=found, cash=typed["cash"], remark=typed["remark"], actor=actor)
    messages.success(request, "Recibió las cuentas y firmó el acta de entrega. Lima quedó avisada.")
    return redirect("consular_accounts:relief", number, relief_id)


def _page(request: HttpRequest, number: str, relief_id: UUID, form: forms.TakeOver) -> HttpResponse:
    actor = actor_of(request)
    account = queries.by_number(actor, number)
    note_read(account.case, actor, "consular_relief")
    found = queries.relief(account, relief_id)
    closing, acceptance = found.closing, getattr(found, "acceptance", None)
    context = {
        "account": account,
        "month_words": month_words(account.month),
        "relief": found,
        "closing": closing,
        "acceptance": acceptance,
        "is_last": queries.is_last(found),
        "balance": account.local(closing.balance_local),
        "cash": account.local(found.cash),
        "vaults": queries.vaults_handed_over(found),
        "may_take": acceptance is None and found.incoming_id == actor.person_id,
        "form": form,
    }
    return render(request, "consular_accounts/relief.html", context, status=422 if form.errors else 200)
