"""Which requests may this actor see, and what does the register of apostilles answer to a stranger?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.apostilles import rules
from chancery.contexts.apostilles.models import Apostille, Party, PartyProposal, Request
from chancery.contexts.signatories import queries as signatories
from chancery.kernel.base import countries
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents import verification
from chancery.kernel.documents.models import Upload
from chancery.kernel.organisation import dated

SOURCE = "source_document"


class NotInRegister(NotFound):
    """Number, date and code do not belong together; which of the three is wrong is not said."""

    code = "not_in_apostille_register"
    sentence = "No hay en el registro una apostilla con ese número, esa fecha y ese código."
    next_step = (
        "Copie los tres datos tal como están impresos. Si aun así no aparece, desconfíe del documento."
    )


class ProposalNotFound(NotFound):
    code = "party_proposal_not_found"
    sentence = "No existe esa propuesta sobre un Estado parte."
    next_step = "Vuelva a la tabla de Estados parte."


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What the e-Register tells (art. 7 of the Convention), and nothing about the applicant."""

    number: str
    issued_on: date
    signatory: str
    capacity: str
    seal: str
    is_revoked: bool
    code: str


def visible_to(actor: Actor) -> QuerySet[Request]:
    """The requests whose cases the actor may see."""
    return Request.objects.filter(case__in=cases.visible_to(actor))


def by_number(actor: Actor, number: str) -> Request:
    """The request of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(
        actor, number, Request.objects.select_related("apostille__document"), context="apostilles"
    )


def source_of(request: Request) -> Upload:
    """The document to be apostilled: the newest that was handed in."""
    return next(kept.upload for kept in cases.attachments_of(request.case) if kept.requirement == SOURCE)


def instrument_for(country: str, on: date) -> rules.Instrument:
    """Apostille or legalisation, by the State's standing on a date."""
    return rules.instrument_for(_accessions(country), on)


@dated.kept
def _accessions(country: str) -> tuple[rules.Accession, ...]:
    return tuple(_accession(party) for party in Party.objects.filter(country=country))


def standings(on: date) -> tuple[tuple[str, date, bool], ...]:
    """Every State party on a date by its code: since when, and whether the Convention binds it with ours."""
    return tuple(
        (party.country, party.in_force_from, _accession(party).binds(on))
        for party in Party.objects.filter(in_force_from__lte=on)
    )


def _accession(party: Party) -> rules.Accession:
    return rules.Accession(
        party.country,
        party.in_force_from,
        party.in_force_until,
        party.objection_from,
        party.objection_until,
    )


def party_table() -> tuple[tuple[str, Party], ...]:
    """Every State that is or was under the Convention, by name, with its dates."""
    rows = ((countries.name(party.country), party) for party in Party.objects.all())
    return tuple(sorted(rows, key=lambda row: (row[0], row[1].in_force_from)))


def open_proposals() -> QuerySet[PartyProposal]:
    """What is proposed of States parties and waits for a second administrator."""
    return PartyProposal.objects.filter(decided_at__isnull=True).select_related("proposed_by")


def proposal(proposal_id: UUID) -> PartyProposal:
    """One proposal, decided or not. Raises `ProposalNotFound`."""
    found = PartyProposal.objects.filter(pk=proposal_id).first()
    if found is None:
        raise ProposalNotFound
    return found


def signature_report(request: Request) -> verification.Report:
    """What the digital signatures of an electronic original say."""
    return verification.examine(documents.content(source_of(request).file_id))


def is_apostilled(country: str, on: date) -> bool:
    """Whether documents pass between that State and ours by apostille on a date."""
    return instrument_for(country, on) is rules.Instrument.APOSTILLE


def signatures_like(text: str, on: date) -> tuple[signatories.RegisteredSignature, ...]:
    """Registered signatures that fit what was typed and were in tenure on a date."""
    return signatories.suggestions(text, on)


def check_date(signed_on: date) -> None:
    """A document is signed today at the latest. Raises `signatories.SignedInFuture`."""
    signatories.check_date(signed_on)


def chain(signatory_ids: Sequence[UUID], on: date) -> tuple[signatories.RegisteredSignature, ...]:
    """The links of a chain of certifications that an officer has read so far."""
    return signatories.links(signatory_ids, on)


def register_entry(*, number: str, on: date, code: str) -> RegisterEntry:
    """The entry that has all three. Raises `NotInRegister`: a number alone opens nothing, so none can be fished."""
    document = documents.find_by_code(code)
    apostille = (
        Apostille.objects.filter(document=document, number=number.strip().upper(), issued_on=on).first()
        if document is not None
        else None
    )
    if apostille is None or document is None:
        raise NotInRegister
    return RegisterEntry(
        apostille.number,
        apostille.issued_on,
        apostille.signatory,
        apostille.capacity,
        apostille.seal,
        documents.is_revoked(document),
        document.verification_code,
    )
