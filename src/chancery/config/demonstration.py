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
from chancery.contexts.apostilles import actions as apostille_actions
from chancery.contexts.apostilles import demo as apostilles
from chancery.contexts.apostilles import queries as apostille_queries
from chancery.contexts.complaints import demo as complaints
from chancery.contexts.complaints import jobs as complaint_jobs
from chancery.contexts.consular_accounts import demo as accounts
from chancery.contexts.correspondence import actions as correspondence_actions
from chancery.contexts.correspondence import demo as correspondence
from chancery.contexts.counter import demo as counters
from chancery.contexts.exchanges import demo as exchanges
from chancery.contexts.information import actions as information_actions
from chancery.contexts.information import demo as information
from chancery.contexts.legalisations import demo as legalisations
from chancery.contexts.memoranda import demo as memoranda
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
from chancery.contexts.travel_permits import actions as permit_actions
from chancery.contexts.travel_permits import demo as permits
from chancery.contexts.travel_permits import jobs as permit_jobs
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import jobs as case_jobs
from chancery.kernel.cases.demo import Citizen, Story
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import demo as rates
from chancery.kernel.fees.models import PaymentAttempt
from chancery.kernel.identity.models import Account, Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.models import Submission
from chancery.kernel.notifications import jobs as notification_jobs
from chancery.kernel.notifications.models import Delivery
from chancery.kernel.organisation import actions as organisation
from chancery.kernel.organisation import queries as organisation_queries

SEED = 1821
MONTHS = 5
FIRST_DAY = datetime(2026, 1, 2, 13, tzinfo=UTC)
SYSTEM = system_actor("Demostración", channel=Channel.COMMAND)
Say = Callable[[str], None]


MOST_ACTS = 40
"""At the counter of each post, since the first of last month."""
COMPLAINTS = 4  # of each of ten posts, over a year
DEED_POSTS = 3
"""At how many of the posts deeds and travel permits stand in every state; at the counters of all, acts are done."""


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
    with clock.set_to(until - complaints.YEAR):
        key_folder().ensure()
    with clock.set_to(since):
        ledger.ensure_log_key(actor=SYSTEM)
        permit_actions.ensure_border_key(actor=SYSTEM)
        organisation.load_network(actor=SYSTEM)
        fees.load_tariff(actor=SYSTEM)
        apostille_actions.load_parties(actor=SYSTEM)
        correspondence_actions.load_tables(actor=SYSTEM)
        retention_actions.load_tables(actor=SYSTEM)
        service_desk.load_levels(actor=SYSTEM)
        information_actions.load_tables(actor=SYSTEM)
        say("Personas y registro de firmas…")
        personas.load(seed=SEED, register_file=Path(settings.VAR) / "reniec_people.json")
    _set_rates(since, until)
    with clock.set_to(since):
        registrars = (personas.actor("registradora@example.org"), personas.actor("registrador2@example.org"))
        signatories.load(registrars=registrars, seed=SEED)
        _register_university(registrars)
        _register_consuls(registrars)
        exchanges.load(actor=SYSTEM)
        stickers.load(custodian=personas.actor("custodio@example.org"), desks=_keepers())
    if cases:
        _tell(_stories(cases, since, until), since=since, until=until, say=say)
    transparency.refresh(actor=SYSTEM)
    _leave_files(Path(settings.VAR))
    say(f"Demostración lista en {time.monotonic() - began:.0f} s.")


def _stories(cases: int, since: datetime, until: datetime) -> list[Story]:
    """What happens to everybody, told from the day on which it ends."""
    with clock.set_to(until):
        told = apostilles.stories(cast=_cast(), cases=cases, since=since, seed=SEED)
        told += legalisations.stories(
            desks=_desks(),
            citizens=_cast().citizens,
            scans=apostilles.scans(seed=SEED),
            each=max(cases // 16, len(legalisations.FATES)),
            since=since,
            seed=SEED,
        )
        told += permits.stories(cast=_families(), scan=apostilles.scans(seed=SEED)[0], seed=SEED)
        told += deeds.stories(
            desks=_posts()[:DEED_POSTS],
            citizens=_at_home(),
            customers=_customers(),
            scan=apostilles.scans(seed=SEED)[0],
            seed=SEED,
        )
        tills = [accounts.Desk(desk.office, desk.consul, desk.cashier) for desk in _posts()]
        told += accounts.stories(desks=tills, since=since)
        told += counters.stories(
            desks=[counters.Desk(desk.office, desk.consul, desk.officer) for desk in _posts()],
            customers=_customers(),
            citizens=_at_home(),
            acts=min(cases // 8, MOST_ACTS),
            seed=SEED,
        )
        told += transmissions.stories(cast=_road(), seed=SEED)
        told += memoranda.stories(cast=_writers(), seed=SEED)
        told += correspondence.stories(cast=_mail(), seed=SEED)
        told += retention.stories(cast=_keeping())
        told += information.stories(cast=_asking(), since=since, seed=SEED)
        told += exchanges.stories(cast=_exchanging(), until=until, seed=SEED)
        told += complaints.stories(cast=_books(), each=COMPLAINTS, seed=SEED)
    return told


def _set_rates(since: datetime, until: datetime) -> None:
    """Each month's, on the day on which the month begins here."""
    proposer, approver = (personas.actor(email) for email in personas.ADMINISTRATORS)
    for month in rates.months(since, until):
        with clock.set_to(max(since, datetime(month.year, month.month, 1, 9, tzinfo=clock.LIMA))):
            rates.set_rates(month=month, proposer=proposer, approver=approver)


def _tell(stories: Iterable[Story], *, since: datetime, until: datetime, say: Say) -> None:
    """Resume every story, and the nights between them, at the instants that they name: the earliest first."""
    with clock.set_to(until):  # where a story reckons back from
        agenda = [
            (next(story), ordinal, story) for ordinal, story in enumerate((_nights(since, say), *stories))
        ]
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
    for desk in _posts():
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


def _road() -> transmissions.Cast:
    """Two consulates that keep books, Lima, and the office of Arequipa where copies are delivered."""
    desks = [transmissions.Desk(desk.office, desk.officer, desk.consul) for desk in _posts()[:2]]
    return transmissions.Cast(
        desks=desks,
        legaliser=personas.actor("funcionaria@example.org"),
        destination="ode-arequipa",
        deliverer=personas.actor("funcionario.arequipa@example.org"),
        citizens=_at_home(),
    )


def _writers() -> memoranda.Cast:
    """A unit that writes to another, with a third that endorses, and a post that acknowledges."""
    actor = personas.actor
    return memoranda.Cast(
        unit="ogi",
        author=actor("redactora.ogi@example.org"),
        head=actor("jefe.ogi@example.org"),
        asked="oti",
        asked_head=actor("jefa.oti@example.org"),
        endorser="leg",
        endorser_head=actor("jefe.legal@example.org"),
        post="cg-milan",
        consul=actor("consul.milan@example.org"),
    )


def _exchanging() -> exchanges.Cast:
    """The front desk receives from other entities; the technology office sends to them."""
    mail = _mail()
    return exchanges.Cast(desk=mail.clerk, sender=mail.secretary, office=mail.unit)


def _books() -> complaints.Cast:
    """The responsible of ten books, and the heads of the line organ and of the offices that serve at counters in Lima."""
    keeper, superior = (
        personas.actor(f"{who}@example.org") for who in ("responsable.libro", "directora.consular")
    )
    return complaints.Cast(keeper=keeper, superiors=[superior], citizens=_at_home())


def _asking() -> information.Cast:
    """Who answers requests for information in Lima and at each post, and who heads the ministry."""
    head = personas.actor("jefe.mre@example.org")
    return information.Cast(responsible=personas.answering(), head=head, citizens=_at_home())


def _mail() -> correspondence.Cast:
    """The front desk, the technology office and the lawyers, and a consulate's window."""
    return correspondence.Cast(
        clerk=personas.actor("mesa.partes@example.org"),
        secretary=personas.actor("secretaria.oti@example.org"),
        unit="oti",
        lawyer=personas.actor("secretario.legal@example.org"),
        other="leg",
        window=_posts()[0].officer,
        citizens=_at_home(),
    )


def _keeping() -> retention.Cast:
    """The technology office hands over; the central archive, its committee and the head of the lawyers."""
    committee = [personas.actor(f"comite{ordinal}@example.org") for ordinal in (1, 2, 3)]
    mail, archivist = _mail(), personas.actor("archivera@example.org")
    return retention.Cast(mail.unit, mail.secretary, archivist, committee, personas.actor("jefe.legal@example.org"))  # fmt: skip


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


def _at_home() -> list[Citizen]:
    return [Citizen(personas.actor(email), personas.person(email)) for email in personas.CITIZENS[:3]]


def _customers() -> list[Person]:
    return [person for _, person in personas.customers()]


def _posts() -> tuple[deeds.Desk, ...]:
    """The posts where deeds are made: a consul, and a counter that also takes the money."""
    return tuple(
        deeds.Desk(
            office,
            personas.actor(f"ventanilla.{city}@example.org"),
            personas.actor(f"consul.{city}@example.org"),
            personas.actor(f"ventanilla.{city}@example.org"),
        )
        for city, office in personas.POSTS.items()
    )


def _keepers() -> list[stickers.Desk]:
    """Who keeps the stickers of each post: its head, and who serves at its counter."""
    return [stickers.Desk(desk.office, desk.consul, desk.officer) for desk in _posts()]


def _desks() -> tuple[legalisations.Desk, ...]:
    """A counter in Lima, and a consul abroad who signs in person."""
    officer, head = personas.actor("funcionaria@example.org"), personas.actor("jefa@example.org")
    consul = personas.actor("consul.hanoi@example.org")
    return (
        legalisations.Desk(personas.LIMA, officer, head, head),
        legalisations.Desk("cg-hanoi", consul, consul, head, "VN"),
    )


def _families() -> permits.Cast:
    """Parents before three consulates, and the two control posts where their children leave."""
    actor = personas.actor
    emails = personas.CITIZENS[:3]
    return permits.Cast(
        desks=[
            permits.Desk(office, actor(f"consul.{city}@example.org"), actor(f"ventanilla.{city}@example.org"))
            for city, office in list(personas.POSTS.items())[:DEED_POSTS]
        ],
        gates=(
            permits.Gate("mig-jorge-chavez", actor("inspectora@example.org")),
            permits.Gate("mig-santa-rosa", actor("inspector.tacna@example.org")),
        ),
        citizens=[Citizen(actor(email), personas.person(email)) for email in emails],
        parents=[person for _, person in personas.customers()],
        deciders=(actor("administradora@example.org"), actor("administrador2@example.org")),
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
