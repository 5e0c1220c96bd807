"""How an officer of the demonstration serves notices: one is received, one waits for its second visit, and the rest is left to do."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.demo import Story, at_work
from chancery.kernel.documents import actions as documents
from chancery.kernel.notifications import personal, queries, serving
from chancery.kernel.notifications.models import Notice, VisitOutcome
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.proofs import actions
from chancery.kernel.proofs.models import ProofKind

_HOME = "Jirón de Prueba 545, Lima"


@dataclass(frozen=True, slots=True)
class Cast:
    """Whose notices are served, and a scan that stands for what was signed at the door."""

    office: str
    officer: Actor
    scan: bytes


def stories(*, cast: Cast, seed: int) -> list[Story]:
    """A round of visits in the last days."""
    return [_round(cast, Random(f"{seed}{cast.office}"))]  # noqa: S311


def _round(cast: Cast, chance: Random) -> Story:
    until = clock.now()
    calendar = organisation.calendar_of(organisation.office(cast.office))
    yield (at := at_work(until - timedelta(days=6), days=1, calendar=calendar, until=until, chance=chance))
    waiting = list(serving.to_serve(cast.officer).exclude(act_number="")[:2])
    for notice, made in zip(waiting, (_received, _absent), strict=False):
        made(cast, notice)
    if waiting:
        yield at_work(at, days=1, calendar=calendar, until=until, chance=chance)
        actions.issue_file(notice=waiting[0], actor=cast.officer)


def _received(cast: Cast, notice: Notice) -> None:
    made = personal.VisitMade(
        at=clock.now(),
        address=notice.recipient.address or _HOME,
        outcome=VisitOutcome.TO_ANOTHER,
        received_by="Luis de Prueba",
        received_document="DNI 40000124",
        relation="hermano",
    )
    visit = personal.record_visit(notice=notice, made=made, actor=cast.officer)
    upload = documents.receive(filename="cargo.pdf", content=cast.scan, actor=cast.officer)
    shown = actions.Shown(kind=ProofKind.RECEIPT, attempt=visit.pk)
    actions.attach(notice=notice, upload_id=upload.id, shown=shown, actor=cast.officer)


def _absent(cast: Cast, notice: Notice) -> None:
    calendar = queries.calendar_for(notice)
    today = clock.today(calendar.zone)
    made = personal.VisitMade(
        at=clock.now(),
        address=notice.recipient.address or _HOME,
        outcome=VisitOutcome.ABSENT,
        act="Casa de dos pisos, puerta verde; nadie respondió",
        next_on=calendar.next_working(today + timedelta(days=5)),
    )
    personal.record_visit(notice=notice, made=made, actor=cast.officer)
