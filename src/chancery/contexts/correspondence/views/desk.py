"""The pages of the front desk: for who presents a document, for who registers it, and for who follows it."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.correspondence import actions, forms, queries
from chancery.contexts.correspondence.procedures import FRONT_DESK, POWER
from chancery.contexts.correspondence.rules import EntryChannel, RecordKind, designation
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import gate
from chancery.kernel.cases.models import Case
from chancery.kernel.identity.checks import PERUVIAN, HeldDocument, IdentityDocumentKind
from chancery.kernel.organisation import queries as organisation
from chancery.web import language
from chancery.web.case_page import case_page, step_page
from chancery.web.errors import in_words
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.middleware import actor_of


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Four short pages; each answer is kept in a draft, so that a lost line loses nothing."""
    return filing_page(request, _FILING)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """What was presented: for its presenter the way to follow it, for the front desk what it resembles."""
    actor = actor_of(request)
    presentation = queries.by_case_number(actor, number)
    is_party = gate.is_party(presentation.case, actor)
    record = presentation.record
    context = {
        "presentation": presentation,
        "channel": EntryChannel(presentation.channel).label,
        "designation": _named(RecordKind(presentation.kind), presentation.number_of_sender),
        "follow_code": ids.format_code(presentation.follow_code) if is_party else "",
        "trace": presentation.trace.splitlines(),
        "record": record,
        "sees_record": record is not None
        and not is_party
        and queries.visible_to(actor).filter(pk=record.pk).exists(),
        "observation": queries.observation_of(presentation.case),
        "before": queries.presented_before(presentation.case),
        "duplicates": () if is_party else queries.duplicates_of(presentation.case, but=record),
    }
    return case_page(request, presentation.case, "correspondence/case.html", context)


@require_http_methods(["GET", "POST"])
def admit(request: HttpRequest, number: str) -> HttpResponse:
    """Register what was presented and send it to the competent unit."""
    presentation = queries.by_case_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.admit(
            presentation=presentation,
            addressee=organisation.office(typed["addressee"]),
            instruction=typed["instruction"],
            note=typed["note"],
            sheets=typed["sheets"],
            is_urgent=typed["is_urgent"],
            is_reserved=typed["is_reserved"],
            actor=actor,
        )

    initial = {
        "addressee": presentation.addressee.code,
        "sheets": presentation.sheets,
        "instruction": "procedure",
    }
    return step_page(
        request, presentation.case, "admit", act, form=forms.Admit(request.POST or None, initial=initial)
    )


@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """How far a document has come, to whoever has its number and its code."""
    form = forms.Follow(request.POST or None)
    found, status = None, 200
    if request.method == "POST":
        if form.is_valid():
            try:
                found = queries.follow(**form.cleaned_data)
            except queries.FollowedNotFound as refusal:
                form.add_error(None, " ".join(in_words(refusal)))
                status = 404
        else:
            status = 422
    return render(request, "correspondence/follow.html", {"form": form, "found": found}, status=status)


def _named(kind: RecordKind, number: str) -> str:
    """How a document is named, in the language of the page; as printed where the number says the kind itself."""
    if number and designation(kind, number) == number:
        return number
    ((_kind, name),) = language.choices_among((kind,))
    return f"{name} {number}".strip()


def _particulars(answers: Mapping[str, Any]) -> actions.Particulars:
    dated_on = answers.get("dated_on")
    return actions.Particulars(
        kind=RecordKind(answers["kind"]),
        subject=answers["subject"],
        addressee=organisation.office(answers["addressee"]),
        sheets=answers["sheets"],
        number_of_sender=answers["number_of_sender"],
        dated_on=date.fromisoformat(dated_on) if dated_on else None,
        capacity=answers["capacity"],
        represented=_represented(answers),
        email=answers["email"],
    )


def _represented(answers: Mapping[str, Any]) -> actions.Represented | None:
    """The person for whom it is presented; where only some of it was typed, the action says what is missing."""
    name, number = answers["represented_name"], answers["represented_number"]
    if not name and not number:
        return None
    kind = IdentityDocumentKind(answers["represented_kind"] or IdentityDocumentKind.DNI)
    country = "PE" if kind in PERUVIAN else answers["represented_country"]
    return actions.Represented(name, HeldDocument(kind, number, country))


def _also_wanted(answers: Mapping[str, Any]) -> Collection[str]:
    return (POWER,) if answers["represented_name"] else ()


def _check(answers: Mapping[str, Any]) -> None:
    """Refuse on the page where the answer is given, not three pages later."""
    if "addressee" in answers:
        actions.check_particulars(particulars=_particulars(answers))


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    presented = actions.file(
        particulars=_particulars(answers),
        uploads=uploads,
        office=filer.office,
        applicant=filer.applicant,
        company=filer.company,
        actor=filer.actor,
    )
    return presented.case


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    named = _named(RecordKind(answers["kind"]), answers["number_of_sender"])
    sheets = ngettext("%(count)s folio", "%(count)s folios", answers["sheets"]) % {"count": answers["sheets"]}
    represented = answers["represented_name"]
    return (
        (_("Documento"), f"{named}, {sheets}", 1),
        (_("Asunto"), answers["subject"], 1),
        (_("Dirigido a"), organisation.office(answers["addressee"]).name, 2),
        *([(_("En representación de"), represented, 2)] if represented else []),
    )


_FILING = Filing(
    FRONT_DESK, (forms.Document, forms.Addressee), _check, _file, _summary, also_wanted=_also_wanted
)
