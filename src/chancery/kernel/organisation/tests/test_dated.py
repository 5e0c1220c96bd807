"""What was read of the dated tables is believed exactly as long as none of them has changed."""

from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from chancery.kernel.organisation import dated, queries
from chancery.kernel.organisation.calendars import HolidayKind
from chancery.kernel.organisation.models import Edition, Holiday, Office
from chancery.kernel.organisation.tests import factories

DAY = date(2026, 10, 20)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    factories.load()
    return queries.office("legalisations-lima")


def works(office: Office) -> bool:
    return queries.calendar_of(office).is_working(DAY)


def close(office: Office) -> Holiday:
    return Holiday.objects.create(
        country=office.country, on=DAY, name="Duelo", kind=HolidayKind.NATIONAL, norm="D.S. 1"
    )


class TestKept:
    def test_nothing_is_read_twice(
        self, office: Office, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        works(office)
        with django_assert_num_queries(1):
            assert works(office)

    def test_an_act_asks_for_the_edition_once(
        self, office: Office, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        works(office)
        queries.legal_period("lpag.appeal", DAY)
        with django_assert_num_queries(1), dated.as_they_stand(), dated.as_they_stand():
            assert works(office)
            assert queries.legal_period("lpag.appeal", DAY).amount == 15

    def test_a_new_row_counts_at_once(self, office: Office) -> None:
        assert works(office)
        close(office)
        assert not works(office)

    @pytest.mark.parametrize("change", ["UPDATE", "DELETE"])
    def test_so_does_a_row_changed_or_removed(self, office: Office, change: str) -> None:
        closed = close(office)
        assert not works(office)
        if change == "DELETE":
            closed.delete()
        else:
            Holiday.objects.filter(pk=closed.pk).update(on=date(2026, 10, 21))
        assert works(office)

    def test_what_was_undone_is_not_believed(self, office: Office) -> None:
        assert works(office)
        with transaction.atomic():
            close(office)
            assert not works(office)
            transaction.set_rollback(True)
        assert works(office)

    def test_nor_is_its_number_given_again(self, office: Office) -> None:
        with transaction.atomic():
            close(office)
            undone = Edition.objects.get().number
            transaction.set_rollback(True)
        close(office)
        assert Edition.objects.get().number > undone

    def test_without_an_edition_nothing_is_believed(self, office: Office) -> None:
        assert works(office)
        close(office)
        Edition.objects.all().delete()
        assert not works(office)
