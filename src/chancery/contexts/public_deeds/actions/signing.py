"""How is a deed entered in the book, signed by everybody, and authorised? After that nothing of it changes."""

from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from chancery.contexts.public_deeds import papers, queries
from chancery.contexts.public_deeds.actions.drafting import check_stands
from chancery.contexts.public_deeds.actions.identities import PartyUnknown
from chancery.contexts.public_deeds.models import BookEntry, Conclusion, Deed, Manner, Party, Signature
from chancery.contexts.public_deeds.rules import amending, lines, parties, text
from chancery.contexts.public_deeds.rules.amending import Reach
from chancery.contexts.public_deeds.rules.kinds import Book, Effect, Part
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import canonical, clock, wording
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import fold
from chancery.kernel.ledger import actions as ledger

ACT_KINDS = {Book.DEEDS: "public_deed", Book.WILLS: "will", Book.NONE: "out_of_register_power"}
RESERVED_TITLE = "Escritura pública reservada"


class AlreadySigned(Conflict):
    """One signs once."""

    code = "deed_already_signed"
    sentence = "{name} ya firmó."


class DoesNotAppear(Invalid):
    """Who does not come before the officer does not sign: whoever is empowered need not be there."""

    code = "deed_party_does_not_appear"
    sentence = "{name} no comparece en esta escritura: no la firma."


class MannerDoesNotFit(Invalid):
    """Who can sign signs; who cannot leaves a print, and another signs at request (D.S. 076-2005-RE, art. 454)."""

    code = "deed_manner_does_not_fit"
    sentence = "{name} {can} firmar: «{manner}» no corresponde."
    next_step = "Elija el modo que corresponde a lo que dice la escritura."


class SignaturesMissing(Conflict):
    """The consul signs last."""

    code = "deed_signatures_missing"
    sentence = "Falta la firma de: {people}."
    next_step = "Registre las firmas que faltan; si alguien no firmará, anule la escritura con su motivo."


class AnotherConsul(Conflict):
    """The deed says before whom it is made; nobody else authorises it."""

    code = "deed_another_consul"
    sentence = "La escritura se otorga ante {name}, y solo esa persona puede autorizarla."
    next_step = "Espere a esa persona, o anule la escritura y asiéntela otra vez."


def enter(*, deed: Deed, actor: Actor) -> BookEntry:
    """Give the deed its number and its fojas in the office's book of the year, and fix its text.

    The consular act is done here: its number among the acts of its kind is the number of the deed, so that one series,
    locked until the act commits, gives both without a gap (RC05 arts. 180 and 444). A power out of the register has
    neither. Raises what `acts.perform` raises.
    """
    with cases.step(deed.case, "enter", actor=actor) as taking:
        office, book = taking.case.office, deed.form.book
        day = clock.today(ZoneInfo(office.time_zone))
        content = queries.content_of(deed, officer=actor.name, on=day)
        act: Act | None = None
        first = None
        if book is Book.NONE:
            told = lines.broken(text.paragraphs(content))
        else:
            act = _act(taking, deed)
            first = queries.last_foja(office, book, act.year) + 1
            content, told = text.settled(content, number=act.kind_ordinal, first_foja=first)
        stored = papers.stored(told)
        written = " ".join(line.text for line in told)
        entry = BookEntry.objects.create(
            deed=deed,
            office=office,
            book=book,
            year=act.year if act else day.year,
            number=act.kind_ordinal if act else None,
            first_foja=first,
            last_foja=content.last_foja if act else None,
            entered_on=day,
            entered_by_id=access.require_person(actor),
            act=act,
            lines=stored,
            sha256=sha256(canonical.encode({"lines": stored})).hexdigest(),
            folded_text="" if book is Book.WILLS else fold(written),
        )
        taking.facts |= {
            "book": book,
            "number": entry.printed_number,
            "fojas": [entry.first_foja, entry.last_foja],
            "text": entry.sha256,
        }
    return entry


def sign(*, deed: Deed, party_id: UUID, manner: Manner, actor: Actor) -> Signature:
    """Note that a party signed before the consul, today and in which manner.

    Raises `PartyUnknown`, `DoesNotAppear`, `AlreadySigned`, `MannerDoesNotFit`.
    """
    with cases.step(deed.case, "sign", actor=actor) as taking:
        party = next((each for each in queries.parties_of(deed) if each.id == party_id), None)
        if party is None:
            raise PartyUnknown
        _check_manner(deed, party, manner)
        day = clock.today(ZoneInfo(taking.case.office.time_zone))
        signature = Signature.objects.create(
            deed=deed, party=party, manner=manner, signed_on=day, by_id=access.require_person(actor)
        )
        taking.facts |= {"party": party.id, "manner": manner}
    return signature


def conclude(*, deed: Deed, actor: Actor) -> Conclusion:
    """Authorise the deed: the consul signs its paper, and what it does to another deed is done from this instant.

    Raises `SignaturesMissing`, `AnotherConsul`, `NoLongerStands`, and what `documents.issue` and `acts.perform` raise.
    """
    with cases.step(deed.case, "conclude", actor=actor) as taking:
        people, signatures = queries.parties_of(deed), tuple(deed.signatures.all())
        _check_all_signed(deed, people, signatures)
        entry = deed.entry
        if entry.entered_by_id != access.require_person(actor):
            raise AnotherConsul(name=entry.entered_by.full_name)
        if deed.amends is not None:
            ledger.hold(deed.amends.case_id)
            check_stands(deed=deed.amends)
        day = clock.today(ZoneInfo(taking.case.office.time_zone))
        numbers = (entry.act.entry_number, f"Actuación {entry.act.act_number}") if entry.act else ()
        charge = papers.charge_line(deed.qualification.charge, *numbers)
        document = taking.issue(papers.deed_paper(deed, entry, people, signatures, on=day, charge=charge))
        if entry.act is None:
            acts.perform(
                taking=taking,
                kind=ACT_KINDS[Book.NONE],
                title=deed.form.title,
                charge=deed.qualification.charge,
                concerned=_concerned(people),
                document=document,
            )
        conclusion = Conclusion.objects.create(
            deed=deed, document=document, at=clock.now(), by_id=access.require_person(actor)
        )
        deed.conclusion = conclusion
        if deed.amends is not None:
            if deed.form.effect is Effect.SUBSTITUTES:
                _tell_what_is_left(deed.amends, document, actor)
            _take_effect(deed, deed.amends, entry, actor)
    return conclusion


def void(*, deed: Deed, reason: str, actor: Actor) -> None:
    """End a deed that was never authorised. Number and fojas, if it had them, stay taken, and the index says so."""
    with cases.step(deed.case, "void", actor=actor, reason=reason):
        entry = BookEntry.objects.select_related("act").filter(deed=deed).first()
        if entry is not None and entry.act is not None:
            acts.void(act=entry.act, reason=reason, actor=actor)


def _act(taking: Taking, deed: Deed) -> Act:
    title = (
        RESERVED_TITLE if deed.form.book is Book.WILLS else f"Escritura pública: {deed.form.title.lower()}"
    )
    return acts.perform(
        taking=taking,
        kind=ACT_KINDS[deed.form.book],
        title=title,
        charge=deed.qualification.charge,
        concerned=_concerned(queries.parties_of(deed)),
    )


def _concerned(people: tuple[Party, ...]) -> list[UUID]:
    return [party.person_id for party in people if party.person_id is not None]


def _check_manner(deed: Deed, party: Party, manner: Manner) -> None:
    if not parties.appears(deed.form, Part(party.part)):
        raise DoesNotAppear({"party": [DoesNotAppear.sentence.format(name=party.name)]}, name=party.name)
    if Signature.objects.filter(party=party).exists():
        raise AlreadySigned(name=party.name)
    if party.can_sign is (manner is Manner.PRINT):
        facts = {"name": party.name, "can": "puede" if party.can_sign else "no puede", "manner": manner.label}
        raise MannerDoesNotFit({"manner": [MannerDoesNotFit.sentence.format(**facts)]}, **facts)


def _check_all_signed(deed: Deed, people: tuple[Party, ...], signatures: tuple[Signature, ...]) -> None:
    signed = {signature.party_id for signature in signatures}
    missing = [
        party.name
        for party in people
        if parties.appears(deed.form, Part(party.part)) and party.id not in signed
    ]
    if missing:
        raise SignaturesMissing(people=", ".join(missing))


def _take_effect(deed: Deed, amended: Deed, entry: BookEntry, actor: Actor) -> None:
    """A whole revocation annuls every paper of what it revokes and of what hangs from it; any other effect is noted on them."""
    effect = deed.form.effect
    assert effect is not None
    is_part = queries.reach_of(deed) is Reach.PART
    given = amending.portion(party.stated() for party in queries.parties_of(deed))
    done = f"{effect.done} en parte, {given}," if is_part else effect.done
    said = f"{done} por la escritura N.º {entry.printed_number} de {wording.long_date(entry.entered_on)}"
    said += f", ante el {entry.office.name}"
    annuls = effect is Effect.REVOKES and not is_part
    reached = (amended, *queries.hanging_from(amended)) if effect is Effect.REVOKES else (amended,)
    for each in reached:
        ledger.hold(each.case_id)
        for paper in queries.papers_of(each):
            if not annuls:
                documents.annotate(document=paper, text=said, actor=actor)
            elif not hasattr(paper, "revocation"):
                documents.revoke(document=paper, reason=said, actor=actor)


def _tell_what_is_left(power: Deed, paper: Document, actor: Actor) -> None:
    """Note on the paper that passes a power on which part of that power had been taken back before."""
    for link in queries.standing(power).links:
        if link.effect is Effect.REVOKES:
            said = f"La escritura del poder que sustituye: {link.done.lower()}, {link.portion},"
            said += f" por la escritura N.º {link.number}"
            documents.annotate(document=paper, text=said, actor=actor)
