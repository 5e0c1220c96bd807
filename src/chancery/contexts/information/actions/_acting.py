"""What several verbs of access to information do alike: who may, what is kept in the ledger, how long an exception bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chancery.contexts.information import queries
from chancery.contexts.information.models import Answer, AppliedExemption, Classified, Exemption, Request
from chancery.contexts.information.rules import Level, Outcome, latest_end, working_days_between
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents.models import Document
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation


class ExemptionMissing(Invalid):
    """A refusal cites the exception on which it rests (TUO of Ley 27806, art. 13)."""

    code = "exemption_missing"
    sentence = "Falta citar la excepción de la ley en que se apoya la denegatoria."
    next_step = "Elija al menos una excepción de la lista."


class ExemptionEndMissing(Invalid):
    """A refusal says how long what it closes stays closed (TUO of Ley 27806, art. 13)."""

    code = "exemption_end_missing"
    sentence = "Falta decir hasta qué fecha rige la excepción del art. {article}."
    next_step = "Escriba una fecha futura."


class ExemptionTooLong(Invalid):
    """No exception bars for longer than the law lets it."""

    code = "exemption_too_long"
    sentence = "La excepción del art. {article} rige a lo más hasta el {latest}."
    next_step = "Escriba una fecha anterior."


class ClassificationMissing(Invalid):
    """What is secret or reserved was classified before, in an act that the register knows (TUO of Ley 27806, arts. 15-16)."""

    code = "classification_missing"
    sentence = "La excepción del art. {article} pide el número de una clasificación vigente del registro."
    next_step = "Escriba el número del registro de información clasificada, o aplique otra excepción."


@dataclass(frozen=True, slots=True)
class Ground:
    """An exception as the official cites it: until when, or under which number of the register of classified information."""

    exemption: str
    until: date | None = None
    classified: str = ""


@dataclass(frozen=True, slots=True)
class Barred:
    """An exception with the end that the law wants said."""

    exemption: Exemption
    until: date | None
    lasts: str
    classified: Classified | None

    @property
    def words(self) -> str:
        """Until when, as the letter says it."""
        ends = f"hasta el {self.until:%d/%m/%Y}" if self.until else self.lasts
        return f"{ends} (clasificación {self.classified.number})" if self.classified else ends


def note(request: Request, verb: str, actor: Actor, **facts: object) -> None:
    """Write in the chain of the case what was done outside its steps."""
    ledger.record(chain=request.case_id, verb=f"information.{verb}", actor=actor, facts=facts)


def barred(grounds: Sequence[Ground]) -> tuple[Barred, ...]:
    """What each ground closes, and until when.

    Raises `ExemptionMissing`, `ExemptionNotFound`, `ExemptionEndMissing`, `ExemptionTooLong`, `ClassificationMissing`.
    """
    if not grounds:
        raise ExemptionMissing({"exemption": [ExemptionMissing.sentence]})
    once = {ground.exemption: ground for ground in grounds}
    return tuple(_bar(ground) for ground in once.values())


def _bar(ground: Ground) -> Barred:
    exemption, today = queries.exemption(ground.exemption), clock.today()
    article = exemption.article
    if Level(exemption.level).is_classified:
        entry = next(
            (
                each
                for each in queries.closed_by(exemption.code)
                if each.entry.number == ground.classified.strip().upper()
            ),
            None,
        )
        if entry is None:
            sentence = ClassificationMissing.sentence.format(article=article)
            raise ClassificationMissing({"classified": [sentence]}, article=article)
        return Barred(exemption, entry.expires_on, "", entry.entry)
    latest = latest_end(exemption.bar, today)
    if latest is None:
        return Barred(exemption, ground.until, exemption.lasts, None)
    if ground.until is None or ground.until <= today:
        sentence = ExemptionEndMissing.sentence.format(article=article)
        raise ExemptionEndMissing({"until": [sentence]}, article=article)
    if ground.until > latest:
        sentence = ExemptionTooLong.sentence.format(article=article, latest=f"{latest:%d/%m/%Y}")
        raise ExemptionTooLong({"until": [sentence]}, article=article, latest=f"{latest:%d/%m/%Y}")
    return Barred(exemption, ground.until, "", None)


def keep_answer(
    taking: Taking,
    request: Request,
    *,
    outcome: Outcome,
    document: Document,
    clock_code: str = "answer",
    bars: Sequence[Barred] = (),
    entity: str = "",
    text: str = "",
) -> Answer:
    """The row of an answer: how, on which day of the office, how many working days after it was received."""
    office = request.case.office
    today = organisation.local_date(office)
    calendar = organisation.calendar_of(office)
    received_on = request.case.opened_at.astimezone(calendar.zone).date()
    due_on = queries.last_day_of(request, clock_code)
    answer = Answer.objects.create(
        request=request,
        outcome=outcome,
        text=text or taking.reason,
        entity=entity,
        document=document,
        answered_on=today,
        due_on=due_on,
        working_days=working_days_between(received_on, today, calendar),
        is_ordered=clock_code == "compliance",
    )
    AppliedExemption.objects.bulk_create(
        AppliedExemption(
            answer=answer,
            exemption=each.exemption,
            until=each.until,
            lasts=each.lasts,
            classified=each.classified,
        )
        for each in bars
    )
    taking.facts["outcome"] = outcome
    taking.facts["is_late"] = answer.is_late
    if bars:
        taking.facts["exemptions"] = [each.exemption.code for each in bars]
    return answer
