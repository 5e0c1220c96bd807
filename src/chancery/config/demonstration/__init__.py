"""How is a ministry in motion made? By calling the same actions as people do, under a clock that moves."""

import heapq
import json
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.db import transaction

from chancery.config import personas
from chancery.config.demonstration import casts, mail
from chancery.contexts.apostilles import actions as apostille_actions
from chancery.contexts.apostilles import demo as apostilles
from chancery.contexts.apostilles import queries as apostille_queries
from chancery.contexts.complaints import demo as complaints
from chancery.contexts.complaints import jobs as complaint_jobs
from chancery.contexts.consular_accounts import demo as accounts
from chancery.contexts.correspondence import actions as correspondence_actions
from chancery.contexts.correspondence import demo as correspondence
from chancery.contexts.counter import demo as counters
from chancery.contexts.criminal_records import demo as records
from chancery.contexts.exchanges import demo as exchanges
from chancery.contexts.identity_cards import demo as cards
from chancery.contexts.information import actions as information_actions
from chancery.contexts.information import demo as information
from chancery.contexts.legalisations import demo as legalisations
from chancery.contexts.memoranda import demo as memoranda
from chancery.contexts.passports import demo as passports
from chancery.contexts.public_deeds import demo as deeds
from chancery.contexts.retention import actions as retention_actions
from chancery.contexts.retention import demo as retention
from chancery.contexts.service_desk import actions as service_desk
from chancery.contexts.signatories import actions as signature_actions
from chancery.contexts.signatories import demo as signatories
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.contexts.stickers import demo as stickers
from chancery.contexts.transmissions import demo as transmissions
from chancery.contexts.transparency import actions as transparency
from chancery.contexts.travel_papers import demo as travel_papers
from chancery.contexts.travel_permits import actions as permit_actions
from chancery.contexts.travel_permits import demo as permits
from chancery.contexts.travel_permits import jobs as permit_jobs
from chancery.contexts.visas import demo as visas
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import jobs as case_jobs
from chancery.kernel.cases.demo import Story
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import demo as rates
from chancery.kernel.fees.models import PaymentAttempt
from chancery.kernel.identity.models import Account
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.models import Submission
from chancery.kernel.notifications import jobs as notification_jobs
from chancery.kernel.notifications.models import Delivery
from chancery.kernel.organisation import actions as organisation
from chancery.kernel.organisation import queries as organisation_queries
from chancery.kernel.proofs import demo as proofs

SEED = 1821
MONTHS = 5
FIRST_DAY = datetime(2026, 1, 2, 13, tzinfo=UTC)
SYSTEM = system_actor("Demostración", channel=Channel.COMMAND)
Say = Callable[[str], None]


MOST_ACTS = 40
"""At the counter of each post, since the first of last month."""
COMPLAINTS, REQUESTS = 4, 3  # of each of ten posts, over a year


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
    """Make the demonstration once, whole or not at all; a second call finds it made. Raises `NotADemonstration`.

    With no case there are offices, people, tables and keys alone: a ministry on its first day.
    """
    require_demonstration()
    if personas.are_loaded():
        return
    began = time.monotonic()
    until = clock.now()
    since = max(until - timedelta(days=30 * MONTHS), FIRST_DAY)
    say("Claves, oficinas, calendarios, tarifas y Estados parte…")
    first = until - complaints.YEAR
    with clock.set_to(first):
        key_folder().ensure()
        ledger.ensure_log_key(actor=SYSTEM)
        organisation.load_network(actor=SYSTEM)
        fees.load_tariff(actor=SYSTEM)
        apostille_actions.load_parties(actor=SYSTEM)
        correspondence_actions.load_tables(actor=SYSTEM)
        retention_actions.load_tables(actor=SYSTEM)
        service_desk.load_levels(actor=SYSTEM)
        information_actions.load_tables(actor=SYSTEM)
        say("Personas y registro de firmas…")
        personas.load(seed=SEED, register_file=Path(settings.VAR) / "reniec_people.json")
    _set_rates(first, until)
    with clock.set_to(since):
        permit_actions.ensure_border_key(actor=SYSTEM)
        registrars = (personas.actor("registradora@example.org"), personas.actor("registrador2@example.org"))
        signatories.load(registrars=registrars, seed=SEED)
        _register_university(registrars)
        _register_consuls(registrars)
        exchanges.load(actor=SYSTEM)
        stickers.load(custodian=personas.actor("custodio@example.org"), desks=casts.keepers())
        stickers.supply_lima(
            custodian=personas.actor("custodio@example.org"), officer=casts.enrolling().maker
        )
    if cases:
        _tell([_nights(first, since, say), *_stories(cases, since, until)], until=until)
    transparency.refresh(actor=SYSTEM)
    _leave_files(Path(settings.VAR))
    say(f"Demostración lista en {time.monotonic() - began:.0f} s.")


def _stories(cases: int, since: datetime, until: datetime) -> list[Story]:
    """What happens to everybody, told from the day on which it ends."""
    with clock.set_to(until):
        told = apostilles.stories(cast=casts.cast(), cases=cases, since=since, seed=SEED)
        told += legalisations.stories(
            desks=casts.desks(),
            citizens=casts.cast().citizens,
            scans=apostilles.scans(seed=SEED),
            each=max(cases // 16, len(legalisations.FATES)),
            since=since,
            seed=SEED,
        )
        told += permits.stories(cast=casts.families(), scan=apostilles.scans(seed=SEED)[0], seed=SEED)
        told += cards.stories(cast=casts.parents_abroad(), scan=apostilles.scans(seed=SEED)[0], seed=SEED)
        told += visas.stories(cast=casts.travelling(), scan=apostilles.scans(seed=SEED)[0], seed=SEED)
        told += travel_papers.stories(
            desks=[travel_papers.Desk(desk.office, desk.consul, desk.officer) for desk in casts.posts()[:3]],
            travellers=casts.customers(),
            scan=apostilles.scans(seed=SEED)[0],
            seed=SEED,
        )
        told += passports.stories(cast=casts.enrolling(), seed=SEED)
        told += records.stories(cast=casts.convicted_or_not(), scan=apostilles.scans(seed=SEED)[0], seed=SEED)
        told += deeds.stories(
            desks=casts.posts()[: casts.DEED_POSTS],
            citizens=casts.at_home(),
            customers=casts.customers(),
            scan=apostilles.scans(seed=SEED)[0],
            seed=SEED,
        )
        tills = [accounts.Desk(desk.office, desk.consul, desk.cashier) for desk in casts.posts()]
        told += accounts.stories(desks=tills, since=since)
        told += counters.stories(
            desks=[counters.Desk(desk.office, desk.consul, desk.officer) for desk in casts.posts()],
            customers=casts.customers(),
            citizens=casts.at_home(),
            acts=min(cases // 8, MOST_ACTS),
            seed=SEED,
        )
        told += transmissions.stories(cast=casts.road(), seed=SEED)
        told += memoranda.stories(cast=casts.writers(), seed=SEED)
        told += correspondence.stories(cast=casts.received(), seed=SEED)
        told += mail.stories(cast=casts.answering(), seed=SEED)
        told += retention.stories(cast=casts.keeping())
        told += information.stories(
            cast=casts.asking(), since=max(until - complaints.YEAR, FIRST_DAY), each=REQUESTS, seed=SEED
        )
        told += exchanges.stories(cast=casts.exchanging(), until=until, seed=SEED)
        told += complaints.stories(cast=casts.books(), each=COMPLAINTS, seed=SEED)
        told += proofs.stories(cast=casts.notifying(apostilles.scans(seed=SEED)[0]), seed=SEED)
    return told


def _set_rates(since: datetime, until: datetime) -> None:
    """Each month's, on the day on which the month begins here."""
    proposer, approver = (personas.actor(email) for email in personas.ADMINISTRATORS)
    for month in rates.months(since, until):
        with clock.set_to(max(since, datetime(month.year, month.month, 1, 9, tzinfo=clock.LIMA))):
            rates.set_rates(month=month, proposer=proposer, approver=approver)


def _tell(stories: Iterable[Story], *, until: datetime) -> None:
    """Resume every story at the instants that it names: the earliest first."""
    with clock.set_to(until):  # where a story reckons back from
        agenda = [(next(story), ordinal, story) for ordinal, story in enumerate(stories)]
    heapq.heapify(agenda)
    while agenda and agenda[0][0] <= until:
        at, ordinal, story = heapq.heappop(agenda)
        with clock.set_to(at):
            wanted = next(story, None)
        if wanted is not None:
            heapq.heappush(agenda, (wanted, ordinal, story))
    with clock.set_to(until):
        _work_off()


def _nights(first: datetime, since: datetime, say: Say) -> Story:
    """What the worker does by itself at night, so that nothing of the past is left for today's: till `since` once a week."""
    night = first.astimezone(clock.LIMA).replace(hour=1, minute=0, second=0, microsecond=0)
    while True:
        month = night.month
        night += timedelta(days=1 if night >= since else 7)
        yield night
        _work_off()
        if night.month != month:
            say(f"Expedientes: hasta {night:%m/%Y}…")


def _work_off() -> None:
    case_jobs.sweep(timestamp=0)
    permit_jobs.sweep(timestamp=0)
    complaint_jobs.sweep(timestamp=0)
    notification_jobs.sweep(timestamp=0)
    for delivery_id in Delivery.objects.filter(sent_at=None).order_by("notice__created_at").values_list("pk"):
        notification_jobs.deliver(delivery_id=str(delivery_id[0]))
    if Submission.objects.exists():
        ledger.sequence(actor=SYSTEM)


def _register_university(registrars: tuple[Actor, Actor]) -> None:
    """A university whose signature on electronic diplomas the register knows by its certificate."""
    proposer, approver = registrars
    signature = apostille_queries.signatures_like(apostilles.UNIVERSITY, clock.today())[0]
    proposal = signature_actions.propose_certificate(
        signatory_id=signature.signatory_id,
        certificate=apostilles.university_certificate(),
        support="Oficio de demostración",
        actor=proposer,
    )
    signature_actions.approve(registration_id=proposal.id, actor=approver)


def _register_consuls(registrars: tuple[Actor, Actor]) -> None:
    """The consuls whose papers Lima legalises, each with the certificate that signs for them."""
    proposer, approver = registrars
    for desk in casts.posts():
        name = organisation_queries.office(desk.office).name
        authority = signature_actions.add_authority(
            name=name,
            kind=AuthorityKind.MINISTRY,
            sector="Relaciones Exteriores",
            certified_by=None,
            actor=proposer,
        )
        entry = signature_actions.propose_signatory(
            name=desk.consul.name,
            authority=authority,
            capacity="Cónsul General",
            valid_from=clock.today() - timedelta(days=400),
            valid_until=None,
            facsimile=None,
            support="Resolución de nombramiento, de demostración",
            actor=proposer,
        )
        signature_actions.approve(registration_id=entry.id, actor=approver)
        holder = f"officer-{desk.consul.person_id}"
        key_folder().ensure_holder(holder, desk.consul.name)
        proposal = signature_actions.propose_certificate(
            signatory_id=entry.signatory_id,
            certificate=key_folder().certificate(holder).public_bytes(Encoding.PEM),
            support="Oficio de demostración",
            actor=proposer,
        )
        signature_actions.approve(registration_id=proposal.id, actor=approver)


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
