"""What the directive allows in an identity card abroad: who asks, who captures, how it travels to RENIEC and comes back."""

from datetime import date
from pathlib import Path

from chancery.contexts.identity_cards.procedures.steps import HUMAN_STEPS, RECORD, SLIP, SYSTEM_STEPS, State
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Norm,
    Notice,
    PaperKind,
    Procedure,
    Requirement,
)

DIRECTIVE = Norm(
    "DI-316-GOR/010 (Res. 027-2012-SGEN-RENIEC)",
    "Registro del trámite y entrega de DNI en Oficinas Consulares",
)
REGULATION = Norm("D.S. 032-2023-RE, art. 104", "Reglamento Consular: el DNI se tramita en cualquier oficina")
TARIFF = Norm("D.S. 045-2003-RE, sección VIII", "Tarifa de Derechos Consulares: identidad")
LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
ACT = "identity_card"
_PAPERS = Path(__file__).parents[1] / "papers"

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
        State.TO_FORWARD: "Por enviar a otra oficina",
        State.FORWARDED: "En camino a otra oficina",
        State.UNACCEPTED: "No aceptado por la otra oficina",
        State.DELIVERED: "Entregado",
        State.RETURNED: "Devuelto para reproceso",
        State.WITHDRAWN: "Desistida",
        State.ABANDONED: "En abandono",
        State.LAPSED: "Caducada",
    },
    initial=State.FILED,
    final=frozenset({State.DELIVERED, State.RETURNED, State.WITHDRAWN, State.ABANDONED, State.LAPSED}),
    steps=(*SYSTEM_STEPS, *HUMAN_STEPS),
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
        Deadline(
            "forwarding",
            "Enviar el DNI a la oficina de recojo",
            period="identity_card.forwarding",
            counts_in=(State.TO_FORWARD,),
            then="escalate",
            norm=DIRECTIVE,
        ),
        Deadline(
            "transfer",
            "Aceptar el DNI que viene de otra oficina",
            period="identity_card.transfer",
            counts_in=(State.FORWARDED,),
            then="give_up",
            norm=DIRECTIVE,
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
        "Desde la captura de sus datos hasta la entrega puede pedir recogerlo en otra oficina consular, desde la página del expediente.",
        "Un menor lo pide por medio de su padre, su madre o su tutor. Desde los 17 años firma el propio titular.",
        "La renovación se pide desde sesenta días antes de que venza el DNI.",
        "La captura de huellas, firma y fotografía es en persona. Nada de ello se guarda en esta plataforma.",
    ),
)
