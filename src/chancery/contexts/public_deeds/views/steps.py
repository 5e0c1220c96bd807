"""The pages of the steps of a deed: draft, identities, qualification, entry, signatures, conclusion."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise, lazy
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.public_deeds import actions, forms, queries
from chancery.contexts.public_deeds.actions import Particulars
from chancery.contexts.public_deeds.actions.qualifying import Attested
from chancery.contexts.public_deeds.models import Deed, Finding, Manner
from chancery.contexts.public_deeds.rules import amounts, faculties, parties
from chancery.contexts.public_deeds.rules.kinds import Book, Effect, Part
from chancery.contexts.public_deeds.rules.parties import Person as PersonInDeed
from chancery.contexts.public_deeds.views.drafting import content_typed, person_typed
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.base.languages import filled
from chancery.web.case_page import case_page, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.middleware import actor_of


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The deed with its people, its text as it stands, and what may be done."""
    deed = queries.by_number(actor_of(request), number)
    context: dict[str, Any] = {
        "deed": deed,
        "people": queries.checked_parties(deed),
        "lines": queries.text_of(deed),
        "faults": _faults(deed) if deed.case.state == "draft" else (),
        "standing": queries.standing(deed),
        "is_concluded": hasattr(deed, "conclusion"),
    }
    if deed.form.book is Book.WILLS:
        context |= {"papers": (), "is_will": True, "is_opened": queries.is_open(deed)}
    return case_page(request, deed.case, "public_deeds/case.html", context)


@require_http_methods(["GET", "POST"])
def redraft(request: HttpRequest, number: str) -> HttpResponse:
    """Correct the draft at the counter."""
    return _draft_page(request, number, "redraft")


@require_http_methods(["GET", "POST"])
def complete(request: HttpRequest, number: str) -> HttpResponse:
    """Correct one's own draft."""
    return _draft_page(request, number, "complete")


def _draft_page(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """The text, or one of the people, by what the address says; each saving writes the whole draft anew."""
    deed = queries.by_number(actor_of(request), number)
    people = [party.stated() for party in queries.parties_of(deed)]
    place = request.GET.get("persona", "")
    form: django_forms.Form
    if place == "nueva":
        form = forms.PersonOf(request.POST or None, initial={"document_country": "PE"})
    elif place:
        person = _at(people, place)
        form = forms.PersonOf(request.POST or None, initial=_initial(person))
    else:
        form = forms.Draft(deed.form.book, request.POST or None, initial=_content(deed))

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        content: dict[str, Any] = {}
        if place == "nueva":
            changed = [*people, person_typed(typed)]
        elif place and "quitar" in request.POST:
            changed = [each for each in people if each is not _at(people, place)]
        elif place:
            changed = [person_typed(typed) if each is _at(people, place) else each for each in people]
        else:
            changed, content = people, content_typed(typed)
        particulars = replace(particulars_of(deed), people=changed, **content)
        verb = actions.redraft if code == "redraft" else actions.complete
        verb(deed=deed, particulars=particulars, actor=actor)

    context = {"deed": deed, "people": people, "place": place, "faults": _faults(deed)}
    answer = step_page(
        request, deed.case, code, act, form=form, template="public_deeds/draft.html", context=context
    )
    if isinstance(answer, HttpResponseRedirect):
        return redirect(reverse(f"public_deeds:{code}", args=[deed.case.number]))
    return answer


def _at(people: list[PersonInDeed], place: str) -> PersonInDeed:
    if not place.isdecimal() or not 1 <= int(place) <= len(people):
        raise NotFound
    return people[int(place) - 1]


def _initial(person: PersonInDeed) -> dict[str, Any]:
    return asdict(person) | {
        "no_spanish": not person.speaks_spanish,
        "no_sign": not person.can_sign,
        "no_read": not person.can_read,
    }


def _content(deed: Deed) -> dict[str, Any]:
    drafted = particulars_of(deed)
    return {
        **{
            name: getattr(drafted, name)
            for name in ("kind", "object", "clauses", "currency", "term", "exercise_place")
        },
        "draft_by": drafted.draft_by,
        "original": drafted.original,
        "original_other": drafted.original_other,
        "chosen_faculties": list(drafted.faculties),
        "value": str(drafted.value) if drafted.value is not None else "",
    }


def particulars_of(deed: Deed) -> Particulars:
    """The draft as it stands."""
    return Particulars(
        kind=deed.kind,
        people=[party.stated() for party in queries.parties_of(deed)],
        object=deed.object,
        clauses=deed.clauses,
        faculties=tuple(deed.faculties),
        value=deed.value,
        currency=deed.currency,
        term=deed.term,
        exercise_place=deed.exercise_place,
        draft_by=deed.draft_by,
        original=deed.amends.conclusion.document.number if deed.amends else "",
        original_other=deed.amends_other,
    )


def _faults(deed: Deed) -> tuple[str | Promise, ...]:
    """Each put into words as the page is made, whose language is not known before."""
    stated = [party.stated() for party in queries.parties_of(deed)]
    in_words = lazy(filled, str)
    return tuple(
        in_words(each.sentence, each.facts) for each in parties.faults(deed.form, stated, clock.today())
    )


@require_http_methods(["GET", "POST"])
def check_identity(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the register about one person after another, or note that a passport was seen."""
    deed = queries.by_number(actor_of(request), number)
    people = queries.checked_parties(deed)
    good = (Finding.CONFIRMED, Finding.RESTRICTED)
    choices = sorted(
        (
            (str(each.party.id), f"{each.party.name}, {each.party.document}", each.finding in good)
            for each in people
        ),
        key=lambda choice: choice[2],
    )
    form = forms.Check(request.POST or None, people=[(value, label) for value, label, _ in choices])

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        check = actions.check_identity(deed=deed, party_id=UUID(typed["party"]), actor=actor)
        tell = messages.success if check.finding in good else messages.warning
        tell(request, Finding(check.finding).label + ".")

    answer = step_page(
        request,
        deed.case,
        "check_identity",
        act,
        form=form,
        template="public_deeds/check_identity.html",
        context={"people": people},
    )
    if isinstance(answer, HttpResponseRedirect):
        return redirect(reverse("public_deeds:check_identity", args=[deed.case.number]))
    return answer


@require_http_methods(["GET", "POST"])
def qualify(request: HttpRequest, number: str) -> HttpResponse:
    """Approve the draft, with its text, its warnings and its price in view."""
    deed = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        attested = Attested(
            capacity=typed["capacity"],
            freedom=typed["freedom"],
            knowledge=typed["knowledge"],
            has_medical_certificate=typed["has_medical_certificate"],
            witnesses_are_no_kin=typed["witnesses_are_no_kin"],
            notes=typed["notes"],
        )
        actions.qualify(
            deed=deed, attested=attested, base=typed["base"], free_by=typed["free_by"], actor=actor
        )

    stated = [party.stated() for party in queries.parties_of(deed)]
    context = {
        "deed": deed,
        "people": queries.checked_parties(deed),
        "lines": queries.text_of(deed),
        "faults": parties.faults(deed.form, stated, clock.today()),
        "warnings": (
            *parties.warnings(deed.form, stated, clock.today()),
            *amounts.warnings(deed.form, deed.value, clock.today()),
            *faculties.warnings(
                deed.faculties,
                deed.clauses,
                deed.amends.clauses if deed.amends and deed.form.effect is Effect.SUBSTITUTES else "",
            ),
        ),
    }
    form = forms.Qualify(request.POST or None, is_will=deed.form.book is Book.WILLS)
    return step_page(
        request, deed.case, "qualify", act, form=form, template="public_deeds/qualify.html", context=context
    )


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, number: str) -> HttpResponse:
    """Enter the deed in the book."""
    deed = queries.by_number(actor_of(request), number)
    context = {"deed": deed, "lines": queries.text_of(deed)}
    return step_page(
        request,
        deed.case,
        "enter",
        lambda actor, _: actions.enter(deed=deed, actor=actor),
        template="public_deeds/enter.html",
        context=context,
    )


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, number: str) -> HttpResponse:
    """Note one signature after another."""
    deed = queries.by_number(actor_of(request), number)
    people = queries.checked_parties(deed)
    waiting = [
        (str(each.party.id), f"{each.party.name} ({Part(each.party.part).label.lower()})")
        for each in people
        if each.signs and not each.signed
    ]
    form = forms.Sign(request.POST or None, people=waiting)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.sign(deed=deed, party_id=UUID(typed["party"]), manner=Manner(typed["manner"]), actor=actor)

    context = {"people": people, "waiting": waiting}
    answer = step_page(
        request, deed.case, "sign", act, form=form, template="public_deeds/sign.html", context=context
    )
    if isinstance(answer, HttpResponseRedirect) and len(waiting) > 1:
        return redirect(reverse("public_deeds:sign", args=[deed.case.number]))
    return answer


@require_http_methods(["GET", "POST"])
def conclude(request: HttpRequest, number: str) -> HttpResponse:
    """Authorise the deed."""
    deed = queries.by_number(actor_of(request), number)
    context = {"deed": deed, "people": queries.checked_parties(deed)}
    return step_page(
        request,
        deed.case,
        "conclude",
        lambda actor, _: actions.conclude(deed=deed, actor=actor),
        template="public_deeds/conclude.html",
        context=context,
    )


@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, number: str) -> HttpResponse:
    """End what was never authorised."""
    deed = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        deed.case,
        "void",
        lambda actor, typed: actions.void(deed=deed, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )
