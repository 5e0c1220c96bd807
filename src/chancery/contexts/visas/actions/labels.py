"""How does a granted visa become a label? Printed by another than who decided, on the next serial, read before it leaves."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction

from chancery.contexts.stickers import actions as stickers
from chancery.contexts.visas import papers, queries, rules
from chancery.contexts.visas.models import Application, Decision, Label, LabelCheck, LabelVoiding
from chancery.contexts.visas.procedures import ACT
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock, countries, wording
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import sealing
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import Charge
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.travel_documents import codes, composing, seal_contents
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.reading import require_same
from chancery.kernel.travel_documents.seal_contents import Stay, StayRule, Visa
from chancery.kernel.travel_documents.zones import NUMBER_ROOM, MachineReadableZone, Sex

_SEXES = {Sex.FEMALE: "F", Sex.MALE: "M", Sex.UNSPECIFIED: "X"}
_YEAR = 365


class DeciderPrints(NotAllowed):
    """Who decides a visa does not print it: one person alone makes none."""

    code = "visa_decider_prints"
    sentence = "Usted decidió esta visa: la etiqueta la imprime otra persona."
    next_step = "Pida a otro funcionario de la oficina que la imprima."


class PrinterChecks(NotAllowed):
    """Who printed a label does not check it."""

    code = "visa_printer_checks"
    sentence = "Usted imprimió esta etiqueta: la revisa otra persona."
    next_step = "Pida al cónsul, o a quien lo reemplaza, que la revise."


class PassportExpired(Conflict):
    """A visa that nobody could use is not printed."""

    code = "visa_passport_expired"
    sentence = "El pasaporte del expediente {number} ya venció."
    next_step = "Cancele la visa: hace falta otra solicitud con el pasaporte nuevo."


def print_label(*, application: Application, actor: Actor) -> Label:
    """Take the officer's next label from stock, do the act if it was not done, and print the visa with zone and seal.

    Raises `DeciderPrints`, `PassportExpired`, `stickers.NoForms`, `sealing.SealKeyMissing` and what `acts.perform` raises.
    """
    with cases.step(application.case, "print_label", actor=actor) as taking:
        decision = Decision.objects.select_related("by").get(application=application)
        if decision.by_id == access.require_person(actor):
            raise DeciderPrints
        case, office = taking.case, taking.case.office
        today = clock.today(ZoneInfo(office.time_zone))
        if application.passport_expires_on < today:
            raise PassportExpired(number=case.number)
        charge = fees.charges_of(case.id).latest("raised_at")
        act = _act(application, charge, taking)
        serial = stickers.use_form(
            supply=stickers.Supply.VISA_LABEL, office=office, subject=case.id, actor=actor
        )
        quality = queries.category_of(application)
        until = rules.valid_until(quality, today, application.passport_expires_on)
        zone = _zone_of(application, serial, until)
        seal = sealing.seal(
            "visa", seal_contents.of_visa(zone, _sealed(application, decision)), issued_on=today
        )
        lines = composing.compose(zone)
        stated = papers.Label(
            serial=serial,
            kind=quality.kind.label,
            category=quality.title,
            letters=quality.letters,
            surnames=application.surnames.upper(),
            given_names=application.given_names.upper(),
            sex=_SEXES[Sex(application.sex)],
            born_on=f"{application.born_on:%d/%m/%Y}",
            nationality=countries.name(application.nationality),
            passport=f"{application.passport_number} ({application.passport_country})",
            place=office.city,
            issued_on=today,
            issued_on_words=wording.long_date(today),
            valid_from=f"{today:%d/%m/%Y}",
            valid_until=f"{until:%d/%m/%Y}",
            entries=rules.entries_label(decision.entries),
            stay=rules.stay_label(decision.stay_days),
            post=office.name,
            consul=decision.by.full_name,
            marginal_note=queries.marginal_note(application),
            entry_number=act.entry_number,
            act_number=act.act_number,
            tariff=charge.item_numbers,
            paid=_paid(charge),
            zone=lines,
            seal=seal.hex(),
        )
        document = taking.issue(stated)
        taking.facts["serial"] = serial
        label = Label.objects.create(
            application=application,
            serial=serial,
            act=act,
            document=document,
            zone="\n".join(lines),
            seal=seal,
            valid_from=today,
            valid_until=until,
            by_id=access.require_person(actor),
        )
    application.case.refresh_from_db()
    return label


def spoil_label(*, application: Application, reason: str, actor: Actor) -> LabelVoiding:
    """Say why a label was spoilt: its serial serves no other visa, and another is printed."""
    with cases.step(application.case, "spoil_label", actor=actor, reason=reason) as taking:
        label = queries.current_label(application)
        assert label is not None
        stickers.spoil_form(serial=label.serial, reason=taking.reason, actor=actor)
        documents.revoke(document=label.document, reason="Etiqueta mal impresa", actor=actor)
        taking.facts["serial"] = label.serial
        voiding = LabelVoiding.objects.create(
            label=label, reason=taking.reason[:500], by_id=access.require_person(actor)
        )
    application.case.refresh_from_db()
    return voiding


def check_label(*, application: Application, zone: str, actor: Actor) -> LabelCheck:
    """Note that the printed label was read and says what it should. Raises `PrinterChecks`, `UnreadableZone`, `ZoneDiffers`."""
    with cases.step(application.case, "check_label", actor=actor) as taking:
        label = queries.current_label(application)
        assert label is not None
        if label.by_id == access.require_person(actor):
            raise PrinterChecks
        require_same(zone, label.zone)
        taking.facts["serial"] = label.serial
        checked = LabelCheck.objects.create(label=label, by_id=access.require_person(actor))
    application.case.refresh_from_db()
    return checked


@transaction.atomic
def expire(*, label: Label, actor: Actor) -> None:
    """Note that the days of a visa have passed."""
    access.require(actor, Role.SYSTEM)
    with cases.step(label.application.case, "expire", actor=actor) as taking:
        taking.facts["last_day"] = label.valid_until


def _zone_of(application: Application, serial: str, until: date) -> MachineReadableZone:
    """What the label's zone states: the passport's number, since the serial is longer than the field (Doc 9303-7, §4.2.2)."""
    return composing.state(
        Form.MRV_A,
        document_code="V",
        issuer=sealing.ISSUER,
        number=application.passport_number[:NUMBER_ROOM],
        nationality=codes.alpha_3(application.nationality),
        born_on=application.born_on,
        sex=Sex(application.sex),
        expires_on=until,
        primary=application.surnames,
        secondary=application.given_names,
        optional=serial,
    )


def _sealed(application: Application, decision: Decision) -> Visa:
    days, years = decision.stay_days % _YEAR, decision.stay_days // _YEAR
    stay = Stay(days=days, years=years) if decision.stay_days else StayRule.DECIDED_AT_ENTRY
    letters = queries.category_of(application).letters.encode()
    return Visa(stay, application.passport_number, entries=decision.entries, visa_type=letters)


def _act(application: Application, charge: Charge, taking: Taking) -> Act:
    """Done with the first label: one that was spoilt is printed again under the same numbers."""
    before = Act.objects.filter(charge=charge).first()
    if before is not None:
        return before
    traveller = identity.person_with(
        IdentityDocumentKind.PASSPORT, application.passport_number, application.passport_country
    )
    return acts.perform(
        taking=taking,
        kind=ACT,
        title=f"Visa de {queries.category_of(application).label}"[:200],
        charge=charge,
        concerned=[traveller.id] if traveller else (),
    )


def _paid(charge: Charge) -> str:
    """Both moneys, or by which article it was free (D.S. 076-2005-RE, arts. 170 and 173)."""
    return f"GRATIS, {charge.free_by}" if charge.free_by else f"S/C {charge.consular_amount} = {charge.money}"
