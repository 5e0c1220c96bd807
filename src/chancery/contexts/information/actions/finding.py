"""How is the information gathered, and how is what the law closes taken out of it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.information import queries
from chancery.contexts.information.actions._acting import note
from chancery.contexts.information.models import AreaQuery, Found, RedactedPart, Redaction, Request
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents import redaction
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.redaction import Mark
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation.models import Office


class RequestOver(Conflict):
    """Nothing is gathered for a request that is over."""

    code = "information_request_over"
    sentence = "La solicitud {number} ya concluyó."
    next_step = "Vuelva a la lista de solicitudes."


class NothingMarked(Invalid):
    """A redaction covers something, by an exception."""

    code = "nothing_marked"
    sentence = "No marcó ninguna parte que tachar."
    next_step = "Indique al menos una parte, con su página y la excepción en que se apoya."


class AreaQuestionMissing(Invalid):
    """A unit is asked something, by a day that has not passed."""

    code = "area_question_missing"
    sentence = "Falta decir qué se pide a la unidad, o la fecha ya pasó."
    next_step = "Escriba qué debe buscar la unidad y una fecha desde hoy."


class AreaAlreadyReplied(Conflict):
    """A unit replies once."""

    code = "area_already_replied"
    sentence = "Su unidad ya respondió esta consulta."
    next_step = "Si falta algo, comuníquelo al responsable de acceso a la información."


class AreaReplyMissing(Invalid):
    """A unit says what it found."""

    code = "area_reply_missing"
    sentence = "Falta escribir qué se encontró y dónde se buscó."


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page to be taken out, by an exception of the law."""

    mark: Mark
    exemption: str


@transaction.atomic
def add_file(*, request: Request, upload_id: UUID, title: str, actor: Actor) -> Found:
    """Add a file that holds what was asked for. Raises `RequestOver`, `UploadUnknown`, `UploadNotUsable`."""
    access.require(actor, Role.INFORMATION_OFFICER, office_id=request.case.office_id)
    _require_open(request)
    upload = stored.own_upload(actor, upload_id)
    documents.use_upload(upload_id=upload_id, case_id=request.case_id, actor=actor)
    found = Found.objects.create(request=request, upload=upload, title=title.strip()[:200] or upload.filename)
    note(request, "add_file", actor, file=upload.file_id)
    return found


@transaction.atomic
def remove_file(*, found: Found, actor: Actor) -> None:
    """Leave a file out of the answer; it stays in the record. Raises `RequestOver`."""
    access.require(actor, Role.INFORMATION_OFFICER, office_id=found.request.case.office_id)
    _require_open(found.request)
    found.removed_at = clock.now()
    found.save(update_fields=["removed_at"])
    note(found.request, "remove_file", actor, file=found.upload.file_id)


@transaction.atomic
def redact(*, found: Found, parts: Sequence[Part], actor: Actor) -> Redaction:
    """Make the copy that will be delivered in place of the file: what the parts cover is not in it.

    Raises `NothingMarked`, `MarkOutside`, `NotRedactable`, `ExemptionNotFound`, `RequestOver`.
    """
    request = found.request
    access.require(actor, Role.INFORMATION_OFFICER, office_id=request.case.office_id)
    _require_open(request)
    if not parts:
        raise NothingMarked({"parts": [NothingMarked.sentence]})
    rows = [(part.mark, queries.exemption(part.exemption)) for part in parts]
    made = redaction.redact(stored.content(found.upload.file_id), [mark for mark, _ in rows])
    kept = Redaction.objects.create(found=found, file=documents.keep(made, PDF), made_by=actor.name)
    RedactedPart.objects.bulk_create(
        RedactedPart(
            redaction=kept, page=mark.page, left=mark.left, top=mark.top, right=mark.right, bottom=mark.bottom,
            exemption=exemption,
        )
        for mark, exemption in rows
    )  # fmt: skip
    note(request, "redact", actor, file=found.upload.file_id, made=kept.file_id, parts=len(rows))
    return kept


@transaction.atomic
def ask_area(*, request: Request, office: Office, question: str, due_on: date, actor: Actor) -> AreaQuery:
    """Ask the unit that may hold the information; it is not told who wants it. Raises `AreaQuestionMissing`, `RequestOver`."""
    access.require(actor, Role.INFORMATION_OFFICER, office_id=request.case.office_id)
    _require_open(request)
    if not question.strip() or due_on < clock.today():
        raise AreaQuestionMissing({"question": [AreaQuestionMissing.sentence]})
    asked = AreaQuery.objects.create(
        request=request, office=office, question=question.strip()[:2000], due_on=due_on
    )
    note(request, "ask_area", actor, office=office.code, due=due_on)
    for head in identity.officers_at(office.id, *queries.HEADS):
        notifications.notify(
            recipient=head,
            subject="Le consultan por una solicitud de información",
            text=f"El responsable de acceso a la información pide a {office.name} lo que sigue, a más tardar el "
            f"{due_on:%d/%m/%Y}: {asked.question}",
            case_id=None,
            link="/acceso-informacion/consultas/",
            takes_effect=False,
            actor=actor,
        )
    return asked


@transaction.atomic
def reply_for_area(*, query: AreaQuery, reply: str, actor: Actor) -> AreaQuery:
    """Say what the unit found. Raises `AreaAlreadyReplied`, `AreaReplyMissing`."""
    access.require(actor, *queries.AREA, office_id=query.office_id)
    locked = AreaQuery.objects.select_for_update().get(pk=query.pk)
    if locked.replied_at is not None:
        raise AreaAlreadyReplied
    if not reply.strip():
        raise AreaReplyMissing({"reply": [AreaReplyMissing.sentence]})
    locked.reply, locked.replied_at, locked.replied_by = reply.strip()[:2000], clock.now(), actor.name
    locked.save(update_fields=["reply", "replied_at", "replied_by"])
    ledger.record(
        chain=locked.request.case_id,
        verb="information.reply_for_area",
        actor=actor,
        facts={"query": locked.id},
    )
    return locked


def _require_open(request: Request) -> None:
    if request.case.closed_at is not None:
        raise RequestOver(number=request.case.number)
