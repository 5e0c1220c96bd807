"""Are the pages of the archive usable by everyone: the unit, the central archive, its committee, and who orders a hold?"""

import pytest

from chancery.contexts.retention.tests import factories
from chancery.contexts.retention.tests.factories import Ministry
from chancery.kernel.base.actor import Actor
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at() -> Ministry:
    return apart(factories.ministry)


def test_every_page_of_the_archive_may_be_used_by_everyone(at: Ministry, opened: Opened) -> None:
    kept = apart(lambda: factories.classified(at))
    listing = apart(lambda: factories.listed(at))
    held = apart(lambda: factories.in_archive(at))
    hold = apart(lambda: factories.held(at, held))
    voting = apart(lambda: factories.proposed(at))
    gone = apart(lambda: factories.disposed(at))
    apart(lambda: factories.in_archive(at))
    own = f"/archivo/eliminaciones/{voting.number}/"
    looks: dict[Actor, list[str]] = {
        at.secretary: [
            "/archivo/", "/archivo/transferir/oti/", "/archivo/expedientes/", f"/archivo/expedientes/{kept.pk}/",
            f"/archivo/expedientes/{kept.pk}/clasificar/",
        ],
        at.archivist: [
            "/archivo/", "/archivo/transferencias/", f"/archivo/transferencias/{listing.number}/",
            f"/archivo/transferencias/{listing.number}/1/devolver/", "/archivo/eliminar/", "/archivo/eliminaciones/",
            f"/archivo/eliminaciones/{gone.number}/", f"/archivo/expedientes/{held.pk}/", "/archivo/series/",
            "/archivo/series/proponer/",
        ],
        at.committee[0]: [own, f"{own}votar/"],
        at.lawyer: ["/archivo/retenciones/", "/archivo/retenciones/nueva/", f"/archivo/retenciones/{hold.pk}/levantar/"],
    }  # fmt: skip
    assert problems(opened, looks) == []
