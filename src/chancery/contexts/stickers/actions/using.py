"""How does a form that is no sticker leave its custody, because a service of the ministry printed something on it?

The custody is that of the stickers (D.S. 076-2005-RE, arts. 149-160); what was printed is known to who printed it.
"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.stickers import queries, rules
from chancery.contexts.stickers.actions import _using
from chancery.contexts.stickers.models import UsedForm
from chancery.contexts.stickers.rules import Fate, Supply
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, NotFound
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office


class NoForms(Conflict):
    """Nobody prints on what they do not hold."""

    code = "form_no_stock"
    sentence = "No le quedan formularios de «{supply}» para usar {office:en}."
    next_step = "Pídalos a la bóveda de la que depende la suya, en «Autoadhesivos»."


class FormUnknown(NotFound):
    """Only a form that was used can turn out to be spoilt."""

    code = "form_unknown"
    sentence = "El formulario {serial} no consta como usado."


@transaction.atomic
def use_form(*, supply: Supply, office: Office, subject: UUID, actor: Actor) -> str:
    """The officer's next form of a kind, given out for a case: its serial is used once. Raises `NoForms`."""
    access.require(actor, *queries.COUNTER, office_id=office.id)
    found = _using.next_on_paper(supply=supply, office=office, actor=actor)
    if found is None:
        raise NoForms(supply=supply.label, office=office.name)
    vault, span = found
    departure = _using.leave(vault=vault, span=span, fate=Fate.USED, note="", actor=actor)
    serial = rules.serial(span.prefix, span.first)
    UsedForm.objects.create(serial=serial, supply=supply, subject=subject, departure=departure)
    facts = {"serial": serial, "supply": supply.value, "vault": vault.id}
    ledger.record(chain=subject, verb="stickers.use_form", actor=actor, facts=facts)
    return serial


@transaction.atomic
def spoil_form(*, serial: str, reason: str, actor: Actor) -> None:
    """Say of a form that was used that it is spoilt: it does not come back. Raises `FormUnknown`."""
    used = UsedForm.objects.select_related("departure__vault__office").filter(serial=serial).first()
    if used is None:
        raise FormUnknown(serial=serial)
    access.require(actor, *queries.COUNTER, office_id=used.departure.vault.office_id)
    _using.spoil(serial=serial, before=used.departure, reason=reason, actor=actor)
    facts = {"serial": serial, "reason": reason}
    ledger.record(chain=used.subject, verb="stickers.spoil_form", actor=actor, facts=facts)
