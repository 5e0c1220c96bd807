"""How is any request filed? Short pages, each kept in a draft, so that a lost line loses nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import attachments, links, queries
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures.vocabulary import Procedure
from chancery.web.case_page import show_refusal
from chancery.web.filing.forms import Confirmation, Files
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import receive_files

_DONE = "pages_done"


@dataclass(frozen=True, slots=True)
class Filing:
    """What one procedure adds to the filing: its own pages, when to refuse, the act, and how it reads back.

    `check` sees the answers so far and raises `Invalid` as early as it can; `file` acts on all of them;
    `summary` says them in the applicant's words, each with the page where it may be changed.
    """

    procedure: Procedure
    pages: tuple[type[Form], ...]
    check: Callable[[Mapping[str, Any]], None]
    file: Callable[[Mapping[str, Any], Mapping[str, UUID], Office, Actor], Case]
    summary: Callable[[Mapping[str, Any]], tuple[tuple[str, str, int], ...]]

    @property
    def total(self) -> int:
        """Own pages, the files, the confirmation."""
        return len(self.pages) + 2

    def form(self, number: int, answers: Mapping[str, Any], *sent: Any) -> Form:
        """The page of that number, from 1: with what was sent, or with what was answered before."""
        before: dict[str, Any] = {} if sent else {"initial": answers}
        if number <= len(self.pages):
            return self.pages[number - 1](*sent, **before)
        if number == self.total:
            return Confirmation(self.procedure, *sent, **before)
        return Files(self.procedure, *sent, received=answers.get("uploads", ()), **before)


def filing_page(request: HttpRequest, filing: Filing) -> HttpResponse:
    """One page of the filing; sending the last one files the request."""
    actor = actor_of(request)
    access.require_person(actor)
    draft = queries.draft_of(actor, filing.procedure.code)
    answers: dict[str, Any] = dict(draft.answers) if draft else {}
    number = _page_number(request, answers, filing)
    is_sent = request.method == "POST"
    form = filing.form(number, answers, *((request.POST, request.FILES) if is_sent else ()))
    advice = ""
    if is_sent and form.is_valid():
        try:
            answers |= _kept(form, answers, actor)
            answers[_DONE] = max(number, answers.get(_DONE, 0))
            cases.keep_draft(procedure_code=filing.procedure.code, answers=answers, actor=actor)
            filing.check(answers)
            if "uploads" in answers:
                attachments.require_all(filing.procedure, answers["uploads"])
            if number < filing.total:
                return redirect(f"{request.path}?paso={number + 1}")
            office = organisation.office(answers["office"])
            uploads = {name: UUID(upload_id) for name, upload_id in answers["uploads"].items()}
            case = filing.file(answers, uploads, office, actor)
        except Invalid as refusal:
            show_refusal(form, refusal)
            advice = refusal.advice
        else:
            owed = " Ahora pague el derecho de trámite." if filing.procedure.tariff else ""
            messages.success(request, f"Presentó su solicitud {case.number}.{owed}")
            return redirect(links.page_of(case))
    tariff = filing.procedure.tariff
    context = {
        "form": form,
        "number": number,
        "total": filing.total,
        "is_files": isinstance(form, Files),
        "is_last": number == filing.total,
        "summary": filing.summary(answers) if number == filing.total else (),
        "files_page": filing.total - 1,
        "uploads": documents.own_uploads(actor, answers.get("uploads", {}).values()),
        "procedure": filing.procedure,
        "price": fees.tariff_on(tariff, clock.today()) if tariff else None,
        "advice": advice,
    }
    return render(request, "cases/filing.html", context, status=422 if form.errors else 200)


def _page_number(request: HttpRequest, answers: Mapping[str, Any], filing: Filing) -> int:
    """The page asked for, but none beyond the first that is still unanswered."""
    asked = request.GET.get("paso", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 3 else 1
    done: int = answers.get(_DONE, 0)
    return max(1, min(number, done + 1, filing.total))


def _kept(form: Form, answers: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """What a page adds to the draft; files are received now and kept by their ids."""
    if isinstance(form, Files):
        received = receive_files(form.cleaned_data, actor)
        return {"uploads": {**answers.get("uploads", {}), **{name: str(pk) for name, pk in received.items()}}}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in form.cleaned_data.items()
    }
