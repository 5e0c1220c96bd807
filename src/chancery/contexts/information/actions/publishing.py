"""How does an answer become everybody's, without the name of who asked?"""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from chancery.contexts.information import queries
from chancery.contexts.information.actions._acting import note
from chancery.contexts.information.models import Publication, PublishedFile, Request
from chancery.contexts.information.rules import names_somebody, searchable
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access


class NotAnsweredYet(Conflict):
    """Only what was answered is published."""

    code = "information_not_answered"
    sentence = "Esta solicitud todavía no tiene una respuesta que publicar."
    next_step = "Respóndala primero."


class AlreadyPublished(Conflict):
    """An answer is published once."""

    code = "information_already_published"
    sentence = "La respuesta a esta solicitud ya se publicó."


class NamesSomebody(Invalid):
    """What is published tells nobody who asked, nor anybody's documents (Ley 29733)."""

    code = "publication_names_somebody"
    sentence = "Lo que va a publicar parece nombrar a alguien o llevar un dato suyo: {found}."
    next_step = "Quítelo o cámbielo por otras palabras, y vuelva a confirmar."


class PublicationUnconfirmed(Invalid):
    """A person read it before everybody does: no program knows every name."""

    code = "publication_unconfirmed"
    sentence = "Falta que confirme que leyó el texto y los archivos, y que no llevan datos de nadie."
    next_step = "Léalos y marque la confirmación."


class PublicationIncomplete(Invalid):
    """A question and an answer."""

    code = "publication_incomplete"
    sentence = "Faltan la pregunta o la respuesta que se publicarán."


class WithdrawalReasonMissing(Invalid):
    """Why something is no longer shown is part of the record."""

    code = "withdrawal_reason_missing"
    sentence = "Falta el motivo por el que se retira la publicación."


@transaction.atomic
def publish(
    *,
    request: Request,
    question: str,
    answer: str,
    delivered_ids: Collection[UUID] = (),
    is_confirmed: bool,
    actor: Actor,
) -> Publication:
    """Publish what was asked and answered, in words that name nobody, as the responsible official read and confirmed them.

    Raises `NotAnsweredYet`, `AlreadyPublished`, `PublicationIncomplete`, `NamesSomebody`, `PublicationUnconfirmed`,
    `FoundNotFound`.
    """
    access.require(actor, Role.INFORMATION_OFFICER, office_id=request.case.office_id)
    answers = queries.answers_of(request)
    if not answers:
        raise NotAnsweredYet
    if Publication.objects.filter(request=request).exists():
        raise AlreadyPublished
    if not question.strip() or not answer.strip():
        raise PublicationIncomplete({"question": [PublicationIncomplete.sentence]})
    files = [queries.delivered(request, each) for each in delivered_ids]
    concerned = queries.concerned(request)
    for name, text in (
        ("question", question),
        ("answer", answer),
        ("files", " ".join(each.title for each in files)),
    ):
        if found := names_somebody(text, concerned):
            told = ", ".join(found)
            raise NamesSomebody({name: [NamesSomebody.sentence.format(found=told)]}, found=told)
    if not is_confirmed:
        raise PublicationUnconfirmed({"is_confirmed": [PublicationUnconfirmed.sentence]})
    last = answers[-1]
    published = Publication.objects.create(
        request=request,
        question=question.strip(),
        answer=answer.strip(),
        words=searchable(question, answer),
        outcome=last.outcome,
        office=request.case.office,
        answered_on=last.answered_on,
        confirmed_by=actor.name,
    )
    PublishedFile.objects.bulk_create(PublishedFile(publication=published, delivered=each) for each in files)
    note(request, "publish", actor, publication=published.id, files=[each.file_id for each in files])
    return published


@transaction.atomic
def withdraw_publication(*, publication: Publication, reason: str, actor: Actor) -> Publication:
    """Take back what should not have been shown; the record keeps that it was. Raises `WithdrawalReasonMissing`."""
    access.require(actor, Role.INFORMATION_OFFICER, *queries.HEADS, office_id=publication.office_id)
    if not reason.strip():
        raise WithdrawalReasonMissing({"reason": [WithdrawalReasonMissing.sentence]})
    publication.withdrawn_at, publication.withdrawn_because = clock.now(), reason.strip()[:500]
    publication.save(update_fields=["withdrawn_at", "withdrawn_because"])
    note(publication.request, "withdraw_publication", actor, reason=publication.withdrawn_because)
    return publication
