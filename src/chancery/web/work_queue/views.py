"""The officer's pages that every procedure shares: queue, search, holding a case, its history and its clocks."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import actions, gate, links, queries
from chancery.kernel.cases import deadlines as clocks
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger_actions
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.nodes import travels
from chancery.kernel.notifications import queries as notifications
from chancery.kernel.organisation import dated
from chancery.web.acts import subjects
from chancery.web.case_page import note_read
from chancery.web.middleware import actor_of
from chancery.web.work_queue.forms import Assign, Filters


@dataclass(frozen=True, slots=True)
class Row:
    """A case as a line of a list."""

    case: Case
    procedure: str
    state: str
    link: str
    annulled: tuple[str, ...]
    """The numbers of its papers that were annulled: a case that was over stays as it ended."""
    is_with_lima: bool
    """At a post's node, Lima goes on with it: the state is the one in which the post gave it back."""


def rows_of(cases: tuple[Case, ...]) -> list[Row]:
    """The cases with what a reader wants to know of each, by one query for all."""
    annulled = documents.annulled_in([case.id for case in cases])
    found = []
    for case in cases:
        procedure = queries.procedure_of(case)
        numbers = tuple(paper.number for paper in annulled.get(case.id, ()))
        label = procedure.state_label(case.state)
        found.append(
            Row(case, procedure.title, label, links.page_of(case), numbers, queries.is_with_lima(case))
        )
    return found


@require_GET
def work_queue(request: HttpRequest) -> HttpResponse:
    """«Bandeja»: what is to be done, by deadline."""
    actor = actor_of(request)
    access.require(actor, *queries.OFFICE_ROLES)
    filters = Filters(request.GET)
    filters.is_valid()
    chosen = filters.cleaned_data
    page = queries.work_queue(
        actor,
        held=chosen.get("held", ""),
        state=chosen.get("state", ""),
        procedure=chosen.get("procedure", ""),
        without=travels.always_lima_s(),
        after=_place(request),
    )
    return render(
        request,
        "work_queue/work_queue.html",
        {
            "rows": rows_of(page.cases),
            "next": page.next_place,
            "filters": filters,
            "query": _without_place(request),
            "may_serve": actor.holds(*access.AT_A_COUNTER),
        },
    )


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """By number, by document of the applicant, by surname."""
    actor = actor_of(request)
    text = request.GET.get("q", "").strip()
    found = queries.search(actor, text) if text else ()
    if text and actor.is_officer:
        ledger_actions.record_reads(
            subjects=[case.id for case in found], kind="case_search", purpose="búsqueda", actor=actor
        )
    return render(request, "work_queue/search.html", {"text": text, "rows": rows_of(found)})


@require_GET
def find(request: HttpRequest, number: str) -> HttpResponse:
    """The case's own page, whatever its procedure."""
    return redirect(links.page_of(queries.by_number(actor_of(request), number)))


@require_POST
def claim(request: HttpRequest, number: str) -> HttpResponse:
    """Take a free case."""
    actor = actor_of(request)
    case = actions.claim(case=queries.by_number(actor, number), actor=actor)
    messages.success(request, f"El expediente {case.number} está a su cargo.")
    return redirect(links.page_of(case))


@require_POST
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Put a case back."""
    actor = actor_of(request)
    case = actions.release(
        case=queries.by_number(actor, number), actor=actor, reason=request.POST.get("reason", "")
    )
    messages.success(request, f"El expediente {case.number} volvió a la bandeja.")
    return redirect("work_queue:work_queue")


@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, number: str) -> HttpResponse:
    """The head of the unit gives a case to somebody."""
    actor = actor_of(request)
    case = queries.by_number(actor, number)
    access.require(actor, Role.SUPERVISOR, office_id=case.office_id)
    officers = identity.officers_at(case.office_id, *actions.COUNTER_ROLES)
    form = Assign(request.POST or None, officers=officers)
    if request.method == "POST" and form.is_valid():
        chosen = next(officer for officer in officers if str(officer.id) == form.cleaned_data["to"])
        actions.assign(case=case, to=chosen, actor=actor)
        messages.success(request, f"El expediente {case.number} quedó a cargo de {chosen.full_name}.")
        return redirect(links.page_of(case))
    return render(
        request, "work_queue/assign.html", {"case": case, "form": form, "link": links.page_of(case)}
    )


@require_GET
def history(request: HttpRequest, number: str) -> HttpResponse:
    """Every act on the case in words; for officers and auditors, the ledger's own record of it too."""
    actor = actor_of(request)
    case = queries.by_number(actor, number)
    note_read(case, actor, "case_history")
    is_party = gate.is_party(case, actor)
    return render(
        request,
        "work_queue/history.html",
        {
            "case": case,
            "procedure": queries.procedure_of(case),
            "entries": ledger.story(case.id),
            "subjects": subjects(
                notifications.every_notice(case.id, recipient_id=actor.person_id if is_party else None)
            ),
            "may_read_raw": not is_party,
            "link": links.page_of(case),
        },
    )


@require_GET
@dated.as_they_stand()
def deadlines(request: HttpRequest, number: str) -> HttpResponse:
    """Each clock of the case, each day kept or skipped with its norm."""
    actor = actor_of(request)
    case = queries.by_number(actor, number)
    note_read(case, actor, "case_deadlines")
    titles = _titles(case)
    computed = [(titles[d.code], d, clocks.trace(d)) for d in queries.deadlines_of(case, with_intervals=True)]
    return render(
        request,
        "work_queue/deadlines.html",
        {"case": case, "computed": computed, "link": links.page_of(case)},
    )


@require_GET
def delays(request: HttpRequest) -> HttpResponse:
    """Periods that the authority let run out, and who answers for each: for heads and for control."""
    actor = actor_of(request)
    only_open = request.GET.get("todas") != "si"
    page = Paginator(queries.delays(actor, only_open=only_open), queries.PAGE).get_page(
        request.GET.get("pagina")
    )
    rows = [
        (delay, _titles(delay.deadline.case)[delay.deadline.code], clocks.days_late(delay)) for delay in page
    ]
    context = {"rows": rows, "page": page, "only_open": only_open}
    return render(request, "work_queue/delays.html", context)


def _titles(case: Case) -> dict[str, str]:
    return {declared.code: declared.title for declared in queries.procedure_of(case).deadlines}


def _place(request: HttpRequest) -> queries.QueuePlace | None:
    if "despues" not in request.GET:
        return None
    day, _, case_id = request.GET["despues"].partition("_")
    try:
        return queries.QueuePlace(date.fromisoformat(day) if day else None, UUID(case_id))
    except ValueError:
        raise NotFound from None


def _without_place(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("despues", None)
    return kept.urlencode()
