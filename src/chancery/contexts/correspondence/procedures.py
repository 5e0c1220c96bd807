"""What the law allows at the front desk: states, steps, deadlines, papers."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Norm,
    Notice,
    PaperKind,
    Procedure,
    Requirement,
    Step,
)

LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
DIGITAL = Norm("Ley 31465", "Recepción documental digital las 24 horas")
SIGNATURE = Norm("Ley 27269", "Ley de Firmas y Certificados Digitales")
DESK = Norm("D.S. 075-2023-PCM", "Mesa Digital Perú: verificación de lo presentado")
MODEL = Norm("Resolución 001-2017-PCM/SEGDI", "Modelo de Gestión Documental")

PAPERS = Path(__file__).parent / "papers"
MAIN = "main"
POWER = "power"
ANNEXES = 5


class State(StrEnum):
    """Where a filing at the front desk may stand."""

    FILED = "filed"
    UNDER_CHECK = "under_check"
    OBSERVED = "observed"
    CORRECTED = "corrected"
    REGISTERED = "registered"
    NOT_PRESENTED = "not_presented"
    WITHDRAWN = "withdrawn"


CERTIFICATE = PaperKind(
    "presentation_certificate",
    "Constancia de presentación",
    "CPR",
    PAPERS / "certificate.typ",
    signed_by="seal",
)
RECEIPT = PaperKind(
    "reception_receipt", "Cargo de recepción", "CRC", PAPERS / "receipt.typ", signed_by="seal"
)
ROUTE_SHEET = PaperKind("route_sheet", "Hoja de ruta", "HRU", PAPERS / "route_sheet.typ", signed_by="seal")

FRONT_DESK = Procedure(
    code="front_desk",
    version=1,
    context="correspondence",
    slug="mesa-de-partes",
    in_force_since=date(2026, 1, 1),
    title="Mesa de partes: presentación de un documento",
    summary="Presente un escrito dirigido al Ministerio, a cualquier hora y desde cualquier lugar. Recibe en el acto una "
    "constancia con la huella de cada archivo y, cuando se registra, el cargo con su número.",
    synonyms=(
        "mesa de partes",
        "presentar documento",
        "escrito",
        "carta",
        "oficio",
        "solicitud",
        "trámite documentario",
        "expediente",
    ),
    legal_basis=(LPAG, DIGITAL, SIGNATURE, MODEL, DESK),
    assessment=Assessment.AUTOMATIC,
    offices=(OfficeKind.RECORDS,),
    series="MPV",
    is_for_anywhere=True,
    requirements=(
        Requirement(
            MAIN,
            "Documento principal, firmado",
            hint="En PDF: con firma digital, o firmado a mano y escaneado",
        ),
        *(
            Requirement(f"annex_{ordinal}", f"Anexo {ordinal}", optional=True)
            for ordinal in range(1, ANNEXES + 1)
        ),
        Requirement(
            POWER,
            "Documento que acredita su representación",
            hint="Solo si actúa por otra persona: la carta poder o el poder notarial",
            optional=True,
        ),
    ),
    states={
        State.FILED: "Presentado",
        State.UNDER_CHECK: "En verificación",
        State.OBSERVED: "Observado",
        State.CORRECTED: "Subsanado",
        State.REGISTERED: "Registrado",
        State.NOT_PRESENTED: "Tenido por no presentado",
        State.WITHDRAWN: "Retirado",
    },
    initial=State.FILED,
    final=frozenset({State.REGISTERED, State.NOT_PRESENTED, State.WITHDRAWN}),
    steps=(
        Step(
            "certify",
            "Emitir la constancia de presentación",
            by=Role.SYSTEM,
            from_=State.FILED,
            issues=CERTIFICATE.code,
        ),
        Step(
            "take",
            "Tomar en verificación",
            by=Role.OFFICER,
            from_=(State.FILED, State.CORRECTED),
            to=State.UNDER_CHECK,
            assigns=True,
            hint="El documento queda a su cargo mientras comprueba que está completo.",
            plain=True,
        ),
        Step(
            "observe",
            "Observar",
            by=Role.OFFICER,
            from_=State.UNDER_CHECK,
            to=State.OBSERVED,
            reason_required=True,
            hint="Una sola vez, en un solo acto y dentro de los dos días hábiles que siguen a aquel en que se tiene por "
            "presentado: diga todo lo que falta. "
            "Quien presentó tiene dos días hábiles.",
            plain=True,
            once=True,
            in_term=True,
            notice=Notice(
                "Debe subsanar el documento que presentó ({number})",
                "Revisamos el documento que presentó con el número {number} y falta lo siguiente: {reason}. Entre a la "
                "página del expediente y adjúntelo antes de la fecha indicada; si no lo hace, se tendrá por no "
                "presentado (TUO de la Ley 27444, art. 136).",
            ),
        ),
        Step(
            "correct",
            "Subsanar",
            by=Role.APPLICANT,
            from_=State.OBSERVED,
            to=State.CORRECTED,
            hint="Adjunte lo que se le pidió o explique qué cambió. Se tiene por presentado desde la fecha original.",
            plain=True,
            hands_in=True,
        ),
        Step(
            "admit",
            "Registrar",
            by=Role.OFFICER,
            from_=(State.FILED, State.UNDER_CHECK, State.CORRECTED),
            to=State.REGISTERED,
            issues=RECEIPT.code,
            hint="Le da número de registro, emite el cargo y lo deriva a la unidad competente.",
            notice=Notice(
                "Registramos el documento que presentó ({number})",
                "El documento que presentó con el número {number} quedó registrado. Entre a la página del expediente para "
                "descargar el cargo con su número de registro; con ese número y su clave puede seguirlo.",
            ),
        ),
        Step(
            "withdraw",
            "Retirar",
            by=Role.APPLICANT,
            from_=(State.FILED, State.UNDER_CHECK, State.OBSERVED, State.CORRECTED),
            to=State.WITHDRAWN,
            hint="Deja sin efecto lo presentado, antes de que se registre.",
            plain=True,
        ),
        Step(
            "lapse",
            "Tener por no presentado",
            by=Role.SYSTEM,
            from_=State.OBSERVED,
            to=State.NOT_PRESENTED,
            notice=Notice(
                "El documento {number} se tiene por no presentado",
                "Venció el plazo para subsanar el documento {number} y no recibimos lo pedido, por lo que se tiene por no "
                "presentado (TUO de la Ley 27444, art. 136). Sus archivos quedan a su disposición y puede "
                "presentarlo otra vez.",
            ),
        ),
        Step(
            "escalate",
            "Alertar por plazo vencido",
            by=Role.SYSTEM,
            from_=(State.FILED, State.UNDER_CHECK, State.CORRECTED),
        ),
    ),
    deadlines=(
        Deadline(
            "reception",
            "Registrar y remitir a la unidad competente",
            period="lpag.reception",
            counts_in=(State.FILED, State.UNDER_CHECK, State.CORRECTED),
            then="escalate",
            norm=LPAG.article("143.1"),
        ),
        Deadline(
            "observe",
            "La oficina puede observar lo que falte",
            period="front_desk.observation",
            counts_in=(State.FILED, State.UNDER_CHECK),
            then="",
            norm=DESK,
            binds="nobody",
        ),
        Deadline(
            "correct",
            "Subsanar lo observado",
            period="lpag.correction_at_reception",
            counts_in=(State.OBSERVED,),
            then="lapse",
            norm=LPAG.article("136.1"),
            binds="applicant",
            remind_days_before=1,
        ),
    ),
    papers=(CERTIFICATE, RECEIPT),
    route="correspondence:case",
    filing_route="correspondence:file",
    advice=(
        "Un escrito dice quién lo presenta, qué pide y por qué, a qué oficina va dirigido, y lleva firma "
        "(TUO de la Ley 27444, art. 124).",
        "Puede presentarlo a cualquier hora: lo que llega en día hábil, hasta las 24:00, cuenta ese mismo día.",
        "No presente aquí lo que tiene trámite propio, como una apostilla o un poder: se demoraría.",
    ),
    opened_notice=Notice(
        "Recibimos el documento que presentó ({number})",
        "Recibimos el documento que presentó con el número {number}. Entre a la página del expediente para descargar la "
        "constancia de presentación, que lleva la huella de cada archivo. Le avisaremos cuando se registre.",
    ),
)
