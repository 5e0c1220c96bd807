"""The verbs of an apostille, in the order of the story."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db import transaction

from chancery.contexts.apostilles import papers, queries, rules
from chancery.contexts.apostilles.models import Apostille, Form, Party, Request, SourceFile
from chancery.contexts.signatories import queries as signatories
from chancery.contexts.signatories.queries import RegisteredSignature
from chancery.kernel.base import clock, countries
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents import verification
from chancery.kernel.documents.models import Upload
from chancery.kernel.documents.verification import Verdict
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Company, Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

AUTHORITY = "Ministerio de Relaciones Exteriores del Perú"
SOURCE, CHAIN, TRANSLATION = "source_document", "certification_chain", "translation"


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


class SignedInFuture(Invalid):
    """A document cannot have been signed after today."""

    code = "signed_in_future"
    sentence = "La fecha de firma del documento no puede ser posterior a hoy."


class SourceMissing(Invalid):
    """Nothing to apostille was handed in."""

    code = "source_missing"
    sentence = "Falta el documento que desea apostillar."
    next_step = "Adjunte el PDF del documento y vuelva a enviar."


class AlreadyObserved(Conflict):
    """Observations are made once and in a single act (TUO of Ley 27444, art. 136)."""

    code = "already_observed"
    sentence = "El expediente {number} ya fue observado una vez; la ley permite una sola observación."
    next_step = "Decida con lo presentado: emita o deniegue."


class OriginalNotSeen(Invalid):
    """An apostille on paper is joined to an original that the officer has before his eyes."""

    code = "original_not_seen"
    sentence = "Para apostillar un documento en papel debe tener el original a la vista."


class SignatureRefused(Conflict):
    """The original's digital signature does not hold."""

    code = "original_signature_refused"
    sentence = "La firma digital del documento no es válida: {why}."
    next_step = "Observe la solicitud para que el interesado presente el archivo original, sin modificar."


class NotIssued(Conflict):
    """There is nothing to annul yet."""

    code = "apostille_not_issued"
    sentence = "El expediente {number} no tiene una apostilla emitida que se pueda anular."
    next_step = "Si la solicitud no procede, deniéguela."


class NotSigned(Conflict):
    """An electronic original without a digital signature is a scan: there is no signature to certify."""

    code = "original_not_signed"
    sentence = (
        "El archivo no tiene firma digital; un escaneo de una firma en papel no se puede apostillar así."
    )
    next_step = (
        "Observe la solicitud: el interesado debe presentar el original en papel o el archivo firmado."
    )


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
def file(
    *,
    particulars: Particulars,
    uploads: Mapping[str, UUID],
    office: Office,
    applicant: Person,
    actor: Actor,
    company: Company | None = None,
) -> Request:
    """File a request. Raises `NotAParty`, `Excluded`, `SignedInFuture`, `SourceMissing`, `UploadNotUsable`."""
    check_destination(destination=particulars.destination, document_class=particulars.document_class)
    check_date(particulars.signed_on)
    if SOURCE not in uploads:
        raise SourceMissing({SOURCE: [SourceMissing.sentence]})
    case = cases.open(
        procedure_code="apostille",
        office=office,
        applicant=applicant,
        company=company,
        actor=actor,
        facts={
            "destination": particulars.destination,
            "class": particulars.document_class,
            "form": particulars.form,
        },
    )
    request = Request.objects.create(
        case=case,
        destination=particulars.destination,
        document_class=particulars.document_class,
        form=particulars.form,
        title=particulars.title,
        issued_by=particulars.issued_by,
        signed_by=particulars.signed_by,
        signed_on=particulars.signed_on,
    )
    _hand_in(request, uploads, actor)
    return request


def check_destination(*, destination: str, document_class: rules.DocumentClass) -> None:
    """Whether an apostille is what is needed. Raises `Excluded`, `NotAParty`."""
    exclusion = rules.exclusion_of(document_class)
    if exclusion is not None:
        why, what_to_do = _EXCLUSIONS[exclusion]
        raise Excluded(
            {"document_class": [f"No se puede apostillar: {why}. {what_to_do}"]},
            why=why,
            what_to_do=what_to_do,
        )
    if queries.instrument_for(destination, clock.today()) is not rules.Instrument.APOSTILLE:
        country = countries.name(destination)
        raise NotAParty({"destination": [NotAParty.sentence.format(country=country)]}, country=country)


def check_date(signed_on: date) -> None:
    """A document is signed today at the latest. Raises `SignedInFuture`."""
    if signed_on > clock.today():
        raise SignedInFuture({"signed_on": [SignedInFuture.sentence]})


def take(*, request: Request, actor: Actor) -> None:
    """Take the case for examination."""
    with cases.step(request.case, "take", actor=actor):
        pass


def observe(*, request: Request, reason: str, actor: Actor) -> None:
    """Ask the applicant to mend what is missing, once. Raises `AlreadyObserved`."""
    with cases.step(request.case, "observe", actor=actor, reason=reason) as step:
        fresh = Request.objects.get(pk=request.pk)
        if fresh.observed_at is not None:
            raise AlreadyObserved(number=step.case.number)
        Request.objects.filter(pk=request.pk).update(observed_at=clock.now())


def correct(*, request: Request, uploads: Mapping[str, UUID], explanation: str, actor: Actor) -> None:
    """Hand in what was asked for; what was handed in before is kept. Raises `SourceMissing`."""
    with cases.step(request.case, "correct", actor=actor, reason=explanation) as step:
        if not uploads and not explanation.strip():
            raise SourceMissing({SOURCE: ["Adjunte un archivo o explique su respuesta."]})
        _hand_in(request, uploads, actor)
        step.facts["files"] = sorted(uploads)


def issue(
    *,
    request: Request,
    actor: Actor,
    signatory_id: UUID | None = None,
    original_seen: bool = False,
) -> Apostille:
    """Issue, number and sign the apostille.

    On an electronic original the signature is verified and its certificate sought in the register of signatures;
    on paper the officer names the signatory, whose tenure must cover the date of the document. Raises
    `OriginalNotSeen`, `NotSigned`, `SignatureRefused`, and what the register of signatures refuses.
    """
    with cases.step(request.case, "issue", actor=actor) as step:
        source = _source(request)
        if request.form == Form.ELECTRONIC:
            signature = _signature_on(source, request)
            underlying = stored.content(source.file_id)
        else:
            if not original_seen:
                raise OriginalNotSeen({"original_seen": [OriginalNotSeen.sentence]})
            if signatory_id is None:
                raise Invalid({"signatory_id": ["Elija la firma registrada que lleva el documento."]})
            signature = signatories.registered(signatory_id, request.signed_on)
            underlying = None
        today = clock.today()
        facts = papers.Certificate(
            country="Perú",
            signatory=signature.name,
            capacity=signature.capacity,
            seal=signature.seal,
            place=step.case.office.city,
            on=today,
            on_words=rules.long_date(today),
            authority=AUTHORITY,
            destination=countries.name(request.destination),
            source_title=request.title,
            source_sha256=source.file_id or "",
            is_electronic=request.form == Form.ELECTRONIC,
        )
        document = step.issue(facts, underlying=underlying)
        step.facts["signatory"] = signature.signatory_id
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
        today = clock.today()
        appeal = organisation.legal_period("lpag.appeal", today)
        step.issue(
            papers.Refusal(
                applicant=step.case.applicant.full_name,
                case_number=step.case.number,
                source_title=request.title,
                destination=countries.name(request.destination),
                reason=reason,
                place=step.case.office.city,
                on=today,
                on_words=rules.long_date(today),
                appeal_days=appeal.amount,
                appeal_norm=appeal.norm,
            )
        )


def receive(*, request: Request, actor: Actor) -> None:
    """The applicant has the apostille."""
    with cases.step(request.case, "receive", actor=actor):
        pass


def deliver(*, request: Request, received_by: str, actor: Actor) -> None:
    """Hand the paper over at the counter to whoever came for it."""
    if not received_by.strip():
        raise Invalid({"received_by": ["Escriba quién recibe el documento."]})
    with cases.step(request.case, "deliver", actor=actor) as step:
        step.facts["received_by"] = received_by.strip()


def withdraw(*, request: Request, actor: Actor) -> None:
    """Give up the request before it is decided."""
    with cases.step(request.case, "withdraw", actor=actor):
        pass


@transaction.atomic
def annul(*, request: Request, reason: str, actor: Actor) -> None:
    """Annul an apostille already issued; the register says so ever after, and its number is never used again.

    Raises `NotIssued`, `AlreadyRevoked`.
    """
    access.require(actor, Role.SUPERVISOR, office_id=request.case.office_id)
    apostille = Apostille.objects.select_related("document").filter(request=request).first()
    if apostille is None:
        raise NotIssued(number=request.case.number)
    documents.revoke(document=apostille.document, reason=reason, actor=actor)
    ledger.record(
        chain=request.case_id,
        verb="apostilles.annul",
        actor=actor,
        facts={"document": apostille.number, "reason": reason},
    )


def _hand_in(request: Request, uploads: Mapping[str, UUID], actor: Actor) -> None:
    for requirement, upload_id in uploads.items():
        upload = documents.use_upload(upload_id=upload_id, case_id=request.case_id, actor=actor)
        SourceFile.objects.create(
            request=request, requirement=requirement, upload=upload, handed_in_at=clock.now()
        )


def _source(request: Request) -> Upload:
    return {file.requirement: file for file in queries.files_of(request)}[SOURCE].upload


def _signature_on(source: Upload, request: Request) -> RegisteredSignature:
    report = verification.examine(stored.content(source.file_id))
    if not report.signatures:
        raise NotSigned
    last = report.signatures[-1]
    if last.verdict is Verdict.FAILED:
        raise SignatureRefused(why=last.reason)
    return signatories.by_certificate(last.certificate_sha256, request.signed_on)


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
