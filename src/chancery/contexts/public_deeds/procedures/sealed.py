"""What the law allows in a closed will: an envelope received, kept, given back, or delivered after a death."""

from enum import StrEnum

from chancery.contexts.public_deeds.procedures.norms import CIVIL_CODE, PAPERS, SINCE, TARIFF
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


class SealedState(StrEnum):
    """Where an envelope may stand."""

    REQUESTED = "requested"
    PAID = "paid"
    KEPT = "kept"
    RETURN_ASKED = "return_asked"
    RETURNED = "returned"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"


RESERVED_ACT = PaperKind(
    "reserved_act",
    "Acta consular reservada",
    "ACR",
    PAPERS / "sealed.typ",
    numbered_by_office=True,
    is_reserved=True,
)

SEALED_WILL = Procedure(
    code="sealed_will",
    version=1,
    context="public_deeds",
    slug="testamento-cerrado",
    in_force_since=SINCE,
    title="Testamento cerrado",
    summary="Entregue al cónsul, ante dos testigos, el sobre cerrado con su testamento. El cónsul lo guarda sin abrirlo: nadie "
    "sabe qué dice ni, mientras usted viva, que existe.",
    synonyms=("testamento", "testamento secreto", "sobre cerrado", "última voluntad"),
    legal_basis=(
        Norm("Código Civil, arts. 699-703", "Testamento cerrado (por confirmar)"),
        Norm("D.S. 076-2005-RE, arts. 471-475", "Reglamento Consular: testamentos"),
        CIVIL_CODE,
        TARIFF,
    ),
    assessment=Assessment.AUTOMATIC,
    offices=CONSULAR,
    series="ETC",
    numbered_by_office=True,
    reserved_to=Role.CONSUL,
    paid_step="admit",
    requirements=(),
    states={
        SealedState.REQUESTED: "Pendiente de pago",
        SealedState.PAID: "Pagado: falta entregar el sobre",
        SealedState.KEPT: "En custodia",
        SealedState.RETURN_ASKED: "Restitución pedida",
        SealedState.RETURNED: "Restituido al testador",
        SealedState.DELIVERED: "Entregado tras el fallecimiento",
        SealedState.WITHDRAWN: "Desistido",
        SealedState.ABANDONED: "En abandono",
    },
    initial=SealedState.REQUESTED,
    final=frozenset(
        {SealedState.RETURNED, SealedState.DELIVERED, SealedState.WITHDRAWN, SealedState.ABANDONED}
    ),
    steps=(
        Step("admit", "Registrar el pago", by=Role.SYSTEM, from_=SealedState.REQUESTED, to=SealedState.PAID),
        Step(
            "receive_envelope",
            "Recibir el sobre",
            by=Role.CONSUL,
            from_=SealedState.PAID,
            to=SealedState.KEPT,
            needs=(Need.FEE_PAID,),
            issues=RESERVED_ACT.code,
            hint="El testador lo entrega en persona, cerrado, ante dos testigos. No lo abra ni anote qué dice.",
        ),
        Step(
            "ask_envelope",
            "Pedir que se le restituya",
            by=Role.APPLICANT,
            from_=SealedState.KEPT,
            to=SealedState.RETURN_ASKED,
            hint="Puede pedirlo cuando quiera: paga la tarifa 9b y lo recoge en persona, ante dos testigos.",
        ),
        Step(
            "give_back_envelope",
            "Restituir el sobre",
            by=Role.CONSUL,
            from_=SealedState.RETURN_ASKED,
            to=SealedState.RETURNED,
            needs=(Need.FEE_PAID,),
            issues=RESERVED_ACT.code,
            hint="Al propio testador, en persona, con los sellos enteros y ante dos testigos.",
        ),
        Step(
            "deliver_envelope",
            "Entregar tras el fallecimiento",
            by=Role.CONSUL,
            from_=(SealedState.KEPT, SealedState.RETURN_ASKED),
            to=SealedState.DELIVERED,
            issues=RESERVED_ACT.code,
            hint="Con el acta de defunción, si el registro de identidad dice lo mismo, a quien ordene la autoridad competente.",
        ),
        Step(
            "withdraw",
            "Desistir",
            by=Role.APPLICANT,
            from_=(SealedState.REQUESTED, SealedState.PAID),
            to=SealedState.WITHDRAWN,
            plain=True,
        ),
        Step(
            "expire",
            "Archivar por falta de pago",
            by=Role.SYSTEM,
            from_=SealedState.REQUESTED,
            to=SealedState.ABANDONED,
        ),
    ),
    deadlines=(
        Deadline(
            "payment",
            "Pagar los derechos",
            period="public_deed.payment",
            counts_in=(SealedState.REQUESTED,),
            then="expire",
            norm=TARIFF,
            binds="applicant",
        ),
    ),
    papers=(RESERVED_ACT,),
    route="public_deeds:sealed_will",
    filing_route="public_deeds:file_sealed_will",
    opened_notice=Notice(
        "Recibimos su solicitud {number}",
        "Su solicitud tiene el número {number}. Solo el cónsul la verá. Cuando la pague, acuda con el sobre cerrado y dos "
        "testigos.",
    ),
    advice=(
        "Firme cada hoja y póngalas en un sobre que no se pueda abrir sin romperlo: nadie lo abrirá en el consulado.",
        "Acuda en persona con su DNI y con dos testigos mayores de edad que no hereden, ni sean sus parientes ni cónyuges entre sí.",
        "Puede pedir que se le restituya cuando quiera; después de su fallecimiento se entrega a quien ordene el juez o el notario.",
    ),
)
