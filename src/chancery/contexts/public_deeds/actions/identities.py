"""How is each party's identity checked? By the register for who has a DNI; of anybody else, the officer sees the paper."""

from uuid import UUID

from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.models import Deed, Finding, IdentityCheck, Means, Party
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding, IdentityNotFound
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.checks import IdentityDocumentKind, fold
from chancery.kernel.identity.models import Person

PURPOSE = "Identificar a quien interviene en una escritura pública"
_OF_STANDING = {
    CivilStanding.ACTIVE: Finding.CONFIRMED,
    CivilStanding.RESTRICTED: Finding.RESTRICTED,
    CivilStanding.CANCELLED: Finding.CANCELLED,
}


class PartyUnknown(NotFound):
    """Nobody of that name has a part in the deed."""

    code = "deed_party_unknown"
    sentence = "Esa persona no interviene en la escritura."


def check_identity(*, deed: Deed, party_id: UUID, actor: Actor, purpose: str = PURPOSE) -> IdentityCheck:
    """Ask the register who holds the DNI, or note that another document was seen; the finding is kept, no datum is.

    Never inside a transaction, since the register may be slow. Raises `PartyUnknown`, and what the gateway and the step
    raise; a register that does not answer is asked again later, and the check stands as pending.
    """
    access.require(actor, *queries.COUNTER, office_id=deed.office_id)
    party = _party(deed, party_id)
    means, finding, consultation_id = Means.PAPER, Finding.CONFIRMED, None
    if party.document_kind == IdentityDocumentKind.DNI:
        means = Means.REGISTER
        finding, consultation_id = _asked(deed, party, purpose, actor)
    return note_identity(
        deed=deed,
        party_id=party_id,
        means=means,
        finding=finding,
        consultation_id=consultation_id,
        actor=actor,
    )


def note_identity(
    *,
    deed: Deed,
    party_id: UUID,
    means: Means,
    finding: Finding,
    consultation_id: UUID | None = None,
    actor: Actor,
) -> IdentityCheck:
    """Keep what was found of somebody's identity. Raises `PartyUnknown`, and what the step raises."""
    access.require(actor, *queries.COUNTER, office_id=deed.office_id)
    party = _party(deed, party_id)
    with cases.step(deed.case, "check_identity", actor=actor) as taking:
        check = _note(
            deed, party, means, finding, consultation_id, by_id=access.require_person(actor), actor=actor
        )
        taking.facts |= {"party": party.id, "means": means, "finding": finding}
    return check


def _party(deed: Deed, party_id: UUID) -> Party:
    party = next((each for each in queries.parties_of(deed) if each.id == party_id), None)
    if party is None:
        raise PartyUnknown
    return party


def confirm_identity(
    *, case_id: UUID, consultation_id: UUID, found: CivilIdentity | None, actor: Actor
) -> IdentityCheck | None:
    """Note what the register said at last of a check that waited for it. What the draft no longer holds is passed over."""
    access.require(actor, Role.SYSTEM)
    pending = (
        IdentityCheck.objects.select_related("deed__case")
        .filter(consultation_id=consultation_id, finding=Finding.PENDING, deed__case_id=case_id)
        .first()
    )
    if pending is None:
        return None
    deed: Deed = pending.deed
    party = deed.parties.filter(
        document_kind=pending.document_kind,
        document_number=pending.document_number,
        folded_name=pending.names,
    ).first()
    if party is None or hasattr(deed, "qualification"):
        return None
    return _note(deed, party, Means.REGISTER, _finding(party, found), None, by_id=pending.by_id, actor=actor)


def _asked(deed: Deed, party: Party, purpose: str, actor: Actor) -> tuple[Finding, UUID | None]:
    case: Case = deed.case
    try:
        answer = gateway.consult_or_defer(
            dni=party.document_number,
            name=party.folded_name,
            purpose=f"{purpose} ({case.number})",
            case_id=case.id,
            actor=actor,
        )
    except IdentityNotFound:
        return Finding.UNKNOWN, None
    if isinstance(answer, PendingConsultation):
        return Finding.PENDING, answer.id
    return _finding(party, answer), None


def _finding(party: Party, found: CivilIdentity | None) -> Finding:
    if found is None:
        return Finding.UNKNOWN
    finding = _OF_STANDING[found.status]
    names = fold(f"{found.given_names} {found.first_surname} {found.second_surname}")
    return Finding.DIFFERS if finding is not Finding.CANCELLED and names != party.folded_name else finding


def _note(
    deed: Deed,
    party: Party,
    means: Means,
    finding: Finding,
    consultation_id: UUID | None,
    *,
    by_id: UUID,
    actor: Actor,
) -> IdentityCheck:
    if finding in (Finding.CONFIRMED, Finding.RESTRICTED) and party.person_id is None:
        party.person = _known(party, actor)
        party.save(update_fields=["person"])
    return IdentityCheck.objects.create(
        deed=deed,
        document_kind=party.document_kind,
        document_number=party.document_number,
        names=party.folded_name,
        means=means,
        finding=finding,
        consultation_id=consultation_id,
        by_id=by_id,
    )


def _known(party: Party, actor: Actor) -> Person:
    """The person of that document: registered now that somebody vouches for it, if it was not before."""
    found = Person.objects.filter(
        document_kind=party.document_kind,
        document_country=party.document_country,
        document_number=party.document_number,
    ).first()
    if found is not None:
        return found
    details = identity.Details(
        given_names=party.given_names,
        first_surname=party.first_surname,
        second_surname=party.second_surname,
        document_kind=IdentityDocumentKind(party.document_kind),
        document_number=party.document_number,
        document_country=party.document_country,
        birth_on=party.birth_on,
        nationality="PE" if party.document_kind == IdentityDocumentKind.DNI else party.document_country,
    )
    return identity.register_person(details=details, actor=actor)
