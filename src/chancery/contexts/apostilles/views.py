"""The pages of an apostille: each makes one call into the actions or the queries."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form as DjangoForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.apostilles import actions, forms, queries, rules
from chancery.contexts.apostilles.models import Form, Request
from chancery.contexts.apostilles.procedures import APOSTILLE
from chancery.kernel.base import clock, countries
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.procedures.sheet import assessment_label
from chancery.web.case_page import case_page, show_refusal, step_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import file_response, receive_files


@require_GET
def service(request: HttpRequest) -> HttpResponse:
    """What it is, what it needs, what it costs, how long it takes: from the tables it runs on."""
    today = clock.today()
    periods = [(d, organisation.legal_period(d.period, today)) for d in APOSTILLE.deadlines]
    return render(
        request,
        "apostilles/service.html",
        {
            "procedure": APOSTILLE,
            "assessment": assessment_label(APOSTILLE.assessment),
            "price": fees.tariff_on(APOSTILLE.tariff or "", today),
            "periods": periods,
        },
    )


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Four short pages; each answer is kept in a draft, so that a lost line loses nothing."""
    actor = actor_of(request)
    access.require_person(actor)
    draft = case_queries.draft_of(actor, APOSTILLE.code)
    answers: dict[str, Any] = dict(draft.answers) if draft else {}
    number = _page_number(request, answers)
    page = forms.PAGES[number - 1]
    form = page(request.POST, request.FILES) if request.method == "POST" else page(initial=answers)
    if request.method == "POST" and form.is_valid():
        try:
            answers |= _kept(form, answers, actor)
            cases.keep_draft(procedure_code=APOSTILLE.code, answers=answers, actor=actor)
            _check(answers)
            if number < len(forms.PAGES):
                return redirect(f"{request.path}?paso={number + 1}")
            filed = _file(answers, actor)
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(
                request, f"Presentó su solicitud {filed.case.number}. Ahora pague el derecho de trámite."
            )
            return redirect("apostilles:case", filed.case.number)
    context = {
        "form": form,
        "number": number,
        "total": len(forms.PAGES),
        "answers": answers,
        "uploads": documents.own_uploads(actor, answers.get("uploads", {}).values()),
        "procedure": APOSTILLE,
        "price": fees.tariff_on("apostille", clock.today()),
    }
    return render(request, "apostilles/file.html", context, status=422 if form.errors else 200)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case: for its applicant what happens next, for an officer what may be done."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    apostille = getattr(wanted, "apostille", None)
    context = {
        "wanted": wanted,
        "country": countries.name(wanted.destination),
        "files": queries.files_of(wanted),
        "apostille": apostille,
        "may_annul": apostille is not None and actor.holds(Role.SUPERVISOR, office_id=wanted.case.office_id),
    }
    return case_page(request, wanted.case, "apostilles/case.html", context)


@require_GET
def source(request: HttpRequest, number: str, upload_id: UUID) -> HttpResponse:
    """A file of the case, to whoever may see the case."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    kept = next((file.upload for file in queries.files_of(wanted) if file.upload_id == upload_id), None)
    if kept is None:
        raise NotFound
    return file_response(kept)


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, number: str) -> HttpResponse:
    """Take the case for examination."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(request, wanted.case, "take", lambda actor, _: actions.take(request=wanted, actor=actor))


@require_http_methods(["GET", "POST"])
def observe(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for a correction."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "observe",
        lambda actor, typed: actions.observe(request=wanted, reason=typed["reason"], actor=actor),
        form=forms.Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """Hand in what was asked for."""
    wanted = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        uploads = receive_files(typed, actor)
        actions.correct(request=wanted, uploads=uploads, explanation=typed["explanation"], actor=actor)

    form = forms.Correct(request.POST, request.FILES) if request.method == "POST" else forms.Correct()
    return step_page(request, wanted.case, "correct", act, form=form)


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Issue the apostille, with the document, what its signature says and the register side by side."""
    wanted = queries.by_number(actor_of(request), number)
    sought = request.GET.get("firma", wanted.signed_by or wanted.issued_by)
    context: dict[str, Any] = {"wanted": wanted, "files": queries.files_of(wanted), "sought": sought}
    form: DjangoForm | None = None
    if wanted.form == Form.PAPER:
        found = queries.signatures_like(sought, wanted.signed_on)
        context["suggestions"] = found
        form = forms.IssuePaper(request.POST or None, signatures=found)
    else:
        context["report"] = queries.signature_report(wanted)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.issue(
            request=wanted,
            actor=actor,
            signatory_id=UUID(typed["signatory_id"]) if typed else None,
            original_seen=bool(typed.get("original_seen")),
        )

    return step_page(
        request, wanted.case, "issue", act, form=form, template="apostilles/issue.html", context=context
    )


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """End the procedure with reasons."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "refuse",
        lambda actor, typed: actions.refuse(request=wanted, reason=typed["reason"], actor=actor),
        form=forms.Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, number: str) -> HttpResponse:
    """Say that the apostille arrived."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request, wanted.case, "receive", lambda actor, _: actions.receive(request=wanted, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, number: str) -> HttpResponse:
    """Hand the paper over at the counter."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "deliver",
        lambda actor, typed: actions.deliver(request=wanted, received_by=typed["received_by"], actor=actor),
        form=forms.Deliver(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Give the request up."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request, wanted.case, "withdraw", lambda actor, _: actions.withdraw(request=wanted, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def annul(request: HttpRequest, number: str) -> HttpResponse:
    """Annul an apostille already issued, with a reason that the verification page shows."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    access.require(actor, Role.SUPERVISOR, office_id=wanted.case.office_id)
    form = forms.Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.annul(request=wanted, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, "La apostilla quedó anulada. La página de verificación ya lo dice.")
        return redirect("apostilles:case", wanted.case.number)
    return render(request, "apostilles/annul.html", {"wanted": wanted, "case": wanted.case, "form": form})


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """The e-Register: number, date and code together open an entry (Convention, art. 7)."""
    form = forms.Register(request.POST or None)
    entry = None
    if request.method == "POST" and form.is_valid():
        entry = queries.register_entry(**form.cleaned_data)
    return render(request, "apostilles/register.html", {"form": form, "entry": entry})


@require_GET
def parties(request: HttpRequest) -> HttpResponse:
    """Which States accept an apostille today."""
    today = clock.today()
    return render(request, "apostilles/parties.html", {"parties": queries.standings(today), "today": today})


def _page_number(request: HttpRequest, answers: Mapping[str, Any]) -> int:
    """The page asked for, but none beyond the first that is still unanswered."""
    asked = request.GET.get("paso", "1")
    answered = 1 + ("destination" in answers) + ("issued_by" in answers) + ("uploads" in answers)
    return max(1, min(int(asked) if asked.isdecimal() else 1, answered, len(forms.PAGES)))


def _kept(form: DjangoForm, answers: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """What a page adds to the draft; files are received now and kept by their ids."""
    if isinstance(form, forms.Files):
        received = receive_files(form.cleaned_data, actor)
        return {"uploads": {**answers.get("uploads", {}), **{name: str(pk) for name, pk in received.items()}}}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in form.cleaned_data.items()
    }


def _check(answers: Mapping[str, Any]) -> None:
    """Refuse on the page where the answer is given, not three pages later."""
    actions.check_destination(
        destination=answers["destination"], document_class=rules.DocumentClass(answers["document_class"])
    )
    if "signed_on" in answers:
        actions.check_date(date.fromisoformat(answers["signed_on"]))
    if "uploads" in answers and actions.SOURCE not in answers["uploads"]:
        raise actions.SourceMissing({actions.SOURCE: [actions.SourceMissing.sentence]})


def _file(answers: Mapping[str, Any], actor: Actor) -> Request:
    return actions.file(
        particulars=actions.Particulars(
            destination=answers["destination"],
            document_class=rules.DocumentClass(answers["document_class"]),
            form=Form(answers["form"]),
            title=answers["name"],
            issued_by=answers["issued_by"],
            signed_by=answers["signed_by"],
            signed_on=date.fromisoformat(answers["signed_on"]),
        ),
        uploads={name: UUID(upload_id) for name, upload_id in answers["uploads"].items()},
        office=organisation.office(answers["office"]),
        applicant=identity.person_of(actor),
        actor=actor,
    )
