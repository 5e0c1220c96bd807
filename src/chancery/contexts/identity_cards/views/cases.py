"""The pages of one request: each makes one call into the actions or the queries."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.identity_cards import actions, forms, queries, rules
from chancery.contexts.identity_cards.models import CardRequest
from chancery.contexts.identity_cards.procedures import IDENTITY_CARD
from chancery.contexts.identity_cards.rules import OldCardFate, Receiver
from chancery.kernel.base import clock, languages
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.web.case_page import case_page, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

_Act = Callable[[Actor, Mapping[str, Any]], object]


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Ask for a card."""
    return filing_page(request, _FILING)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case: who asks for what, how it was captured, where it is, who collected it."""
    actor = actor_of(request)
    found = queries.by_number(actor, number)
    is_office = actor.holds(*queries.OFFICE, office_id=found.case.office_id)
    facts = _facts(found, is_office=is_office)
    facts["may_change_pickup"] = queries.may_change_pickup(actor, found)
    return case_page(request, found.case, "identity_cards/case.html", facts)


@require_http_methods(["GET", "POST"])
def capture(request: HttpRequest, number: str) -> HttpResponse:
    """Note what was captured, after asking the register."""
    return _capturing(request, number, "capture", actions.capture)


@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest, number: str) -> HttpResponse:
    """Capture again what RENIEC observed."""
    return _capturing(request, number, "recover", actions.recover)


@require_http_methods(["GET", "POST"])
def return_act(request: HttpRequest, number: str) -> HttpResponse:
    """Give the slip about a defective act."""
    found = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.return_act(request=found, reason=typed["reason"], actor=actor)

    return step(request, found, "return_act", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, number: str) -> HttpResponse:
    """Approve at the window, after asking the register again."""
    found = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.approve(
            request=found,
            is_matched=typed["is_matched"] == "yes",
            is_act_registered=typed["is_act_registered"] == "yes",
            entry=actions.identify(request=found, actor=actor),
            actor=actor,
        )

    return step(request, found, "approve", act, forms.Approval(request.POST or None))


@require_http_methods(["GET", "POST"])
def transmit(request: HttpRequest, number: str) -> HttpResponse:
    """Send a live capture to RENIEC."""
    found = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.transmit(request=found, actor=actor)

    return step(request, found, "transmit", act)


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, number: str) -> HttpResponse:
    """Give the card to whom it is of."""
    found = queries.by_number(actor_of(request), number)
    form = forms.Delivery(
        queries.receivers_for(found), rules.fates(queries.kind_of(found)), request.POST or None
    )

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.deliver(
            request=found,
            receiver=Receiver(typed["receiver"]),
            receiver_name=typed["receiver_name"],
            receiver_document=typed["receiver_document"],
            old_card=OldCardFate(typed["old_card"]),
            is_matched=typed["is_matched"] == "yes",
            has_ticket=typed["has_ticket"] == "yes",
            actor=actor,
        )

    return step(request, found, "deliver", act, form)


@require_http_methods(["GET", "POST"])
def return_card(request: HttpRequest, number: str) -> HttpResponse:
    """Send back a card that came with an error."""
    found = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.return_card(request=found, reason=typed["reason"], actor=actor)

    return step(request, found, "return_card", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def annotate(request: HttpRequest, number: str) -> HttpResponse:
    """Note what stops nothing."""
    actor = actor_of(request)
    found = queries.by_number(actor, number)
    access.require(actor, *queries.OFFICE, office_id=found.case.office_id)
    back = reverse("identity_cards:case", args=[found.case.number])

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.annotate(request=found, text=typed["text"], actor=actor)
        return back

    return form_page(
        request,
        forms.Note(request.POST or None),
        act,
        title=f"Anotar en {found.case.number}",
        back=back,
        done="Quedó anotado.",
        button="Anotar",
        intro="Lo anotado lo ve la oficina y no detiene el trámite.",
    )


def _capturing(request: HttpRequest, number: str, code: str, action: Callable[..., object]) -> HttpResponse:
    found = queries.by_number(actor_of(request), number)
    modes = rules.modes(clock.today())
    pieces = dict.fromkeys(piece for mode in modes for piece in queries.pieces_for(found, mode))
    form = forms.Capture(pieces, request.POST or None)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        entry = actions.identify(request=found, actor=actor)
        action(request=found, taken=form.taken(), entry=entry, actor=actor)

    return step(request, found, code, act, form)


def step(
    request: HttpRequest, found: CardRequest, code: str, act: _Act, form: Form | None = None
) -> HttpResponse:
    """The page of one of the office's steps, under what was asked."""
    return step_page(
        request,
        found.case,
        code,
        act,
        form=form,
        template="identity_cards/step.html",
        context=_facts(found, is_office=True),
    )


def _facts(found: CardRequest, *, is_office: bool) -> dict[str, Any]:
    """What was asked; for the office also how it was captured and annotated."""
    kind, capture = queries.kind_of(found), queries.current_capture(found)
    return {
        "wanted": found,
        "kind": kind,
        "changes": queries.changes_of(found),
        "is_office": is_office,
        "capture": capture if is_office else None,
        "mode": queries.mode_of(capture) if capture else None,
        "annotations": list(found.annotations.select_related("by")) if is_office else [],
        "delivery": getattr(found, "delivery", None),
        "pickups": list(found.pickup_changes.all()),
    }


def _check(answers: Mapping[str, Any]) -> None:
    if "given_names" in answers:
        actions.check_particulars(particulars=forms.particulars(answers))


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    return actions.file(
        particulars=forms.particulars(answers),
        uploads=uploads,
        office=filer.office,
        applicant=filer.applicant,
        actor=filer.actor,
    ).case


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    said = forms.particulars(answers)
    today = clock.today()
    changes = "; ".join(f"{rules.change(code, today).title}: {text}" for code, text in said.changes)
    return (
        (_("Trámite"), rules.kind(said.kind, today).title, 1),
        (_("Datos que cambian"), changes or _("Ninguno"), 2),
        (_("Titular"), said.holder, 3),
        (_("Nacimiento"), languages.long_date(said.born_on), 3),
        (_("DNI"), said.dni or _("Primera inscripción"), 3),
    )


_FILING = Filing(IDENTITY_CARD, (forms.Wish, forms.Changed, forms.Holder), _check, _file, _summary)
