"""Is an answer kept as long as the table says, for who asked alone, and no longer?"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.gateway import (
    actions,
    foreigners,
    jobs,
    queries,
)
from chancery.kernel.gateway.models import Exchange, Outcome
from chancery.kernel.gateway.tests.asking import CASE, KINDS, ask, standing
from chancery.kernel.identity import access
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation.calendars import Unit
from chancery.kernel.organisation.models import LegalPeriod

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_pauses")]


class TestKept:
    """An answer is kept as long as the table says, and no longer; the question stays."""

    @pytest.fixture(autouse=True)
    def table(self) -> None:
        for code, days in (("identity_register.answer", 0), ("migration_register.answer", 30)):
            LegalPeriod.objects.update_or_create(
                code=code,
                defaults={
                    "title": code, "amount": days, "unit": Unit.CALENDAR_DAYS, "norm": "Prueba",
                    "valid_from": date(2011, 7, 3),
                },
            )  # fmt: skip

    def test_as_long_as_the_table_says_and_then_erased(self, officer: Actor, tmp_path: Path) -> None:
        for kind in (KINDS[0], KINDS[1]):
            with standing(kind, tmp_path):
                ask(kind, officer)
        (kept,) = queries.kept_of(CASE, actor=officer)
        assert kept.exchange.partner == foreigners.PARTNER
        assert "calidad" not in kept.text
        assert '"quality":' in kept.text
        with clock.advanced(timedelta(days=30)):
            jobs.erase_answers(timestamp=0)
            assert queries.kept_of(CASE, actor=officer).exists()
        with clock.advanced(timedelta(days=31)):
            jobs.erase_answers(timestamp=0)
        assert not queries.kept_of(CASE, actor=officer).exists()
        assert Exchange.objects.filter(case_id=CASE, outcome=Outcome.ANSWERED).count() == 2

    def test_for_who_asked_alone(self, officer: Actor, tmp_path: Path) -> None:
        with standing(KINDS[1], tmp_path):
            ask(KINDS[1], officer)
        assert queries.kept_of(CASE, actor=officer).exists()
        assert not queries.kept_of(
            CASE, actor=people.actor_of(people.make_person("Otra", "Oficial"))
        ).exists()
        with pytest.raises(access.RoleMissing):
            actions.erase_answers(actor=officer)
