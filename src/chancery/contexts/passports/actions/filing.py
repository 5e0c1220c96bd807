"""How is a passport asked for, and why may it not be on what the request says?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chancery.contexts.passports import queries, rules
from chancery.contexts.passports.actions.cancelling import note_cancellation
from chancery.contexts.passports.models import Application
from chancery.contexts.passports.procedures import BIRTH_ACT, PASSPORT, State
from chancery.contexts.passports.rules import Before, CancelGround, Evidence, HolderRelation
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.days import age_on, months_after
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity.checks import IdentityDocumentKind, fold, validate_document
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents import names
from chancery.kernel.travel_documents.zones import Sex

_COPY = "passport.birth_act_copy"
_HOLDERS = UUID("0f6f9b0e-2f77-4f6a-8e5a-6c1f0a9d4b35")


class BornLater(Invalid):
    code = "passport_born_later"
    sentence = "La fecha de nacimiento no puede ser posterior a hoy."


class MinorAlone(Invalid):
    """A minor is brought by who answers for that one (D.S. 045-2024-RE)."""

    code = "passport_minor_alone"
    sentence = "El pasaporte de un menor lo pide su padre, su madre, su tutor o quien tiene un poder."
    next_step = "Entre con la cuenta de quien lo representa y diga qué es del menor."


class AdultByAnother(Invalid):
    """Whoever is of age appears in person."""

    code = "passport_adult_by_another"
    sentence = "Desde los dieciocho años cada uno pide su propio pasaporte, en persona."
    next_step = "Presente la solicitud con la cuenta y el DNI del titular."


class RelationUnshown(Invalid):
    """A guardian shows the judgement, and a proxy the power."""

    code = "passport_relation_unshown"
    sentence = "Falta adjuntar la sentencia o el poder de quien representa al menor."


class BeforeUntold(Invalid):
    """The new passport cites the number, the day and the authority of the old one (RC05, art. 341)."""

    code = "passport_before_untold"
    sentence = "Falta el número, la fecha o la autoridad del pasaporte anterior."
    next_step = "Están en su página de datos. Si no lo tiene, mire una copia o un sello de viaje."


class LossUnshown(Invalid):
    """A loss is shown by a report to the police or by a sworn statement of how it happened."""

    code = "passport_loss_unshown"
    sentence = "Falta decir cómo ocurrió la pérdida y si hay denuncia policial o declara bajo juramento."


class ReportMissing(Invalid):
    code = "passport_report_missing"
    sentence = "Falta adjuntar la denuncia policial."
    next_step = "Adjúntela, o declare bajo juramento cómo ocurrió."


class AnotherStands(Invalid):
    """One has one ordinary passport (RC05, art. 340): the one that stands is told of, to be voided."""

    code = "passport_another_stands"
    sentence = "Consta otro pasaporte vigente del titular, y no es el que la solicitud declara como anterior."
    next_step = "Escriba su número. Si lo perdió o se lo robaron, dígalo: se cancela al momento."


class AlreadyAskedFor(Invalid):
    """One person, one request at a time."""

    code = "passport_already_asked"
    sentence = "Ya hay una solicitud de pasaporte en trámite con ese DNI."
    next_step = "Siga esa solicitud en «Mis trámites», o desista de ella."


class AdultWithoutDni(Invalid):
    """Who is of age is in the register, by a DNI or by a procedure that was begun (consular.md, §9)."""

    code = "passport_adult_without_dni"
    sentence = "Desde los dieciocho años el pasaporte se pide con el número de DNI."
    next_step = (
        "Inicie antes el trámite de DNI en la oficina consular: con ese número se puede pedir el pasaporte aunque el "
        "documento no haya llegado. Si debe viajar antes, pida un salvoconducto."
    )


class BirthActUntold(Invalid):
    code = "passport_birth_act_untold"
    sentence = (
        "Un menor sin DNI muestra su partida de nacimiento: falta el acta y la oficina donde se inscribió."
    )
    next_step = "Si el nacimiento no está inscrito, inscríbalo antes en la oficina consular."


class BirthActUnshown(Invalid):
    code = "passport_birth_act_unshown"
    sentence = "Falta adjuntar la partida de nacimiento."
    next_step = "Una copia simple si se inscribió en esta oficina consular; si no, una copia certificada."


class BirthActOld(Invalid):
    """A certified copy is recent (consular.md, §9)."""

    code = "passport_birth_act_old"
    sentence = "La copia certificada de la partida debe ser de los últimos {months} meses."
    next_step = (
        "Pida otra copia. Si el nacimiento se inscribió en esta oficina consular, deje en blanco la fecha."
    )


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a request says of the holder, of who asks, and of the passport before."""

    dni: str
    given_names: str
    first_surname: str
    second_surname: str
    sex: Sex
    born_on: date
    born_at: str
    relation: HolderRelation = HolderRelation.SELF
    birth_act: str = ""
    birth_act_on: date | None = None
    before: Before = Before.NONE
    before_number: str = ""
    before_issued_on: date | None = None
    before_authority: str = ""
    evidence: Evidence | None = None
    circumstances: str = ""


@transaction.atomic
def file(
    *, particulars: Particulars, uploads: Mapping[str, UUID], office: Office, applicant: Person, actor: Actor
) -> Application:
    """Ask for a passport; one that the same applicant was given and declares lost or stolen is cancelled at once.

    Any other is cancelled when the holder stands at the counter: nobody cancels a stranger's passport from home.
    Nothing is paid before enrolment.

    Raises the refusals of this module, what `validate_document`, `names.components` and `cases.open` raise.
    """
    said = check_particulars(particulars=particulars)
    _check_applicant(said, applicant)
    if said.relation.needs_paper and "relation" not in uploads:
        raise RelationUnshown({"relation": [RelationUnshown.sentence]})
    if said.evidence is Evidence.POLICE and "report" not in uploads:
        raise ReportMissing({"report": [ReportMissing.sentence]})
    if not said.dni and BIRTH_ACT not in uploads:
        raise BirthActUnshown({BIRTH_ACT: [BirthActUnshown.sentence]})
    fields = {name: getattr(said, name) for name in Particulars.__slots__}
    fields["evidence"] = said.evidence or ""
    application = Application(**fields)
    application.folded_name = fold(application.holder)
    check_alone(wanted=application)
    application.case = cases.open(
        procedure_code=PASSPORT.code,
        office=office,
        applicant=applicant,
        actor=actor,
        uploads=uploads,
        facts={"relation": said.relation, "before": said.before},
    )
    application.save(force_insert=True)
    lost = queries.passport_by_number(said.before_number) if said.before.is_gone else None
    if lost is not None and lost.application.case.applicant_id == applicant.id:
        note_cancellation(
            number=said.before_number,
            ground=CancelGround(said.before.value),
            reason=said.circumstances,
            holder=application.holder,
            dni=said.dni,
            office=office,
            actor=actor,
        )
    return application


def check_particulars(*, particulars: Particulars) -> Particulars:
    """The same in one spelling. Raises as `file` does, but for what the register and the files know."""
    dni = particulars.dni.strip()
    said = replace(
        particulars,
        dni=validate_document(IdentityDocumentKind.DNI, dni, "PE") if dni else "",
        birth_act=particulars.birth_act.strip(),
        before_number="".join(particulars.before_number.split()).upper(),
    )
    if said.born_on > clock.latest_today():
        raise BornLater({"born_on": [BornLater.sentence]})
    for written in (said.given_names, said.first_surname, said.second_surname):
        names.components(written)
    is_minor = age_on(said.born_on, clock.today()) < rules.ADULT_AGE
    if is_minor and said.relation is HolderRelation.SELF:
        raise MinorAlone({"relation": [MinorAlone.sentence]})
    if not is_minor and said.relation is not HolderRelation.SELF:
        raise AdultByAnother({"relation": [AdultByAnother.sentence]})
    if not said.dni:
        _check_birth_act(said, is_minor=is_minor)
    return _told_before(said)


def _check_birth_act(said: Particulars, *, is_minor: bool) -> None:
    if not is_minor:
        raise AdultWithoutDni({"dni": [AdultWithoutDni.sentence]})
    if not said.birth_act:
        raise BirthActUntold({"birth_act": [BirthActUntold.sentence]})
    if said.birth_act_on is None:
        return
    today = clock.today()
    months = organisation.legal_period(_COPY, today).amount
    if not months_after(today, -months) <= said.birth_act_on <= clock.latest_today():
        raise BirthActOld({"birth_act_on": [BirthActOld.sentence.format(months=months)]}, months=months)


def _told_before(said: Particulars) -> Particulars:
    if said.before is Before.NONE:
        return replace(
            said,
            before_number="",
            before_issued_on=None,
            before_authority="",
            evidence=None,
            circumstances="",
        )
    for field in ("before_number", "before_issued_on", "before_authority"):
        if not getattr(said, field):
            raise BeforeUntold({field: [BeforeUntold.sentence]})
    if not said.before.is_gone:
        return replace(said, evidence=None, circumstances="")
    if said.evidence is None or not said.circumstances.strip():
        raise LossUnshown({"circumstances": [LossUnshown.sentence]})
    return said


def _check_applicant(said: Particulars, applicant: Person) -> None:
    """Who is of age asks with the own document; a minor's representative is somebody else."""
    is_own = applicant.document_kind == IdentityDocumentKind.DNI and applicant.document_number == said.dni
    if said.relation is HolderRelation.SELF and not is_own:
        raise AdultByAnother({"dni": [AdultByAnother.sentence]})
    if said.relation is not HolderRelation.SELF and is_own:
        raise MinorAlone({"dni": [MinorAlone.sentence]})


def check_alone(*, wanted: Application) -> None:
    """Whether nothing else is asked for, nor stands, of that holder; until the commit nobody else asks for that one.

    Raises `AlreadyAskedFor`, `AnotherStands`.
    """
    ledger.hold(
        uuid5(_HOLDERS, wanted.holder_key)
    )  # two requests for one person are filed one after the other
    over = (*PASSPORT.final, State.DELIVERED, State.UNCLAIMED, State.REFUSED)
    waiting = [state for state in PASSPORT.states if state not in over]
    if queries.of_the_same(wanted).filter(case__state__in=waiting).exclude(pk=wanted.pk).exists():
        raise AlreadyAskedFor({"dni": [AlreadyAskedFor.sentence]})
    standing = queries.standing_of(wanted)
    if standing is not None and standing.number != wanted.before_number:
        raise AnotherStands({"before_number": [AnotherStands.sentence]})
