"""What stands behind the addresses that correct a holiday."""

from datetime import timedelta

from chancery.kernel.base import clock
from chancery.kernel.organisation import corrections
from tests.access.consular import Values


def of_the_calendar() -> dict[str, Values]:
    """A holiday to come, by address."""
    coming = corrections.public_holidays(clock.today() + timedelta(days=30)).filter(country="PE").first()
    assert coming is not None
    addresses = (
        "administracion/feriados/<uuid:holiday_id>/corregir/",
        "api/v1/holidays/<uuidstr:holiday_id>/correction",
    )
    return {address: {"holiday_id": coming.pk} for address in addresses}
