"""Does a program in another language learn of our visas from the contract alone, and does the signature survive its reading?

It is made by a SOAP library of Node's (`soap`), which shares no line with ours nor with Python's.
"""

import json
import subprocess
from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from chancery.contexts.visas.tests import factories
from chancery.kernel.base import clock
from chancery.web.published.tests.test_service import ADDRESS, BOTH, is_good, program
from tests.node import node_for

pytestmark = pytest.mark.django_db(transaction=True)
OUTSIDE = Path(__file__).parents[1] / "exchanges" / "outside"


def test_a_client_in_another_language_is_told_of_visas_by_either_soap(
    live_server: LiveServer, tmp_path: Path
) -> None:
    at = factories.world(labels=0)
    factories.granted(at, entries=2, stay_days=20)
    factories.refused(at, passport_number="YB0000001")
    token = program("Migraciones", *BOTH)[1].defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    with override_settings(BASE_URL=live_server.url):
        ran = subprocess.run(
            [node_for(OUTSIDE), "registers.mjs", f"{live_server.url}{ADDRESS}?wsdl", token, f"{clock.today()}"],
            cwd=OUTSIDE, capture_output=True, text=True, timeout=90, check=False,
        )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    *told, visas, papers = json.loads(ran.stdout)
    assert [each["port"] for each in told] == ["Soap11", "Soap11", "Soap12", "Soap12"]
    for asked in told[::2]:
        granted, refused = asked["report"]["documento"]
        assert (granted["hecho"], granted["entradas"], granted["diasPermanencia"]) == ("OTORGADA", "2", "20")
        assert (refused["hecho"], refused["numeroDocumento"]) == ("DENEGADA", "YB0000001")
        assert is_good(asked["raw"].encode(), tmp_path)
    assert [each["report"].get("documento") for each in told[1::2]] == [None, None]
    assert (visas, papers) == ({"status": 401}, {"status": 401})
