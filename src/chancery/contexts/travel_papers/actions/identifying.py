"""How is it established who the holder is? The register first; a birth act and a relative's word where it cannot answer."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chancery.contexts.travel_papers import queries, rules
from chancery.contexts.travel_papers.models import Application, IdentityProof
from chancery.contexts.travel_papers.rules import ProofMethod
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import fold
from chancery.kernel.notifications import actions as notifications

PURPOSE = "Identificar a quien pide un salvoconducto"


class RegisterFirst(Invalid):
    """A birth act proves for whom the register cannot answer, not in its place (D.S. 076-2005-RE, art. 355)."""

    code = "travel_paper_register_first"
    sentence = "Quien tiene DNI se identifica primero en el registro de identidad."
    next_step = (
        "Deje en blanco la partida y envíe: si el registro no responde, vuelva con la partida y un pariente."
    )


class BirthActMissing(Invalid):
    code = "travel_paper_birth_act_missing"
    sentence = "Sin DNI hace falta la partida de nacimiento: escriba cuál es y dónde consta."


class KinMissing(Invalid):
    """An adult's birth act says nothing of who holds it (D.S. 076-2005-RE, art. 355)."""

    code = "travel_paper_kin_missing"
    sentence = "Con la partida, un mayor de edad se identifica además por un pariente: nombre, grado, cómo se le ubicó y qué dijo."
    next_step = "Ubique a un pariente hasta el cuarto grado."


class KinTooFar(Invalid):
    code = "travel_paper_kin_too_far"
    sentence = "El pariente que identifica es de hasta el cuarto grado."


class HolderDiffers(Conflict):
    """The register knows the DNI as somebody else's, or as nobody's any more."""

    code = "travel_paper_holder_differs"
    sentence = "El registro de identidad no confirma a {name} con ese DNI: {why}."
    next_step = "Compare los datos con la persona; si están mal en la solicitud, debe presentarse otra."


@dataclass(frozen=True, slots=True)
class Kin:
    """A relative who identifies an adult: how near, where reached, and what that person said."""

    name: str
    degree: int
    contact: str
    said: str

    @property
    def is_complete(self) -> bool:
        """Whether all of it was written down."""
        return all(each.strip() for each in (self.name, self.contact, self.said))


def identify(
    *, application: Application, actor: Actor, birth_act: str = "", kin: Kin | None = None
) -> IdentityProof:
    """Establish who the holder is; without a birth act the register is asked, and waited for. In no transaction.

    Raises `RegisterFirst`, `BirthActMissing`, `KinMissing`, `KinTooFar`, `HolderDiffers`, and what
    `gateway.consult_or_defer` raises.
    """
    access.require(actor, Role.OFFICER, office_id=application.case.office_id)
    if birth_act.strip():
        _check_act(application, kin)
        method = ProofMethod.BIRTH_ACT
    elif application.dni:
        method = _ask(application, actor)
    else:
        raise BirthActMissing({"birth_act": [BirthActMissing.sentence]})
    with cases.step(application.case, "identify", actor=actor) as taking:
        taking.facts["method"] = method
        proof = IdentityProof.objects.create(
            application=application,
            method=method,
            birth_act=birth_act.strip(),
            kin_name=kin.name.strip() if kin else "",
            kin_degree=kin.degree if kin else None,
            kin_contact=kin.contact.strip() if kin else "",
            kin_said=kin.said.strip() if kin else "",
            by_id=access.require_person(actor),
        )
    application.case.refresh_from_db()
    return proof


@transaction.atomic(savepoint=False)
def tell_answer(*, case_id: UUID, is_different: bool, actor: Actor) -> None:
    """Tell the post that the register answered at last about one of its holders, and whether it contradicts what was said."""
    access.require(actor, Role.SYSTEM)
    application = queries.of_case(case_id)
    if application is None:
        return
    case = application.case
    words = (
        "no confirma a quien pidió el salvoconducto: si ya se dio, cancélelo"
        if is_different
        else "confirma a quien pidió el salvoconducto: ya se puede decidir"
    )
    for officer in identity.officers_at(case.office_id, Role.OFFICER, Role.CONSUL):
        notifications.notify(
            recipient=officer,
            subject=f"El registro de identidad respondió por el expediente {case.number}",
            text=f"El registro de identidad {words}.",
            case_id=case.id,
            takes_effect=False,
            link=reverse("travel_papers:case", args=[case.number]),
            actor=actor,
        )


def _check_act(application: Application, kin: Kin | None) -> None:
    if application.dni and not queries.was_register_asked(application):
        raise RegisterFirst({"birth_act": [RegisterFirst.sentence]})
    if kin is None and queries.is_minor(application):
        return
    if kin is None or not kin.is_complete:
        raise KinMissing({"kin_name": [KinMissing.sentence]})
    if not 1 <= kin.degree <= rules.KIN_DEGREE:
        raise KinTooFar({"kin_degree": [KinTooFar.sentence]})


def _ask(application: Application, actor: Actor) -> ProofMethod:
    name = application.traveller
    found = gateway.consult_or_defer(
        dni=application.dni, name=name, purpose=PURPOSE, case_id=application.case_id, actor=actor
    )
    if not isinstance(found, CivilIdentity):
        return ProofMethod.DEFERRED
    if found.status is CivilStanding.CANCELLED:
        raise HolderDiffers(name=name, why="consta como cancelado")
    if fold(found.full_name) != application.folded_name:
        raise HolderDiffers(name=name, why="los nombres no coinciden")
    return ProofMethod.REGISTER
