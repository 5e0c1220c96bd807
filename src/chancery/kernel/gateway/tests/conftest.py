"""Who asks the registers in tests, and how soon they ask again."""

import pytest

from chancery.kernel.base.actor import Actor
from chancery.kernel.gateway import conversation
from chancery.kernel.identity.models import IdentityDocumentKind
from chancery.kernel.identity.tests import factories as people


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "PAUSE_SECONDS", 0)


@pytest.fixture
def officer() -> Actor:
    person = people.make_person("Inés", "Inventada")
    person.document_kind, person.document_number = IdentityDocumentKind.DNI, "41000001"
    person.save()
    return people.actor_of(person)
