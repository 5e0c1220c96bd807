"""The pages of whoever answers for a book: what waits, an entry, the book itself, and the sheets of the paper one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.complaints import actions, forms, queries
from chancery.contexts.complaints.models import Complaint
from chancery.contexts.complaints.rules import ComplaintOutcome, ImprovementResult, Regime
from chancery.contexts.complaints.views.pages import note_read
from chancery.kernel.base import at_once, clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

Typed = Mapping[str, Any]


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What waits for an answer at one's offices, what has still to change, and the books."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    only_late = request.GET.get("ver") == "vencidas"
    context = {
        "waiting": [(each, queries.is_late(each)) for each in queries.queue(actor, only_late=only_late)],
        "only_late": only_late,
        "reports": [
            (each, queries.report_due(each)[0], queries.is_report_late(each))
            for each in queries.reports_to_give(actor)
        ],
        "letters": queries.letters_to_send(actor),
        "improvements": queries.open_improvements(actor),
        "offices": queries.offices_of(actor),
        "year": clock.today().year,
        "today": clock.today(),
        "may_transcribe": actor.holds(*queries.KEEPERS),
    }
    return render(request, "complaints/home.html", context)


@require_GET
def book(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The book of an office in a year, number by number, and the sheets of which nothing is known."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    office = organisation.office(code)
    found = queries.book(actor, office, year)
    return render(request, "complaints/book.html", {"book": found, "years": queries.years_of(office)})


@require_GET
def complaint(request: HttpRequest, number: str) -> HttpResponse:
    """An entry with its clock, where it went, what was answered and what changed."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    entry = queries.by_number(actor, number)
    note_read(entry, actor)
    now, answer = queries.current(entry), queries.answer_of(entry)
    routings, papers, entries = queries.history(entry), documents.of_case(entry.id), ledger.entries(entry.id)
    improvements = entry.improvements.select_related("office").prefetch_related("notes")
    at_once.fetch(routings, papers, entries, improvements)
    may_answer = queries.may_answer(actor, now)
    may_keep = actor.holds(*queries.KEEPERS, office_id=now.office_id)
    context = {
        "entry": entry,
        "now": now,
        "is_late": answer.is_late if answer else queries.is_late(now),
        "answer": answer,
        "trace": queries.trace_of(now, entry).trace,
        "routings": routings,
        "improvements": improvements,
        "papers": papers,
        "entries": entries if may_keep else (),
        "may_answer": may_answer and answer is None,
        "may_reroute": may_keep and answer is None,
        "may_extend": may_answer and answer is None and bool(now.track.extension),
        "knows_who": queries.knows_who(actor, entry),
        "may_report": queries.may_report(actor, now),
        "reported": queries.report_of(now),
        "report_due": queries.report_due(now) if now.regime == Regime.DELAY else None,
        "is_report_late": now.regime == Regime.DELAY and queries.is_report_late(now),
        "may_improve": may_keep and answer is not None,
        "may_send": may_keep and answer is not None and not hasattr(answer, "notice"),
    }
    return render(request, "complaints/complaint.html", context)


@require_http_methods(["GET", "POST"])
def reroute(request: HttpRequest, number: str) -> HttpResponse:
    """Send an entry to whoever it belongs to."""
    entry = _entry(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        actions.reroute(
            complaint=entry,
            regime=Regime(typed["regime"]),
            office=organisation.office(typed["office"]),
            reason=typed["reason"],
            actor=actor,
        )
        return reverse("complaints:home")

    now = queries.current(entry)
    initial = {"regime": now.regime, "office": now.about.code}
    return form_page(
        request,
        forms.Reroute(request.POST or None, initial=initial),
        act,
        title=f"Derivar {entry.number}",
        back=_page(entry),
        done="Derivada: conserva su fecha de presentación.",
        intro=entry.text,
    )


@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, number: str) -> HttpResponse:
    """Extend the time to answer, where the norm knows an extension."""
    entry = _entry(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        actions.extend(complaint=entry, reason=typed["reason"], actor=actor)
        return _page(entry)

    form = forms.Extend(request.POST or None)
    return form_page(
        request,
        form,
        act,
        title=f"Ampliar el plazo de {entry.number}",
        back=_page(entry),
        done="Plazo ampliado.",
    )


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Answer with the measure taken."""
    entry = _entry(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        actions.answer(
            complaint=entry,
            outcome=ComplaintOutcome(typed["outcome"]),
            text=typed["text"],
            measure=typed["measure"],
            actor=actor,
        )
        return _page(entry)

    return form_page(
        request,
        forms.AnswerIt(request.POST or None),
        act,
        title=f"Responder {entry.number}",
        back=_page(entry),
        done="Respondida: el documento firmado está a disposición de quien la presentó.",
        intro=entry.text,
    )


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, number: str) -> HttpResponse:
    """Tell the superior how the procedure stands whose delay somebody complains of."""
    entry = _entry(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        actions.report(complaint=entry, text=typed["text"], actor=actor)
        return _page(entry)

    return form_page(
        request,
        forms.Report(request.POST or None),
        act,
        title=f"Informe sobre la queja {entry.number}",
        back=_page(entry),
        done="Informe presentado: lo lee quien resuelve la queja.",
        intro=entry.text,
    )


@require_http_methods(["GET", "POST"])
def note_letter(request: HttpRequest, number: str) -> HttpResponse:
    """Note that the letter with the answer was posted."""
    entry = _entry(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        actions.note_letter(
            complaint=entry, reference=typed["reference"], sent_on=typed["sent_on"], actor=actor
        )
        return _page(entry)

    return form_page(
        request,
        forms.Letter(request.POST or None),
        act,
        title="Anotar el envío de la carta",
        back=_page(entry),
        done="Envío anotado.",
        intro=entry.address,
    )


@require_http_methods(["GET", "POST"])
def transcribe(request: HttpRequest) -> HttpResponse:
    """Bring a sheet of the paper book into the digital one."""
    actor = actor_of(request)
    access.require(actor, *queries.KEEPERS)
    form = forms.Transcribe(request.POST or None, offices=list(queries.offices_of(actor)), actor=actor)

    def act(actor: Actor, typed: Typed) -> str:
        entry = actions.transcribe(
            particulars=form.particulars(), sheet=typed["sheet"], sheet_on=typed["sheet_on"], actor=actor
        )
        return _page(entry)

    return form_page(
        request,
        form,
        act,
        title="Transcribir una hoja del libro de papel",
        back=reverse("complaints:home"),
        done="Transcrita: el plazo corre desde la fecha de la hoja.",
        intro="Úselo para lo que se escribió a mano mientras no había línea.",
    )


@require_http_methods(["GET", "POST"])
def void_sheet(request: HttpRequest) -> HttpResponse:
    """Say of a sheet of the paper book that it bears no complaint."""
    actor = actor_of(request)
    access.require(actor, *queries.KEEPERS)

    def act(actor: Actor, typed: Typed) -> str:
        office = organisation.office(typed["office"])
        actions.void_sheet(
            office=office, year=typed["year"], sheet=typed["sheet"], reason=typed["reason"], actor=actor
        )
        return reverse("complaints:book", args=[office.code, typed["year"]])

    return form_page(
        request,
        forms.Void(
            request.POST or None,
            offices=list(queries.offices_of(actor)),
            initial={"year": clock.today().year},
        ),
        act,
        title="Inutilizar una hoja del libro de papel",
        back=reverse("complaints:home"),
        done="Queda constancia: la hoja no lleva una reclamación.",
    )


@require_http_methods(["GET", "POST"])
def open_improvement(request: HttpRequest, number: str) -> HttpResponse:
    """Open what shall change so that it does not happen again."""
    entry = _entry(request, number)

    def act(actor: Actor, typed: Typed) -> str:
        actions.open_improvement(
            complaint=entry,
            title=typed["title"],
            office=organisation.office(typed["office"]),
            due_on=typed["due_on"],
            actor=actor,
        )
        return _page(entry)

    return form_page(
        request,
        forms.OpenImprovement(request.POST or None, initial={"office": entry.office.code}),
        act,
        title="Abrir una acción de mejora",
        back=_page(entry),
        done="Acción de mejora abierta: se sigue hasta su fin.",
        intro=entry.text,
    )


@require_GET
def improvement(request: HttpRequest, improvement_id: UUID) -> HttpResponse:
    """An improvement action and how it went on."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    found = queries.improvement(actor, improvement_id)
    context = {
        "improvement": found,
        "is_late": found.closed_at is None and found.due_on < clock.today(),
        "notes": found.notes.all(),
        "may": found.closed_at is None and actor.holds(*queries.KEEPERS, office_id=found.office_id),
        "sees_entry": queries.visible_to(actor).filter(pk=found.complaint_id).exists(),
    }
    return render(request, "complaints/improvement.html", context)


@require_http_methods(["GET", "POST"])
def note_improvement(request: HttpRequest, improvement_id: UUID) -> HttpResponse:
    """Tell how an improvement action goes on."""
    actor = actor_of(request)
    access.require(actor, *queries.KEEPERS)
    found = queries.improvement(actor, improvement_id)
    address = reverse("complaints:improvement", args=[found.pk])

    def act(actor: Actor, typed: Typed) -> str:
        actions.note_improvement(improvement=found, text=typed["text"], actor=actor)
        return address

    form = forms.NoteImprovement(request.POST or None)
    return form_page(
        request, form, act, title="Anotar un avance", back=address, done="Avance anotado.", intro=found.title
    )


@require_http_methods(["GET", "POST"])
def close_improvement(request: HttpRequest, improvement_id: UUID) -> HttpResponse:
    """Say how an improvement action ended."""
    actor = actor_of(request)
    access.require(actor, *queries.KEEPERS)
    found = queries.improvement(actor, improvement_id)
    address = reverse("complaints:improvement", args=[found.pk])

    def act(actor: Actor, typed: Typed) -> str:
        actions.close_improvement(
            improvement=found,
            result=ImprovementResult(typed["result"]),
            evidence=typed["evidence"],
            actor=actor,
        )
        return address

    form = forms.CloseImprovement(request.POST or None)
    return form_page(
        request,
        form,
        act,
        title="Cerrar la acción de mejora",
        back=address,
        done="Cerrada.",
        intro=found.title,
    )


def _entry(request: HttpRequest, number: str) -> Complaint:
    """An entry for who may do something with it: whoever only reads is led to no form."""
    actor = actor_of(request)
    access.require(actor, *queries.KEEPERS)
    return queries.by_number(actor, number)


def _page(entry: Complaint) -> str:
    return reverse("complaints:complaint", args=[entry.number])
