"""The pages of a visa: each makes one call into the actions or the queries."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.visas import actions, forms, queries, rules
from chancery.contexts.visas.models import Application
from chancery.contexts.visas.procedures import HANDED_OVER, LABEL, VISA
from chancery.contexts.visas.rules import Ground, PassportFate
from chancery.kernel.base import clock, languages
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.web.case_page import case_page, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of
from chancery.web.uploads.receiving import file_response, stored_response

_OFFICE = (Role.OFFICER, Role.CONSUL)


class LabelNotFound(NotFound):
    """The case has no such label, or not for who asks."""

    code = "visa_label_not_found"
    sentence = "El expediente {number} no tiene la etiqueta {serial}."


class ConsultedFileNotFound(NotFound):
    """The file is of another case, or of none."""

    code = "visa_consulted_file_not_found"
    sentence = "El expediente consultado no tiene ese archivo."


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Ask for a visa."""
    return filing_page(request, _FILING)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case: who travels, what was heard and asked, the decision, each label."""
    actor = actor_of(request)
    application = queries.by_number(actor, number)
    context = _particulars(application, is_office=_serves(actor, application))
    return case_page(request, application.case, "visas/case.html", context, shown_apart=(LABEL,))


@require_GET
def label(request: HttpRequest, number: str, serial: str) -> HttpResponse:
    """The label as it goes to the printer, for the office alone."""
    actor = actor_of(request)
    application = queries.by_number(actor, number)
    access.require(actor, *_OFFICE, office_id=application.case.office_id)
    found = next((each for each in queries.labels_of(application) if each.serial == serial), None)
    if found is None or hasattr(found, "voiding"):
        raise LabelNotFound(number=application.case.number, serial=serial)
    content = documents.content(documents.newest_file(found.document))
    return stored_response(content, "application/pdf", f"{found.serial}.pdf", download=True)


@require_http_methods(["GET", "POST"])
def interview(request: HttpRequest, number: str) -> HttpResponse:
    """Record the interview and the five answers."""
    application = queries.by_number(actor_of(request), number)
    form = forms.Interview(request.POST or None)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.interview(
            application=application,
            notes=typed["notes"],
            answers=form.answers(),
            waived_because=typed["waived_because"],
            actor=actor,
        )

    return _step(request, application, "interview", act, form)


@require_http_methods(["GET", "POST"])
def check_sponsor(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the tax register about who stands for the journey."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        answered = actions.ask_sponsor(application=application, actor=actor)
        actions.check_sponsor(application=application, answered=answered, actor=actor)

    return _step(request, application, "check_sponsor", act)


@require_http_methods(["GET", "POST"])
def consult(request: HttpRequest, number: str) -> HttpResponse:
    """Ask whoever must let the visa be given."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.consult(application=application, question=typed["question"], actor=actor)

    return _step(request, application, "consult", act, forms.Question(request.POST or None))


@require_http_methods(["GET", "POST"])
def grant(request: HttpRequest, number: str) -> HttpResponse:
    """Give the visa."""
    application = queries.by_number(actor_of(request), number)

    typed = request.POST if request.method == "POST" else None
    form = forms.Grant(queries.category_of(application), application.days, typed)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.grant(
            application=application, entries=typed["entries"], stay_days=typed.get("stay_days"), actor=actor
        )

    return _step(request, application, "grant", act, form)


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """Refuse it, for good."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.refuse(
            application=application, ground=Ground(typed["ground"]), reason=typed["reason"], actor=actor
        )

    return _step(request, application, "refuse", act, forms.Refusal(request.POST or None))


@require_http_methods(["GET", "POST"])
def print_label(request: HttpRequest, number: str) -> HttpResponse:
    """Print the next label."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.print_label(application=application, actor=actor)

    return _step(request, application, "print_label", act)


@require_http_methods(["GET", "POST"])
def spoil_label(request: HttpRequest, number: str) -> HttpResponse:
    """Say that a label was spoilt."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.spoil_label(application=application, reason=typed["reason"], actor=actor)

    return _step(request, application, "spoil_label", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def check_label(request: HttpRequest, number: str) -> HttpResponse:
    """Read the printed label before it leaves."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.check_label(application=application, zone=typed["zone"], actor=actor)

    return _step(request, application, "check_label", act, forms.Zone(request.POST or None))


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Take a visa back."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.cancel(application=application, reason=typed["reason"], actor=actor)

    return _step(request, application, "cancel", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def tell_passport_loss(request: HttpRequest, number: str) -> HttpResponse:
    """Tell, as the traveller, that the passport which bears the visa was lost or stolen."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        fate = PassportFate(typed["fate"])
        actions.tell_passport_loss(application=application, fate=fate, reason=typed["reason"], actor=actor)

    form = forms.PassportLoss(request.POST or None)
    return _step(request, application, "tell_passport_loss", act, form, is_office=False)


@require_http_methods(["GET", "POST"])
def report_passport(request: HttpRequest, number: str) -> HttpResponse:
    """Note what became of the passport which bears the visa."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        fate = PassportFate(typed["fate"])
        actions.report_passport(application=application, fate=fate, reason=typed["reason"], actor=actor)

    return _step(request, application, "report_passport", act, forms.PassportSeen(request.POST or None))


@require_GET
def consultations(request: HttpRequest) -> HttpResponse:
    """What the offices where one serves must answer."""
    page = page_of(request, queries.waiting_for(actor_of(request)))
    asked_for = [(asked, forms.quality_label(queries.category_of(asked.application))) for asked in page]
    return render(request, "visas/consultations.html", {"page": page, "asked_for": asked_for})


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """Say whether the visa may be given."""
    actor = actor_of(request)
    asked = queries.consultation(actor, consultation_id)
    application = asked.application
    if request.method != "POST":
        ledger.record_read(
            subject=application.case_id, kind="visa", purpose="Responder una consulta de visa", actor=actor
        )
    form = forms.Answer(request.POST or None, initial={"answered_on": clock.today()})

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.answer(
            consultation=asked,
            is_authorised=typed["is_authorised"] == "yes",
            number=typed["number"],
            answered_on=typed["answered_on"],
            note=typed["note"],
            actor=actor,
        )
        return reverse("visas:consultations")

    return form_page(
        request,
        form,
        act,
        title=f"Consulta de visa {application.case.number}",
        back=reverse("visas:consultations"),
        done="La oficina consular ya ve la respuesta.",
        button="Responder",
        template="visas/answer.html",
        context={
            **_particulars(application, is_office=True),
            "consultations": [each for each in queries.consultations_of(application) if each != asked],
            "missing": (),
            "asked": asked,
            "attachments": case_queries.attachments_of(application.case),
            "procedure": VISA,
        },
    )


@require_GET
def consulted_file(request: HttpRequest, consultation_id: UUID, upload_id: UUID) -> HttpResponse:
    """What the traveller handed in, for whoever is asked."""
    actor = actor_of(request)
    case = queries.consultation(actor, consultation_id).application.case
    kept = next(
        (each.upload for each in case_queries.every_attachment(case) if each.upload_id == upload_id), None
    )
    if kept is None:
        raise ConsultedFileNotFound
    ledger.record_read(
        subject=case.id, kind="case_attachment", purpose="Responder una consulta de visa", actor=actor
    )
    return file_response(kept)


@require_GET
def anomalies(request: HttpRequest) -> HttpResponse:
    """What control should look into."""
    return render(request, "visas/anomalies.html", {"report": queries.report(actor_of(request))})


def _step(
    request: HttpRequest,
    application: Application,
    code: str,
    act: Any,
    form: Any = None,
    *,
    is_office: bool = True,
) -> HttpResponse:
    context = _particulars(application, is_office=is_office)
    return step_page(
        request, application.case, code, act, form=form, template="visas/step.html", context=context
    )


def _serves(actor: Actor, application: Application) -> bool:
    return actor.holds(*_OFFICE, Role.SUPERVISOR, office_id=application.case.office_id) or actor.holds(
        Role.AUDITOR
    )


def _particulars(application: Application, *, is_office: bool) -> dict[str, Any]:
    """What the applicant said; for the office, and whom it asks, also what was heard, asked and printed."""
    interview = queries.interview_of(application) if is_office else None
    consultations = queries.consultations_of(application) if is_office else []
    return {
        "wanted": application,
        "quality_label": partial(forms.quality_label, queries.category_of(application)),
        "decision": getattr(application, "decision", None),
        "is_office": is_office,
        "interview": interview,
        "sponsor": _sponsor(application) if is_office else None,
        "findings": list(interview.findings.all()) if interview else [],
        "consultations": consultations,
        "missing": queries.missing_authorities(application, consultations) if is_office else (),
        "labels": queries.labels_of(application) if is_office else [],
        "border_entries": queries.entries_of(application) if application.case.state in HANDED_OVER else [],
        "passport_report": queries.passport_report_of(application),
    }


def _sponsor(application: Application) -> rules.SponsorStanding | None:
    check = queries.sponsor_check_of(application) if application.sponsor_registration else None
    return rules.SponsorStanding(check.standing) if check else None


def _check(answers: Mapping[str, Any]) -> None:
    if "surnames" in answers:
        actions.check_particulars(particulars=forms.particulars(answers))


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    return actions.file(
        particulars=forms.particulars(answers),
        uploads=uploads,
        office=filer.office,
        applicant=filer.applicant,
        family=answers["family"],
        actor=filer.actor,
    ).case


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    said = forms.particulars(answers)
    quality = rules.category(said.category, clock.today())
    return (
        (_("Visa"), quality.label, 1),
        (_("Entrada"), languages.long_date(said.arrives_on), 1),
        (_("Motivo"), said.purpose, 1),
        (_("Viajero"), f"{said.given_names} {said.surnames}".strip(), 2),
        (_("Pasaporte"), f"{said.passport_number} ({said.passport_country})", 2),
    )


def _also_wanted(answers: Mapping[str, Any]) -> Collection[str]:
    """What the quality that was asked for wants to be handed in besides."""
    return rules.category(answers["category"], clock.today()).documents


_FILING = Filing(VISA, (forms.Journey, forms.Traveller), _check, _file, _summary, also_wanted=_also_wanted)
