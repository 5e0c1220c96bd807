"""Is a visible digital seal signed by a key that anybody may be given, and by none when it is not there?"""

from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from chancery.kernel.base import clock
from chancery.kernel.documents import sealing
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.travel_documents import data_matrix, seal_checks, seal_contents
from chancery.kernel.travel_documents.seal_contents import Stay, Visa
from chancery.kernel.travel_documents.tests import specimens

pytestmark = pytest.mark.django_db
ROWS = {row["specimen"]: row for row in specimens.rows("specimens")}


@pytest.fixture
def keys(tmp_path: Path, settings: Settings) -> Path:
    settings.KEYS_URL = f"file://{tmp_path}"
    return tmp_path


def sealed() -> bytes:
    zone = specimens.zone(ROWS["MRV-A Specimen"])
    features = seal_contents.of_visa(zone, Visa(Stay(183), "L898902C3", entries=0))
    return sealing.seal("visa", features, issued_on=date(2026, 3, 25))


def test_what_is_sealed_is_found_good_by_the_published_keys(keys: Path) -> None:
    content = sealed()
    assert seal_checks.verify(content, sealing.key_list(), on=clock.today()).is_valid
    assert data_matrix.width_mm(content) < 18.35  # Doc 9303-7 gives bar codes so much room


def test_another_key_is_not_ours(
    keys: Path, tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    content = sealed()
    settings.KEYS_URL = f"file://{tmp_path_factory.mktemp('others')}"
    verdict = seal_checks.verify(content, sealing.key_list(), on=clock.today())
    assert verdict.indication == seal_checks.Indication.UNKNOWN_CERTIFICATE


def test_nothing_is_sealed_where_the_authority_is_somebody_elses_and_gave_no_key(keys: Path) -> None:
    key_folder().ensure()
    (keys / "issuing.key").unlink()
    with pytest.raises(sealing.SealKeyMissing):
        sealed()
