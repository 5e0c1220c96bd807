"""The pages of an apostille: each makes one call into the actions or the queries."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.apostilles import actions, forms, queries, rules
from chancery.contexts.apostilles.models import Form
from chancery.contexts.apostilles.procedures import APOSTILLE
from chancery.kernel.base import clock, languages
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.web.case_page import case_page, show_refusal, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.certifying import Original, Said, certify_page
from chancery.web.errors import in_words
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.middleware import actor_of


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Four short pages; each answer is kept in a draft, so that a lost line loses nothing."""
    return filing_page(request, _FILING)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case: for its applicant what happens next, for an officer what may be done."""
    wanted = queries.by_number(actor_of(request), number)
    return case_page(request, wanted.case, "apostilles/case.html", {"wanted": wanted})


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Issue the apostille, with the document, what its signatures say and the register side by side."""
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


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """The e-Register: number, date and code together open an entry (Convention, art. 7)."""
    form = forms.Register(request.POST or None)
    entry, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            entry = queries.register_entry(**form.cleaned_data)
        except queries.NotInRegister as refusal:
            form.add_error(None, " ".join(in_words(refusal)))
            status = 404
    return render(request, "apostilles/register.html", {"form": form, "entry": entry}, status=status)


@require_GET
def parties(request: HttpRequest) -> HttpResponse:
    """Which States accept an apostille today."""
    today = clock.today()
    parties = sorted(
        (languages.country_name(country), since, binds) for country, since, binds in queries.standings(today)
    )
    return render(request, "apostilles/parties.html", {"parties": parties, "today": today})


@require_GET
def party_table(request: HttpRequest) -> HttpResponse:
    """The administrator's table of States parties, with what waits for a second administrator."""
    access.require(actor_of(request), Role.ADMINISTRATOR)
    context = {"rows": queries.party_table(), "proposals": queries.open_proposals()}
    return render(request, "apostilles/party_table.html", context)


@require_http_methods(["GET", "POST"])
def propose_party(request: HttpRequest) -> HttpResponse:
    """Propose an accession, a denunciation, an objection or its end."""
    actor = actor_of(request)
    access.require(actor, Role.ADMINISTRATOR)
    form = forms.ProposeParty(request.POST or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        source = given.pop("source")
        try:
            actions.propose_party(accession=rules.Accession(**given), source=source, actor=actor)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Propuesto: otro administrador debe aprobarlo.")
            return redirect("apostilles:party_table")
    return render(
        request, "apostilles/propose_party.html", {"form": form}, status=422 if form.errors else 200
    )


@require_POST
def decide_party(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Approve or decline what another administrator proposed."""
    actor = actor_of(request)
    access.require(actor, Role.ADMINISTRATOR)
    decide = actions.approve_party if request.POST.get("decision") == "approve" else actions.decline_party
    decide(proposal=queries.proposal(proposal_id), actor=actor)
    return redirect("apostilles:party_table")


def _check(answers: Mapping[str, Any]) -> None:
    """Refuse on the page where the answer is given, not three pages later."""
    actions.check_destination(
        destination=answers["destination"], document_class=rules.DocumentClass(answers["document_class"])
    )
    if "signed_on" in answers:
        queries.check_date(date.fromisoformat(answers["signed_on"]))


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    filed = actions.file(
        particulars=actions.Particulars(
            destination=answers["destination"],
            document_class=rules.DocumentClass(answers["document_class"]),
            form=Form(answers["form"]),
            title=answers["name"],
            issued_by=answers["issued_by"],
            signed_by=answers["signed_by"],
            signed_on=date.fromisoformat(answers["signed_on"]),
        ),
        uploads=uploads,
        office=filer.office,
        applicant=filer.applicant,
        company=filer.company,
        original_seen=filer.original_seen,
        actor=filer.actor,
    )
    return filed.case


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    said = {
        "name": answers["name"],
        "issuer": answers["issued_by"],
        "on": languages.long_date(date.fromisoformat(answers["signed_on"])),
    }
    return (
        (_("País de destino"), languages.country_name(answers["destination"]), 1),
        (_("Documento"), _("%(name)s, de %(issuer)s, con fecha %(on)s") % said, 2),
    )


def _is_on_paper(answers: Mapping[str, Any]) -> bool:
    return answers.get("form") == Form.PAPER


_FILING = Filing(APOSTILLE, (forms.Destination, forms.Particulars), _check, _file, _summary, _is_on_paper)
