"""What the law allows in a certified copy of a registry act: who asks, who searches, who certifies."""

from datetime import date
from enum import StrEnum

from chancery.contexts.transmissions.procedures import flow, norms
from chancery.contexts.transmissions.procedures.flow import COPY, PAPERS, State
from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.appeals import appealable
from chancery.kernel.procedures.silence import certified, decision, note_silence
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Need,
    Notice,
    PaperKind,
    Procedure,
    Requirement,
    Step,
    refusal_paper,
)

REFUSAL = "registry_copy_refusal"
_TO_DECIDE = (State.PAID, State.AT_CONSULATE)

_STATES: dict[StrEnum, str] = {
    State.REQUESTED: "Solicitada",
    State.PAID: "Pagada",
    State.AT_CONSULATE: "En consulado",
    **flow.ON_THE_ROAD,
    State.NOT_FOUND: "No hallada",
    State.REFUSED: "Rechazada",
    State.ABANDONED: "En abandono",
}

_STEPS = (
    Step(
        "admit",
        "Registrar el pago",
        by=Role.SYSTEM,
        from_=State.REQUESTED,
        to=State.PAID,
        notice=Notice(
            "Su solicitud {number} está en el consulado",
            "La solicitud {number} ya no debe nada. El consulado buscará el acta en su libro y le avisaremos.",
        ),
    ),
    Step(
        "take",
        "Tomar para buscar",
        by=Role.OFFICER,
        from_=State.PAID,
        to=State.AT_CONSULATE,
        needs=(Need.FEE_PAID,),
        assigns=True,
        plain=True,
        hint="El expediente queda a su cargo.",
    ),
    Step(
        "find",
        "Cargar el acta hallada",
        by=Role.OFFICER,
        from_=State.AT_CONSULATE,
        hint="Adjunte la imagen escaneada del asiento, con su libro, folio y número de acta.",
    ),
    Step(
        "certify",
        "Certificar y emitir la copia",
        by=Role.CONSUL,
        from_=State.AT_CONSULATE,
        to=State.ISSUED,
        needs=(Need.FEE_PAID,),
        issues=COPY,
        hint="Compare la imagen con el libro. Hace la actuación consular, y firma y numera la copia.",
        notice=Notice(
            "El cónsul certificó su copia ({number})",
            "Se emitió la copia certificada de su solicitud {number}. Siga su camino desde la página del expediente.",
        ),
    ),
    Step(
        "not_found",
        "Declarar no hallada",
        by=Role.OFFICER,
        from_=State.AT_CONSULATE,
        to=State.NOT_FOUND,
        reason_required=True,
        issues=REFUSAL,
        hint="Diga qué libros y años buscó. Lo pagado se devuelve cuando nadie apela, o se confirma.",
        notice=Notice(
            "No hallamos el acta de su solicitud {number}",
            "El consulado no halló el acta de su solicitud {number}: {reason}. Si no está de acuerdo, puede "
            "apelar desde la página del expediente, dentro del plazo que indica el documento; si no, se pide la devolución de lo "
            "que pagó. Si tiene otros datos, presente otra solicitud.",
        ),
    ),
    Step(
        "refuse",
        "Rechazar",
        by=Role.CONSUL,
        from_=_TO_DECIDE,
        to=State.REFUSED,
        reason_required=True,
        issues=REFUSAL,
        hint="Por ejemplo, si el asiento está reservado. Da un documento motivado. Lo pagado se devuelve cuando nadie apela, o se confirma.",
        notice=Notice(
            "Su solicitud {number} fue rechazada",
            "No se puede dar la copia de su solicitud {number}: {reason}. Si no está de acuerdo, puede apelar "
            "desde la página del expediente, dentro del plazo que indica el documento; si no, se pide la devolución de lo que pagó.",
        ),
    ),
    Step(
        "withdraw",
        "Desistir",
        by=Role.APPLICANT,
        from_=(State.REQUESTED, State.PAID),
        to=State.WITHDRAWN,
        plain=True,
        hint="Pone fin al trámite antes de que el consulado busque el acta. Si ya pagó, se pide la devolución.",
    ),
    Step(
        "lapse",
        "Archivar por falta de pago",
        by=Role.SYSTEM,
        from_=State.REQUESTED,
        to=State.ABANDONED,
        notice=Notice(
            "Archivamos su solicitud {number} por falta de pago",
            "No recibimos el pago de su solicitud {number} dentro del plazo. No debe nada. Puede presentar otra cuando lo desee.",
        ),
    ),
    Step("escalate", "Alertar por plazo vencido", by=Role.SYSTEM, from_=_TO_DECIDE),
    note_silence(_TO_DECIDE),
    *flow.STEPS,
)

_DEADLINES = (
    Deadline(
        "payment",
        "Pagar el derecho consular",
        period="registry_copy.payment",
        counts_in=(State.REQUESTED,),
        then="lapse",
        norm=norms.LPAG,
        binds="applicant",
        remind_days_before=2,
    ),
    Deadline(
        "search",
        "Buscar el acta y certificarla",
        period="registry_copy.search",
        counts_in=_TO_DECIDE,
        then="escalate",
        norm=norms.REGULATION,
        remind_days_before=1,
    ),
    decision(_TO_DECIDE, norms.LPAG),
    *flow.DEADLINES,
)

_REGISTRY_COPY = Procedure(
    code="registry_copy",
    version=1,
    context="transmissions",
    slug="copia-certificada-acta",
    in_force_since=date(2026, 1, 1),
    title="Copia certificada de un acta del registro civil consular",
    summary="El consulado que guarda el libro certifica la copia de un acta de nacimiento, matrimonio o defunción, la envía a "
    "Lima, y usted la recoge legalizada en la oficina que prefiera o la recibe en su cuenta.",
    synonyms=(
        "partida",
        "partida de nacimiento",
        "partida de matrimonio",
        "partida de defunción",
        "acta de nacimiento",
        "registro civil",
        "copia certificada",
        "transmisión virtual",
    ),
    legal_basis=(
        norms.OLD_REGULATION,
        norms.REGULATION,
        norms.TARIFF,
        norms.PLATFORM,
        norms.SIGNATURES,
        norms.LPAG,
    ),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=CONSULAR,
    series="ECR",
    numbered_by_office=True,
    is_for_anywhere=True,
    paid_step="admit",
    annulled_step="close_annulled",
    requirements=(
        Requirement(
            "clue",
            "Copia simple del acta o documento que ayude a ubicarla",
            optional=True,
            hint="Por ejemplo, una copia antigua o la libreta de familia",
        ),
    ),
    states=_STATES,
    initial=State.REQUESTED,
    final=flow.ENDED | {State.NOT_FOUND, State.REFUSED, State.ABANDONED},
    steps=_STEPS,
    deadlines=_DEADLINES,
    papers=(
        PaperKind(
            COPY,
            "Copia certificada de acta",
            "CCR",
            PAPERS / "registry_copy.typ",
            numbered_by_office=True,
            annulled_by=Role.CONSUL,
        ),
        refusal_paper(REFUSAL, "Denegatoria de copia certificada", "DCR"),
        *flow.ROAD_PAPERS,
    ),
    route="transmissions:case",
    filing_route="transmissions:file",
    opened_notice=Notice(
        "Recibimos su solicitud {number}",
        "Su solicitud de copia certificada tiene el número {number}. Si debe el derecho consular, páguelo desde la página del "
        "expediente; ahí verá también dónde está su documento en cada momento.",
    ),
    advice=(
        "Solo las actas inscritas en un consulado se piden aquí: las inscritas en el Perú las da el RENIEC.",
        "La copia cuesta 6 soles consulares; para el Registro Militar es gratuita y solo sirve para eso.",
        "Si no sabe qué consulado tiene el libro, díganos en qué país y ciudad ocurrió y le propondremos uno.",
        "La firma del cónsul se legaliza en Lima sin que usted tenga que hacer nada.",
        "Recoge la copia quien la pidió, con su documento, o quien lleve un poder.",
    ),
)

REGISTRY_COPY = certified(
    appealable(
        _REGISTRY_COPY,
        State,
        series="RCR",
        review=State.PAID,
        is_grant_plain=True,
        refusals=(("refuse", State.REFUSED), ("not_found", State.NOT_FOUND)),
        is_notice_kept=True,
        silent=_TO_DECIDE,
        granted_by_silence=State.PAID,
    ),
    series="SCR",
)
"""An appeal that is right goes back to the consulate's queue, to be searched anew; what was paid waits with it."""
