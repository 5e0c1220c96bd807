"""Is the demonstration made whole, once, and does everything in it verify?"""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from chancery.config import demonstration, personas
from chancery.contexts.apostilles.procedures import State
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.models import Revocation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _apart(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    settings.KEYS_URL = f"file://{tmp_path / 'pki'}"


def test_a_small_ministry_stands_in_every_state_and_verifies() -> None:
    said: list[str] = []
    demonstration.load(cases=21, say=said.append)
    assert set(Case.objects.values_list("state", flat=True)) == {str(state) for state in State}
    assert Revocation.objects.count() <= 1
    assert personas.are_loaded()
    call_command("verify_ledger", stdout=StringIO())
    before = Case.objects.count()
    demonstration.load(cases=21, say=said.append)
    assert Case.objects.count() == before
    shown = StringIO()
    call_command("show_personas", stdout=shown)
    assert all(persona.email in shown.getvalue() for persona in personas.PERSONAS)


def test_a_real_ministry_is_left_alone(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(demonstration.NotADemonstration):
        demonstration.load(cases=1, say=print)
    assert not personas.are_loaded()
