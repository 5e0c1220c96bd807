"""The pages of who asks for a passport and of the office that attends: from the request to the hand-over."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.passports import actions, forms, queries
from chancery.contexts.passports.procedures import PAGE, PASSPORT
from chancery.contexts.passports.rules import CancelGround, Recognition
from chancery.contexts.passports.views.shared import particulars_of, step
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.models import Case
from chancery.web.case_page import case_page
from chancery.web.case_steps.forms import Reason
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import receive_files


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Ask for a passport."""
    return filing_page(request, _FILING)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case: who it is for, how the enrolment went, each booklet."""
    actor = actor_of(request)
    application = queries.by_number(actor, number)
    context = particulars_of(actor, application)
    return case_page(request, application.case, "passports/case.html", context, shown_apart=(PAGE,))


@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest, number: str) -> HttpResponse:
    """Take the holder in at the counter."""
    application = queries.by_number(actor_of(request), number)
    typed_in = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.Enrolment(*typed_in, has_act=bool(application.birth_act))

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        uploads = receive_files(typed, actor)
        actions.enrol(
            application=application,
            photograph=uploads["photograph"],
            answers=form.answers(),
            fingerprints=form.trait("fingerprints"),
            signature=form.trait("signature"),
            answered=actions.ask_register(
                application=application, is_act_seen=form.cleaned_data.get("is_act_seen", False), actor=actor
            ),
            actor=actor,
        )

    return step(request, application, "enrol", act, form)


@require_http_methods(["GET", "POST"])
def check_identity(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the identity register again."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        is_seen = typed.get("is_act_seen", False)
        answered = actions.ask_register(
            application=application, step="check_identity", is_act_seen=is_seen, actor=actor
        )
        actions.check_identity(application=application, answered=answered, actor=actor)

    form = forms.RegisterQuestion(request.POST or None) if application.birth_act else None
    return step(request, application, "check_identity", act, form)


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, number: str) -> HttpResponse:
    """Authorise one passport and send it to Lima."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.send(applications=[application], office=application.case.office, actor=actor)

    return step(request, application, "send", act)


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """Refuse it, with reasons."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.refuse(application=application, reason=typed["reason"], actor=actor)

    return step(request, application, "refuse", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def grant_appeal(request: HttpRequest, number: str) -> HttpResponse:
    """Find an appeal right."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.grant_appeal(application=application, reason=typed["reason"], actor=actor)

    return step(request, application, "grant_appeal", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def confirm_refusal(request: HttpRequest, number: str) -> HttpResponse:
    """Confirm a refusal on appeal, with reasons."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.confirm_refusal(application=application, reason=typed["reason"], actor=actor)

    return step(request, application, "confirm_refusal", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest, number: str) -> HttpResponse:
    """Hand it over."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.deliver(
            application=application,
            recognition=Recognition(typed["recognition"]),
            is_old_voided=typed["is_old_voided"],
            note=typed["note"],
            actor=actor,
        )

    return step(request, application, "deliver", act, forms.HandOver(request.POST or None))


@require_http_methods(["GET", "POST"])
def report_own(request: HttpRequest, number: str) -> HttpResponse:
    """Whoever was given a passport says that it is gone."""
    actor = actor_of(request)
    passport = queries.own_passport(actor, number)
    form = forms.OwnLoss(request.POST or None)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.report_own(
            number=passport.number,
            ground=CancelGround(typed["ground"]),
            circumstances=typed["circumstances"],
            actor=actor,
        )
        return reverse("passports:case", args=[passport.application.case.number])

    return form_page(
        request,
        form,
        act,
        title=_("Informar la pérdida o el robo del pasaporte"),
        back=reverse("passports:case", args=[passport.application.case.number]),
        done=_("El pasaporte está cancelado. Ya puede pedir otro."),
        button=_("Cancelar el pasaporte ahora"),
        intro=_(
            "Pasaporte {number}, de {holder}. Se cancela al momento y se avisa al control migratorio."
        ).format(number=passport.number, holder=passport.application.holder),
        is_warning=True,
    )


def _check(answers: Mapping[str, Any]) -> None:
    if "dni" in answers:
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
    relations, earlier = dict(forms.Holder.base_fields["relation"].choices), dict(forms.Earlier.base_fields["before"].choices)  # type: ignore[attr-defined]  # fmt: skip
    return (
        (_("Titular"), f"{said.given_names} {said.first_surname} {said.second_surname}".strip(), 1),
        (_("DNI"), said.dni or "—", 1),
        (_("Para quién"), str(relations[said.relation.value]), 1),
        (_("Pasaporte anterior"), f"{earlier[said.before.value]} {said.before_number}".strip(), 2),
    )


_FILING = Filing(PASSPORT, (forms.Holder, forms.Earlier), _check, _file, _summary)
