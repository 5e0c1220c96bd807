"""How does a request become a certified booklet? Sent by a consul, personalised by one in Lima, seen by another, despatched."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from chancery.contexts.passports import papers, queries, rules
from chancery.contexts.passports.models import (
    Application,
    Batch,
    Certification,
    Despatch,
    Passport,
    Sending,
    Shipment,
    Voiding,
)
from chancery.contexts.passports.procedures import ACT
from chancery.contexts.passports.rules import Inspection
from chancery.contexts.stickers import actions as stickers
from chancery.kernel.acts import actions as acts
from chancery.kernel.base import clock, wording
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents import composing
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.reading import require_same
from chancery.kernel.travel_documents.zones import Sex

_SEXES = {Sex.FEMALE: "F", Sex.MALE: "M", Sex.UNSPECIFIED: "X"}


class NothingChosen(Invalid):
    code = "passport_nothing_chosen"
    sentence = "Elija al menos un expediente de la lista."


class NotMatched(Conflict):
    """While the register has not confirmed the holder, nothing is personalised."""

    code = "passport_not_matched"
    sentence = "El expediente {number} no tiene la coincidencia de RENIEC: {finding}."
    next_step = "Espere la respuesta, o vuelva a consultar desde el expediente."


class PersonaliserCertifies(NotAllowed):
    """Quality control is somebody else's than who personalised."""

    code = "passport_personaliser_certifies"
    sentence = "Usted personalizó esta libreta: el control de calidad lo hace otra persona."
    next_step = "Pida a otro funcionario de Lima que la revise."


class InspectionFailed(Conflict):
    """A booklet that fails anything is not certified."""

    code = "passport_inspection_failed"
    sentence = "No se puede certificar: se respondió que no a {what}."
    next_step = "Rechace la libreta: se inutiliza, y el pasaporte se personaliza de nuevo."


class InspectionUnanswered(Invalid):
    code = "passport_inspection_unanswered"
    sentence = "Falta responder a todo lo que se revisa."


class ChipMissing(Invalid):
    code = "passport_chip_missing"
    sentence = "Falta el número del chip que muestra el lector, en letras y cifras."


class ChipUsed(Conflict):
    """Each chip is certified in one booklet."""

    code = "passport_chip_used"
    sentence = "El chip {chip} ya está certificado en otra libreta."
    next_step = "Vuelva a leer la libreta que tiene ante usted."


class GuideMissing(Invalid):
    """What leaves Lima has a paper by which it is followed."""

    code = "passport_guide_missing"
    sentence = "Falta el número de la guía o de la valija con que se envía."


class OtherPost(Invalid):
    """A shipment goes to one post."""

    code = "passport_other_post"
    sentence = "El expediente {number} es de otra oficina: no va en este envío."


@transaction.atomic
def send(*, applications: Sequence[Application], office: Office, actor: Actor) -> Batch:
    """Authorise passports and send them to Lima together: each is a consular act. Raises `NothingChosen`, `OtherPost`, `NotMatched`."""
    access.require(actor, Role.CONSUL, office_id=office.id)
    if not applications:
        raise NothingChosen({"chosen": [NothingChosen.sentence]})
    batch = Batch.objects.create(office=office, by_id=access.require_person(actor))
    for application in applications:
        if application.case.office_id != office.id:
            raise OtherPost(number=application.case.number)
        with cases.step(application.case, "send", actor=actor) as taking:
            if not queries.is_matched(application):
                match = queries.match_of(application)
                raise NotMatched(
                    number=taking.case.number, finding=match.finding_label if match else "sin consulta"
                )
            has_dni = bool(application.dni)
            holder = has_dni and identity.person_with(IdentityDocumentKind.DNI, application.dni, "PE")
            act = acts.perform(
                taking=taking,
                kind=ACT,
                title=f"Pasaporte de {application.holder}"[:200],
                charge=fees.charges_of(taking.case.id).latest("raised_at"),
                concerned=[holder.id] if holder else (),
            )
            Sending.objects.create(application=application, batch=batch, act=act)
            taking.facts["batch"] = batch.id
        application.case.refresh_from_db()
    return batch


def personalise(*, application: Application, actor: Actor) -> Passport:
    """Take the next booklet of the actor's vault in Lima and compose its data page. Raises `NotMatched`, `stickers.NoForms`."""
    with cases.step(application.case, "personalise", actor=actor) as taking:
        if not queries.is_matched(application):
            raise NotMatched(number=taking.case.number, finding="ya no consta")
        lima = queries.lima()
        serial = stickers.use_form(
            supply=stickers.Supply.PASSPORT, office=lima, subject=taking.case.id, actor=actor
        )
        number, today = rules.number_of(serial), clock.today()
        until = rules.expires_on(born_on=application.born_on, issued_on=today)
        lines = composing.compose(
            composing.state(
                Form.TD3,
                document_code="P",
                issuer="PER",
                number=number,
                nationality="PER",
                born_on=application.born_on,
                sex=Sex(application.sex),
                expires_on=until,
                primary=application.surnames,
                secondary=application.given_names,
                optional=application.dni,
            )
        )
        act = Sending.objects.select_related("act").get(application=application).act
        document = taking.issue(
            papers.DataPage(
                passport=number,
                serial=serial,
                surnames=application.surnames.upper(),
                given_names=application.given_names.upper(),
                nationality="PERUANA",
                born_on=f"{application.born_on:%d/%m/%Y}",
                born_at=application.born_at.upper(),
                sex=_SEXES[Sex(application.sex)],
                dni=application.dni,
                issued_on=today,
                issued_on_words=wording.long_date(today),
                expires_on=f"{until:%d/%m/%Y}",
                authority=taking.case.office.name,
                replaces=_replaces(application),
                entry_number=act.entry_number,
                act_number=act.act_number,
                signature=application.enrolment.signature_reason,
                zone=lines,
            )
        )
        taking.facts |= {"serial": serial, "passport": number}
        passport = Passport.objects.create(
            application=application,
            number=number,
            serial=serial,
            document=document,
            zone="\n".join(lines),
            issued_on=today,
            expires_on=until,
            by_id=access.require_person(actor),
        )
    application.case.refresh_from_db()
    return passport


def certify(
    *, application: Application, zone: str, chip: str, answers: Mapping[Inspection, bool], actor: Actor
) -> Certification:
    """Note that quality control passed: without it nothing is despatched nor delivered.

    Raises `PersonaliserCertifies`, `InspectionUnanswered`, `InspectionFailed`, `ChipMissing`, `ChipUsed`, `UnreadableZone`,
    `ZoneDiffers`.
    """
    with cases.step(application.case, "certify", actor=actor) as taking:
        passport = _seen_by_another(application, actor)
        require_same(zone, passport.zone)
        if set(answers) != set(Inspection):
            raise InspectionUnanswered
        if unmet := rules.unmet(answers.items()):
            raise InspectionFailed(what=", ".join(f"«{each.question}»" for each in unmet))
        read = chip.strip().upper()
        if not read.isalnum() or not read.isascii() or len(read) > 40:
            raise ChipMissing({"chip": [ChipMissing.sentence]})
        if Certification.objects.filter(chip=read).exists():
            raise ChipUsed(chip=read)
        certified = Certification.objects.create(
            passport=passport, chip=read, by_id=access.require_person(actor)
        )
        taking.facts["passport"] = passport.number
    application.case.refresh_from_db()
    return certified


def reject(*, application: Application, reason: str, actor: Actor) -> Voiding:
    """Quality control failed: the booklet is voided and the passport personalised again. Raises `PersonaliserCertifies`."""
    with cases.step(application.case, "reject", actor=actor, reason=reason) as taking:
        voiding = _void(_seen_by_another(application, actor), taking, actor)
    application.case.refresh_from_db()
    return voiding


def void(*, application: Application, reason: str, actor: Actor) -> Voiding:
    """The booklet that a post sent back, or that never came, is voided; the passport is personalised again."""
    with cases.step(application.case, "void", actor=actor, reason=reason) as taking:
        passport = queries.current(application)
        assert passport is not None
        voiding = _void(passport, taking, actor)
    application.case.refresh_from_db()
    return voiding


def discard(*, application: Application, reason: str, actor: Actor) -> Voiding:
    """A booklet that nobody collected is perforated and leaves the custody, by another hand than sent it back."""
    with cases.step(application.case, "discard", actor=actor, reason=reason) as taking:
        passport = queries.current(application)
        assert passport is not None
        voiding = _void(passport, taking, actor)
    application.case.refresh_from_db()
    return voiding


@transaction.atomic
def despatch(*, applications: Sequence[Application], office: Office, guide: str, actor: Actor) -> Shipment:
    """Send certified passports to their post together. Raises `NothingChosen`, `GuideMissing`, `OtherPost`."""
    access.require(actor, Role.OFFICER, office_id=queries.lima().id)
    if not applications:
        raise NothingChosen({"chosen": [NothingChosen.sentence]})
    if not guide.strip():
        raise GuideMissing({"guide": [GuideMissing.sentence]})
    shipment = Shipment.objects.create(office=office, guide=guide.strip(), by_id=access.require_person(actor))
    for application in applications:
        if application.case.office_id != office.id:
            raise OtherPost(number=application.case.number)
        with cases.step(application.case, "despatch", actor=actor) as taking:
            passport = queries.current(application)
            assert passport is not None
            Despatch.objects.create(certification=passport.certification, shipment=shipment)
            taking.facts |= {"passport": passport.number, "guide": shipment.guide}
        application.case.refresh_from_db()
    return shipment


def _seen_by_another(application: Application, actor: Actor) -> Passport:
    passport = queries.current(application)
    assert passport is not None
    if passport.by_id == access.require_person(actor):
        raise PersonaliserCertifies
    return passport


def _void(passport: Passport, taking: cases.Taking, actor: Actor) -> Voiding:
    reason = taking.reason[:500]
    stickers.spoil_form(serial=passport.serial, reason=reason, actor=actor)
    documents.revoke(document=passport.document, reason="Libreta inutilizada", actor=actor)
    taking.facts |= {"serial": passport.serial, "passport": passport.number}
    return Voiding.objects.create(passport=passport, reason=reason, by_id=access.require_person(actor))


def _replaces(application: Application) -> str:
    """What the new one says of the old (RC05, art. 341)."""
    if not application.before_number:
        return ""
    return (
        f"Reemplaza al n.º {application.before_number} del {application.before_issued_on:%d/%m/%Y}, "
        f"{application.before_authority}"
    )
