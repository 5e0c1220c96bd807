"""The pages of a salvoconducto: each makes one call into the actions or the queries."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.travel_papers import actions, forms, queries
from chancery.contexts.travel_papers.models import Application
from chancery.contexts.travel_papers.procedures import PAPER, TRAVEL_PAPER, State
from chancery.contexts.travel_papers.queries import PostRow
from chancery.contexts.travel_papers.rules import Cause, Initiative, PaperGround
from chancery.kernel.base import countries, languages
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import crossings
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.bars import bars_of
from chancery.web.case_page import case_page, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of
from chancery.web.uploads.receiving import stored_response

_OFFICE = (Role.OFFICER, Role.CONSUL)


class PaperNotFound(NotFound):
    """The case has no such salvoconducto, or one that was spoilt."""

    code = "travel_paper_not_found"
    sentence = "El expediente {case} no tiene el salvoconducto {number}, o se inutilizó."


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Ask for a salvoconducto."""
    return filing_page(request, _FILING)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case: who travels, how the identity was proved, the decision, each printing."""
    actor = actor_of(request)
    application = queries.by_number(actor, number)
    context = _particulars(application, is_office=_serves(actor, application))
    return case_page(request, application.case, "travel_papers/case.html", context, shown_apart=(PAPER,))


@require_GET
def sheet(request: HttpRequest, number: str, paper: str) -> HttpResponse:
    """The three originals as they go to the printer, for the office alone."""
    actor = actor_of(request)
    application = queries.by_number(actor, number)
    access.require(actor, *_OFFICE, office_id=application.case.office_id)
    found = next((each for each in queries.papers_of(application) if each.number == paper), None)
    if found is None or hasattr(found, "spoiling"):
        raise PaperNotFound(case=application.case.number, number=paper)
    content = documents.content(documents.newest_file(found.document))
    return stored_response(content, "application/pdf", f"{found.number}.pdf", download=True)


@require_http_methods(["GET", "POST"])
def identify(request: HttpRequest, number: str) -> HttpResponse:
    """Establish who the holder is."""
    application = queries.by_number(actor_of(request), number)
    form = forms.Identity(request.POST or None)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.identify(application=application, birth_act=typed["birth_act"], kin=form.kin(), actor=actor)

    return _step(request, application, "identify", act, form)


@require_http_methods(["GET", "POST"])
def record_leave(request: HttpRequest, number: str) -> HttpResponse:
    """Record the leave of those who stay."""
    application = queries.by_number(actor_of(request), number)
    minority = queries.minority_of(application)
    staying = queries.leaves_of(minority) if minority else []
    form = forms.Leave(request.POST or None, staying=staying)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.record_leave(application=application, papers=typed["papers"], given=form.given(), actor=actor)

    return _step(request, application, "record_leave", act, form)


@require_http_methods(["GET", "POST"])
def approve_second(request: HttpRequest, number: str) -> HttpResponse:
    """Find the cause of a second one justified."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.approve_second(application=application, reason=typed["reason"], actor=actor)

    return _step(request, application, "approve_second", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def grant(request: HttpRequest, number: str) -> HttpResponse:
    """Give the salvoconducto."""
    application = queries.by_number(actor_of(request), number)
    is_poor = application.initiative == Initiative.INDIGENCE
    form = forms.Grant(request.POST or None) if is_poor else None

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.grant(application=application, poverty=typed.get("poverty", ""), actor=actor)

    return _step(request, application, "grant", act, form)


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """Refuse it, with reasons."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.refuse(application=application, reason=typed["reason"], actor=actor)

    return _step(request, application, "refuse", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def grant_appeal(request: HttpRequest, number: str) -> HttpResponse:
    """Find an appeal right."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.grant_appeal(application=application, reason=typed["reason"], actor=actor)

    return _step(request, application, "grant_appeal", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def confirm_refusal(request: HttpRequest, number: str) -> HttpResponse:
    """Confirm a refusal on appeal, with reasons."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.confirm_refusal(application=application, reason=typed["reason"], actor=actor)

    return _step(request, application, "confirm_refusal", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def print_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Print the three originals."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.print_paper(application=application, actor=actor)

    return _step(request, application, "print_paper", act)


@require_http_methods(["GET", "POST"])
def spoil_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Say that what was printed is spoilt."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.spoil_paper(application=application, reason=typed["reason"], actor=actor)

    return _step(request, application, "spoil_paper", act, Reason(request.POST or None))


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, number: str) -> HttpResponse:
    """Read the holder's original and hand it over."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.hand_over(application=application, zone=typed["zone"], actor=actor)

    return _step(request, application, "hand_over", act, forms.Zone(request.POST or None))


@require_http_methods(["GET", "POST"])
def tell_loss(request: HttpRequest, number: str) -> HttpResponse:
    """Tell, as its holder, that it was lost or stolen."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.tell_loss(
            application=application,
            ground=PaperGround(typed["ground"]),
            reason=typed["reason"],
            actor=actor,
        )

    return _step(request, application, "tell_loss", act, forms.Loss(request.POST or None), is_office=False)


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Take a salvoconducto back."""
    application = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.cancel(
            application=application,
            ground=PaperGround(typed["ground"]),
            reason=typed["reason"],
            actor=actor,
        )

    return _step(request, application, "cancel", act, forms.Cancel(request.POST or None))


@require_GET
def papers(request: HttpRequest) -> HttpResponse:
    """The salvoconductos of the offices where one serves, found by number, DNI or name."""
    form = forms.Search(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = queries.listed(actor_of(request), text=chosen.get("q", ""), state=chosen.get("state", ""))
    page = page_of(request, found)
    rows = [(each, queries.state_label(each)) for each in page]
    return render(request, "travel_papers/papers.html", {"form": form, "page": page, "rows": rows})


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """How many each post handed over, by cause: as a figure and as a table."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS, Role.AUDITOR)
    form = forms.Span.of(request.GET)
    rows: Sequence[PostRow] = ()
    if form.is_valid():
        rows = queries.report(actor, form.cleaned_data["since"], form.cleaned_data["until"])
    context = {
        "form": form,
        "rows": rows,
        "causes": [cause.column for cause in Cause],
        "bars": bars_of((f"{row.office}: {row.total}", (row.total,)) for row in rows),
    }
    return render(request, "travel_papers/report.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def border(request: HttpRequest) -> HttpResponse:
    """The border officer's page: read or type a salvoconducto, and be told yes, no, or what to ask first."""
    actor = actor_of(request)
    access.require(actor, *queries.CHECKERS)
    form = forms.Check(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.check(actor=actor, **form.cleaned_data)
        except actions.NothingToCheck as refusal:
            form.add_error("zone", str(refusal))
    context = {
        "form": form,
        "found": found,
        "posts": crossings.posts_of(actor),
        "key": uuid4(),
        "incidents": queries.incidents(actor).count(),
    }
    return render(request, "travel_papers/border.html", context, status=422 if form.errors else 200)


@require_POST
def record_entry(request: HttpRequest) -> HttpResponse:
    """Let the holder in: the salvoconducto is used."""
    actor = actor_of(request)
    access.require(actor, *queries.CHECKERS)
    form = forms.Entry(request.POST)
    if not form.is_valid():
        return redirect("travel_papers:border")
    typed = form.cleaned_data
    told = actions.record_entry(
        number=typed["number"], office=organisation.office(typed["office"]), key=typed["key"], actor=actor
    )
    messages.success(request, f"Ingreso registrado con el salvoconducto {told.paper.number}.")
    return redirect("travel_papers:border")


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """What went wrong with entries: for the heads of the posts, and for the consulates that gave the salvoconductos."""
    actor = actor_of(request)
    access.require(actor, *queries.CHECKERS, *queries.READERS, Role.AUDITOR)
    return render(request, "travel_papers/incidents.html", {"incidents": queries.incidents(actor)[:200]})


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
        request, application.case, code, act, form=form, template="travel_papers/step.html", context=context
    )


def _serves(actor: Actor, application: Application) -> bool:
    return actor.holds(*queries.READERS, office_id=application.case.office_id) or actor.holds(Role.AUDITOR)


def _particulars(application: Application, *, is_office: bool) -> dict[str, Any]:
    """What the applicant said and whether it stands; for the office also what was proved, approved and printed."""
    is_printed = application.case.state in (State.PRINTED, State.DELIVERED)
    proof = queries.proof_of(application) if is_office else None
    minority = queries.minority_of(application)
    return {
        "minority": minority,
        "leaves": queries.leaves_of(minority) if minority else [],
        "filiation": queries.filiation_of(minority) if minority else None,
        "wanted": application,
        "decision": queries.decision_of(application),
        "cancellation": getattr(application, "cancellation", None),
        "approval": getattr(application, "second_approval", None) if is_office else None,
        "earlier": queries.earlier_of(application) if is_office else None,
        "proof": proof,
        "waits": queries.waits_for_register(application, proof),
        "is_office": is_office,
        "standing": queries.current_paper(application) if is_printed else None,
        "border_entries": queries.entries_of(application),
        "printings": queries.papers_of(application) if is_office else [],
    }


def _check(answers: Mapping[str, Any]) -> None:
    if "surnames" in answers:
        actions.check_particulars(particulars=forms.particulars(answers), is_whole="basis" in answers)


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
    return (
        (_("Pasaporte"), str(forms.CAUSES[said.cause]), 1),
        (_("Destino"), countries.name(said.destination), 1),
        (_("Itinerario"), said.itinerary, 1),
        (_("Salida"), languages.long_date(said.departs_on), 1),
        (_("Viajero"), f"{said.given_names} {said.surnames}".strip(), 2),
        (_("DNI"), said.dni or "—", 2),
        *_summary_of_minor(said),
    )


def _summary_of_minor(said: actions.Particulars) -> tuple[tuple[str, str, int], ...]:
    told = said.guardianship
    if told is None:
        return ()
    along = f": {told.companion.name}" if told.companion else ""
    return (
        (_("Patria potestad"), str(forms.BASES[told.basis]), 3),
        (_("Viaja"), f"{forms.COMPANIES[told.company]}{along}", 3),
        (_("Autoriza"), ", ".join(each.name for each in told.staying) or "—", 3),
    )


_FILING = Filing(
    TRAVEL_PAPER,
    (forms.Journey, forms.Traveller, forms.Guardians),
    _check,
    _file,
    _summary,
    is_asked=forms.is_asked,
)
