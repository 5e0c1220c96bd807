"""The Judiciary's register answers in every test of this context."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chancery.contexts.criminal_records.tests import factories
from chancery.contexts.criminal_records.tests.factories import World
from chancery.kernel.gateway import conversation
from chancery.kernel.gateway.simulators.criminal_records import CriminalRecordsSimulator


@pytest.fixture
def judiciary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CriminalRecordsSimulator]:
    monkeypatch.setattr(conversation, "PAUSE_SECONDS", 0)
    with factories.answering(tmp_path) as simulator:
        yield simulator


@pytest.fixture
def at(judiciary: CriminalRecordsSimulator, db: None) -> World:
    return factories.world()
