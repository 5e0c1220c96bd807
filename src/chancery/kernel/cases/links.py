"""Where is a case's page? The declaration names the route; the kernel knows no context."""

from uuid import UUID

from django.urls import reverse

from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import queries
from chancery.kernel.cases.models import Case
from chancery.kernel.procedures import registry


def page_of(case: Case) -> str:
    """The path of the case's page in its context."""
    procedure = registry.version(case.procedure_code, case.procedure_version)
    return reverse(procedure.route, args=[case.number])


def seen_by(actor: Actor, case_id: UUID) -> tuple[str, str]:
    """Number and path of the case's page, empty where the actor does not see the case."""
    case = queries.visible_to(actor).filter(id=case_id).first()
    return (case.number, page_of(case)) if case is not None else ("", "")
