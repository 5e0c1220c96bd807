"""The pages of a legalisation: each makes one call into the actions or the queries."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.legalisations import actions, forms, queries
from chancery.contexts.legalisations.models import Form, Request
from chancery.contexts.legalisations.procedures import FOREIGN_LEGALISATION, LEGALISATION
from chancery.contexts.legalisations.rules import Nature
from chancery.kernel.base import languages
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.models import Case
from chancery.web.case_page import case_page, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.certifying import Original, Said, certify_page
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.middleware import actor_of


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Ask for the legalisation of a Peruvian document."""
    return filing_page(request, _FILING)


@require_http_methods(["GET", "POST"])
def file_foreign(request: HttpRequest) -> HttpResponse:
    """Ask a consul for the legalisation of a foreign document."""
    return filing_page(request, _FOREIGN_FILING)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case: for its applicant what happens next, for an officer what may be done."""
    wanted = queries.by_number(actor_of(request), number)
    context = {
        "wanted": wanted,
        "is_foreign": queries.is_foreign(wanted),
    }
    return case_page(request, wanted.case, "legalisations/case.html", context)


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Legalise, with the document, what its signatures say and the register side by side."""
    wanted = queries.by_number(actor_of(request), number)
    original = Original(
        title=wanted.title,
        issued_by=wanted.issued_by,
        signed_by=wanted.signed_by,
        signed_on=wanted.signed_on,
        report=queries.signature_report(wanted) if wanted.form == Form.ELECTRONIC else None,
        suggestions=queries.signatures_like,
        chain=queries.chain,
    )

    def act(actor: Actor, said: Said) -> None:
        actions.issue(
            request=wanted,
            signatory_ids=said.signatory_ids,
            original_seen=said.original_seen,
            sheets=said.sheets,
            actor=actor,
        )

    return certify_page(request, wanted.case, "issue", original, act)


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """End the procedure with reasons."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "refuse",
        lambda actor, typed: actions.refuse(request=wanted, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def confirm_refusal(request: HttpRequest, number: str) -> HttpResponse:
    """Confirm a refusal on appeal, with reasons."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "confirm_refusal",
        lambda actor, typed: actions.confirm_refusal(request=wanted, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )


def _check(answers: Mapping[str, Any]) -> None:
    """Refuse on the page where the answer is given, not three pages later."""
    actions.check_country(country=answers["country"], nature=Nature(answers["nature"]))
    _check_date(answers)


def _check_foreign(answers: Mapping[str, Any]) -> None:
    actions.check_origin(country=answers["country"], nature=Nature(answers["nature"]))
    _check_date(answers)


def _check_date(answers: Mapping[str, Any]) -> None:
    if "signed_on" in answers:
        queries.check_date(date.fromisoformat(answers["signed_on"]))


def _arguments(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> dict[str, Any]:
    return {
        "particulars": actions.Particulars(
            country=answers["country"],
            nature=Nature(answers["nature"]),
            form=Form(answers["form"]),
            title=answers["name"],
            issued_by=answers["issued_by"],
            signed_by=answers["signed_by"],
            signed_on=date.fromisoformat(answers["signed_on"]),
        ),
        "uploads": uploads,
        "office": filer.office,
        "applicant": filer.applicant,
        "company": filer.company,
        "original_seen": filer.original_seen,
        "actor": filer.actor,
    }


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    filed: Request = actions.file(**_arguments(answers, uploads, filer))
    return filed.case


def _file_foreign(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    filed: Request = actions.file_foreign(**_arguments(answers, uploads, filer))
    return filed.case


def _is_on_paper(answers: Mapping[str, Any]) -> bool:
    return answers.get("form") == Form.PAPER


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    said = {
        "name": answers["name"],
        "issuer": answers["issued_by"],
        "on": languages.long_date(date.fromisoformat(answers["signed_on"])),
    }
    return (
        (_("País"), languages.country_name(answers["country"]), 1),
        (_("Documento"), _("%(name)s, de %(issuer)s, con fecha %(on)s") % said, 2),
    )


_FILING = Filing(LEGALISATION, (forms.Destination, forms.Particulars), _check, _file, _summary, _is_on_paper)
_FOREIGN_FILING = Filing(
    FOREIGN_LEGALISATION,
    (forms.Origin, forms.Particulars),
    _check_foreign,
    _file_foreign,
    _summary,
    _is_on_paper,
)
