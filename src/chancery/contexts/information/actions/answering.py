"""How is a request answered: whole, in part, refused, not there, somewhere else, later, or after its copies are paid?"""

from collections.abc import Sequence
from datetime import date

from chancery.contexts.information import papers, queries
from chancery.contexts.information.actions._acting import Barred, Ground, barred, keep_answer
from chancery.contexts.information.models import Answer, Delivered, Request
from chancery.contexts.information.procedures import State
from chancery.contexts.information.rules import Outcome, working_days_between
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.fees import actions as fees
from chancery.kernel.organisation import queries as organisation

_MOST_UNITS = 9999


class AnswerEmpty(Invalid):
    """An answer says something."""

    code = "information_answer_empty"
    sentence = "Falta escribir la respuesta."
    next_step = "Diga qué se entrega, o la información misma si cabe en unas líneas."


class CostUnpaid(Conflict):
    """What was wanted on paper or on a disc is reproduced once it is paid (TUO of Ley 27806, art. 20)."""

    code = "information_cost_unpaid"
    sentence = "La pidieron en una forma que tiene costo, y falta liquidarlo y que lo paguen."
    next_step = "Tome el paso «Liquidar la reproducción»; al pagarse, podrá entregarla."


class NothingToPrice(Conflict):
    """Digital delivery costs nothing."""

    code = "information_nothing_to_price"
    sentence = "La pidieron en formato digital, que no tiene costo."
    next_step = "Entregue la información sin cobrar."


class PriceUnfit(Invalid):
    """What is charged is what the tariff has for the form that was asked."""

    code = "information_price_unfit"
    sentence = "Ese concepto de la tarifa no corresponde a la forma en que pidieron la información, o la cantidad no es válida."
    next_step = "Elija un concepto de la lista y una cantidad desde 1."


class ExtensionNotLater(Invalid):
    """An extension gives a later working day than the one that holds."""

    code = "extension_not_later"
    sentence = "La nueva fecha debe ser un día hábil posterior al {due}."
    next_step = "Elija otra fecha."


class EntityMissing(Invalid):
    """A request is sent to an entity that has a name (TUO of Ley 27806, art. 11)."""

    code = "redirection_entity_missing"
    sentence = "Falta decir a qué entidad se envía la solicitud."


def answer(*, request: Request, text: str, grounds: Sequence[Ground] = (), actor: Actor) -> Answer:
    """Give what was found, whole or without what the law closes: then the answer cites each exception.

    Raises `AnswerEmpty`, `CostUnpaid`, and what `_acting.barred` raises.
    """
    with cases.step(request.case, "answer", actor=actor) as step:
        if request.form.tariff and step.case.state != State.PAID:
            raise CostUnpaid
        return _give(step, request, text, grounds, clock_code="answer")


def comply(*, request: Request, text: str, grounds: Sequence[Ground] = (), actor: Actor) -> Answer:
    """Give what the Tribunal ordered. Raises what `answer` raises, but for the cost."""
    with cases.step(request.case, "comply", actor=actor) as step:
        return _give(step, request, text, grounds, clock_code="compliance")


def _give(step: Taking, request: Request, text: str, grounds: Sequence[Ground], *, clock_code: str) -> Answer:
    if not text.strip():
        raise AnswerEmpty({"text": [AnswerEmpty.sentence]})
    cited = queries.exemptions_cited(request)
    told = {ground.exemption: ground for ground in grounds}
    bars = barred([told.get(each.code, Ground(each.code)) for each in cited]) if cited else ()
    files = [
        (each.title, redaction.file_id if redaction else each.upload.file_id or "", redaction is not None)
        for each, redaction in queries.found_of(request)
    ]
    outcome = Outcome.PARTIAL if bars else Outcome.GRANTED
    document = step.issue(
        papers.letter(
            request,
            decision="Se entrega lo pedido, con partes tachadas por las excepciones que se citan."
            if bars
            else "Se entrega lo pedido.",
            text=text.strip(),
            points=_points(bars),
            files=[papers.Enclosed(title, is_redacted, sha256) for title, sha256, is_redacted in files],
        )
    )
    kept = keep_answer(
        step, request, outcome=outcome, document=document, clock_code=clock_code, bars=bars, text=text.strip()
    )
    Delivered.objects.bulk_create(
        Delivered(answer=kept, ordinal=ordinal, title=title, file_id=sha256, is_redacted=is_redacted)
        for ordinal, (title, sha256, is_redacted) in enumerate(files, start=1)
    )
    step.facts["files"] = [sha256 for _, sha256, _ in files]
    return kept


def refuse(*, request: Request, reason: str, grounds: Sequence[Ground], actor: Actor) -> Answer:
    """Refuse by an exception of the law, saying until when it bars (TUO of Ley 27806, art. 13).

    Raises what `_acting.barred` raises.
    """
    with cases.step(request.case, "refuse", actor=actor, reason=reason) as step:
        bars = barred(grounds)
        document = step.issue(
            papers.letter(request, decision="Se deniega lo pedido.", text=step.reason, points=_points(bars))
        )
        return keep_answer(step, request, outcome=Outcome.REFUSED, document=document, bars=bars)


def state_missing(*, request: Request, reason: str, actor: Actor) -> Answer:
    """State in writing that the information does not exist, and where it was sought (TUO of Ley 27806, art. 13)."""
    with cases.step(request.case, "state_missing", actor=actor, reason=reason) as step:
        document = step.issue(
            papers.letter(request, decision="El Ministerio no tiene la información pedida.", text=step.reason)
        )
        return keep_answer(step, request, outcome=Outcome.MISSING, document=document)


def redirect(*, request: Request, entity: str, reason: str, actor: Actor) -> Answer:
    """Send the request to the entity that has the information. Late it is still sent, and the record says that it was late.

    Raises `EntityMissing`.
    """
    with cases.step(request.case, "redirect", actor=actor, reason=reason) as step:
        if not entity.strip():
            raise EntityMissing({"entity": [EntityMissing.sentence]})
        document = step.issue(
            papers.letter(
                request,
                decision=f"Se envía la solicitud a {entity.strip()}, que tiene la información.",
                text=step.reason,
                points=[("Entidad", entity.strip())],
                is_final=False,
            )
        )
        due = queries.last_day_of(request, "screening")
        step.facts["entity"] = entity.strip()
        step.facts["is_in_window"] = due is not None
        return keep_answer(
            step, request, outcome=Outcome.REDIRECTED, document=document, entity=entity.strip()[:200]
        )


def extend(*, request: Request, until: date, reason: str, actor: Actor) -> None:
    """Announce, once and with reasons, the day on which it will be answered: the same clock, with more days.

    Raises `ExtensionNotLater`.
    """
    with cases.step(request.case, "extend", actor=actor, reason=reason) as step:
        due = queries.last_day_of(request, "answer")
        calendar = organisation.calendar_of(step.case.office)
        if due is None or until <= due or not calendar.is_working(until):
            stated = f"{due:%d/%m/%Y}" if due else "de hoy"
            raise ExtensionNotLater({"until": [ExtensionNotLater.sentence.format(due=stated)]}, due=stated)
        more = working_days_between(due, until, calendar)
        step.amounts["answer"] = queries.amount_of(request, "answer") + more
        request.extended_until = until
        request.save(update_fields=["extended_until"])
        step.facts["until"] = until
        step.issue(
            papers.letter(
                request,
                decision=f"Se responderá a más tardar el {until:%d/%m/%Y}.",
                text=step.reason,
                points=[("Fecha anterior", f"{due:%d/%m/%Y}"), ("Días hábiles que se agregan", str(more))],
                is_final=False,
            )
        )


def price(*, request: Request, tariff: str, units: int, actor: Actor) -> None:
    """Charge what its reproduction costs in the form asked, and nothing else. Raises `NothingToPrice`, `PriceUnfit`."""
    with cases.step(request.case, "price", actor=actor) as step:
        items = request.form.tariff
        if not items:
            raise NothingToPrice
        if tariff not in items or not 1 <= units <= _MOST_UNITS:
            raise PriceUnfit({"units": [PriceUnfit.sentence]})
        case = step.case
        charge = fees.raise_charge(
            case_id=case.id,
            tariff_code=tariff,
            payer=case.applicant,
            on=organisation.local_date(case.office),
            units=units,
            office=case.office,
            actor=actor,
        )
        step.facts["charge"] = charge.id


def _points(bars: Sequence[Barred]) -> list[tuple[str, str]]:
    return [(f"Art. {each.exemption.article}", f"{each.exemption.title}; {each.words}") for each in bars]
