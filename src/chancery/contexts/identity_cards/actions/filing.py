"""How is a card asked for, at whichever consulate, and what does the request itself get wrong?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chancery.contexts.identity_cards import queries, rules
from chancery.contexts.identity_cards.models import CardRequest, RequestedChange
from chancery.contexts.identity_cards.procedures import IDENTITY_CARD
from chancery.contexts.identity_cards.rules import Bond, Changes, HolderStanding, Kind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity.checks import IdentityDocumentKind, fold, validate_document
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office

_HOLDERS = UUID("6f0d3c52-5b1e-4f5e-9a53-0b6a3b1c8d47")
"""Who asks for the same holder at the same moment waits: a holder has no row of their own to lock."""


class HolderNotBornYet(Invalid):
    code = "card_holder_not_born_yet"
    sentence = "La fecha de nacimiento del titular no puede ser posterior a hoy."


class DeclarantMissing(Invalid):
    """Under seventeen somebody declares for the holder (DI-316-GOR/010)."""

    code = "card_declarant_missing"
    sentence = "El titular tiene menos de 17 años: lo pide su padre, su madre o su tutor."
    next_step = "Diga qué es usted del titular."


class SignsAlone(Invalid):
    """From seventeen the holder signs in person (DI-316-GOR/010)."""

    code = "card_signs_alone"
    sentence = "El titular ya cumplió 17 años: lo pide y firma él mismo, sin declarante."
    next_step = "El titular debe pedirlo con su propia cuenta o en la oficina consular."


class HolderDiffers(Invalid):
    """Who signs for himself is whoever asks."""

    code = "card_holder_differs"
    sentence = "El titular no es quien presenta la solicitud."
    next_step = "Escriba los nombres y el DNI como figuran en su cuenta, o diga de quién es declarante."


class NotForMinors(Invalid):
    code = "card_not_for_minors"
    sentence = "«{kind}» no existe para menores de edad."
    next_step = "Elija otro trámite."


class DniMissing(Invalid):
    """Whoever is in the register is found by the number."""

    code = "card_dni_missing"
    sentence = "Falta el número del DNI, o de la libreta electoral que se canjea."


class BirthActMissing(Invalid):
    """A registration rests on the birth act (DI-316-GOR/010)."""

    code = "card_birth_act_missing"
    sentence = "Falta el acta de nacimiento: su número, el día en que se expidió la copia y la copia misma."
    next_step = "Si no la tiene, pida una copia certificada en la oficina consular."


class BirthActTooOld(Invalid):
    code = "card_birth_act_too_old"
    sentence = "La copia del acta de nacimiento debe tener seis meses como máximo."
    next_step = "Pida otra copia certificada."


class ExpiryMissing(Invalid):
    code = "card_expiry_missing"
    sentence = "Falta el día en que vence el DNI que se renueva."


class RenewalTooEarly(Invalid):
    """A card is renewed from sixty days before its last."""

    code = "card_renewal_too_early"
    sentence = "El DNI se renueva desde sesenta días antes de que venza: desde el {since}."
    next_step = "Si se perdió o cambió un dato, pida un duplicado o una rectificación."


class ChangesMissing(Invalid):
    code = "card_changes_missing"
    sentence = "Diga qué dato se rectifica y qué debe decir."


class ChangesNotOfKind(Invalid):
    code = "card_changes_not_of_kind"
    sentence = "Con «{kind}» no se cambian datos."
    next_step = "Pida una rectificación, o una renovación si el DNI está por vencer."


class OriginMissing(Invalid):
    code = "card_origin_missing"
    sentence = "Falta el número del trámite cuyo DNI llegó con error."


class CardAlreadyAsked(Conflict):
    """One holder, one procedure at a time, wherever it was filed."""

    code = "card_already_asked"
    sentence = "Ese titular ya tiene un trámite de DNI en curso."
    next_step = "Espere a recoger el DNI, o desista del trámite anterior."


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a request says; the DNI as it was typed. `changes` are codes with what each datum should say."""

    kind: str
    given_names: str
    first_surname: str
    second_surname: str
    born_on: date
    address: str
    dni: str = ""
    bond: Bond = Bond.NONE
    standing: HolderStanding = HolderStanding.ORDINARY
    card_expires_on: date | None = None
    birth_act: str = ""
    birth_act_issued_on: date | None = None
    changes: tuple[tuple[str, str], ...] = ()
    origin: str = ""

    @property
    def holder(self) -> str:
        """Names and surnames, in that order."""
        return " ".join(filter(None, (self.given_names, self.first_surname, self.second_surname)))


@transaction.atomic
def file(
    *,
    particulars: Particulars,
    uploads: Mapping[str, UUID],
    office: Office,
    applicant: Person,
    actor: Actor,
) -> CardRequest:
    """Ask for a card at any consular office (D.S. 032-2023-RE, art. 104), and owe what the tariff says.

    Raises the refusals of this module, `queries.CardToReprocessNotFound`, `rules.KindUnknown`, `rules.ChangeUnknown`,
    what `validate_document` and `cases.open` raise.
    """
    today = queries.local_day(office)
    said = check_particulars(particulars=particulars, on=today)
    kind = rules.kind(said.kind, today)
    if kind.needs_birth_act and "birth_act" not in uploads:
        raise BirthActMissing({"birth_act": [BirthActMissing.sentence]})
    _check_holder(said, applicant)
    origin = queries.to_reprocess(actor, said.origin, said.holder, said.born_on) if said.origin else None
    ledger.hold(uuid5(_HOLDERS, said.dni or f"{fold(said.holder)} {said.born_on}"))
    if queries.open_request_of(said.dni, said.holder, said.born_on) is not None:
        raise CardAlreadyAsked
    case = cases.open(
        procedure_code=IDENTITY_CARD.code,
        office=office,
        applicant=applicant,
        actor=actor,
        uploads=uploads,
        wanted=(Wanted(rules.item(kind, said.standing, said.born_on, today)),),
        free_by=rules.free_by(kind),
        facts={"kind": kind.code, "bond": said.bond, "changes": [code for code, _ in said.changes]},
    )
    kept = {name: getattr(said, name) for name in Particulars.__slots__ if name not in ("changes", "origin")}
    request = CardRequest.objects.create(case=case, origin=origin, holder_folded=fold(said.holder), **kept)
    RequestedChange.objects.bulk_create(
        RequestedChange(request=request, change=code, wanted=wanted) for code, wanted in said.changes
    )
    return request


def check_particulars(*, particulars: Particulars, on: date | None = None) -> Particulars:
    """The same with the DNI in its one spelling. Raises as `file` does, but for what rows and accounts know."""
    today = on or clock.latest_today()
    kind = rules.kind(particulars.kind, today)
    said = replace(particulars, dni=_dni(particulars), changes=_changes(particulars, kind, today))
    if said.born_on > today:
        raise HolderNotBornYet({"born_on": [HolderNotBornYet.sentence]})
    if rules.signs_himself(said.born_on, today) and said.bond:
        raise SignsAlone({"bond": [SignsAlone.sentence]})
    if not rules.signs_himself(said.born_on, today) and not said.bond:
        raise DeclarantMissing({"bond": [DeclarantMissing.sentence]})
    if not rules.item(kind, said.standing, said.born_on, today):
        raise NotForMinors({"kind": [NotForMinors.sentence.format(kind=kind.title)]}, kind=kind.title)
    if not kind.is_registration and not said.dni:
        raise DniMissing({"dni": [DniMissing.sentence]})
    _check_papers(said, kind, today)
    if kind.code == "reprocess" and not said.origin.strip():
        raise OriginMissing({"origin": [OriginMissing.sentence]})
    if kind.code != "reprocess" and said.origin:
        said = replace(said, origin="")
    return said


def _dni(said: Particulars) -> str:
    if not said.dni.strip():
        return ""
    try:
        return validate_document(IdentityDocumentKind.DNI, said.dni)
    except Invalid as refusal:
        refusal.fields = {"dni": [str(refusal)]}
        raise


def _changes(said: Particulars, kind: Kind, on: date) -> tuple[tuple[str, str], ...]:
    wanted = tuple((rules.change(code, on).code, text.strip()) for code, text in said.changes)
    if any(not text for _, text in wanted) or (kind.changes is Changes.REQUIRED and not wanted):
        raise ChangesMissing({"changes": [ChangesMissing.sentence]})
    if kind.changes is Changes.NONE and wanted:
        sentence = ChangesNotOfKind.sentence.format(kind=kind.title)
        raise ChangesNotOfKind({"kind": [sentence]}, kind=kind.title)
    return wanted


def _check_papers(said: Particulars, kind: Kind, today: date) -> None:
    """The birth act of who is registered, the last day of what is renewed."""
    if kind.needs_birth_act:
        if not said.birth_act.strip() or said.birth_act_issued_on is None:
            raise BirthActMissing({"birth_act": [BirthActMissing.sentence]})
        if not rules.birth_act_serves(said.birth_act_issued_on, today):
            raise BirthActTooOld({"birth_act_issued_on": [BirthActTooOld.sentence]})
    if kind.code == "renewal":
        if said.card_expires_on is None:
            raise ExpiryMissing({"card_expires_on": [ExpiryMissing.sentence]})
        since = rules.renews_from(said.card_expires_on, today)
        if today < since:
            day = f"{since:%d/%m/%Y}"
            raise RenewalTooEarly(
                {"card_expires_on": [RenewalTooEarly.sentence.format(since=day)]}, since=day
            )


def _check_holder(said: Particulars, applicant: Person) -> None:
    """Who has a bond declares for another; who has none is the holder, known by the DNI, or by name before the first one."""
    if said.bond:
        return
    has_dni = applicant.document_kind == IdentityDocumentKind.DNI and bool(said.dni)
    same = (
        said.dni == applicant.document_number if has_dni else fold(said.holder) == fold(applicant.full_name)
    )
    if not same:
        raise HolderDiffers({"given_names": [HolderDiffers.sentence]})
