"""How does the border learn whether a salvoconducto stands, and what remains of each look?"""

from django.db import transaction

from chancery.contexts.travel_papers import queries
from chancery.contexts.travel_papers.queries import Found
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

PURPOSE = "Control migratorio de entrada"


class NothingToCheck(Invalid):
    code = "travel_paper_nothing_to_check"
    sentence = "Lea la zona del salvoconducto o su sello, o escriba su número."


@transaction.atomic
def check(*, actor: Actor, zone: str = "", seal: bytes = b"", number: str = "") -> Found:
    """Yes, no, or ask first, and every reason; the look is recorded. Raises `NothingToCheck`."""
    if queries.CHECK not in actor.scopes:
        access.require(actor, *queries.CHECKERS)
    if not (zone.strip() or seal or number.strip()):
        raise NothingToCheck({"zone": [NothingToCheck.sentence]})
    found = queries.find(zone=zone, seal=seal, number=number)
    if found.paper is not None:
        case_id = found.paper.application.case_id
        ledger.record_read(subject=case_id, kind="travel_paper", purpose=PURPOSE, actor=actor)
    return found
