"""What did the Tribunal decide of an appeal?"""

from datetime import date

from chancery.contexts.information.models import Request, TribunalRuling
from chancery.contexts.information.rules import Ruling
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.organisation import queries as organisation

_MOST_DAYS = 60


class RulingIncomplete(Invalid):
    """A ruling has a number and a date, and orders by a day."""

    code = "ruling_incomplete"
    sentence = "Faltan el número de la resolución, su fecha, que no puede ser futura, o los días que da para cumplir."
    next_step = "Copie los datos de la resolución del Tribunal."


def note_granted(*, request: Request, number: str, ruled_on: date, days: int, actor: Actor) -> TribunalRuling:
    """The Tribunal orders the ministry to give it, in so many working days. Raises `RulingIncomplete`."""
    with cases.step(request.case, "note_granted", actor=actor) as step:
        ruling = _keep(step, request, number, ruled_on, Ruling.GRANTED, days)
        step.amounts["compliance"] = days
        return ruling


def note_denied(*, request: Request, number: str, ruled_on: date, actor: Actor) -> TribunalRuling:
    """The Tribunal does not grant the appeal: the matter ends within the administration. Raises `RulingIncomplete`."""
    with cases.step(request.case, "note_denied", actor=actor) as step:
        return _keep(step, request, number, ruled_on, Ruling.DENIED, None)


def _keep(
    step: Taking, request: Request, number: str, ruled_on: date, ruling: Ruling, days: int | None
) -> TribunalRuling:
    wrong: dict[str, list[str]] = {}
    if not 0 < len(number.strip()) <= 60:
        wrong["number"] = ["Escriba el número de la resolución."]
    if ruled_on > organisation.local_date(step.case.office):
        wrong["ruled_on"] = ["La fecha de la resolución no puede ser futura."]
    if days is not None and not 1 <= days <= _MOST_DAYS:
        wrong["days"] = [f"El plazo para cumplir va de 1 a {_MOST_DAYS} días hábiles."]
    if wrong:
        raise RulingIncomplete(wrong)
    step.facts["ruling"] = number.strip()
    return TribunalRuling.objects.create(
        request=request, number=number.strip(), ruled_on=ruled_on, ruling=ruling, days=days
    )
