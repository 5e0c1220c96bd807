"""How does a deed go from its draft to the last signature? The same for all that are made before the consul."""

from collections.abc import Mapping
from enum import StrEnum

from chancery.contexts.public_deeds.procedures.norms import REGULATION, TARIFF
from chancery.kernel.base import wording
from chancery.kernel.base.actor import Role
from chancery.kernel.procedures.vocabulary import Deadline, Need, Notice, Requirement, Step


class State(StrEnum):
    """Where a deed may stand. None is called «edited»: after the signatures there is only another deed (RC05 447)."""

    DRAFT = "draft"
    QUALIFIED = "qualified"
    PAID = "paid"
    ENTERED = "entered"
    SIGNING = "signing"
    CONCLUDED = "concluded"
    VOIDED = "voided"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"


STATES: Mapping[StrEnum, str] = {
    State.DRAFT: "Borrador",
    State.QUALIFIED: "Calificada",
    State.PAID: "Pagada",
    State.ENTERED: "Asentada",
    State.SIGNING: "Firmas en curso",
    State.CONCLUDED: "Concluida",
    State.VOIDED: "Anulada",
    State.WITHDRAWN: "Desistida",
    State.ABANDONED: "En abandono",
}
FINAL: frozenset[StrEnum] = frozenset({State.CONCLUDED, State.VOIDED, State.WITHDRAWN, State.ABANDONED})
_BEFORE_SIGNATURE = (State.DRAFT, State.QUALIFIED, State.PAID, State.ENTERED, State.SIGNING)
DRAFT_FILE, SUPPORT = "minuta", "support"
REQUIREMENTS = (
    Requirement(
        DRAFT_FILE,
        "Minuta autorizada por abogado",
        optional=True,
        when="si el acto la necesita",
        hint="No hace falta para poderes, testamentos, reconocimientos ni renuncias (D.S. 076-2005-RE, art. 457)",
    ),
    Requirement(
        SUPPORT,
        "Documentos que sustentan el acto",
        optional=True,
        hint="Por ejemplo: la partida registral del inmueble, el poder que se revoca, la vigencia de poder",
    ),
)


def flow(clerk: Role, *, paper: str, what: str) -> tuple[Step, ...]:
    """From the draft to the last signature. `clerk` prepares; the consul qualifies, enters and concludes (RC05 433)."""
    return (
        Step(
            "redraft",
            "Corregir el borrador",
            by=clerk,
            from_=State.DRAFT,
            hint="Se puede cambiar todo hasta que el cónsul lo califique.",
        ),
        Step(
            "complete",
            "Completar el borrador",
            by=Role.APPLICANT,
            from_=State.DRAFT,
            hint="Agregue a quien falte o corrija el texto mientras el cónsul no lo califique.",
        ),
        Step(
            "check_identity",
            "Comprobar identidades",
            by=clerk,
            from_=State.DRAFT,
            hint="Consulta al registro de identidad por cada persona con DNI; de las demás, coteje su pasaporte.",
        ),
        Step(
            "qualify",
            "Calificar",
            by=Role.CONSUL,
            from_=State.DRAFT,
            to=State.QUALIFIED,
            hint="El cónsul da fe de identidad, capacidad, libertad y conocimiento, y aprueba el texto. Se cobra después.",
            notice=Notice(
                "Su escritura {number} fue calificada: falta el pago",
                f"El cónsul aprobó el texto {wording.after('de', what)} {{number}}. Pague los derechos desde la página del expediente o en el "
                "consulado; después se asienta y se cita a las firmas.",
            ),
        ),
        Step(
            "admit",
            "Registrar el pago",
            by=Role.SYSTEM,
            from_=State.QUALIFIED,
            to=State.PAID,
            notice=Notice(
                "Pago confirmado: {number}",
                "Recibimos el pago de {number}. El consulado la asentará y le dirá cuándo acudir a firmar.",
            ),
        ),
        Step(
            "enter",
            "Asentar" if paper != "out_of_register_power" else "Preparar para la firma",
            by=Role.CONSUL,
            from_=State.PAID,
            to=State.ENTERED,
            needs=(Need.FEE_PAID,),
            hint="Da número y fojas, y fija el texto: desde ahora no cambia.",
            notice=Notice(
                "Ya puede acudir a firmar ({number})",
                "El texto de {number} quedó asentado. Acuda al consulado con su documento de identidad original, con "
                "todas las personas que intervienen.",
            ),
        ),
        Step(
            "sign",
            "Registrar firmas",
            by=clerk,
            from_=(State.ENTERED, State.SIGNING),
            to=State.SIGNING,
            hint="Cada persona firma ante el cónsul; se anota la fecha y el modo: firma, huella o firma a ruego.",
        ),
        Step(
            "conclude",
            "Autorizar y concluir",
            by=Role.CONSUL,
            from_=State.SIGNING,
            to=State.CONCLUDED,
            needs=(Need.FEE_PAID,),
            issues=paper,
            hint="El cónsul firma. No se puede deshacer: después solo cabe otra escritura.",
            notice=Notice(
                "Concluyó el proceso de firmas de {number}",
                f"El cónsul autorizó {what} {{number}}. Desde la página del expediente puede descargarla y pedir testimonios, "
                "boletas y partes. Le avisaremos cada vez que alguien la verifique.",
            ),
        ),
        Step(
            "void",
            "Anular antes de la firma",
            by=Role.CONSUL,
            from_=_BEFORE_SIGNATURE,
            to=State.VOIDED,
            reason_required=True,
            hint="Si ya tenía número y fojas, los conserva: el índice la muestra anulada.",
            notice=Notice(
                "Se anuló {number}",
                f"Quedó sin efecto {what} {{number}}, que no llegó a autorizarse. Motivo: {{reason}}.",
            ),
        ),
        Step(
            "withdraw",
            "Desistir",
            by=Role.APPLICANT,
            from_=(State.DRAFT, State.QUALIFIED),
            to=State.WITHDRAWN,
            plain=True,
            hint="Pone fin al trámite por su propia decisión.",
        ),
        Step("escalate", "Alertar por plazo vencido", by=Role.SYSTEM, from_=State.DRAFT),
        Step(
            "expire",
            "Archivar por falta de pago",
            by=Role.SYSTEM,
            from_=State.QUALIFIED,
            to=State.ABANDONED,
            notice=Notice(
                "Archivamos {number} por falta de pago",
                "No recibimos el pago de {number} dentro del plazo. No debe nada. Puede presentar otro borrador cuando lo desee.",
            ),
        ),
    )


DEADLINES = (
    Deadline(
        "review",
        "Calificar el borrador",
        period="public_deed.review",
        counts_in=(State.DRAFT,),
        then="escalate",
        norm=REGULATION,
    ),
    Deadline(
        "payment",
        "Pagar los derechos",
        period="public_deed.payment",
        counts_in=(State.QUALIFIED,),
        then="expire",
        norm=TARIFF,
        binds="applicant",
        remind_days_before=3,
    ),
)
