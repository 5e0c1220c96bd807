"""How does the border learn whether a visa stands, and what remains of each look?"""

from django.db import transaction

from chancery.contexts.visas import queries
from chancery.contexts.visas.queries import Found
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

PURPOSE = "Control migratorio de entrada"


class NothingShown(Invalid):
    code = "visa_nothing_shown"
    sentence = "Lea la zona de la visa o su sello, o escriba el número de la etiqueta."


@transaction.atomic
def check(*, actor: Actor, zone: str = "", seal: bytes = b"", serial: str = "", passport: str = "") -> Found:
    """Whether one may enter with this visa, and every reason why not; the look is recorded. Raises `NothingShown`."""
    if queries.CHECK not in actor.scopes:
        access.require(actor, *queries.CHECKERS)
    if not (zone.strip() or seal or serial.strip()):
        raise NothingShown({"zone": [NothingShown.sentence]})
    found = queries.find(zone=zone, seal=seal, serial=serial, passport=passport)
    if found.label is not None:
        case_id = found.label.application.case_id
        ledger.record_read(subject=case_id, kind="visa", purpose=PURPOSE, actor=actor)
    return found
