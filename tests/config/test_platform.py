"""Does a deployment learn whether the State's platform knows it before it exchanges anything?"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from chancery.contexts.exchanges.tests import factories
from chancery.kernel.gateway import breaker, conversation

pytestmark = pytest.mark.django_db


def test_the_platform_is_asked_whether_it_knows_us(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "PAUSE_SECONDS", 0)
    breaker._breakers.clear()
    said = StringIO()
    with factories.platform():
        with pytest.raises(CommandError, match=f"no reconoce a la entidad con RUC {settings.ENTITY_RUC}"):
            call_command("check_platform")
        settings.ENTITY_RUC = factories.THEIRS
        call_command("check_platform", stdout=said)
    assert factories.THEIRS in said.getvalue()
    with pytest.raises(CommandError, match="La plataforma no responde"):
        call_command("check_platform")
