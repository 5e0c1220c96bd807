"""The verbs of an apostille, in the order of the story."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from chancery.contexts.apostilles import papers, queries, rules
from chancery.contexts.apostilles.models import Apostille, Form, Party, PartyProposal, Request
from chancery.contexts.signatories import queries as signatories
from chancery.kernel.base import clock, countries, wording
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import papers as case_papers
from chancery.kernel.documents import queries as stored
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Company, Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.gates import decide
from chancery.kernel.organisation.models import Office

AUTHORITY = "Ministerio de Relaciones Exteriores del Perú"


class NotAParty(Invalid):
    """The Convention does not bind the State of destination: the document must be legalised instead."""

    code = "destination_not_party"
    sentence = (
        "{country} no aplica el Convenio de la Apostilla con el Perú: su documento necesita una legalización."
    )
    next_step = "Presente una solicitud de legalización; los requisitos y el costo se muestran en esa página."


class Excluded(Invalid):
    """The Convention leaves this class of document out (art. 1)."""

    code = "document_excluded"
    sentence = "Este documento no se puede apostillar: {why}."
    next_step = "{what_to_do}"


class PartyProposalOpen(Conflict):
    """One change of a State's standing at a time."""

    code = "party_proposal_open"
    sentence = "Ya hay una propuesta pendiente sobre {country}."
    next_step = "Pida que se apruebe o rechace antes de proponer otra."


class PartyAlreadyDecided(Conflict):
    code = "party_already_decided"
    sentence = "Esta propuesta sobre un Estado parte ya fue decidida."
    next_step = "Vuelva a la tabla de Estados parte para ver el resultado."


class PartySameHands(NotAllowed):
    """What one administrator proposes another one decides."""

    code = "party_same_hands"
    sentence = "Quien propuso el cambio sobre un Estado parte no puede decidirlo."
    next_step = "Pida a otro administrador que lo revise."


_EXCLUSIONS = {
    rules.Exclusion.CONSULAR: (
        "lo expidió un agente diplomático o consular (art. 1 del Convenio)",
        "Solicite una legalización.",
    ),
    rules.Exclusion.CUSTOMS: (
        "es un documento administrativo sobre una operación comercial o aduanera (art. 1 del Convenio)",
        "Solicite una legalización.",
    ),
    rules.Exclusion.PRIVATE: (
        "es un documento privado sin certificación de una autoridad",
        "Hágalo certificar por un notario y su Colegio de Notarios, y vuelva a presentarlo.",
    ),
    rules.Exclusion.FOREIGN: (
        "no es un documento público peruano",
        "Debe apostillarlo la autoridad del país que lo emitió.",
    ),
}


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the applicant says of the document."""

    destination: str
    document_class: rules.DocumentClass
    form: Form
    title: str
    issued_by: str
    signed_by: str
    signed_on: date


@transaction.atomic
@dated.as_they_stand()
def file(
    *,
    particulars: Particulars,
    uploads: Mapping[str, UUID],
    office: Office,
    applicant: Person,
    actor: Actor,
    company: Company | None = None,
    original_seen: bool = False,
) -> Request:
    """File a request; `original_seen` is an officer's word at a counter. Raises `NotAParty`, `Excluded`, `signatories.SignedInFuture` and what `cases.open` raises."""
    check_destination(destination=particulars.destination, document_class=particulars.document_class)
    signatories.check_date(particulars.signed_on)
    case = cases.open(
        procedure_code="apostille",
        office=office,
        applicant=applicant,
        company=company,
        actor=actor,
        uploads=uploads,
        facts={
            "destination": particulars.destination,
            "class": particulars.document_class,
            "form": particulars.form,
            "original_seen": original_seen,
        },
    )
    return Request.objects.create(
        case=case,
        destination=particulars.destination,
        document_class=particulars.document_class,
        form=particulars.form,
        title=particulars.title,
        issued_by=particulars.issued_by,
        signed_by=particulars.signed_by,
        signed_on=particulars.signed_on,
    )


def check_destination(*, destination: str, document_class: rules.DocumentClass) -> None:
    """Whether an apostille is what is needed. Raises `Excluded`, `NotAParty`."""
    exclusion = rules.exclusion_of(document_class)
    if exclusion is not None:
        why, what_to_do = _EXCLUSIONS[exclusion]
        raise Excluded(
            {"document_class": [f"{Excluded.sentence.format(why=why)} {what_to_do}"]},
            why=why,
            what_to_do=what_to_do,
        )
    if queries.instrument_for(destination, clock.today()) is not rules.Instrument.APOSTILLE:
        country = countries.name(destination)
        raise NotAParty({"destination": [NotAParty.sentence.format(country=country)]}, country=country)


def issue(
    *,
    request: Request,
    actor: Actor,
    signatory_ids: Sequence[UUID] = (),
    original_seen: bool = False,
    sheets: int = 1,
) -> Apostille:
    """Issue, number and sign the apostille of the last signature of the document's chain of certifications.

    On an electronic original the signature is verified and its certificate sought in the register of signatures;
    on paper the officer names the signatories in the order in which they signed, the document's own first, and
    says how many sheets it has. Raises what the register of signatures refuses.
    """
    with cases.step(request.case, "issue", actor=actor) as step:
        source = queries.source_of(request)
        if request.form == Form.ELECTRONIC:
            underlying = stored.content(source.file_id)
            signature = signatories.on_file(underlying, request.signed_on)
        else:
            signature = signatories.on_paper(signatory_ids, request.signed_on, original_seen=original_seen)
            underlying = None
        today = clock.today()
        facts = papers.Certificate(
            country="Perú",
            signatory=signature.name,
            capacity=signature.capacity,
            seal=signature.seal,
            place=step.case.office.city,
            on=today,
            on_words=wording.long_date(today),
            authority=AUTHORITY,
            destination=countries.name(request.destination),
            source_title=request.title,
            source_sha256=source.file_id or "",
            is_electronic=request.form == Form.ELECTRONIC,
            sheets=sheets,
        )
        document = step.issue(facts, underlying=underlying)
        step.facts["signatory"] = signature.signatory_id
        if signatory_ids:
            step.facts["chain"] = list(signatory_ids)
        return Apostille.objects.create(
            request=request,
            document=document,
            number=document.number,
            issued_on=today,
            signatory=signature.name,
            capacity=signature.capacity,
            seal=signature.seal,
        )


def refuse(*, request: Request, reason: str, actor: Actor) -> None:
    """End the procedure with a reasoned paper that is notified (TUO of Ley 27444, art. 6)."""
    with cases.step(request.case, "refuse", actor=actor, reason=reason) as step:
        step.issue(case_papers.refusal(step, about=_about(request)))


def confirm_refusal(*, request: Request, reason: str, actor: Actor) -> None:
    """End the appeal, and the matter within the ministry, with a reasoned paper (TUO of Ley 27444, arts. 227, 228)."""
    with cases.step(request.case, "confirm_refusal", actor=actor, reason=reason) as step:
        step.issue(case_papers.appeal_decision(step, about=_about(request)))


def _about(request: Request) -> dict[str, str]:
    return {"Documento": request.title, "País de destino": countries.name(request.destination)}


@transaction.atomic
def load_parties(*, actor: Actor) -> int:
    """Load the States party from the table that comes with the code; what is there already stays. Returns how many."""
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    loaded = 0
    for row in csv.DictReader((Path(__file__).parent / "parties.csv").read_text().splitlines()):
        later = ("in_force_until", "objection_from", "objection_until")
        dates = {name: date.fromisoformat(row[name]) if row[name] else None for name in later}
        _, is_new = Party.objects.get_or_create(
            country=row["country"],
            in_force_from=date.fromisoformat(row["in_force_from"]),
            defaults={**dates, "source": row["source"]},
        )
        loaded += is_new
    return loaded


@transaction.atomic
def propose_party(*, accession: rules.Accession, source: str, actor: Actor) -> PartyProposal:
    """Propose how a State's row shall read: its accession since a date, and the objection that stands (art. 12).

    Raises `PartyProposalOpen`, `Invalid`.
    """
    access.require(actor, Role.ADMINISTRATOR)
    faults = {name: [fault] for name, fault in rules.faults_of(accession).items()}
    if faults:
        raise Invalid(faults)
    if queries.open_proposals().filter(country=accession.country).exists():
        raise PartyProposalOpen(country=countries.name(accession.country))
    proposal = PartyProposal.objects.create(
        country=accession.country,
        in_force_from=accession.in_force_from,
        in_force_until=accession.in_force_until,
        objection_from=accession.objection_from,
        objection_until=accession.objection_until,
        source=source,
        proposed_by_id=access.require_person(actor),
    )
    _record_party(proposal, "propose_party", actor)
    return proposal


@transaction.atomic
def approve_party(*, proposal: PartyProposal, actor: Actor) -> Party:
    """Let the row read as proposed; requests filed before keep what held then. Raises `PartySameHands`, `PartyAlreadyDecided`."""
    access.require(actor, Role.ADMINISTRATOR)
    proposal = _decide_party(proposal, is_approved=True, actor=actor)
    party, _ = Party.objects.update_or_create(
        country=proposal.country,
        in_force_from=proposal.in_force_from,
        defaults={
            "in_force_until": proposal.in_force_until,
            "objection_from": proposal.objection_from,
            "objection_until": proposal.objection_until,
            "source": proposal.source,
        },
    )
    _record_party(proposal, "approve_party", actor)
    return party


@transaction.atomic
def decline_party(*, proposal: PartyProposal, actor: Actor) -> PartyProposal:
    """Leave the row as it is. Raises `PartySameHands`, `PartyAlreadyDecided`."""
    access.require(actor, Role.ADMINISTRATOR)
    proposal = _decide_party(proposal, is_approved=False, actor=actor)
    _record_party(proposal, "decline_party", actor)
    return proposal


def _decide_party(proposal: PartyProposal, *, is_approved: bool, actor: Actor) -> PartyProposal:
    return decide(
        proposal,
        by=access.require_person(actor),
        is_approved=is_approved,
        already=PartyAlreadyDecided,
        same_hands=PartySameHands,
    )


def _record_party(proposal: PartyProposal, verb: str, actor: Actor) -> None:
    ledger.record(
        chain=uuid5(NAMESPACE_URL, f"urn:chancery:apostilles:party:{proposal.country}"),
        verb=f"apostilles.{verb}",
        actor=actor,
        facts={
            "country": proposal.country,
            "in_force_from": proposal.in_force_from,
            "in_force_until": proposal.in_force_until,
            "objection_from": proposal.objection_from,
            "objection_until": proposal.objection_until,
            "source": proposal.source,
        },
    )
