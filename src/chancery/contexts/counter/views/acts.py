"""The window itself: one page from the document of who stands there to the paper and its sticker; and the case's pages."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.counter import actions, forms, queries
from chancery.contexts.counter.actions import Attended, Order, Settlement
from chancery.contexts.counter.actions.attending import NamesNeeded, NotEnoughCash
from chancery.contexts.counter.models import CounterAct, Visit
from chancery.contexts.counter.views.line import window_of
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees.rules import Means
from chancery.kernel.gateway.civil_identity import IdentityNotFound
from chancery.kernel.identity import access
from chancery.kernel.identity.actions import Details
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.web.case_page import case_page, show_refusal, step_page
from chancery.web.middleware import actor_of


@login_required
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, code: str) -> HttpResponse:
    """Who stands before the window: a number and Enter."""
    actor, office = actor_of(request), organisation.office(code)
    access.require(actor, Role.OFFICER, Role.CONSUL, office_id=office.id)
    form = forms.Receive(request.POST or None)
    names = forms.Names(request.POST) if "given_names" in request.POST else None
    if request.method == "POST" and form.is_valid() and (names is None or names.is_valid()):
        try:
            visit = _receive(office, form.cleaned_data, names.cleaned_data if names else None, request, actor)
            return redirect("counter:attend", office.code, visit.id)
        except NamesNeeded:
            names = forms.Names()
        except Invalid as refusal:
            _show(form, names, refusal)
        except IdentityNotFound as refusal:
            form.add_error("number", str(refusal))
    context = {
        "office": office,
        "form": form,
        "names": names,
        "window": window_of(request),
        "ticket": queries.at_window(office, window_of(request)),
    }
    is_wrong = form.errors or (names is not None and names.errors)
    return render(request, "counter/receive.html", context, status=422 if is_wrong else 200)


def _receive(
    office: Office,
    typed: Mapping[str, Any],
    named: Mapping[str, Any] | None,
    request: HttpRequest,
    actor: Actor,
) -> Visit:
    kind = IdentityDocumentKind(typed["kind"])
    details = None
    if named is not None:
        details = Details(
            given_names=named["given_names"],
            first_surname=named["first_surname"],
            second_surname=named["second_surname"],
            nationality=named["nationality"],
            document_kind=kind,
            document_number=typed["number"],
            document_country=typed["country"],
        )
    return actions.receive(
        office=office,
        document=(kind, typed["number"], typed["country"]),
        ticket=queries.at_window(office, window_of(request)),
        names=details,
        actor=actor,
    )


def _show(form: forms.Receive, names: forms.Names | None, refusal: Invalid) -> None:
    for field, sentences in refusal.fields.items():
        name = {"document_number": "number", "document_country": "country"}.get(field, field)
        target = names if names is not None and name in names.fields else form
        for sentence in sentences:
            target.add_error(name if name in target.fields else None, sentence)
    if not refusal.fields:
        form.add_error(None, str(refusal))


@login_required
@require_http_methods(["GET", "POST"])
def attend(request: HttpRequest, code: str, visit_id: UUID) -> HttpResponse:
    """The act, how many, how it is paid: Enter, and it is done."""
    actor = actor_of(request)
    visit = queries.visit(actor, visit_id)
    prices = queries.prices(visit.office)
    form = forms.Attend(
        request.POST or None,
        prices=prices,
        on=queries.today_at(visit.office),
        initial={"copies": 1, "means": Means.CASH.value},
    )
    choices: tuple[tuple[str, str], ...] = ()
    owed = None
    if request.method == "POST" and form.is_valid():
        order, choices = _order(form, request.POST.get("signatory_id", ""))
        try:
            if not choices and not form.errors:
                done = actions.attend(
                    visit=visit, order=order, settlement=_settlement(form.cleaned_data), actor=actor
                )
                _tell(request, done)
                return redirect("counter:attend", visit.office.code, visit.id)
        except NotEnoughCash as refusal:
            owed = refusal.facts["due"]
            if form.cleaned_data["tendered"] is not None:
                show_refusal(form, refusal)
        except Invalid as refusal:
            show_refusal(form, refusal)
    acts = queries.acts_of_visit(visit)
    focus = _focus(form, acts, owed, choices)
    if focus in form.fields:
        form.fields[focus].widget.attrs["autofocus"] = True
    context = {
        "office": visit.office,
        "visit": visit,
        "form": form,
        "owed": owed,
        "choices": choices,
        "prices": prices,
        "usual": [price for price in prices if price.item.is_usual],
        "others": [price for price in prices if not price.item.is_usual],
        "done": [_shown(act) for act in acts],
        "focus": focus,
        "document_kind": IdentityDocumentKind(visit.person.document_kind).label,
    }
    return render(request, "counter/attend.html", context, status=422 if form.errors else 200)


def _order(form: forms.Attend, chosen: str) -> tuple[Order, tuple[tuple[str, str], ...]]:
    """What was typed, and the registered signatures to choose from when several fit."""
    typed = form.cleaned_data
    signatory_id = None
    if typed["signatory"]:
        found = queries.signatures_like(typed["signatory"], typed["signed_on"] or clock.today())
        if not found:
            form.add_error("signatory", "Ninguna firma registrada y vigente coincide con lo escrito.")
        signatory = next((key for key, _ in found if key == chosen), None)
        if signatory is None and len(found) > 1:
            return _as_order(typed, None), found
        signatory_id = UUID(signatory or found[0][0]) if found else None
    return _as_order(typed, signatory_id), ()


def _as_order(typed: Mapping[str, Any], signatory_id: UUID | None) -> Order:
    return Order(
        item=typed["item"],
        copies=typed["copies"],
        detail=typed["detail"],
        addressed_to=typed["addressed_to"],
        signatory_id=signatory_id,
        signed_on=typed["signed_on"],
        is_extraordinary=typed["is_extraordinary"],
        letter_on=typed["letter_on"],
        company=typed["company"],
        corrects_own_error=typed["corrects_own_error"],
        base=typed["base"],
        amount=typed["amount"],
    )


def _settlement(typed: Mapping[str, Any]) -> Settlement:
    return Settlement(
        means=Means(typed["means"]),
        tendered=typed["tendered"],
        bank=typed["bank"],
        operation=typed["operation"],
        paid_on=typed["paid_on"],
    )


def _tell(request: HttpRequest, done: Attended) -> None:
    words = [f"Cobrado: {done.due}." if done.due else "Acto gratuito."]
    if done.change:
        words.append(f"Vuelto: {done.change}.")
    if not done.is_signed:
        words.append("Queda en «Por firmar» para el cónsul.")
    messages.success(request, " ".join(words))


def _shown(act: CounterAct) -> dict[str, object]:
    return {
        "act": act,
        "numbers": queries.act_of_case(act.case),
        "paper": documents.of_case(act.case_id).first(),
    }


def _focus(
    form: forms.Attend, acts: list[CounterAct], owed: object, choices: tuple[tuple[str, str], ...]
) -> str:
    """Where the next key goes: the printing of what was done, else the field that is missing."""
    if choices:
        return "choices"
    if owed is not None:
        return "tendered"
    return "print" if acts and not form.is_bound else "item"


@login_required
@require_GET
def to_be_signed(request: HttpRequest, code: str) -> HttpResponse:
    """What was paid and waits for the consul, or for whom the consul lets sign."""
    actor, office = actor_of(request), organisation.office(code)
    waiting = [
        (act, queries.may_sign(actor, office, act.rule_kind)) for act in queries.to_be_signed(actor, office)
    ]
    context = {
        "office": office,
        "waiting": waiting,
        "is_consul": actor.holds(Role.CONSUL, office_id=office.id),
    }
    return render(request, "counter/to_be_signed.html", context)


@login_required
@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case: for its applicant what was done, for an officer what may be done."""
    act = queries.by_number(actor_of(request), number)
    return case_page(request, act.case, "counter/case.html", {"act": act})


@login_required
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Sign as consul."""
    act = queries.by_number(actor_of(request), number)
    return step_page(request, act.case, "issue", lambda actor, _: actions.issue(act=act, actor=actor))


@login_required
@require_http_methods(["GET", "POST"])
def issue_delegated(request: HttpRequest, number: str) -> HttpResponse:
    """Sign in the consul's place."""
    act = queries.by_number(actor_of(request), number)
    return step_page(
        request, act.case, "issue_delegated", lambda actor, _: actions.issue_delegated(act=act, actor=actor)
    )
