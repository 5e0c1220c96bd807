"""Is the ministry called ready only while each of its parts is?"""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from chancery.kernel.base import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_keys(settings: Settings, tmp_path: Path) -> None:
    settings.KEYS_URL = f"file://{tmp_path}"


def worker_seen(ago: timedelta) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [clock.now() - ago])


def test_ready_when_database_worker_and_signer_are(client: Client) -> None:
    worker_seen(timedelta(seconds=5))
    response = client.get("/healthz")
    assert response.json() == {"database": True, "worker": True, "signer": True, "recognition": True}
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("ago", [None, timedelta(minutes=5)])
def test_not_ready_without_a_worker_that_was_seen_in_the_last_minute(
    client: Client, ago: timedelta | None
) -> None:
    if ago is not None:
        worker_seen(ago)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"database": True, "worker": False, "signer": True, "recognition": True}


def test_not_ready_without_keys(client: Client, settings: Settings, tmp_path: Path) -> None:
    worker_seen(timedelta(seconds=5))
    blocked = tmp_path / "a-file"
    blocked.write_text("not a folder")
    settings.KEYS_URL = f"file://{blocked}"
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"database": True, "worker": True, "signer": False, "recognition": True}
