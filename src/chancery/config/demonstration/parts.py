"""What happens to everybody, told from the day on which it ends, in parts that two processes tell side by side.

No row is locked by both: what a post numbers, counts and keeps is told abroad, and so is each series that posts share.
What both parts need they only read; the scans that they hand in differ, because a file is kept under its digest.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chancery.config.demonstration import casts, mail
from chancery.contexts.apostilles import demo as apostilles
from chancery.contexts.complaints import demo as complaints
from chancery.contexts.consular_accounts import demo as accounts
from chancery.contexts.correspondence import demo as correspondence
from chancery.contexts.counter import demo as counters
from chancery.contexts.criminal_records import demo as records
from chancery.contexts.exchanges import demo as exchanges
from chancery.contexts.identity_cards import demo as cards
from chancery.contexts.information import demo as information
from chancery.contexts.legalisations import demo as legalisations
from chancery.contexts.memoranda import demo as memoranda
from chancery.contexts.passports import demo as passports
from chancery.contexts.public_deeds import demo as deeds
from chancery.contexts.retention import demo as retention
from chancery.contexts.service_desk import demo as service_desk
from chancery.contexts.transmissions import demo as transmissions
from chancery.contexts.travel_papers import demo as travel_papers
from chancery.contexts.travel_permits import demo as permits
from chancery.contexts.visas import demo as visas
from chancery.kernel.cases.demo import Story
from chancery.kernel.proofs import demo as proofs

SEED = 1821
MONTHS = 5
FIRST_DAY = datetime(2026, 1, 2, 13, tzinfo=UTC)
COMPLAINTS, REQUESTS = 4, 3  # of each of ten posts, over a year
VISAS, PAPERS, PASSPORTS, CARDS, RECORDS = 3, 4, 4, 4, 3  # of each of ten posts, over a month
ACTS = 6  # at the counter of each of six posts, since the first of last month
TRANSMISSIONS = 8  # of each of two posts that keep books, over some months


@dataclass(frozen=True, slots=True)
class Times:
    """A year of complaints and requests from `first`, some months of everything else from `since`, until now."""

    first: datetime
    since: datetime
    until: datetime

    @classmethod
    def ending(cls, until: datetime) -> "Times":
        return cls(until - complaints.YEAR, max(until - timedelta(days=30 * MONTHS), FIRST_DAY), until)


def in_lima(cases: int, times: Times) -> list[Story]:
    """Lima's counters, its correspondence, its service desk, and requests for information."""
    scans = apostilles.scans(seed=SEED)
    told = apostilles.stories(cast=casts.cast(), cases=cases, since=times.since, seed=SEED)
    told += legalisations.stories(
        desks=casts.desks(),
        citizens=casts.cast().citizens,
        scans=scans,
        each=max(cases // 16, len(legalisations.FATES)),
        since=times.since,
        seed=SEED,
    )
    told += memoranda.stories(cast=casts.writers(), seed=SEED)
    told += correspondence.stories(cast=casts.received(), seed=SEED)
    told += mail.stories(cast=casts.answering(), seed=SEED)
    told += retention.stories(cast=casts.keeping())
    told += information.stories(cast=casts.asking(), since=times.first, each=REQUESTS, seed=SEED)
    told += service_desk.stories(cast=casts.helped(), seed=SEED)
    told += exchanges.stories(cast=casts.exchanging(), until=times.until, seed=SEED)
    return told + proofs.stories(cast=casts.notifying(scans[0]), seed=SEED)


def abroad(_: int, times: Times) -> list[Story]:
    """What is done at the posts, and the complaints books, whose improvements are noted of each office."""
    scan = apostilles.scans(seed=SEED + 1)[0]
    desks = casts.posts()
    told = permits.stories(cast=casts.families(), scan=scan, seed=SEED)
    told += deeds.stories(
        desks=desks[: casts.DEED_POSTS],
        citizens=casts.at_home(),
        customers=casts.customers(),
        scan=scan,
        seed=SEED,
    )
    told += counters.stories(
        desks=[counters.Desk(desk.office, desk.consul, desk.officer) for desk in desks],
        customers=casts.customers(),
        citizens=casts.at_home(),
        acts=ACTS,
        seed=SEED,
    )
    told += transmissions.stories(cast=casts.road(), each=TRANSMISSIONS, seed=SEED)
    told += complaints.stories(cast=casts.books(), each=COMPLAINTS, seed=SEED)
    return told + _at_windows(scan, times)


def _at_windows(scan: bytes, times: Times) -> list[Story]:
    """A month of documents to travel with at ten posts, and the books of the money that they bring."""
    desks = (*casts.posts(), *casts.younger_posts())
    told = cards.stories(cast=casts.parents_abroad(desks), scan=scan, each=CARDS, seed=SEED)
    told += visas.stories(cast=casts.travelling(desks), scan=scan, each=VISAS, seed=SEED)
    told += passports.stories(cast=casts.enrolling(desks), each=PASSPORTS, seed=SEED)
    told += travel_papers.stories(
        desks=[travel_papers.Desk(desk.office, desk.consul, desk.officer) for desk in desks],
        travellers=casts.customers(),
        scan=scan,
        each=PAPERS,
        seed=SEED,
    )
    told += records.stories(cast=casts.convicted_or_not(desks), scan=scan, each=RECORDS, seed=SEED)
    for posts, months in ((casts.posts(), 3), (casts.younger_posts(), 2)):
        tills = [accounts.Desk(desk.office, desk.consul, desk.cashier) for desk in posts]
        told += accounts.stories(desks=tills, months=months, since=times.since)
    return told


PARTS = {"lima": in_lima, "abroad": abroad}
