"""What does the applicant hand in with a case? A file for each requirement; none is ever taken away."""

from collections.abc import Collection, Mapping
from uuid import UUID

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases.models import Attachment, Case
from chancery.kernel.documents import actions as documents
from chancery.kernel.procedures.vocabulary import Procedure


class RequirementMissing(Invalid):
    """What the procedure requires was not handed in (TUO of Ley 27444, art. 136)."""

    code = "requirement_missing"
    sentence = "Falta un requisito: {requirement}."
    next_step = "Adjunte el archivo y vuelva a enviar."


class UnknownRequirement(Invalid):
    """Nothing is handed in that the procedure does not ask for (TUO of Ley 27444, art. 48)."""

    code = "unknown_requirement"
    sentence = "Este trámite no pide «{requirement}»."
    next_step = "Adjunte solo lo que se pide en la lista de requisitos."


class NothingHandedIn(Invalid):
    """An observation is answered with a file, or with an explanation."""

    code = "nothing_handed_in"
    sentence = "No adjuntó ningún archivo ni escribió una explicación."
    next_step = "Adjunte lo que se le pidió, o explique por qué no hace falta."


def require_all(procedure: Procedure, uploads: Collection[str], also: Collection[str] = ()) -> None:
    """Raise `RequirementMissing` for the first requirement that was not handed in, though it is not optional, or is one of `also`."""
    for requirement in procedure.requirements:
        is_wanted = not requirement.optional or requirement.code in also
        if is_wanted and requirement.code not in uploads:
            sentence = RequirementMissing.sentence.format(requirement=requirement.label)
            raise RequirementMissing({requirement.code: [sentence]}, requirement=requirement.label)


def hand_in(case: Case, procedure: Procedure, uploads: Mapping[str, UUID], actor: Actor) -> None:
    """Give uploads to a case. Raises `UnknownRequirement`, `UploadUnknown`, `UploadNotUsable`."""
    for code, upload_id in uploads.items():
        if procedure.requirement(code) is None:
            raise UnknownRequirement(requirement=code)
        documents.use_upload(upload_id=upload_id, case_id=case.id, actor=actor)
        Attachment.objects.create(case=case, requirement=code, upload_id=upload_id, handed_in_at=clock.now())
