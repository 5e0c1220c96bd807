"""What the directive allows in an identity card abroad: who asks, who captures, how it travels to RENIEC and comes back."""

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
    Requirement,
    Step,
)

DIRECTIVE = Norm(
    "DI-316-GOR/010 (Res. 027-2012-SGEN-RENIEC)",
    "Registro del trámite y entrega de DNI en Oficinas Consulares",
)
REGULATION = Norm("D.S. 032-2023-RE, art. 104", "Reglamento Consular: el DNI se tramita en cualquier oficina")
TARIFF = Norm("D.S. 045-2003-RE, sección VIII", "Tarifa de Derechos Consulares: identidad")
LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
ACT = "identity_card"
SLIP = "card_slip"
RECORD = "card_record"
_PAPERS = Path(__file__).parents[1] / "papers"


class State(StrEnum):
    """Where the procedure of one card may stand."""

    FILED = "filed"
    PAID = "paid"
    DEFECTIVE = "defective"
    REGISTERED = "registered"
    APPROVED = "approved"
    SENT = "sent"
    EVALUATED = "evaluated"
    OBSERVED = "observed"
    PRINTED = "printed"
    DISPATCHED = "dispatched"
    RECEIVED = "received"
    DELIVERED = "delivered"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"
    LAPSED = "lapsed"


_SYSTEM_STEPS = (
    Step(
        "admit",
        "Registrar el pago",
        by=Role.SYSTEM,
        from_=State.FILED,
        to=State.PAID,
        notice=Notice(
            "Su trámite de DNI está pagado ({number})",
            "Recibimos el pago del trámite {number}. Acuda a la oficina consular para la captura de sus datos: "
            "lleve el DNI anterior, si lo tiene.",
        ),
    ),
    Step("lapse", "Declarar que caducó", by=Role.SYSTEM, from_=State.FILED, to=State.LAPSED),
    Step(
        "dispatch",
        "Enviar la ficha",
        by=Role.SYSTEM,
        from_=State.REGISTERED,
        to=State.SENT,
        notice=Notice(
            "Enviamos su ficha al RENIEC ({number})",
            "La ficha del trámite {number} salió hacia el RENIEC, que la evalúa y le avisaremos del resultado.",
        ),
    ),
    Step(
        "receive",
        "Recibir el DNI",
        by=Role.SYSTEM,
        from_=(State.PRINTED, State.DISPATCHED),
        to=State.RECEIVED,
        notice=Notice(
            "Su DNI está listo para recoger ({number})",
            "El DNI del trámite {number} llegó a la oficina consular. Recójalo con el comprobante y el documento "
            "anterior, que se destruye ante usted. Si lo perdió, lo declara al recogerlo.",
        ),
    ),
    Step(
        "abandon",
        "Declarar en abandono",
        by=Role.SYSTEM,
        from_=(State.DEFECTIVE, State.OBSERVED),
        to=State.ABANDONED,
        notice=Notice(
            "Su trámite de DNI quedó en abandono ({number})",
            "Venció el plazo para subsanar el trámite {number} y quedó en abandono. Puede pedirlo de nuevo "
            "en cualquier oficina consular.",
        ),
    ),
)

_HUMAN_STEPS = (
    Step(
        "capture",
        "Capturar los datos",
        by=Role.OFFICER,
        from_=State.PAID,
        to=State.REGISTERED,
        needs=(Need.FEE_PAID,),
        hint="Revisa el comprobante, el acta y el registro, y anota qué se tomó. Ninguna huella ni imagen queda aquí.",
    ),
    Step(
        "return_act",
        "Entregar la esquela",
        by=Role.OFFICER,
        from_=State.PAID,
        to=State.DEFECTIVE,
        reason_required=True,
        issues=SLIP,
        hint="El acta tiene un defecto: la esquela dice cuál y cómo se corrige. El trámite espera.",
        notice=Notice(
            "El acta de su trámite de DNI tiene un defecto ({number})",
            "No se puede registrar el trámite {number} con el acta presentada: {reason}. "
            "Adjunte el acta corregida desde la página del expediente.",
        ),
    ),
    Step(
        "bring_act",
        "Presentar el acta corregida",
        by=Role.APPLICANT,
        from_=State.DEFECTIVE,
        to=State.PAID,
        plain=True,
        hands_in=True,
        hint="Adjunte el acta sin el defecto que señala la esquela.",
    ),
    Step(
        "approve",
        "Aprobar en ventanilla",
        by=Role.OFFICER,
        from_=State.REGISTERED,
        to=State.APPROVED,
        hint="Solo duplicados, renovaciones y rectificaciones sin sustento, con las huellas comparadas.",
    ),
    Step(
        "transmit",
        "Enviar por vía virtual",
        by=Role.OFFICER,
        from_=State.REGISTERED,
        to=State.SENT,
        hint="La captura en vivo se envía al RENIEC para que la evalúe.",
    ),
    Step(
        "evaluate",
        "Anotar que está en evaluación",
        by=Role.OFFICER,
        from_=(State.APPROVED, State.SENT),
        to=State.EVALUATED,
        plain=True,
        hint="El RENIEC recibió la ficha.",
    ),
    Step(
        "observe",
        "Anotar la observación del RENIEC",
        by=Role.OFFICER,
        from_=State.EVALUATED,
        to=State.OBSERVED,
        reason_required=True,
        plain=True,
        asks="Qué observó el RENIEC y cómo se subsana.",
        hint="Desde hoy corren treinta días hábiles para subsanar.",
        notice=Notice(
            "El RENIEC observó su trámite de DNI ({number})",
            "El RENIEC observó el trámite {number}: {reason}. Acuda a la oficina consular dentro de treinta días "
            "hábiles para que sus datos se capturen en una ficha nueva, o desista desde la página del expediente. "
            "Después quedará en abandono.",
        ),
    ),
    Step(
        "recover",
        "Recuperar en una ficha nueva",
        by=Role.OFFICER,
        from_=State.OBSERVED,
        to=State.REGISTERED,
        hint="Captura otra vez lo observado. La ficha anterior queda como estaba.",
    ),
    Step(
        "print_card",
        "Anotar que está impreso",
        by=Role.OFFICER,
        from_=State.EVALUATED,
        to=State.PRINTED,
        plain=True,
        hint="El RENIEC aprobó e imprimió el DNI.",
    ),
    Step(
        "ship",
        "Anotar que está despachado",
        by=Role.OFFICER,
        from_=State.PRINTED,
        to=State.DISPATCHED,
        plain=True,
        hint="El RENIEC lo despachó con su guía.",
    ),
    Step(
        "deliver",
        "Entregar el DNI",
        by=Role.OFFICER,
        from_=State.RECEIVED,
        to=State.DELIVERED,
        issues=RECORD,
        hint="Compara la huella uno a uno, destruye el documento anterior y da a firmar el acta.",
        notice=Notice(
            "Su DNI fue entregado ({number})",
            "El DNI del trámite {number} fue entregado. Si no lo recibió usted, avise a la oficina consular.",
        ),
    ),
    Step(
        "return_card",
        "Devolver para reproceso",
        by=Role.OFFICER,
        from_=State.RECEIVED,
        to=State.RETURNED,
        reason_required=True,
        hint="El DNI tiene un error del RENIEC o de la oficina: vuelve y se pide un reproceso, sin derecho.",
        notice=Notice(
            "Su DNI vuelve al RENIEC ({number})",
            "El DNI del trámite {number} llegó con un error: {reason}. Pida el reproceso, que no se paga, "
            "con el número de este trámite.",
        ),
    ),
    Step(
        "withdraw",
        "Desistir",
        by=Role.APPLICANT,
        from_=(State.FILED, State.PAID, State.DEFECTIVE, State.OBSERVED),
        to=State.WITHDRAWN,
        plain=True,
        hint="Pone fin al trámite por su propia decisión. Lo pagado por lo ya hecho no se devuelve.",
    ),
)

IDENTITY_CARD = Procedure(
    code="identity_card",
    version=1,
    context="identity_cards",
    slug="dni",
    in_force_since=date(2026, 1, 1),
    title="DNI en el exterior",
    summary="Quien está fuera del Perú se inscribe en el RENIEC, o renueva, duplica, rectifica o canjea su documento, "
    "y recoge el DNI en la oficina consular.",
    synonyms=(
        "documento nacional de identidad",
        "renovar DNI",
        "duplicado de DNI",
        "sacar DNI",
        "DNI de menor",
        "libreta electoral",
        "rectificar DNI",
        "RENIEC",
    ),
    legal_basis=(DIRECTIVE, REGULATION, TARIFF, LPAG),
    assessment=Assessment.AUTOMATIC,
    offices=CONSULAR,
    series="DNI",
    numbered_by_office=True,
    paid_step="admit",
    requirements=(
        Requirement(
            "birth_act",
            "Acta de nacimiento peruana",
            optional=True,
            hint="Solo para inscribirse: copia certificada de no más de seis meses",
        ),
        Requirement(
            "support",
            "Documento que sustenta el cambio de datos",
            optional=True,
            hint="No hace falta para el domicilio, la estatura, la donación de órganos ni los estudios de primaria o secundaria",
        ),
    ),
    states={
        State.FILED: "Por pagar",
        State.PAID: "Por capturar",
        State.DEFECTIVE: "Con esquela",
        State.REGISTERED: "Registrada",
        State.APPROVED: "Aprobada en ventanilla",
        State.SENT: "Enviada al RENIEC",
        State.EVALUATED: "En evaluación",
        State.OBSERVED: "Observada por el RENIEC",
        State.PRINTED: "Impreso",
        State.DISPATCHED: "Despachado por el RENIEC",
        State.RECEIVED: "Listo para recoger",
        State.DELIVERED: "Entregado",
        State.RETURNED: "Devuelto para reproceso",
        State.WITHDRAWN: "Desistida",
        State.ABANDONED: "En abandono",
        State.LAPSED: "Caducada",
    },
    initial=State.FILED,
    final=frozenset({State.DELIVERED, State.RETURNED, State.WITHDRAWN, State.ABANDONED, State.LAPSED}),
    steps=(*_SYSTEM_STEPS, *_HUMAN_STEPS),
    deadlines=(
        Deadline(
            "payment",
            "Pagar el derecho consular",
            period="identity_card.payment",
            counts_in=(State.FILED,),
            then="lapse",
            norm=TARIFF,
            binds="applicant",
            remind_days_before=5,
        ),
        Deadline(
            "slip",
            "Presentar el acta corregida",
            period="identity_card.slip",
            counts_in=(State.DEFECTIVE,),
            then="abandon",
            norm=LPAG,
            binds="applicant",
            remind_days_before=5,
        ),
        Deadline(
            "cure",
            "Subsanar lo que observó el RENIEC",
            period="identity_card.cure",
            counts_in=(State.OBSERVED,),
            then="abandon",
            norm=DIRECTIVE,
            binds="applicant",
            remind_days_before=5,
        ),
    ),
    papers=(
        PaperKind(
            SLIP, "Esquela de observación de acta", "EQD", _PAPERS / "slip.typ", numbered_by_office=True
        ),
        PaperKind(
            RECORD,
            "Acta de entrega de DNI y destrucción del anterior",
            "AED",
            _PAPERS / "record.typ",
            numbered_by_office=True,
        ),
    ),
    route="identity_cards:case",
    filing_route="identity_cards:file",
    opened_notice=Notice(
        "Recibimos su solicitud de DNI {number}",
        "Su solicitud de DNI tiene el número {number}. Pague el derecho consular, si lo hay, desde la página del expediente "
        "o en la oficina, y acuda a la captura de sus datos.",
    ),
    advice=(
        "Puede pedirlo en cualquier oficina consular, viva donde viva.",
        "Un menor lo pide por medio de su padre, su madre o su tutor. Desde los 17 años firma el propio titular.",
        "La renovación se pide desde sesenta días antes de que venza el DNI.",
        "La captura de huellas, firma y fotografía es en persona. Nada de ello se guarda en esta plataforma.",
    ),
)
