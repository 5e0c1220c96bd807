"""What a deed does when something becomes true in the kernel."""

from chancery.contexts.public_deeds import actions
from chancery.contexts.public_deeds.models import Asker
from chancery.kernel.base.actor import Role, system_actor
from chancery.kernel.documents.events import DocumentVerified
from chancery.kernel.gateway.civil_identity import CivilIdentity
from chancery.kernel.gateway.events import RegisterAnswered


def on_document_verified(event: DocumentVerified) -> None:
    """Whoever granted a deed learns that somebody verified one of its papers."""
    asker = Asker.REGISTRY if event.actor.holds(Role.REGISTRY_CLERK) else Asker.HOLDER
    actions.note_use(
        document_id=event.document_id,
        asker=asker,
        asked_by=event.actor.person_id,
        actor=system_actor("Verificación de escrituras", request_id=event.actor.request_id),
    )


def on_register_answered(event: RegisterAnswered) -> None:
    """The identity register, the only one a deed asks, answered at last about somebody in a draft."""
    actions.confirm_identity(
        case_id=event.case_id,
        consultation_id=event.consultation_id,
        found=event.answer if isinstance(event.answer, CivilIdentity) else None,
        actor=system_actor("Registro de identidad"),
    )
