"""The pages of a certificate of criminal records: each makes one call into the actions or the queries."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.criminal_records import actions, forms, queries
from chancery.contexts.criminal_records.models import Request
from chancery.contexts.criminal_records.procedures import CRIMINAL_RECORD
from chancery.contexts.criminal_records.rules import DeliveryMeans, Outcome, RecordGround, RecordPurpose
from chancery.kernel.base import clock, countries
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import gate
from chancery.kernel.cases.models import Case
from chancery.kernel.ledger import actions as ledger
from chancery.web.bars import Bars, bars_of
from chancery.web.case_page import case_page, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.csv_file import csv_of, wants_csv
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of
from chancery.web.uploads.receiving import stored_response

_REVIEWING = "Revisar antecedentes por encargo del Poder Judicial"
_MONTH = timedelta(days=30)


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Ask for a certificate."""
    return filing_page(request, _FILING)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case; what the Judiciary answered, for the officer who asked and nobody else."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    context = {**_said(wanted), **_answered(wanted, actor)}
    if not gate.is_party(wanted.case, actor):
        context["own_papers"] = queries.papers_against(wanted, actor)
    return case_page(request, wanted.case, "criminal_records/case.html", context)


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """Compare the photograph, the document and the register."""
    wanted = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.verify(request=wanted, is_same_person=typed["is_same_person"], actor=actor)

    return _step(request, wanted, "verify", act, forms.Verification(request.POST or None))


@require_http_methods(["GET", "POST"])
def consult(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the Judiciary in one's own name."""
    wanted = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.consult(request=wanted, told=actions.ask(request=wanted, actor=actor), actor=actor)

    return _step(request, wanted, "consult", act)


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Give the certificate."""
    wanted = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.issue(request=wanted, actor=actor)

    return _step(request, wanted, "issue", act)


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """Give none, with reasons for the applicant alone."""
    wanted = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.refuse(
            request=wanted, ground=RecordGround(typed["ground"]), reason=typed["reason"], actor=actor
        )

    return _step(request, wanted, "refuse", act, forms.Refusal(request.POST or None))


@require_http_methods(["GET", "POST"])
def grant_appeal(request: HttpRequest, number: str) -> HttpResponse:
    """Find an appeal right: the request goes on, and the register is asked anew."""
    wanted = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.grant_appeal(request=wanted, reason=typed["reason"], actor=actor)

    return _step(request, wanted, "grant_appeal", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def confirm_refusal(request: HttpRequest, number: str) -> HttpResponse:
    """Confirm a refusal on appeal, with reasons for the applicant alone."""
    wanted = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.confirm_refusal(request=wanted, reason=typed["reason"], actor=actor)

    return _step(request, wanted, "confirm_refusal", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, number: str) -> HttpResponse:
    """Hand it over, or send it."""
    wanted = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        handing = actions.Handing(**{**typed, "means": DeliveryMeans(typed["means"])})
        actions.deliver(request=wanted, handing=handing, actor=actor)

    return _step(request, wanted, "deliver", act, forms.Handing(request.POST or None))


@require_GET
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate, for its holder and for who issued it."""
    actor = actor_of(request)
    name, content = queries.certificate_file(queries.by_number(actor, number), actor)
    return stored_response(content, "application/pdf", name, download=True)


@require_GET
def paper(request: HttpRequest, number: str, paper_number: str) -> HttpResponse:
    """A paper that refuses, or the decision on an appeal, for its holder and for who issued it."""
    actor = actor_of(request)
    name, content = queries.paper_file(queries.by_number(actor, number), paper_number, actor)
    return stored_response(content, "application/pdf", name, download=True)


@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """What a person at the Judiciary must look at."""
    page = page_of(request, queries.reviews_for(actor_of(request)))
    return render(request, "criminal_records/reviews.html", {"page": page})


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Write what the Judiciary concludes; the first of four eyes."""

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.answer(
            review=asked,
            outcome=Outcome(typed["outcome"]),
            text=typed["text"],
            number=typed["number"],
            actor=actor,
        )
        return reverse("criminal_records:reviews")

    asked = queries.review(actor_of(request), review_id)
    proposed = queries.proposed_answer(asked)
    return _review_page(
        request,
        asked,
        forms.Answer(request.POST or None),
        act,
        done="Respuesta escrita: falta que otra persona la confirme.",
        button="Escribir la respuesta",
        context={"proposed": proposed},
    )


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Confirm another's answer, or have it written anew."""

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.decide(review=asked, is_confirmed=typed["is_confirmed"] == "yes", actor=actor)
        return reverse("criminal_records:reviews")

    asked = queries.review(actor_of(request), review_id)
    return _review_page(
        request,
        asked,
        forms.Decision(request.POST or None),
        act,
        done="Su decisión quedó registrada.",
        button="Decidir",
        context={"proposed": queries.proposed_answer(asked), "is_deciding": True},
    )


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """«Certificados por oficina y usuario»; `?formato=csv` for the same."""
    today = clock.latest_today()
    form = forms.Span(request.GET or None, initial={"desde": today - _MONTH, "hasta": today})
    typed = form.cleaned_data if form.is_bound and form.is_valid() else {}
    since, until = typed.get("desde") or today - _MONTH, typed.get("hasta") or today
    rows = queries.issued(since=since, until=until, actor=actor_of(request))
    if wants_csv(request):
        lines = ((each.office, each.officer, each.count) for each in rows)
        return csv_of("certificados-antecedentes", ("oficina", "usuario", "certificados"), lines)
    context = {
        "form": form,
        "rows": rows,
        "bars": _bars(rows),
        "total": sum(each.count for each in rows),
        "since": since,
        "until": until,
        "query": f"desde={since:%Y-%m-%d}&hasta={until:%Y-%m-%d}",
    }
    return render(request, "criminal_records/report.html", context, status=422 if form.errors else 200)


def _bars(rows: Sequence[queries.Issued]) -> Bars:
    """One bar for each office: the table beside it tells them by person."""
    offices: dict[str, int] = {}
    for each in rows:
        offices[each.office] = offices.get(each.office, 0) + each.count
    return bars_of((f"{name}: {count}", (count,)) for name, count in offices.items())


def _step(request: HttpRequest, wanted: Request, code: str, act: Any, form: Any = None) -> HttpResponse:
    context = {**_said(wanted), **_answered(wanted, actor_of(request))}
    return step_page(
        request, wanted.case, code, act, form=form, template="criminal_records/step.html", context=context
    )


def _said(wanted: Request) -> dict[str, Any]:
    return {"wanted": wanted, "purpose": RecordPurpose(wanted.purpose).label, "means": _means(wanted)}


def _means(wanted: Request) -> str:
    delivery = getattr(wanted, "delivery", None)
    return DeliveryMeans(delivery.means).label if delivery else ""


def _answered(wanted: Request, actor: Actor) -> dict[str, Any]:
    """What the officer who asked sees, and no other reader of the case."""
    consultation = queries.consultation_of(wanted)
    if consultation is None or consultation.by_id != actor.person_id:
        return {}
    return {
        "has_asked": True,
        "known": queries.known(wanted, actor),
        "has_certificate": hasattr(wanted, "certificate"),
    }


def _review_page(
    request: HttpRequest,
    asked: Any,
    form: Any,
    act: Any,
    *,
    done: str,
    button: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    wanted = asked.finding.consultation.request
    if request.method != "POST":
        ledger.record_read(
            subject=asked.pk, kind="criminal_record", purpose=_REVIEWING, actor=actor_of(request)
        )
    return form_page(
        request,
        form,
        act,
        title=f"Antecedentes por revisar: {wanted.case.number}",
        back=reverse("criminal_records:reviews"),
        done=done,
        button=button,
        template="criminal_records/review.html",
        context={"asked": asked, **_said(wanted), **context},
    )


def _check(answers: Mapping[str, Any]) -> None:
    if "purpose" in answers and not (answers["father"].strip() or answers["mother"].strip()):
        raise actions.ParentMissing({"mother": [actions.ParentMissing.sentence]})


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    return actions.file(
        purpose=RecordPurpose(answers["purpose"]),
        country=answers["country"],
        father=answers["father"],
        mother=answers["mother"],
        uploads=uploads,
        office=filer.office,
        applicant=filer.applicant,
        actor=filer.actor,
    ).case


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    parents = " · ".join(filter(None, (answers["father"], answers["mother"])))
    return (
        (_("Para"), str(dict(forms.PURPOSES)[answers["purpose"]]), 1),
        (_("País"), countries.name(answers["country"]), 1),
        (_("Padres"), parents, 1),
    )


_FILING = Filing(CRIMINAL_RECORD, (forms.Wanted,), _check, _file, _summary)
