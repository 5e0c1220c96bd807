"""How is a proof added to a notice, and how are all of them bound into one file that a court can read?"""

from dataclasses import dataclass
from hashlib import sha256
from operator import attrgetter
from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock, wording
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as papers
from chancery.kernel.documents.models import Document
from chancery.kernel.documents.signing import Attached
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import queries as ledger_queries
from chancery.kernel.notifications import history, serving
from chancery.kernel.notifications import queries as notices
from chancery.kernel.notifications.models import Notice
from chancery.kernel.proofs import queries
from chancery.kernel.proofs.models import Proof, ProofKind
from chancery.kernel.proofs.papers import SERVICE_FILE, Carried, Counted, Row, ServiceFile

SUMS = "SHA256SUMS"
_EXTENSIONS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
_DAY, _MOMENT = "%d/%m/%Y", "%d/%m/%Y %H:%M"


class ServiceAttemptUnknown(Invalid):
    """A proof shows something that was written down."""

    code = "service_attempt_unknown"
    sentence = "Ese intento no está registrado en esta notificación."
    next_step = "Registre primero la visita, el envío o la publicación, y luego adjunte su prueba."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a file shows of a service."""

    kind: ProofKind
    attempt: UUID | None = None
    note: str = ""


@transaction.atomic
def attach(*, notice: Notice, upload_id: UUID, shown: Shown, actor: Actor) -> Proof:
    """Add a file that shows an attempt. Raises `ServiceAttemptUnknown`, `UploadUnknown`, `UploadNotUsable`, `RoleMissingHere`."""
    access.require(actor, *access.AT_A_COUNTER, office_id=notice.office_id)
    person_id = access.require_person(actor)
    known = {happening.subject for happening in history.of(notice)}
    if shown.attempt is not None and shown.attempt not in known:
        raise ServiceAttemptUnknown({"attempt": [ServiceAttemptUnknown.sentence]})
    documents.use_upload(upload_id=upload_id, case_id=notice.pk, actor=actor)
    proof = Proof.objects.create(
        notice=notice,
        attempt=shown.attempt,
        kind=shown.kind,
        note=shown.note.strip(),
        upload_id=upload_id,
        added_by_id=person_id,
    )
    serving.record(
        notice, "attach_proof", actor, proof=proof.pk, kind=shown.kind, sha256=proof.upload.file_id
    )
    return proof


@transaction.atomic
def issue_file(*, notice: Notice, actor: Actor) -> Document:
    """Bind what was told, what was done and what shows it into one signed paper, with every file inside it.

    Each file has its hash printed on the paper, and `SHA256SUMS` beside it: whoever has only this one file checks the
    signature and every hash without us. Raises `RoleMissingHere`, `SignerUnavailable`, `StoreUnavailable`, `FileErased`.
    """
    access.require(actor, *access.AT_A_COUNTER, office_id=notice.office_id)
    ledger.hold(_chain(notice))
    files, names = _files(notice)
    sums = "".join(f"{sha256(each.content).hexdigest()}  {each.name}\n" for each in files)
    facts = _facts(notice, files, names)
    listed = Attached(SUMS, sums.encode(), "text/plain", "Huellas SHA-256 de los archivos adjuntos")
    document = documents.issue(
        kind=SERVICE_FILE,
        facts=facts,
        case_id=notice.pk,
        office=notices.office_of(notice),
        actor=actor,
        attached=tuple(sorted((*files, listed), key=attrgetter("name"))),
    )
    serving.record(notice, "issue_file", actor, number=document.number, sha256=document.file_id)
    return document


def _chain(notice: Notice) -> UUID:
    return notice.case_id or notice.recipient_id


def _files(notice: Notice) -> tuple[list[Attached], dict[UUID | None, list[str]]]:
    """What was told, the act, each proof and the record; and the names of the proofs by the attempt that they show."""
    files = [
        Attached(
            "01-notificacion.json", notices.content_of(notice), "application/json", "Contenido notificado"
        )
    ]
    act = queries.act_of(notice)
    if act is not None:
        files.append(
            Attached(
                "02-acto.pdf", papers.content(act.file_id), "application/pdf", f"{act.title} {act.number}"
            )
        )
    names: dict[UUID | None, list[str]] = {}
    for ordinal, proof in enumerate(queries.of_notice(notice), start=1):
        name = f"prueba-{ordinal:02}.{_EXTENSIONS.get(proof.upload.media_type, 'bin')}"
        what = f"{proof.kind_label}. {proof.note}" if proof.note else proof.kind_label
        content = papers.content(proof.upload.file_id)
        files.append(Attached(name, content, proof.upload.media_type, what))
        names.setdefault(proof.attempt, []).append(name)
    record = _record(notice)
    files.append(Attached("registro.jsonl", record, "application/json", "Registro encadenado de lo actuado"))
    return files, names


def _record(notice: Notice) -> bytes:
    """The entries of the ledger that speak of the notice: the SHA-256 of each line is that of the entry."""
    own = f'"notice":"{notice.pk}"'
    entries = ledger_queries.entries(_chain(notice)).filter(facts__contains=own)
    return b"".join(ledger.text(entry) + b"\n" for entry in entries)


def _facts(notice: Notice, files: list[Attached], names: dict[UUID | None, list[str]]) -> ServiceFile:
    proof = notices.proof_of_service(notice)
    zone = notices.calendar_for(notice).zone
    office = notices.office_of(notice)
    head = ledger_queries.entries(_chain(notice)).last()
    rows = tuple(
        Row(
            at=happening.at.astimezone(zone).strftime(_DAY if happening.day_only else _MOMENT),
            title=happening.title,
            detail=happening.detail,
            norm=happening.norm,
            by=happening.by,
            files=", ".join(names.get(happening.subject, [])) if happening.subject else "",
        )
        for happening in history.of(notice)
    )
    days = tuple(
        Counted(step.day.strftime(_DAY), str(step.ordinal) if step.counted else "", step.reason, step.norm)
        for step in (proof.computation.trace if proof.computation else ())
    )
    carried = tuple(
        Carried(each.name, each.description, str(len(each.content)), sha256(each.content).hexdigest())
        for each in files
    )
    today = clock.today()
    person = notice.recipient
    return ServiceFile(
        recipient=proof.recipient,
        identity=f"{person.get_document_kind_display()} {person.document_number}",
        domicile=person.address,
        subject=notice.subject,
        text=notice.text,
        case_number=queries.case_number(notice),
        act_number=notice.act_number,
        way=proof.mode.label,
        content_sha256=notice.sha256,
        effect=proof.served_by.label if proof.served_by else "",
        effective_on=wording.long_date(proof.effective_on) if proof.effective_on else "",
        effect_norm=proof.effect_norm,
        term=" ".join(_term(each) for each in queries.terms_of(notice)),
        rows=rows,
        days=days,
        files=carried,
        chain=str(_chain(notice)),
        chain_head=head.hash if head else "",
        place=office.city,
        on_words=wording.long_date(today),
    )


def _term(term: queries.Term) -> str:
    if term.due_on is None:
        return f"{term.title}: {term.amount} días hábiles desde que surta efecto ({term.norm})."
    return f"{term.title}: {term.amount} días hábiles, hasta el {term.due_on:{_DAY}} ({term.norm})."
