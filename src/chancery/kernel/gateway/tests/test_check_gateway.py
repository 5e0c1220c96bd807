"""Does the administrator learn which partner is silent?"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running


def test_the_silent_partner_is_named_in_plain_words() -> None:
    simulator = CivilIdentitySimulator("secret")
    with running(simulator) as url:
        up = f"{url}/reniec"
        settings = dict.fromkeys(
            (
                "PAYMENTS_URL",
                "TIMESTAMP_URL",
                "REVOCATION_URL",
                "TRUST_LIST_URL",
                "PIDE_DOCUMENTS_URL",
                "MIGRATION_REGISTER_URL",
                "JUDICIAL_REGISTER_URL",
                "TAX_REGISTER_URL",
            ),
            up,
        )
        with override_settings(**settings, IDENTITY_REGISTER_URL=up):
            said = StringIO()
            call_command("check_gateway", stdout=said)
        assert "Todos los sistemas responden." in said.getvalue()
        gone = override_settings(**settings, IDENTITY_REGISTER_URL="http://127.0.0.1:9")
        with gone, pytest.raises(CommandError, match="RENIEC"):
            call_command("check_gateway", stdout=StringIO())
