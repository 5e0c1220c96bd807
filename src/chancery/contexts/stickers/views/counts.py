"""The pages of counting: the half-yearly statement, and a vault that passes to another hand."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.stickers import actions, forms, queries, rules
from chancery.contexts.stickers.actions import NothingToSwear
from chancery.contexts.stickers.models import StockCount, Vault
from chancery.contexts.stickers.rules import CountKind, Level, Span
from chancery.contexts.stickers.views.pages import vault_page
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import queries as identity
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

Typed = Mapping[str, Any]


@require_http_methods(["GET", "POST"])
def swear_inventory(request: HttpRequest, vault_id: UUID) -> HttpResponse:
    """Count and swear the half year."""
    found = queries.vault(vault_id, actor=actor_of(request))
    actions.check_keeper(found, actor_of(request))
    if found.level not in (Level.HEADQUARTERS, Level.REGIONAL, Level.OFFICE):
        raise NothingToSwear
    day = rules.counting_day(queries.local_day(found.office))
    form = forms.Counted(request.POST or None, differences=_differences(request, found))

    def act(actor: Actor) -> StockCount:
        counted = form.cleaned_data["counted"]
        return actions.swear_inventory(
            vault=found, counted=counted, explanations=form.explanations, actor=actor
        )

    title = f"Inventario al {day:%d/%m/%Y}"
    return _count_page(request, found, form, act, title, "Declarar bajo juramento y firmar")


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, vault_id: UUID) -> HttpResponse:
    """Count a vault and hand it over."""
    found = queries.vault(vault_id, actor=actor_of(request))
    actions.check_keeper(found, actor_of(request))
    people = [
        person
        for person in identity.officers_at(found.office_id, *queries.KEEPERS)
        if person.pk != actor_of(request).person_id
    ]
    form = forms.HandOver(request.POST or None, differences=_differences(request, found), people=people)

    def act(actor: Actor) -> StockCount:
        typed = form.cleaned_data
        receiver = next(person for person in people if str(person.pk) == typed["receiver"])
        return actions.hand_over(
            vault=found,
            counted=typed["counted"],
            explanations=form.explanations,
            receiver=receiver,
            actor=actor,
        )

    return _count_page(request, found, form, act, "Contar y entregar la bóveda", "Entregar")


def _count_page(
    request: HttpRequest,
    found: Vault,
    form: forms.Counted,
    act: Callable[[Actor], StockCount],
    title: str,
    button: str,
) -> HttpResponse:
    """What was counted beside what should be there: once they differ, a field asks why of each difference."""
    return form_page(
        request,
        form,
        lambda actor, _: reverse("stickers:count", args=[act(actor).pk]),
        title=f"{title}: {found.name}",
        back=vault_page(found),
        done="El conteo está registrado.",
        button=button,
        intro="Cuente lo que hay en la bóveda y escriba las series. El sistema las compara con los libros; "
        "si algo no coincide, pedirá que explique cada diferencia.",
    )


def _differences(request: HttpRequest, found: Vault) -> tuple[Span, ...]:
    """By what was typed: nothing before it was, nor when it cannot be read."""
    if request.method != "POST":
        return ()
    try:
        counted = rules.read(request.POST.get("counted", ""))
    except (rules.SerialsUnreadable, ValueError):
        return ()
    return queries.differences(found, counted)


@require_GET
def count(request: HttpRequest, count_id: UUID) -> HttpResponse:
    """What was counted, how it differed, and the paper that swears it."""
    actor = actor_of(request)
    found = queries.count(count_id, actor=actor)
    statement = getattr(found, "statement", None)
    context = {
        "count": found,
        "lines": found.lines.all(),
        "statement": statement,
        "is_hand_over": found.kind == CountKind.HAND_OVER,
        "may_receive": statement is None and found.receiver_id == actor.person_id,
    }
    return render(request, "stickers/count.html", context)


@require_POST
def receive_hand_over(request: HttpRequest, count_id: UUID) -> HttpResponse:
    """Take the vault over, and sign."""
    found = queries.count(count_id, actor=actor_of(request))
    actions.receive_hand_over(count=found, actor=actor_of(request))
    messages.success(request, "Recibió la bóveda y firmó el acta.")
    return redirect("stickers:count", count_id)
