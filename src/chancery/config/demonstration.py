"""How is a ministry in motion made? By calling the same actions as people do, under a clock that moves."""

import heapq
import json
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from chancery.config import personas
from chancery.contexts.apostilles import actions as apostille_actions
from chancery.contexts.apostilles import demo as apostilles
from chancery.contexts.apostilles import queries as apostille_queries
from chancery.contexts.legalisations import demo as legalisations
from chancery.contexts.signatories import actions as signature_actions
from chancery.contexts.signatories import demo as signatories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import jobs as case_jobs
from chancery.kernel.cases.demo import Citizen, Story
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees.models import PaymentAttempt
from chancery.kernel.identity.models import Account
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.models import Submission
from chancery.kernel.notifications import jobs as notification_jobs
from chancery.kernel.notifications.models import Delivery
from chancery.kernel.organisation import actions as organisation

SEED = 1821
MONTHS = 8
FIRST_DAY = datetime(2026, 1, 2, 13, tzinfo=UTC)
SYSTEM = system_actor("Demostración", channel=Channel.COMMAND)
Say = Callable[[str], None]


class NotADemonstration(Conflict):
    """Invented people have no place in a real ministry, and nothing of a real ministry is thrown away."""

    code = "not_a_demonstration"
    sentence = "Este sistema no es de demostración: no se cargan ni se borran datos inventados."
    next_step = "Use otra base de datos, o cree las cuentas del ministerio desde la administración."


def require_demonstration() -> None:
    """Refuse where the demonstration is off, and where there are accounts that it did not make."""
    if not settings.DEMONSTRATION or (Account.objects.exists() and not personas.are_loaded()):
        raise NotADemonstration


@transaction.atomic
def load(*, cases: int, say: Say) -> None:
    """Make the demonstration once, whole or not at all; a second call finds it made. Raises `NotADemonstration`."""
    require_demonstration()
    if personas.are_loaded():
        return
    began = time.monotonic()
    until = clock.now()
    since = max(until - timedelta(days=30 * MONTHS), FIRST_DAY)
    say("Claves, oficinas, calendarios, tarifas y Estados parte…")
    with clock.set_to(since):
        key_folder().ensure()
        ledger.ensure_log_key(actor=SYSTEM)
        organisation.load_network(actor=SYSTEM)
        fees.load_tariff(actor=SYSTEM)
        apostille_actions.load_parties(actor=SYSTEM)
        say("Personas y registro de firmas…")
        personas.load(seed=SEED, register_file=Path(settings.VAR) / "reniec_people.json")
        registrars = (personas.actor("registradora@example.org"), personas.actor("registrador2@example.org"))
        signatories.load(registrars=registrars, seed=SEED)
        _register_university(registrars)
    with clock.set_to(until):
        told = apostilles.stories(cast=_cast(), cases=cases, since=since, seed=SEED)
        told += legalisations.stories(
            desks=_desks(),
            citizens=_cast().citizens,
            scans=apostilles.scans(seed=SEED),
            each=cases // 16,
            seed=SEED,
        )
    _tell(told, since=since, until=until, say=say)
    _leave_files(Path(settings.VAR))
    say(f"Demostración lista en {time.monotonic() - began:.0f} s.")


def _tell(stories: Iterable[Story], *, since: datetime, until: datetime, say: Say) -> None:
    """Resume every story, and the nights between them, at the instants that they name: the earliest first."""
    agenda = [(next(story), ordinal, story) for ordinal, story in enumerate((_nights(since, say), *stories))]
    heapq.heapify(agenda)
    while agenda and agenda[0][0] <= until:
        at, ordinal, story = heapq.heappop(agenda)
        with clock.set_to(at):
            wanted = next(story, None)
        if wanted is not None:
            heapq.heappush(agenda, (wanted, ordinal, story))
    with clock.set_to(until):
        _work_off()


def _nights(since: datetime, say: Say) -> Story:
    """The nights between two days: what the worker does by itself, so that nothing of the past is left for today's."""
    night = since.astimezone(clock.LIMA).replace(hour=1, minute=0, second=0, microsecond=0)
    while True:
        month = night.month
        night += timedelta(days=1)
        yield night
        _work_off()
        if night.month != month:
            say(f"Expedientes: hasta {night:%m/%Y}…")


def _work_off() -> None:
    for delivery_id in Delivery.objects.filter(sent_at=None).order_by("notice__created_at").values_list("pk"):
        notification_jobs.deliver(delivery_id=str(delivery_id[0]))
    case_jobs.sweep(timestamp=0)
    notification_jobs.sweep(timestamp=0)
    if Submission.objects.exists():
        ledger.sequence(actor=SYSTEM)


def _register_university(registrars: tuple[Actor, Actor]) -> None:
    """A university whose signature on electronic diplomas the register knows by its certificate."""
    proposer, approver = registrars
    signatory_id, _ = apostille_queries.signatures_like(apostilles.UNIVERSITY, clock.today())[0]
    proposal = signature_actions.propose_certificate(
        signatory_id=UUID(signatory_id),
        certificate=apostilles.university_certificate(),
        support="Oficio de demostración",
        actor=proposer,
    )
    signature_actions.approve(registration_id=proposal.id, actor=approver)


def _cast() -> apostilles.Cast:
    actor = personas.actor
    at_home = [
        Citizen(actor(email), personas.person(email), personas.company_of(email))
        for email in personas.CITIZENS
    ]
    at_counter = [Citizen(*found) for found in personas.customers()]
    third = actor("funcionaria3@example.org")
    south = actor("funcionario.arequipa@example.org")
    return apostilles.Cast(
        citizens=(*at_home * 6, *at_counter),
        hesitant=at_home[2],
        officers={
            personas.LIMA: (actor("funcionaria@example.org"), actor("funcionario2@example.org"), third),
            "mac-callao": (third,),
            "ode-arequipa": (south,),
            "ode-cusco": (south,),
        },
        heads={personas.LIMA: actor("jefa@example.org")},
    )


def _desks() -> tuple[legalisations.Desk, ...]:
    """A counter in Lima, and a consul abroad who signs in person."""
    return (
        legalisations.Desk(personas.LIMA, personas.actor("funcionaria@example.org")),
        legalisations.Desk("cg-hanoi", personas.actor("consul.hanoi@example.org"), "VN"),
    )


def _leave_files(var: Path) -> None:
    """Beside the database: what the simulated card page collected, and files to try the platform with."""
    lines = [
        {
            "movement": "payment",
            "reference": f"pay_{attempt.id.hex}",
            "subject": str(attempt.id),
            "amount": str(attempt.charge.amount),
            "currency": attempt.charge.currency,
            "occurred_at": attempt.started_at.isoformat(),
        }
        for attempt in PaymentAttempt.objects.select_related("charge")
    ]
    (var / "collected_payments.json").write_text(json.dumps(lines))
    folder = var / "muestras"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in apostilles.samples(seed=SEED).items():
        (folder / name).write_bytes(content)
