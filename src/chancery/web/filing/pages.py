"""How is any request filed? Short pages, each kept in a draft, so that a lost line loses nothing."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import attachments, links, queries
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Company, Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures.vocabulary import Procedure
from chancery.web import language
from chancery.web.case_page import show_refusal
from chancery.web.errors import in_words
from chancery.web.filing.forms import Confirmation, Files
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import receive_files

_DONE = "pages_done"
_AT_COUNTER = "para"


def _nothing_on_paper(answers: Mapping[str, Any]) -> bool:
    return False


def _asked_of_everybody(page: int, answers: Mapping[str, Any]) -> bool:
    return True


def _nothing_besides(answers: Mapping[str, Any]) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Filer:
    """Who asks, for oneself or for a company, at which office; and who types it in, having seen the original or not."""

    applicant: Person
    company: Company | None
    office: Office
    actor: Actor
    original_seen: bool


@dataclass(frozen=True, slots=True)
class Filing:
    """What one procedure adds to the filing: its own pages, when to refuse, the act, and how it reads back.

    `check` sees the answers so far and raises `Invalid` as early as it can; `file` acts on all of them;
    `summary` says them in the applicant's words, each with the page where it may be changed; `is_on_paper` says
    whether there is an original that an officer at a counter has to see; `is_asked` leaves out a page of one's own that
    is for others than who answered so; `also_wanted` are the optional requirements that who answered so must hand in.
    """

    procedure: Procedure
    pages: tuple[type[Form], ...]
    check: Callable[[Mapping[str, Any]], None]
    file: Callable[[Mapping[str, Any], Mapping[str, UUID], Filer], Case]
    summary: Callable[[Mapping[str, Any]], tuple[tuple[str, str, int], ...]]
    is_on_paper: Callable[[Mapping[str, Any]], bool] = _nothing_on_paper
    is_asked: Callable[[int, Mapping[str, Any]], bool] = _asked_of_everybody
    also_wanted: Callable[[Mapping[str, Any]], Collection[str]] = _nothing_besides

    def next(self, number: int, answers: Mapping[str, Any], *, step: int = 1) -> int:
        """The nearest page from `number` on, or back with a negative `step`, that is for who answered so."""
        while not self.is_asked(number, answers):
            number += step
        return number

    def place(self, number: int, answers: Mapping[str, Any]) -> int:
        """As which of the pages that are for who answered so it is counted."""
        return sum(self.is_asked(page, answers) for page in range(1, number + 1))

    @property
    def total(self) -> int:
        """Own pages, the files, the confirmation."""
        return len(self.pages) + 2

    @property
    def files_page(self) -> int:
        """The page before the confirmation, where what is required is handed in."""
        return self.total - 1

    def form(self, number: int, answers: Mapping[str, Any], typist: "Typist", *sent: Any) -> Form:
        """The page of that number, from 1: with what was sent, or with what was answered before."""
        before: dict[str, Any] = {} if sent else {"initial": answers}
        if number <= len(self.pages):
            return self.pages[number - 1](*sent, **before)
        if number == self.total:
            companies = tuple(identity.companies_of(typist.applicant_id))
            return Confirmation(
                self.procedure,
                *sent,
                companies=companies,
                counter=typist.offices if typist.customer and not self.procedure.is_for_anywhere else None,
                is_at_counter=typist.customer is not None,
                is_on_paper=self.is_on_paper(answers),
                **before,
            )
        return Files(
            self.procedure,
            *sent,
            received=answers.get("uploads", ()),
            also_wanted=self.also_wanted(answers),
            **before,
        )


@dataclass(frozen=True, slots=True)
class Typist:
    """Who types the request in, whose it is, and where what is typed is kept until it is filed.

    One's own is a draft; what an officer types for who stands at the counter stays in the officer's session.
    """

    request: HttpRequest
    filing: Filing
    actor: Actor
    customer: Person | None

    @property
    def applicant_id(self) -> UUID:
        """Whose request it is."""
        return self.customer.id if self.customer else access.require_person(self.actor)

    @property
    def applicant(self) -> Person:
        """The same, whole."""
        return self.customer or identity.person_of(self.actor)

    @property
    def offices(self) -> frozenset[UUID]:
        """The offices at whose counter the actor serves."""
        return self.actor.offices(*access.AT_A_COUNTER)

    @property
    def query(self) -> str:
        """What stands in the address before the number of the page."""
        return f"{_AT_COUNTER}={self.customer.id}&" if self.customer else ""

    @property
    def _place(self) -> str:
        return f"filing {self.filing.procedure.code} {self.applicant_id}"

    def answers(self) -> dict[str, Any]:
        """What was typed before."""
        if self.customer:
            return dict(self.request.session.get(self._place, {}))
        draft = queries.draft_of(self.actor, self.filing.procedure.code)
        return dict(draft.answers) if draft else {}

    def keep(self, answers: Mapping[str, Any]) -> None:
        """Keep what was typed so far."""
        if self.customer:
            self.request.session[self._place] = dict(answers)
        else:
            cases.keep_draft(procedure_code=self.filing.procedure.code, answers=answers, actor=self.actor)

    def forget(self) -> None:
        """The request is filed: a draft is used up with it, what the session keeps goes now."""
        self.request.session.pop(self._place, None)


def filing_page(request: HttpRequest, filing: Filing) -> HttpResponse:
    """One page of the filing; sending the last one files the request."""
    actor = actor_of(request)
    access.require_person(actor)
    typist = Typist(request, filing, actor, _customer(request, actor))
    if typist.customer:
        language.keep_spanish(request)
    answers = typist.answers()
    number = _page_number(request, answers, filing)
    is_sent = request.method == "POST"
    form = filing.form(number, answers, typist, *((request.POST, request.FILES) if is_sent else ()))
    advice = ""
    if is_sent and form.is_valid():
        try:
            answers |= _kept(form, answers, actor)
            answers[_DONE] = max(number, answers.get(_DONE, 0))
            typist.keep(answers)
            filing.check(answers)
            if number >= filing.files_page:
                attachments.require_all(filing.procedure, answers["uploads"], filing.also_wanted(answers))
            if number < filing.total:
                after = filing.next(number + 1, answers)
                return redirect(f"{request.path}?{typist.query}paso={after}")
            case = _file(filing, answers, typist)
        except Invalid as refusal:
            show_refusal(form, refusal)
            _, advice = in_words(refusal)
        else:
            typist.forget()
            messages.success(request, _filed(case, typist))
            return redirect(links.page_of(case))
    tariff = filing.procedure.tariff
    context = {
        "form": form,
        "number": number,
        "place": filing.place(number, answers),
        "total": filing.place(filing.total, answers),
        "before": filing.next(number - 1, answers, step=-1) if number > 1 else None,
        "is_files": isinstance(form, Files),
        "is_last": number == filing.total,
        "summary": filing.summary(answers) if number == filing.total else (),
        "files_page": filing.files_page,
        "uploads": documents.own_uploads(actor, answers.get("uploads", {}).values()),
        "procedure": filing.procedure,
        "procedure_title": translation.gettext(filing.procedure.title),
        "price": fees.tariff_on(tariff, clock.today()) if tariff else None,
        "advice": advice,
        "customer": typist.customer,
        "query": typist.query,
    }
    return render(request, "cases/filing.html", context, status=422 if form.errors else 200)


def _customer(request: HttpRequest, actor: Actor) -> Person | None:
    """Who stands at the counter, when the address says so. Raises `RoleMissing`, `PersonNotFound`."""
    asked = request.GET.get(_AT_COUNTER)
    if asked is None:
        return None
    try:
        return identity.customer(UUID(asked), actor=actor)
    except ValueError:
        raise identity.PersonNotFound from None


def _file(filing: Filing, answers: Mapping[str, Any], typist: Typist) -> Case:
    company = answers.get("for_company", "")
    filer = Filer(
        applicant=typist.applicant,
        company=identity.company(UUID(company), actor=typist.actor) if company else None,
        office=organisation.office(answers["office"]),
        actor=typist.actor,
        original_seen=bool(answers.get("original_seen")),
    )
    uploads = {name: UUID(upload_id) for name, upload_id in answers["uploads"].items()}
    return filing.file(answers, uploads, filer)


def _filed(case: Case, typist: Typist) -> str:
    if typist.customer:
        return f"Presentó la solicitud {case.number} de {typist.customer.full_name}."
    said = translation.gettext("Presentó su solicitud %(number)s.") % {"number": case.number}
    is_owed = any(charge.is_owed for charge in fees.charges_of(case.id))
    return f"{said} {translation.gettext('Ahora pague el derecho de trámite.')}" if is_owed else said


def _page_number(request: HttpRequest, answers: Mapping[str, Any], filing: Filing) -> int:
    """The page asked for, but none beyond the first that is still unanswered."""
    asked = request.GET.get("paso", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 3 else 1
    done: int = answers.get(_DONE, 0)
    return filing.next(max(1, min(number, done + 1, filing.total)), answers)


def _kept(form: Form, answers: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """What a page adds to the draft; files are received now and kept by their ids."""
    if isinstance(form, Files):
        received = receive_files(form.cleaned_data, actor)
        return {"uploads": {**answers.get("uploads", {}), **{name: str(pk) for name, pk in received.items()}}}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in form.cleaned_data.items()
    }
