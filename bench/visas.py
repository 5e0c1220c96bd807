"""Do an application, the consul's queue, the border's answer and the anomalies cost the same with a thousand visas as with many?"""

from itertools import count, cycle

from bench import asked, copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.visas import actions, queries
from chancery.contexts.visas.models import Consultation, Label
from chancery.contexts.visas.tests import factories
from chancery.kernel.base import clock

ROUNDS, TIMES, VISAS = 15, 3, 4


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with the most as with the fewest; how many applications a second stands beside the first."""
    at = factories.world()
    labels = [factories.delivered(at, passport_number=f"YB000000{ordinal}") for ordinal in range(VISAS)]
    answered, waiting = (
        factories.consulted(at, category="worker", passport_number=f"YC000000{ordinal}")
        for ordinal in range(2)
    )
    actions.answer(consultation=answered, is_authorised=True, number="Oficio 1", actor=at.migration)
    consul, asked_of, auditor = map(asked.signed_in, (at.post.consul, at.migration, at.auditor))
    ministries = copies.of_sizes("visas", sizes, lambda size: _fill(labels[0], answered, size))
    zones, serials = cycle([label.zone for label in labels]), cycle([label.serial for label in labels])
    travellers = count(1)

    def application() -> None:
        assert factories.filed(at, passport_number=f"ZC{next(travellers):07}").pk

    def by_zone() -> None:
        assert actions.check(zone=next(zones), actor=at.inspector).is_good

    def by_serial() -> None:
        assert actions.check(serial=next(serials), actor=at.inspector).is_good

    pages = {
        "a page of the queue": (consul, "/bandeja/"),
        "one application": (consul, f"/tramites/visa/{waiting.application.case.number}/"),
        "what an authority must answer": (asked_of, "/tramites/visa/consultas/"),
    }
    works = {
        "an application": application,
        "a border check by zone": by_zone,
        "a border check by serial": by_serial,
        "which stand no more": lambda: list(queries.cancelled_serials(clock.today())),
    }
    report = {"the anomalies of a year": asked.page(auditor, "/tramites/visa/control/")}
    return copies.figures("visas", ministries, {}, {}, rounds=5, times=1, pages=report) + copies.figures(
        "visas", ministries, works, {}, rounds=ROUNDS, times=TIMES,
        pages={name: asked.page(*where) for name, where in pages.items()},
    )  # fmt: skip


def _fill(label: Label, answered: Consultation, size: int) -> None:
    """So many more that were handed over, each to somebody else, with what was asked and decided of it."""
    made = copies.made_id
    copies.multiply_case(label.application.case_id, size)
    copies.multiply_paper(label.document_id, size)
    copies.multiply(
        "visas_application", "was.id = %s", label.application.pk, size,
        id=made("application"), case_id=made("case"), passport_number="'BEN' || n",
    )  # fmt: skip
    copies.multiply(
        "visas_label", "was.id = %s", label.pk, size,
        id=made("label"), application_id=made("application"), document_id=made("document"), serial="'BEN' || n",
        zone="'BEN' || n", valid_until=copies.days_earlier("valid_until"),
    )  # fmt: skip
    ago, decided = copies.earlier("at"), label.application.pk
    copies.multiply(
        "visas_decision", "was.application_id = %s", decided, size,
        id=made("decision"), application_id=made("application"), at=ago,
    )  # fmt: skip
    copies.multiply(
        "visas_interview", "was.application_id = %s", decided, size,
        id=made("interview"), application_id=made("application"), at=ago,
    )  # fmt: skip
    copies.multiply(
        "visas_consultation", "was.id = %s", answered.pk, size,
        id=made("consultation"), application_id=made("application"), at=ago,
    )  # fmt: skip
    copies.multiply(
        "visas_consultationanswer",
        "was.consultation_id = %s",
        answered.pk,
        size,
        consultation_id=made("consultation"),
    )
