"""How does a case begin and move? The only place where its state changes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock, ids, site
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound
from chancery.kernel.base.events import publish
from chancery.kernel.base.languages import SPANISH, Words, phrase, said_in
from chancery.kernel.cases import attachments, deadlines, gate, links, powers
from chancery.kernel.cases.events import CaseClosed, CaseMoved, CaseOpened
from chancery.kernel.cases.models import Case, Draft
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as papers
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Company, Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation import dated, writers
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.vocabulary import Notice, Procedure, Step

_ANNULMENT = system_actor("Anulación de documento")
_ANNULLED = Notice(
    "Anulamos un documento que le dimos: {title} {paper}",
    "El documento {title} {paper} quedó anulado y ya no vale; la página de verificación lo dice a quien la consulte. "
    "Motivo: {reason}. Si no está de acuerdo, puede presentar un recurso en la misma oficina o por la mesa de partes.",
)
COUNTER_ROLES = (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)


class WrongOffice(Invalid):
    """The office chosen does not offer the procedure, or is closed."""

    code = "wrong_office"
    sentence = "La oficina {office} no atiende este trámite."
    next_step = "Elija una de las oficinas de la lista."


class NotForAnother(NotAllowed):
    """One files for oneself, for a company one represents, or at a counter for who stands before it."""

    code = "not_for_another"
    sentence = "No puede presentar este trámite en nombre de otra persona."
    next_step = "Presente el trámite con la cuenta del solicitante, o acuda a una oficina."


class NotPlain(Conflict):
    """The step wants more than a reason or a file; it has a page and an endpoint of its own."""

    code = "step_not_plain"
    sentence = "«{step}» pide más datos: se hace desde su propia página."
    next_step = "Abra el expediente y elija el paso."


class PaperUnknown(NotFound):
    """The case has no such paper."""

    code = "paper_unknown"
    sentence = "El expediente {case} no tiene un documento con el número {number}."


class NotAnnullable(NotAllowed):
    """The law knows no way back from this kind of paper by a mere act of the office."""

    code = "paper_not_annullable"
    sentence = "«{title}» no se puede anular desde el expediente."


@dataclass(slots=True)
class Taking:
    """A step while it is being taken. `facts` go to the ledger with it; no secret and no document belongs there.

    `amounts` says of clocks, by code, how many units they have from this step on in place of what the table says: a
    period that the law lets be extended, or that a ruling sets. `next_office` has the case from this step on.
    `reason` is Spanish; `told_as`, the same as the notice says it to who reads in another language.
    """

    case: Case
    procedure: Procedure
    step: Step
    actor: Actor
    reason: str
    told_as: Words
    facts: dict[str, Any] = field(default_factory=dict)
    amounts: dict[str, int] = field(default_factory=dict)
    document: Document | None = None
    next_office: Office | None = None

    def issue(self, facts: Any, *, underlying: bytes | None = None, title: str = "") -> Document:
        """Issue the paper that the step declares, from its frozen facts; `title`, where its kind has several."""
        if self.step.issues is None:
            raise LookupError(f"step {self.step.code} declares no paper")
        self.document = documents.issue(
            kind=self.procedure.paper(self.step.issues),
            facts=facts,
            case_id=self.case.id,
            office=self.case.office,
            actor=self.actor,
            underlying=underlying,
            title=title,
        )
        return self.document


@transaction.atomic(savepoint=False)
@dated.as_they_stand()
def open(
    *,
    procedure_code: str,
    office: Office,
    applicant: Person,
    actor: Actor,
    company: Company | None = None,
    uploads: Mapping[str, UUID] | None = None,
    wanted: Sequence[Wanted] = (),
    is_extraordinary: bool = False,
    free_by: str = "",
    presented_on: date | None = None,
    facts: Mapping[str, Any],
) -> Case:
    """Open, number and charge a case; take in what was handed in; start its clocks; write the ledger; tell the applicant.

    `uploads` are by the code of the requirement; `wanted` are the items of the consular tariff that the case asks
    for, where the procedure has no single one, dispatched out of hours or free by an article.
    `presented_on` is the day on which the filing counts as presented, where its context reckons it by another calendar
    than the office's: its clocks count from there. Raises `WrongOffice`, `NotForAnother`, `NotForCompany`, `WrittenElsewhere`, `WrittenInLima`,
    `UnknownProcedure`, `RequirementMissing`, `UnknownRequirement`, `UploadNotUsable`. The caller adds its own row in
    the same transaction; a draft of the same procedure is used up. A case that owes nothing waits for no payment.
    """
    procedure = registry.in_force(procedure_code, clock.today())
    if office.kind not in procedure.offices or not office.is_there(clock.today()):
        raise WrongOffice({"office": ["Elija una oficina de la lista."]}, office=office.name)
    _require_may_file(actor, applicant, office)
    if actor.person_id != applicant.id and not actor.is_system:
        writers.require_written_here(office)
    if not procedure.numbered_by_office:
        writers.require_lima()
    powers.require_power(applicant, company)
    attachments.require_all(procedure, uploads or {})
    at = clock.now()
    today = clock.today()
    series = procedure.series_at(writers.numbering_acronym(office))
    ordinal = ledger.next_ordinal(series=series, year=today.year)
    case = Case(
        number=ids.format_number(series, today.year, ordinal),
        procedure_code=procedure.code,
        procedure_version=procedure.version,
        state=procedure.initial,
        office=office,
        applicant=applicant,
        company=company,
        opened_at=at,
        moved_at=at,
        site=site.here(),
    )
    due = deadlines.turn(case, procedure, source=None, at=at, actor=actor, presented_on=presented_on)
    attachments.hand_in(case, procedure, uploads or {}, actor)
    is_owing = False
    with ledger.together():
        if procedure.tariff is not None:
            charge = fees.raise_charge(
                case_id=case.id, tariff_code=procedure.tariff, payer=applicant, office=office, on=today,
                actor=actor,
            )  # fmt: skip
            is_owing = charge.is_owed
        elif wanted:
            charge = fees.raise_consular_charge(
                case_id=case.id, payer=applicant, office=office, wanted=wanted, on=today,
                is_extraordinary=is_extraordinary, free_by=free_by, actor=actor,
            )  # fmt: skip
            is_owing = charge.is_owed
        Draft.objects.filter(owner=applicant, procedure_code=procedure.code).delete()
        ledger.record(
            chain=case.id,
            verb=f"{procedure.context}.file",
            actor=actor,
            facts={
                "number": case.number,
                "procedure": procedure.code,
                "version": procedure.version,
                "office": office.code,
                "state": case.state,
                "due": due,
                **facts,
            },
        )
        if procedure.opened_notice is not None:
            _tell_applicant(case, procedure, procedure.opened_notice, actor, reason="", is_receipt=True)
    publish(CaseOpened(case.id, procedure.code))
    follows = procedure.step(procedure.paid_step) if procedure.paid_step is not None else None
    if follows is not None and procedure.initial in follows.sources and not is_owing:
        with step(case, follows.code, actor=system_actor("Derecho gratuito")):
            pass
        case.refresh_from_db()
    return case


@contextmanager
def step(case: Case, code: str, *, actor: Actor, reason: Words = "") -> Iterator[Taking]:
    """Take one step of the case's own version of its procedure, in one transaction.

    Locks the case; refuses by state, role, needs and bars; lets the caller do its work; then writes the new
    state, the clocks, the ledger entry, the notice and the event. Raises what `gate.admit` raises. A reason that the
    program composes is a `languages.phrase`; what a person wrote is told as it was written.
    """
    with transaction.atomic(), dated.as_they_stand():
        locked = lock(case.id)
        procedure = registry.version(locked.procedure_code, locked.procedure_version)
        declared = gate.find(locked, procedure, code)
        spanish = said_in(SPANISH, reason).strip()
        gate.admit(locked, procedure, declared, actor=actor, reason=spanish)
        taking = Taking(
            locked, procedure, declared, actor, spanish, told_as=reason if callable(reason) else spanish
        )
        yield taking
        if declared.issues is not None and taking.document is None:
            raise LookupError(f"step {code} must issue {declared.issues}")
        _move(taking)


def advance(
    *,
    case: Case,
    code: str,
    actor: Actor,
    reason: str = "",
    uploads: Mapping[str, UUID] | None = None,
) -> None:
    """Take a plain step: one in which nothing happens but what its declaration says.

    Raises `NotPlain`, `UnknownStep`, what `step` raises, and for files `NothingHandedIn`, `UnknownRequirement`,
    `UploadNotUsable`.
    """
    with step(case, code, actor=actor, reason=reason) as taking:
        if not taking.step.plain:
            raise NotPlain(step=taking.step.title)
        if taking.step.hands_in and not uploads and not taking.reason:
            raise attachments.NothingHandedIn
        if uploads and not taking.step.hands_in:
            raise attachments.UnknownRequirement(requirement=next(iter(uploads)))
        if uploads:
            attachments.hand_in(taking.case, taking.procedure, uploads, actor)
            taking.facts["files"] = sorted(uploads)


@transaction.atomic
def annul(*, case: Case, number: str, reason: str, actor: Actor) -> None:
    """Say of a paper of the case that it no longer stands; its number is never used again, and the applicant is told.

    A case that was open because of the paper ends by the step that its procedure names for it. Raises `PaperUnknown`, `NotAnnullable`, `RoleMissing`, `gate.OwnMatter`,
    `AlreadyRevoked`.
    """
    locked = lock(case.id)
    document = papers.of_case(case.id).filter(number=number).first()
    if document is None:
        raise PaperUnknown(case=case.number, number=number)
    procedure = registry.version(locked.procedure_code, locked.procedure_version)
    role = procedure.paper(document.kind).annulled_by
    if role is None:
        raise NotAnnullable(title=document.title)
    access.require(actor, role, office_id=case.office_id)
    for bar in gate.own_matter(locked, actor):
        raise bar
    documents.revoke(document=document, reason=reason, actor=actor)
    follows = procedure.step(procedure.annulled_step) if procedure.annulled_step is not None else None
    if follows is not None and locked.state in follows.sources:
        with step(locked, follows.code, actor=_ANNULMENT):
            pass
    of_it = {"title": document.title, "paper": number}
    _tell_applicant(locked, procedure, _ANNULLED, actor, reason=reason.strip(), more=of_it)


def lock(case_id: UUID) -> Case:
    """The case, locked, after its chain: a payment records before it moves the case, and would wait for us in a circle.

    Who holds it is not joined: a joined row would be the one from before the wait. Raises `WrittenElsewhere`,
    `WrittenInLima` where another site writes the case.
    """
    ledger.hold(case_id)
    cases = Case.objects.select_for_update(of=("self",)).select_related("office", "applicant")
    locked = cases.get(pk=case_id)
    writers.require_site(locked.site, locked.office)
    return locked


def _move(taking: Taking) -> None:
    case, procedure, declared, actor = taking.case, taking.procedure, taking.step, taking.actor
    at = clock.now()
    source, target = case.state, str(declared.to or case.state)
    case.state = target
    case.moved_at = at
    is_over = target in procedure.final
    if is_over:
        case.closed_at = at
        fees.cancel_open_charges(case_id=case.id, actor=actor)
    # Before the holder changes: who held the case until now answers for what is late.
    due = deadlines.turn(case, procedure, source=source, at=at, actor=actor, amounts=taking.amounts)
    if declared.assigns:
        case.assigned_to_id = actor.person_id
    is_moving = taking.next_office is not None and taking.next_office != case.office
    if declared.releases or is_over or is_moving:
        case.assigned_to = None
    facts: dict[str, Any] = {"from": source, "to": target, "due": due, **taking.facts}
    if taking.next_office is not None and is_moving:
        facts["office"] = {"from": case.office.code, "to": taking.next_office.code}
        case.office = taking.next_office
    case.save(update_fields=["state", "moved_at", "closed_at", "assigned_to", "due_on", "office"])
    if taking.reason:
        facts["reason"] = taking.reason
    if taking.document is not None:
        facts["document"] = {"number": taking.document.number, "sha256": taking.document.file_id}
    ledger.record(chain=case.id, verb=f"{procedure.context}.{declared.code}", actor=actor, facts=facts)
    if declared.by is Role.APPLICANT and not site.is_node():
        notifications.note_conduct(case_id=case.id, person=case.applicant, doing=declared.title, actor=actor)
    if declared.notice is not None:
        told_of = taking.document.number if taking.document is not None else ""
        is_receipt = declared.by is Role.APPLICANT or declared.code == procedure.paid_step
        _tell_applicant(
            case,
            procedure,
            declared.notice,
            actor,
            reason=taking.told_as,
            act_number=told_of,
            is_receipt=is_receipt,
        )
    publish(CaseMoved(case.id, procedure.code, declared.code, source, target, taking.told_as))
    if is_over:
        publish(CaseClosed(case.id, procedure.code, target))


def _tell_applicant(
    case: Case,
    procedure: Procedure,
    notice: Notice,
    actor: Actor,
    *,
    reason: Words,
    act_number: str = "",
    is_receipt: bool = False,
    more: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """A receipt of what the applicant did tells of no act of ours: nobody has to serve it (TUO of Ley 27444, art. 18)."""
    facts = {"number": case.number, "reason": reason, "procedure": procedure.title, **more}
    text = phrase(notice.text, **facts)
    notifications.notify(
        recipient=case.applicant,
        subject=phrase(notice.subject, **facts),
        text=lambda: _punctuated(text()),
        office=case.office,
        case_id=case.id,
        act_number=act_number,
        link=links.page_of(case),
        takes_effect=not is_receipt,
        is_written_here=case.site == site.here(),
        actor=actor,
    )


def _punctuated(text: str) -> str:
    """What somebody wrote ends with its own point, where the notice that tells it sets another."""
    return re.sub(r"(?<!\.)([.?!…]”?)\.(?!\.)", r"\1", text)


def _require_may_file(actor: Actor, applicant: Person, office: Office) -> None:
    if actor.is_system or actor.holds(*COUNTER_ROLES, office_id=office.id):
        return
    if actor.person_id != applicant.id:
        raise NotForAnother
