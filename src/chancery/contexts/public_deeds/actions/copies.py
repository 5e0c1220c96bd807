"""How are the copies of a deed asked for and issued? Each is a paper and a consular act of its own."""

from zoneinfo import ZoneInfo

from django.db import transaction

from chancery.contexts.public_deeds import papers, queries
from chancery.contexts.public_deeds.actions.signing import RESERVED_TITLE
from chancery.contexts.public_deeds.models import Copy, Deed
from chancery.contexts.public_deeds.procedures import COPIES, WILL_TESTIMONY
from chancery.contexts.public_deeds.rules import fees as asking
from chancery.contexts.public_deeds.rules import lines
from chancery.contexts.public_deeds.rules.kinds import HELPERS, Book, CopyKind
from chancery.contexts.public_deeds.rules.lines import Line
from chancery.kernel.acts import actions as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger

ACT_KINDS = {
    CopyKind.TESTIMONY: "testimony",
    CopyKind.SUMMARY: "deed_summary",
    CopyKind.LETTER: "registry_letter",
}


class NotConcluded(Conflict):
    """What was not authorised is not copied, nor what left no original in the book."""

    code = "deed_not_concluded"
    sentence = "Solo se dan copias de las escrituras concluidas que constan en el registro de la oficina."


class NotAParty(NotAllowed):
    """A copy is for who made the deed, not for who lent a hand to it (D.S. 076-2005-RE, art. 500)."""

    code = "deed_copy_not_a_party"
    sentence = "Solo pueden pedir copias quienes intervinieron en la escritura."
    next_step = "Pídala en el consulado, con el mandato judicial o la autorización de quien intervino."


class CopyOfRevoked(Conflict):
    """A testimony of a revoked power is what houses are stolen with."""

    code = "deed_copy_of_revoked"
    sentence = "La escritura N.º {number} fue revocada por la N.º {by}: no se dan más copias de ella."
    next_step = "Pida el testimonio de la revocación."


class RegistryMissing(Invalid):
    """A letter goes to a registry."""

    code = "deed_registry_missing"
    sentence = "Indique a qué registro se dirige el parte."


class WillCopyLimited(NotAllowed):
    """While the testator lives only the testator has a testimony of the will (D.S. 076-2005-RE, art. 475)."""

    code = "will_copy_limited"
    sentence = "De un testamento solo se da testimonio, y en vida del testador solo a él."


@transaction.atomic
def request_copy(*, deed: Deed, kind: CopyKind, applicant: Person, actor: Actor, registry: str = "") -> Copy:
    """Ask for a copy; the fee is that of its fojas, and the first letter to a registry is free (tariff, item 17).

    Raises `NotConcluded`, `NotAParty`, `WillCopyLimited`, `CopyOfRevoked`, `RegistryMissing`, and what `cases.open` raises.
    """
    ledger.hold(deed.case_id)
    if not hasattr(deed, "conclusion") or deed.form.book is Book.NONE:
        raise NotConcluded
    is_will = deed.form.book is Book.WILLS
    _check_who(deed, kind, applicant, is_will=is_will)
    standing = queries.standing(deed)
    if standing.revoked_by is not None:
        raise CopyOfRevoked(number=deed.entry.printed_number, by=standing.revoked_by.number)
    if kind is CopyKind.LETTER and not registry.strip():
        raise RegistryMissing({"registry": [RegistryMissing.sentence]})
    copy = Copy(deed=deed, kind=kind, ordinal=queries.next_ordinal(deed, kind), registry=registry.strip())
    copy.fojas = lines.count(_told(copy))
    asked = asking.asked_for_copy(deed.form, kind, fojas=copy.fojas, is_first=copy.ordinal == 1)
    copy.case = cases.open(
        procedure_code=(WILL_TESTIMONY if is_will else COPIES[kind]).code,
        office=deed.office,
        applicant=applicant,
        actor=actor,
        wanted=[Wanted(each.code, each.units, each.base) for each in asked],
        facts={"deed": deed.entry.printed_number, "fojas": copy.fojas},
    )
    copy.save(force_insert=True)
    return copy


def issue_copy(*, copy: Copy, actor: Actor) -> Document:
    """Issue, number and sign the copy; the consular act is its own. Raises `CopyOfRevoked`."""
    with cases.step(copy.case, "issue_copy", actor=actor) as taking:
        deed = copy.deed
        ledger.hold(deed.case_id)
        standing = queries.standing(deed)
        if standing.revoked_by is not None:
            raise CopyOfRevoked(number=deed.entry.printed_number, by=standing.revoked_by.number)
        kind, people, entry = CopyKind(copy.kind), queries.parties_of(deed), deed.entry
        charge = fees.charges_of(taking.case.id).get()
        line = papers.charge_line(charge)
        noted = tuple(
            deed.conclusion.document.annotations.order_by("at", "pk").values_list("text", flat=True)
        )
        on = clock.today(ZoneInfo(taking.case.office.time_zone))
        facts: papers.Summary | papers.Testimony
        if kind is CopyKind.SUMMARY:
            facts = papers.summary(
                copy, entry, people, standing=standing.words, noted=noted, charge=line, on=on
            )
        else:
            facts = papers.testimony(copy, entry, _told(copy), people, charge=line, on=on, noted=noted)
        document = taking.issue(facts)
        for text in noted:
            documents.annotate(document=document, text=text, actor=actor)
        acts.perform(
            taking=taking,
            kind=ACT_KINDS[kind],
            title=RESERVED_TITLE if deed.form.book is Book.WILLS else f"{kind.label} de escritura pública",
            charge=charge,
            concerned=[party.person_id for party in people if party.person_id is not None],
            document=document,
        )
        copy.document = document
        copy.save(update_fields=["document"])
    return document


def _check_who(deed: Deed, kind: CopyKind, applicant: Person, *, is_will: bool) -> None:
    involved = {party.person_id for party in queries.parties_of(deed) if party.part not in HELPERS}
    if is_will:
        is_open = queries.is_open(deed)
        if kind is not CopyKind.TESTIMONY or (applicant.id != deed.case.applicant_id and not is_open):
            raise WillCopyLimited
        return
    if applicant.id not in involved:
        raise NotAParty


def _told(copy: Copy) -> tuple[Line, ...]:
    deed, entry = copy.deed, copy.deed.entry
    zone = ZoneInfo(entry.office.time_zone)
    return papers.transcription(
        deed,
        entry,
        queries.parties_of(deed),
        tuple(deed.signatures.all()),
        heading=papers.heading_of(copy, entry),
        end=deed.conclusion.at.astimezone(zone).date(),
    )
