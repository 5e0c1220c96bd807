"""Does the watchman hear the truth about each part?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from chancery.kernel.base import clock
from chancery.web.health import views

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 1, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _keys(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.KEYS_URL = f"file://{tmp_path}"
    with clock.set_to(NOW):
        yield


def worker_alive(seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
            [seconds_ago],
        )


def test_all_is_well_when_every_part_answers(client: Client) -> None:
    worker_alive(5)
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "worker": True, "signer": True, "recognition": True}
    assert "no-store" in answer["Cache-Control"]


def test_a_worker_that_fell_silent_is_told(client: Client) -> None:
    worker_alive(120)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"database": True, "worker": False, "signer": True, "recognition": True}


def test_a_signer_that_cannot_sign_is_told(client: Client, settings: Settings, tmp_path: Path) -> None:
    worker_alive(5)
    settings.KEYS_URL = f"pkcs11:?module=/nowhere.so&token=x&pin=x&certificates={tmp_path}"
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["signer"] is False


def test_it_serves_without_the_programs_that_recognise_text_and_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    worker_alive(5)
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["recognition"] is False


def test_the_signer_is_asked_once_in_ten_seconds(client: Client) -> None:
    views._signs.cache_clear()
    for second in (0, 4, 9):
        with clock.set_to(NOW.replace(second=second)):
            client.get("/healthz")
    assert views._signs.cache_info().misses == 1
    with clock.set_to(NOW.replace(second=10)):
        client.get("/healthz")
    assert views._signs.cache_info().misses == 2
