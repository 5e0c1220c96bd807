"""Can a real ministry begin: with its offices, two administrators who can sign in, its own mail and its own keys?"""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from chancery.config import supervisor
from chancery.contexts.apostilles.models import Party
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import signing, verification
from chancery.kernel.documents.pki import Addresses, Folder
from chancery.kernel.fees.models import TariffItem
from chancery.kernel.identity.models import Account, RoleHeld
from chancery.kernel.organisation.models import Office

FIRST = ("ana@mre.example", "Ana", "Primera", "70100000")
SECOND = ("luis@mre.example", "Luis", "Segundo", "70100548")


@pytest.fixture
def _real(settings: Settings) -> None:
    settings.DEMONSTRATION = False


def found(*administrators: tuple[str, ...]) -> str:
    said = StringIO()
    typed = [word for administrator in administrators for word in ("--administrator", *administrator)]
    call_command("found_ministry", *typed, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
@pytest.mark.usefixtures("_real")
def test_two_administrators_choose_their_passwords() -> None:
    assert "Olvidé mi contraseña" in found(FIRST, SECOND)
    assert Office.objects.count() > 100
    assert TariffItem.objects.exists()
    assert Party.objects.exists()
    held = RoleHeld.objects.filter(role=Role.ADMINISTRATOR, office__code="mre")
    assert {role.person.email for role in held} == {FIRST[0], SECOND[0]}
    browser = Client()
    browser.post(reverse("account_reset_password"), {"email": FIRST[0]})
    (message,) = mail.outbox
    assert message.to == [FIRST[0]]
    assert "/cuenta/clave/" in message.body


@pytest.mark.django_db
@pytest.mark.usefixtures("_real")
def test_one_administrator_is_not_enough_and_it_is_done_once() -> None:
    with pytest.raises(CommandError, match="dos administradores"):
        found(FIRST)
    assert not Account.objects.exists()
    found(FIRST, SECOND)
    with pytest.raises(CommandError, match="ya tiene cuentas"):
        found(FIRST, SECOND)


@pytest.mark.django_db
def test_a_demonstration_is_not_founded() -> None:
    with pytest.raises(CommandError, match="es de demostración"):
        found(FIRST, SECOND)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("smtp://mail.example:2525", "smtp mail.example 2525 [] False False"),
        ("smtps://ana:a%40b@mail.example:465", "smtp mail.example 465 [ana a@b] True False"),
        ("smtp+tls://ana:b@mail.example:587", "smtp mail.example 587 [ana b] False True"),
    ],
)
def test_mail_goes_where_the_address_says(address: str, told: str) -> None:
    done = subprocess.run(
        [
            sys.executable, "-c",
            "from django.conf import settings as s\n"
            "user = ' '.join(filter(None, (s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD)))\n"
            "print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_HOST, s.EMAIL_PORT, f'[{user}]', s.EMAIL_USE_SSL, s.EMAIL_USE_TLS)",
        ],
        env={**supervisor.environment(None), "CHANCERY_MAIL_URL": address},
        cwd=supervisor.ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == told


def test_beside_an_authority_of_somebody_elses_nothing_is_made(settings: Settings, tmp_path: Path) -> None:
    theirs = Folder(tmp_path / "theirs", Addresses("http://x/ocsp", "http://x/crl"))
    theirs.ensure()
    ours = tmp_path / "ours"
    ours.mkdir()
    for name in ("root.pem", "issuing.pem", "seal.pem", "seal.key"):
        (ours / name).write_bytes((theirs.path / name).read_bytes())
    settings.KEYS_URL = f"file://{ours}"
    signed = signing.sign(factories.pdf(), holder="seal", title="Sello", location="Lima", reason="Prueba")
    trusted = (signing.root_certificate(),)
    assert verification.examine(signed, trusted=trusted).signatures[0].verdict is verification.Verdict.PASSED
    with pytest.raises(signing.SignerUnavailable):
        signing.sign(factories.pdf(), holder="officer-x", title="X", location="Lima", reason="Prueba")
    assert sorted(path.name for path in ours.iterdir()) == ["issuing.pem", "root.pem", "seal.key", "seal.pem"]
