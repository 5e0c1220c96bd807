"""How does the border learn whether a passport stands, and what remains of each look?"""

from django.db import transaction

from chancery.contexts.passports import queries
from chancery.contexts.passports.queries import Found
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

PURPOSE = "Control migratorio"


class NothingShown(Invalid):
    code = "passport_nothing_shown"
    sentence = "Lea la zona del pasaporte o escriba su número."


@transaction.atomic
def check(*, actor: Actor, zone: str = "", number: str = "") -> Found:
    """Whether one may travel with this passport, and every reason why not; the look is recorded. Raises `NothingShown`."""
    if queries.CHECK not in actor.scopes:
        access.require(actor, *queries.CHECKERS)
    if not (zone.strip() or number.strip()):
        raise NothingShown({"zone": [NothingShown.sentence]})
    found = queries.find(zone=zone, number=number)
    if found.passport is not None:
        case_id = found.passport.application.case_id
        ledger.record_read(subject=case_id, kind="passport", purpose=PURPOSE, actor=actor)
    return found
