"""What every case's page shows and how every step's page behaves, whatever the procedure."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from chancery.kernel.acts import queries as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import at_once
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, NotAllowed, Refusal
from chancery.kernel.cases import gate, links, queries
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity.access import AT_A_COUNTER
from chancery.kernel.ledger import actions as ledger_actions
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger.models import Entry
from chancery.kernel.nodes import queries as nodes
from chancery.kernel.notifications import queries as notifications
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.appeals import DECIDING
from chancery.kernel.procedures.vocabulary import Procedure, Step
from chancery.web import language, problems
from chancery.web.acts import about, subjects
from chancery.web.errors import beside, in_words
from chancery.web.middleware import actor_of

_MINUTIAE = frozenset(
    {
        "notifications.deliver",
        "notifications.serve",
        "notifications.attach_proof",
        "documents.lift",
        "documents.renew",
        "fees.start_payment",
    }
)
"""What the whole record of acts tells and the case's page need not."""

_NOTICE, _AT_ONCE = "notifications.notify", timedelta(minutes=1)


def case_page(
    request: HttpRequest,
    case: Case,
    template: str,
    context: Mapping[str, Any],
    *,
    shown_apart: Collection[str] = (),
) -> HttpResponse:
    """The case with its state, its clocks, its charges, its papers, its history and what may be done now.

    `shown_apart` are kinds of paper that the context's own part of the page lists. Querysets in `context` are asked for in
    the same statement as all of this.
    """
    actor = actor_of(request)
    procedure = queries.procedure_of(case)
    is_party = gate.is_party(case, actor)
    if not is_party:
        language.keep_spanish(request)
    note_read(case, actor, "case")
    titles = {deadline.code: deadline for deadline in procedure.deadlines}
    record = gate.Record(case, actor)
    deadlines, charges, papers = (
        queries.deadlines_of(case),
        fees.charges_of(case.id),
        queries.papers_of(case, actor),
    )
    annulled, handed_in = documents.annulled([case.id]), queries.every_attachment(case)
    notices, entries = _notices(actor, case), ledger.story(case.id)
    performed = acts.of_case(case.id) if case.office.kind in CONSULAR else Act.objects.none()
    last_told = notifications.last_told(case.id, actor=actor) if is_party else Notice.objects.none()
    told = notifications.every_notice(case.id)
    at_once.fetch(
        *record.questions, deadlines, charges, papers, annulled, handed_in, notices, entries, performed, last_told, told,
        *(asked for asked in context.values() if isinstance(asked, QuerySet)),
    )  # fmt: skip
    offered = gate.offers(case, procedure, actor=actor, record=record)
    main = _main_of(offered, procedure)
    offers = [(offer, _address(case, procedure, offer.step), offer is main) for offer in offered]
    shared = {
        "case": case,
        "procedure": procedure,
        "state": procedure.state_label(case.state),
        "is_over": case.state in procedure.final,
        "is_with_lima": queries.is_with_lima(case),
        "given_back": next((each for each in reversed(list(entries)) if each.verb == nodes.GIVEN_BACK), None),
        "is_party": is_party,
        "may_claim": actor.holds(*queries.OFFICE_ROLES, office_id=case.office_id)
        and case.closed_at is None
        and not queries.is_with_lima(case),
        "may_assign": actor.holds(Role.SUPERVISOR, office_id=case.office_id),
        "is_holder": case.assigned_to_id is not None and case.assigned_to_id == actor.person_id,
        "offers": offers,
        "has_next": any(charge.is_owed for charge in charges) or (main is not None and main.is_open),
        "deadlines": [
            (titles[running.code], running)
            for running in deadlines
            if not is_party or titles[running.code].binds != "nobody"
        ],
        "charges": [(charge, fees.may_see(charge, actor)) for charge in charges],
        "acts": performed,
        "papers": [_shown(paper, actor, case) for paper in papers if paper.kind not in shown_apart],
        "annulled": annulled,
        "attachments": queries.attachments_of(case, handed_in),
        "notices": [(each, _effective_on(each)) for each in notices],
        "is_examined": not is_party,
        "last_told": next(iter(last_told), None),
        "subjects": subjects(each for each in told if not is_party or each.recipient_id == actor.person_id),
        "entries": _with_their_notices(
            entries, subjects(each for each in told if each.recipient_id == case.applicant_id)
        ),
    }
    return render(request, template, {**shared, **context})


def _with_their_notices(
    entries: Iterable[Entry], to_applicant: Mapping[str, str]
) -> list[tuple[Entry, bool]]:
    """Each act worth telling, and whether it was told to the applicant at once: such a notice is no act of its own."""
    told: list[tuple[Entry, bool]] = []
    for entry in entries:
        if entry.verb in _MINUTIAE:
            continue
        is_notice = entry.verb == _NOTICE and bool(about(entry, to_applicant))
        act = told[-1][0] if told else None
        if is_notice and act and act.verb != _NOTICE and entry.at - act.at < _AT_ONCE:
            told[-1] = (act, True)
        else:
            told.append((entry, False))
    return told


def note_read(case: Case, actor: Actor, kind: str) -> None:
    """Whoever reads of a case that is not theirs leaves a trace of it (Ley 29733)."""
    if not gate.is_party(case, actor):
        ledger_actions.record_read(subject=case.id, kind=kind, purpose="atención del expediente", actor=actor)


def _notices(actor: Actor, case: Case) -> QuerySet[Notice]:
    """What the case told that takes effect, for whoever serves it."""
    serves = actor.holds(*AT_A_COUNTER, office_id=case.office_id)
    return notifications.of_case(case.id) if serves else Notice.objects.none()


def _effective_on(notice: Notice) -> date | None:
    return notifications.effective_on(notice, notice.served_at) if notice.served_at else None


def _address(case: Case, procedure: Procedure, step: Step) -> str:
    """A plain step has the page of all plain steps; another has one of its own in its context."""
    if step.plain:
        return reverse("case_steps:step", args=[case.number, step.slug])
    return reverse(f"{procedure.context}:{step.code}", args=[case.number])


def _shown(paper: Document, actor: Actor, case: Case) -> tuple[Document, bool, bool]:
    """A paper, whether it was annulled, and whether the actor may annul it."""
    is_annulled = hasattr(paper, "revocation")
    role = queries.procedure_of(case).paper(paper.kind).annulled_by
    return (
        paper,
        is_annulled,
        not is_annulled and role is not None and actor.holds(role, office_id=case.office_id),
    )


def _main_of(offered: tuple[gate.Offer, ...], procedure: Procedure) -> gate.Offer | None:
    """The step that most visits are for: the one that grants, else the first that does not end the case."""
    grants = (o for o in offered if o.step.issues is not None and not o.step.reason_required)
    goes_on = (o for o in offered if o.step.to not in procedure.final)
    return next(grants, None) or next(goes_on, None)


def step_page(
    request: HttpRequest,
    case: Case,
    code: str,
    act: Callable[[Actor, Mapping[str, Any]], object],
    *,
    form: Form | None = None,
    template: str = "cases/step.html",
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A page that says what the step does and what is missing; sending it takes the step.

    Whose step it is not does not even see the page. A refusal that leaves the case where it was stands beside what
    was typed, and nothing of it is lost; when the case moved meanwhile, the refusal has a page of its own.
    """
    actor = actor_of(request)
    procedure = queries.procedure_of(case)
    step = gate.find(case, procedure, code)
    record, handed_in = gate.Record(case, actor), queries.every_attachment(case)
    at_once.fetch(*record.questions, handed_in)
    for obstacle in gate.obstacles(case, procedure, step, actor=actor, record=record):
        if isinstance(obstacle, NotAllowed):
            raise obstacle
    refused: Refusal | None = None
    if request.method != "POST":
        note_read(case, actor, "case_step")
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            act(actor, form.cleaned_data if form is not None else {})
        except Refusal as refusal:
            if isinstance(refusal, NotAllowed) or not _is_still_open(case, step, actor):
                raise
            refused, record = refusal, gate.Record(case, actor)
        else:
            spanish = step.title
            messages.success(request, gettext("%(step)s: hecho.") % {"step": gettext(spanish)})
            return redirect(links.page_of(case))
    if form is not None and isinstance(refused, Invalid):
        show_refusal(form, refused)
    is_examined = not gate.is_party(case, actor)
    shared = {
        "case": case,
        "procedure": procedure,
        "state": procedure.state_label(case.state),
        "step": step,
        "form": form,
        "refused": refused if form is None or not form.errors else None,
        "obstacles": list(gate.obstacles(case, procedure, step, actor=actor, record=record)),
        "attachments": queries.attachments_of(case, handed_in) if is_examined else (),
        "appeal": _appeal(case, procedure, step),
        "is_examined": is_examined,
        "link": links.page_of(case),
    }
    is_wrong = form is not None and bool(form.errors)
    status = problems.status_of(refused) if refused is not None else 422 if is_wrong else 200
    return render(request, template, {**shared, **(context or {})}, status=status)


def _appeal(case: Case, procedure: Procedure, step: Step) -> tuple[str, str] | None:
    """Why it was refused, if it was and silence is not what is appealed, and what the applicant argues: for whoever decides."""
    if step.code not in DECIDING:
        return None
    silence = procedure.step("appeal_silence")
    is_silence = silence is not None and case.state == silence.to
    return (
        "" if is_silence else queries.reason_of_last(case, *step.earlier),
        queries.reason_of_last(case, "appeal", "appeal_silence"),
    )


def _is_still_open(case: Case, step: Step, actor: Actor) -> bool:
    """Whether the step may still be taken: what was refused was its content, and it may be sent again."""
    now = queries.by_number(actor, case.number)
    return not any(gate.obstacles(now, queries.procedure_of(now), step, actor=actor))


def show_refusal(form: Form, refusal: Refusal) -> None:
    """Put a refusal's messages beside the fields they speak of; of what fits no field, also what to do now."""
    if not isinstance(refusal, Invalid):
        form.add_error(None, " ".join(in_words(refusal)).strip())
        return
    for name, sentences in refusal.fields.items():
        for spanish in sentences:
            form.add_error(name if name in form.fields else None, beside(refusal, spanish))
    if not refusal.fields:
        form.add_error(None, in_words(refusal)[0])
