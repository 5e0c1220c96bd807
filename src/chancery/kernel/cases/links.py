"""Where is a case's page? The declaration names the route; the kernel knows no context."""

from django.urls import reverse

from chancery.kernel.cases.models import Case
from chancery.kernel.procedures import registry


def page_of(case: Case) -> str:
    """The path of the case's page in its context."""
    procedure = registry.version(case.procedure_code, case.procedure_version)
    return reverse(procedure.route, args=[case.number])
