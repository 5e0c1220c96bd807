"""What the law allows of a simple act done at a window while one waits."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Need,
    Norm,
    Notice,
    PaperKind,
    Procedure,
    Step,
)

OLD_REGULATION = Norm("D.S. 076-2005-RE, arts. 169-173, 240-248 y 433-438", "Reglamento Consular")
REGULATION = Norm("D.S. 032-2023-RE, arts. 10, 87, 105, 150 y 162", "Reglamento Consular")
TARIFF = Norm(
    "D.S. 045-2003-RE, num. 1, 2, 3a, 4, 16, 18, 19, 20b, 21-58, 70, 71b, 73-75 y 77-83",
    "Tarifa de Derechos Consulares",
)
LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
PREFERENCE = Norm("Ley 28683 (por confirmar)", "Atención preferente")
PAPER = "counter_paper"


class State(StrEnum):
    """Where an act at a window may stand."""

    REQUESTED = "requested"
    PAID = "paid"
    ISSUED = "issued"
    DROPPED = "dropped"
    ABANDONED = "abandoned"


def _issue(code: str, title: str, by: Role, hint: str) -> Step:
    """The consul signs, or the officer to whom that power was given; which of both, the record says."""
    return Step(
        code,
        title,
        by=by,
        from_=State.PAID,
        to=State.ISSUED,
        needs=(Need.FEE_PAID,),
        issues=PAPER,
        hint=hint,
        notice=Notice(
            "Su actuación consular {number} está lista",
            "La oficina consular firmó lo que pidió en ventanilla con el número {number}. Cualquier persona puede "
            "verificarlo con el código impreso en el documento.",
        ),
    )


COUNTER_ACT = Procedure(
    code="counter_act",
    version=1,
    context="counter",
    slug="actuacion-de-ventanilla",
    in_force_since=date(2026, 1, 1),
    title="Actuación de ventanilla",
    summary="Lo que una oficina consular hace mientras usted espera: legalizar una firma, el certificado de "
    "supervivencia, el domiciliario y otras certificaciones simples. También las cartas notariales, los protestos, los exhortos, "
    "los papeles de naves y los demás actos de la tarifa que no tienen página propia.",
    synonyms=(
        "legalizar firma",
        "fe de supervivencia",
        "certificado de supervivencia",
        "certificado domiciliario",
        "certificación",
        "registro de nacionales",
        "carta notarial",
        "protesto",
        "exhorto",
        "libreta militar",
        "dispensa electoral",
        "nave",
        "cita",
        "ventanilla",
        "consulado",
    ),
    legal_basis=(OLD_REGULATION, REGULATION, TARIFF, LPAG, PREFERENCE),
    assessment=Assessment.AUTOMATIC,
    offices=CONSULAR,
    series="ACV",
    numbered_by_office=True,
    paid_step="admit",
    requirements=(),
    states={
        State.REQUESTED: "Por cobrar",
        State.PAID: "Por firmar",
        State.ISSUED: "Entregada en ventanilla",
        State.DROPPED: "Dejada sin efecto",
        State.ABANDONED: "Archivada sin pago",
    },
    initial=State.REQUESTED,
    final=frozenset({State.ISSUED, State.DROPPED, State.ABANDONED}),
    steps=(
        Step("admit", "Registrar el pago", by=Role.SYSTEM, from_=State.REQUESTED, to=State.PAID),
        _issue(
            "issue",
            "Firmar",
            Role.CONSUL,
            "Firma, numera y entrega. No se puede deshacer: solo anular con motivo.",
        ),
        _issue(
            "issue_delegated",
            "Firmar por delegación",
            Role.OFFICER,
            "Firma en lugar del cónsul, si le delegó la firma de esta clase de actos.",
        ),
        Step(
            "drop",
            "Dejar sin efecto",
            by=Role.OFFICER,
            from_=(State.REQUESTED, State.PAID),
            to=State.DROPPED,
            plain=True,
            reason_required=True,
            hint="Pone fin a lo que no se llegó a firmar; si se pagó, el cajero tramita la devolución.",
        ),
        Step(
            "expire", "Archivar por falta de pago", by=Role.SYSTEM, from_=State.REQUESTED, to=State.ABANDONED
        ),
        Step("escalate", "Alertar por plazo vencido", by=Role.SYSTEM, from_=State.PAID),
    ),
    deadlines=(
        Deadline(
            "payment",
            "Pagar el derecho consular",
            period="counter.payment",
            counts_in=(State.REQUESTED,),
            then="expire",
            norm=OLD_REGULATION,
            binds="applicant",
        ),
        Deadline(
            "signature",
            "Firmar lo pagado",
            period="counter.signature",
            counts_in=(State.PAID,),
            then="escalate",
            norm=REGULATION,
        ),
    ),
    papers=(
        PaperKind(
            PAPER,
            "Actuación consular de ventanilla",
            "CVE",
            Path(__file__).parent / "papers/counter_paper.typ",
            numbered_by_office=True,
            annulled_by=Role.CONSUL,
        ),
    ),
    route="counter:case",
    filing_route="counter:choose",
    begun_by="Reservar una cita",
    advice=(
        "Reserve una cita, o acuda sin ella y saque un turno: algunas oficinas reparten un número limitado por día.",
        "La cita es personal y gratuita. Nadie puede venderla ni cederla: desconfíe de quien se la ofrezca.",
        "Traiga el documento con el que se registró. Para legalizar una firma, firme ante el funcionario.",
        "Se paga en la moneda del país, al tipo de cambio consular del mes. Lleve el importe exacto si paga en efectivo.",
    ),
)
