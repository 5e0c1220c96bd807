"""How does what the units have finished with come into its series, and how is it put into another?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from chancery.contexts.correspondence import queries as correspondence
from chancery.contexts.memoranda import queries as memoranda
from chancery.contexts.retention import queries
from chancery.contexts.retention.actions._keeping import reason_given
from chancery.contexts.retention.models import ClosedFile, SeriesRule
from chancery.contexts.retention.rules import Place, Source, digest_of
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict
from chancery.kernel.documents.holding import AtRest
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

_OVERLAP = timedelta(days=2)
"""What closed in an act that committed late is seen by the next night's round."""


class ClosedFileHeld(Conflict):
    """What is held stays as it is."""

    code = "closed_file_held"
    sentence = (
        "El expediente {number} está retenido: mientras dure la retención no cambia de serie ni se elimina."
    )
    next_step = "Vea quién ordenó la retención; solo esa oficina la levanta."


class ClosedFileSettled(Conflict):
    """What is before the committee, or gone, is not classified otherwise."""

    code = "closed_file_settled"
    sentence = (
        "El expediente {number} está en una propuesta de eliminación o ya se eliminó: no cambia de serie."
    )
    next_step = "Si la propuesta es denegada, podrá cambiarlo."


def take_in(*, actor: Actor) -> int:
    """Classify what was closed since the last round, each in a transaction of its own; a second round changes nothing.

    What was reopened and closed again is dated anew, under the rule that it had. Returns how many came in.
    """
    access.require(actor, Role.SYSTEM)
    came = 0
    for source, each in _finished():
        with transaction.atomic():
            came += _take(source, each, actor)
    return came


@transaction.atomic
def reclassify(*, file: ClosedFile, series: str, reason: str, actor: Actor) -> ClosedFile:
    """Put a file into another series, with the reason: its unit's archivist while the unit has it, the central one afterwards.

    The rule is that in force when the file was closed. Raises `RetentionReasonMissing`, `ClosedFileHeld`, `ClosedFileSettled`, `SeriesNotFound`.
    """
    access.require(actor, *queries.UNIT, Role.ARCHIVIST)
    said = reason_given(reason)
    rule = _rule_then(series, file)
    queries.lock(*sorted((file.rule.code, rule.code)), str(file.pk))
    (held,) = queries.files([file.pk])
    if held.place == Place.UNIT:
        access.require(actor, *queries.UNIT, office_id=held.office_id)
    else:
        access.require(actor, Role.ARCHIVIST, office_id=queries.central().id)
    if held.is_held:
        raise ClosedFileHeld(number=held.number)
    if held.place == Place.DISPOSED or held.disposal_items.filter(outcome="").exists():
        raise ClosedFileSettled(number=held.number)
    before = held.rule.code
    _put(held, rule)
    held.save(update_fields=["rule", "transfer_on", "disposal_on"])
    facts = {"from": before, "to": rule.code, "reason": said}
    ledger.record(chain=held.pk, verb="retention.reclassify", actor=actor, facts=facts)
    return held


def _finished() -> Iterator[tuple[Source, AtRest]]:
    for source, told in ((Source.RECORD, correspondence.at_rest), (Source.INTERNAL, memoranda.at_rest)):
        for each in told(_since(source)):
            yield source, each


def _since(source: Source) -> datetime | None:
    last = ClosedFile.objects.filter(source=source).order_by("-closed_at").first()
    return last.closed_at - _OVERLAP if last is not None else None


def _take(source: Source, told: AtRest, actor: Actor) -> bool:
    ledger.hold(told.id)
    known = ClosedFile.objects.filter(source=source, source_id=told.id).first()
    if known is not None:
        _date_anew(known, told, actor)
        return False
    closed_on = told.closed_at.astimezone(clock.LIMA).date()
    kind = f"{source}.{told.kind}"
    made = ClosedFile(
        source=source, source_id=told.id, number=told.number, kind=kind, title=told.title,
        begun_on=told.begun_on, **_told(told),
    )  # fmt: skip
    _put(made, queries.default_series(kind, told.office_id, closed_on))
    made.save(force_insert=True)
    facts = {"number": made.number, "series": made.rule.code, "closed_on": made.closed_on}
    ledger.record(chain=made.pk, verb="retention.take_in", actor=actor, facts=facts)
    return True


def _date_anew(known: ClosedFile, told: AtRest, actor: Actor) -> None:
    (known,) = queries.files([known.pk])
    if known.closed_at >= told.closed_at or known.place != Place.UNIT:
        return
    stated = _told(told)
    for name, value in stated.items():
        setattr(known, name, value)
    _put(known, known.rule)
    known.save(update_fields=[*stated, "transfer_on", "disposal_on"])
    ledger.record(
        chain=known.pk, verb="retention.close_again", actor=actor, facts={"closed_on": known.closed_on}
    )


def _told(told: AtRest) -> dict[str, object]:
    return {
        "office_id": told.office_id,
        "subjects": " ".join(str(each) for each in told.subjects),
        "closed_at": told.closed_at,
        "closed_on": told.closed_at.astimezone(clock.LIMA).date(),
        "sheets": told.sheets,
        "digest": digest_of(told.hashes),
        "is_reserved": told.is_reserved,
    }


def _put(file: ClosedFile, rule: SeriesRule) -> None:
    file.rule = rule
    file.transfer_on = rule.term.transfer_on(file.closed_on)
    file.disposal_on = rule.term.disposal_on(file.closed_on)


def _rule_then(code: str, file: ClosedFile) -> SeriesRule:
    """The rule of a series when the file was closed; its first one, where it began later."""
    then = queries.series_in_force(file.closed_on).filter(code=code).first()
    return then if then is not None else queries.series(code)
