"""The pages of a closed will: asked for, received, given back, delivered."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.public_deeds import actions, forms, queries
from chancery.contexts.public_deeds.actions import Cover, Order
from chancery.contexts.public_deeds.actions.wills import Death
from chancery.contexts.public_deeds.procedures import SEALED_WILL
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.web.case_page import case_page, step_page
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import receive_files


@require_http_methods(["GET", "POST"])
def file_sealed_will(request: HttpRequest) -> HttpResponse:
    """Ask a consul to keep a closed will."""
    return filing_page(request, _SEALED)


@require_GET
def sealed_wills(request: HttpRequest) -> HttpResponse:
    """The envelopes that a consul keeps, and those that are waited for."""
    actor = actor_of(request)
    access.require(actor, Role.CONSUL)
    return render(request, "public_deeds/sealed_wills.html", {"wills": queries.sealed_wills_kept(actor)})


@require_GET
def sealed_will(request: HttpRequest, number: str) -> HttpResponse:
    """Where the envelope is, and who was there."""
    will = queries.sealed_will(actor_of(request), number)
    context = {
        "will": will,
        "cover": queries.cover_of(will),
        "release": queries.release_of(will),
        "witnesses": will.witnesses.all(),
        "sealed_papers": queries.sealed_papers(will),
        "papers": (),
    }
    return case_page(request, will.case, "public_deeds/sealed_will.html", context)


@require_http_methods(["GET", "POST"])
def receive_envelope(request: HttpRequest, number: str) -> HttpResponse:
    """Receive it, before two witnesses."""
    will = queries.sealed_will(actor_of(request), number)
    form = forms.ReceiveEnvelope(request.POST or None)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        cover = Cover(typed["seals"], typed["place"], typed["is_whole"])
        actions.receive_envelope(
            will=will,
            cover=cover,
            witnesses=form.witnesses,
            witnesses_are_no_kin=typed["witnesses_are_no_kin"],
            actor=actor,
        )

    return step_page(request, will.case, "receive_envelope", act, form=form)


@require_http_methods(["GET", "POST"])
def ask_envelope(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for it back."""
    will = queries.sealed_will(actor_of(request), number)
    return step_page(
        request, will.case, "ask_envelope", lambda actor, _: actions.ask_envelope(will=will, actor=actor)
    )


@require_http_methods(["GET", "POST"])
def give_back_envelope(request: HttpRequest, number: str) -> HttpResponse:
    """Give it back, before two witnesses."""
    will = queries.sealed_will(actor_of(request), number)
    form = forms.Witnesses(request.POST or None)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.give_back_envelope(
            will=will,
            witnesses=form.witnesses,
            witnesses_are_no_kin=typed["witnesses_are_no_kin"],
            is_whole=typed["is_whole"],
            actor=actor,
        )

    return step_page(request, will.case, "give_back_envelope", act, form=form)


@require_http_methods(["GET", "POST"])
def deliver_envelope(request: HttpRequest, number: str) -> HttpResponse:
    """Deliver it after the testator's death."""
    will = queries.sealed_will(actor_of(request), number)
    typed_in = (request.POST, request.FILES) if request.method == "POST" else ()

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        uploads = receive_files(typed, actor)
        death = Death(on=typed["died_on"], certificate=typed["certificate"], upload_id=uploads["file"])
        order = Order(typed["authority"], typed["order"], typed["receiver"], typed["receiver_document"])
        actions.deliver_envelope(will=will, death=death, order=order, is_whole=typed["is_whole"], actor=actor)

    return step_page(request, will.case, "deliver_envelope", act, form=forms.DeliverEnvelope(*typed_in))


def _check(answers: Mapping[str, Any]) -> None:
    """There is nothing to refuse before the envelope is in the consul's hand."""


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    filed = actions.file_sealed_will(office=filer.office, applicant=filer.applicant, actor=filer.actor)
    return filed.case


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    return ((_("Qué entregará"), _("Un sobre cerrado, en persona y ante dos testigos"), 1),)


_SEALED = Filing(SEALED_WILL, (forms.Sealed,), _check, _file, _summary)
