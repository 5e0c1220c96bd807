"""Do an application, the consul's queue, the border's answer and the anomalies cost the same with a thousand visas as with many?"""

from itertools import count, cycle

from bench import copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.visas import actions, queries
from chancery.contexts.visas.models import Label
from chancery.contexts.visas.tests import factories
from chancery.kernel.cases import queries as cases

ROUNDS, TIMES, VISAS = 15, 5, 4


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with the most as with the fewest; how many applications a second stands beside the first."""
    at = factories.world()
    labels = [factories.delivered(at, passport_number=f"YB000000{ordinal}") for ordinal in range(VISAS)]
    ministries = copies.of_sizes("visas", sizes, lambda size: _fill(labels[0], size))
    zones, serials = cycle([label.zone for label in labels]), cycle([label.serial for label in labels])
    travellers = count(1)

    def application() -> None:
        assert factories.filed(at, passport_number=f"ZC{next(travellers):07}").pk

    def by_zone() -> None:
        assert actions.check(zone=next(zones), actor=at.inspector).is_good

    def by_serial() -> None:
        assert actions.check(serial=next(serials), actor=at.inspector).is_good

    works = {
        "an application": application,
        "a page of the queue": lambda: cases.work_queue(at.post.consul),
        "a border check by zone": by_zone,
        "a border check by serial": by_serial,
        "the anomalies of a year": lambda: queries.report(at.auditor),
    }
    return copies.figures("visas", ministries, works, {}, rounds=ROUNDS, times=TIMES)


def _fill(label: Label, size: int) -> None:
    """So many more that were handed over, each of somebody else, with its case, its application and its document."""
    made = copies.made_id
    copies.multiply_case(label.application.case_id, label.document_id, size)
    copies.multiply(
        "visas_application", "was.id = %s", label.application.pk, size,
        id=made("application"), case_id=made("case"), passport_number="'BEN' || n",
    )  # fmt: skip
    copies.multiply(
        "visas_label", "was.id = %s", label.pk, size,
        id=made("label"), application_id=made("application"), document_id=made("document"), serial="'BEN' || n",
        zone="'BEN' || n",
    )  # fmt: skip
