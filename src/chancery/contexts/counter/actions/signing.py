"""How an act at a window is signed: by the consul, or by the officer to whom the consul gave that power."""

import contextlib
from datetime import date
from zoneinfo import ZoneInfo

from chancery.contexts.counter import papers, queries
from chancery.contexts.counter.models import CounterAct, ProvenBy, SigningPower
from chancery.contexts.counter.rules import LETTER_ITEMS, ActKind, item, letter_months
from chancery.contexts.signatories import queries as signatories
from chancery.contexts.stickers import actions as stickers
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock, countries, wording
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.days import months_after
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.models import Charge
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import IdentityDocumentKind


class SigningNotDelegated(NotAllowed):
    """Notarial powers are personal: an officer signs what the consul let him sign (D.S. 076-2005-RE, art. 433)."""

    code = "signing_not_delegated"
    sentence = "La firma de «{act}» corresponde al cónsul, o al funcionario en quien la delegó."
    next_step = "El acto queda en «Por firmar»: el cónsul lo firmará desde ahí."


def sign(*, act: CounterAct, actor: Actor) -> Act:
    """Sign it by the office that the actor holds: as consul, or in the consul's place."""
    access.require(actor, Role.CONSUL, Role.OFFICER, office_id=act.case.office_id)
    if actor.holds(Role.CONSUL, office_id=act.case.office_id):
        return issue(act=act, actor=actor)
    return issue_delegated(act=act, actor=actor)


def issue(*, act: CounterAct, actor: Actor) -> Act:
    """Sign as consul: issue the paper and do the act, with its numbers and its sticker. Raises what `cases.step` and `acts.perform` raise."""
    with cases.step(act.case, "issue", actor=actor) as taking:
        done = _do(taking, act, None)
    return _with_sticker(done, actor)


def issue_delegated(*, act: CounterAct, actor: Actor) -> Act:
    """Sign in the consul's place. Raises `SigningNotDelegated` and what `issue` raises."""
    with cases.step(act.case, "issue_delegated", actor=actor) as taking:
        power = queries.signing_power_for(actor, act.case.office, ActKind(act.kind))
        if power is None:
            raise SigningNotDelegated(act=act.title)
        taking.facts["power"] = power.id
        done = _do(taking, act, power)
    return _with_sticker(done, actor)


def _do(taking: Taking, act: CounterAct, power: SigningPower | None) -> Act:
    kind = ActKind(act.kind)
    charge = charges.charges_of(taking.case.id).get()
    document = taking.issue(_facts(taking, act, charge, power), title=kind.heading)
    return acts.perform(
        taking=taking,
        kind=kind.value,
        title=kind.heading,
        charge=charge,
        interested=taking.case.applicant,
        document=document,
    )


def _with_sticker(done: Act, actor: Actor) -> Act:
    """The signer's next sticker goes on the paper that is handed over; without stock the act waits for one.

    On paper, whatever the document is: who waits at a window leaves with a sheet (D.S. 076-2005-RE, art. 170). That
    none is left is no reason not to attend: the fee was paid and the act was done, so it stays among the bare ones.
    """
    with contextlib.suppress(stickers.NoStock):
        stickers.affix_next(act=done, actor=actor, is_digital=False)
    return done


def _serves_until(act: CounterAct, on: date) -> str:
    """Of a letter of attorney, the last day of its months (D.S. 076-2005-RE, arts. 477-486)."""
    return wording.long_date(months_after(on, letter_months(on))) if act.item in LETTER_ITEMS else ""


def _facts(
    taking: Taking, act: CounterAct, charge: Charge, power: SigningPower | None
) -> papers.CounterPaper:
    case, kind = taking.case, ActKind(act.kind)
    person, office = case.applicant, case.office
    today = clock.today(ZoneInfo(office.time_zone))
    signatory = None
    if kind.certifies_authority and act.signatory_id is not None and act.signed_on is not None:
        signatory = signatories.on_paper([act.signatory_id], act.signed_on, original_seen=True)
    known = item(act.item)
    return papers.CounterPaper(
        heading=kind.heading,
        kind=kind.value,
        person=person.full_name,
        document=f"{IdentityDocumentKind(person.document_kind).label} {person.document_number}",
        nationality=countries.name(person.nationality),
        proven_by=ProvenBy(act.visit.proven_by).label,
        detail=act.detail,
        addressed_to=act.addressed_to,
        signatory=signatory.name if signatory else "",
        capacity=signatory.capacity if signatory else "",
        authority=signatory.authority if signatory else "",
        company=case.company.name if case.company else "",
        place=f"{office.city}, {countries.name(office.country)}",
        city=office.city,
        country=countries.name(office.country),
        on=today,
        on_words=wording.long_date(today),
        tariff=charge.item_numbers,
        done="" if known is None or known.is_usual else charge.tariff_item.title,
        consular_amount=str(charge.consular_money) if charge.consular_money else "",
        local_amount=str(charge.money),
        free_by=charge.free_by,
        is_extraordinary=act.is_extraordinary,
        signed_as="Cónsul" if power is None else "Funcionario consular, por delegación del cónsul",
        delegation=power.norm if power is not None else "",
        serves_until=_serves_until(act, today),
    )
