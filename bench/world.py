"""The ministry that the bench measures: the tests' own, with a signature in the register."""

from dataclasses import dataclass

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.signatories.models import Signatory
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.ledger.actions import ensure_log_key


@dataclass(frozen=True)
class World:
    """The ministry and the signature that its apostilles certify."""

    at: Ministry
    signatory: Signatory


def prepare() -> World:
    """Make it once a run."""
    key_folder().ensure()
    ensure_log_key(actor=system_actor("Medición"))
    return World(factories.ministry(), signatories.signatory())
