"""What does the law allow in a request for public information: states, steps, clocks, papers?

Within the first working days the entity may observe it, send it to who holds the information, or announce one
extension; afterwards it only answers. That window is a state (`RECEIVED`), so that no check of dates is needed.
"""

from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind
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

LAW = Norm(
    "TUO de la Ley 27806 (D.S. 021-2019-JUS)", "Ley de Transparencia y Acceso a la Información Pública"
)
REGULATION = Norm(
    "D.S. 007-2024-JUS", "Reglamento de la Ley de Transparencia y Acceso a la Información Pública"
)
AUTHORITY = Norm("D.Leg. 1353", "Crea la Autoridad Nacional de Transparencia y el Tribunal")
STANDARD = Norm(
    "D.S. 164-2020-PCM", "Procedimiento administrativo estandarizado de acceso a la información pública"
)
POSTS = Norm("D.S. 076-2005-RE, art. 15", "El jefe de cada oficina consular es responsable de la información")

OFFICER = Role.INFORMATION_OFFICER
LETTER = Path(__file__).parent / "papers/letter.typ"
ANSWER = PaperKind("information_answer", "Respuesta a una solicitud de información", "RAI", LETTER)
REFUSAL = PaperKind("information_refusal", "Denegatoria de información", "DAI", LETTER)
MISSING = PaperKind("information_missing", "Constancia de inexistencia de información", "INX", LETTER)
REDIRECTION = PaperKind(
    "information_redirection", "Encauzamiento de una solicitud de información", "ENC", LETTER
)
EXTENSION = PaperKind("information_extension", "Prórroga para entregar información", "PRG", LETTER)
REPORT = PaperKind(
    "information_report",
    "Informe anual de acceso a la información",
    "IAI",
    Path(__file__).parent / "papers/report.typ",
)


class State(StrEnum):
    """Where a request for information may stand."""

    RECEIVED = "received"
    OBSERVED = "observed"
    ADMITTED = "admitted"
    EXTENDED = "extended"
    PRICED = "priced"
    PAID = "paid"
    ANSWERED = "answered"
    REFUSED = "refused"
    MISSING = "missing"
    APPEALED = "appealed"
    ELEVATED = "elevated"
    ORDERED = "ordered"
    CLOSED = "closed"
    COMPLIED = "complied"
    DENIED = "denied"
    REDIRECTED = "redirected"
    NOT_PRESENTED = "not_presented"
    WITHDRAWN = "withdrawn"
    UNPAID = "unpaid"


_OPEN = (State.RECEIVED, State.ADMITTED, State.EXTENDED)
_UNANSWERED = (*_OPEN, State.PAID)
_DECIDED = (State.ANSWERED, State.REFUSED, State.MISSING)
_APPEALED = Notice(
    "Recibimos su apelación ({number})",
    "Su apelación en el expediente {number} se enviará al Tribunal de Transparencia y Acceso a la Información Pública, que "
    "la resuelve. Le avisaremos; no necesita hacer nada más por ahora.",
)

ACCESS = Procedure(
    code="information_access",
    version=1,
    context="information",
    slug="acceso-informacion",
    in_force_since=date(2024, 5, 17),
    title="Acceso a la información pública",
    summary="Pida información que el Ministerio o una de sus oficinas tenga. No debe decir para qué la quiere. Leerla aquí no "
    "cuesta nada; de las copias se paga solo la reproducción.",
    synonyms=("transparencia", "información pública", "ley 27806", "copia de documento", "pedido de información", "acceso"),
    legal_basis=(LAW, REGULATION, AUTHORITY, STANDARD, POSTS),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=(OfficeKind.MINISTRY, *CONSULAR, OfficeKind.EMBASSY, OfficeKind.MISSION, OfficeKind.DECENTRALISED),
    series="AIP",
    requirements=(),
    states={
        State.RECEIVED: "Recibida",
        State.OBSERVED: "Observada",
        State.ADMITTED: "En atención",
        State.EXTENDED: "En atención, con prórroga",
        State.PRICED: "Por pagar la reproducción",
        State.PAID: "Pagada, por entregar",
        State.ANSWERED: "Respondida",
        State.REFUSED: "Denegada",
        State.MISSING: "Información inexistente",
        State.APPEALED: "En apelación",
        State.ELEVATED: "En el Tribunal de Transparencia",
        State.ORDERED: "Por cumplir lo resuelto",
        State.CLOSED: "Concluida",
        State.COMPLIED: "Cumplida",
        State.DENIED: "Apelación desestimada",
        State.REDIRECTED: "Encauzada a otra entidad",
        State.NOT_PRESENTED: "Tenida por no presentada",
        State.WITHDRAWN: "Desistida",
        State.UNPAID: "Archivada por falta de pago",
    },
    initial=State.RECEIVED,
    final=frozenset(
        {
            State.CLOSED, State.COMPLIED, State.DENIED, State.REDIRECTED, State.NOT_PRESENTED, State.WITHDRAWN,
            State.UNPAID,
        }
    ),
    steps=(
        Step(
            "answer", "Entregar la información", by=OFFICER, from_=_UNANSWERED, to=State.ANSWERED, issues=ANSWER.code,
            hint="Con los archivos que agregó, completos o con partes tachadas; de cada parte se cita la excepción.",
            notice=Notice(
                "Respondimos su solicitud de información {number}",
                "La respuesta a su solicitud {number} está en la página del expediente, con lo que pidió. Si falta algo o no "
                "está de acuerdo, puede apelar desde la misma página.",
            ),
        ),
        Step(
            "price", "Liquidar la reproducción", by=OFFICER, from_=_OPEN, to=State.PRICED,
            hint="Cobra solo lo que cuesta reproducir la información en la forma pedida. El plazo se suspende hasta el pago.",
            notice=Notice(
                "Pague la reproducción de lo que pidió ({number})",
                "La información de su solicitud {number} está lista. Pague su reproducción desde la página del expediente; si "
                "la prefiere en formato digital, no cuesta nada: pídalo ahí mismo.",
            ),
        ),
        Step(
            "go_digital", "Recibirla en formato digital, sin costo", by=Role.APPLICANT, from_=State.PRICED,
            to=State.ADMITTED, hint="Deja sin efecto el cobro.",
            notice=Notice(
                "Recibirá la información en formato digital ({number})",
                "Ya no debe nada por su solicitud {number}: recibirá la información en la página del expediente.",
            ),
        ),
        Step(
            "extend", "Anunciar una prórroga", by=OFFICER, from_=State.RECEIVED, to=State.EXTENDED, once=True,
            reason_required=True, issues=EXTENSION.code,
            hint="Una sola vez y con motivo. Solo en los dos primeros días hábiles.",
            notice=Notice(
                "Necesitamos más tiempo para su solicitud de información {number}",
                "Anunciamos una prórroga de su solicitud {number}: {reason}. El documento en la página del expediente dice en "
                "qué fecha la responderemos.",
            ),
        ),
        Step(
            "observe", "Observar", by=OFFICER, from_=State.RECEIVED, to=State.OBSERVED, once=True, plain=True,
            reason_required=True,
            hint="Solo si no se entiende qué se pide. No se pregunta para qué ni se piden más datos de la persona.",
            notice=Notice(
                "Aclare su solicitud de información {number}",
                "Para buscar lo que pidió en su solicitud {number} necesitamos que aclare lo siguiente: {reason}. Hágalo en la "
                "página del expediente antes de la fecha indicada; si no, la solicitud se archiva y puede presentar otra.",
            ),
        ),
        Step(
            "correct", "Aclarar lo pedido", by=Role.APPLICANT, from_=State.OBSERVED, to=State.RECEIVED,
            hint="Diga con otras palabras qué información quiere. El plazo para responder empieza otra vez.",
        ),
        Step(
            "redirect", "Encauzar a otra entidad", by=OFFICER, from_=(State.RECEIVED, State.ADMITTED),
            to=State.REDIRECTED, reason_required=True, issues=REDIRECTION.code,
            hint="Cuando otra entidad tiene la información: se le envía la solicitud y se avisa al solicitante.",
            notice=Notice(
                "Enviamos su solicitud de información {number} a quien tiene lo que pide",
                "Otra entidad tiene la información de su solicitud {number}: {reason}. El documento en la página del expediente "
                "dice cuál; no tiene que volver a pedirla.",
            ),
        ),
        Step(
            "state_missing", "Declarar que no existe", by=OFFICER, from_=_UNANSWERED, to=State.MISSING,
            reason_required=True, issues=MISSING.code,
            hint="No hay deber de crear información, pero sí de decir por escrito que no existe y dónde se buscó.",
            notice=Notice(
                "El Ministerio no tiene la información de su solicitud {number}",
                "Buscamos la información de su solicitud {number} y no existe: {reason}. Si no está de acuerdo, puede apelar "
                "desde la página del expediente.",
            ),
        ),
        Step(
            "refuse", "Denegar", by=OFFICER, from_=_UNANSWERED, to=State.REFUSED, reason_required=True,
            issues=REFUSAL.code,
            hint="Cita la excepción de la ley y dice hasta cuándo dura. Nunca por quién pide ni para qué.",
            notice=Notice(
                "Denegamos su solicitud de información {number}",
                "No podemos entregar la información de su solicitud {number}: {reason}. El documento en la página del expediente "
                "dice qué excepción se aplica y hasta cuándo. Puede apelar desde la misma página.",
            ),
        ),
        Step(
            "elevate", "Elevar al Tribunal", by=OFFICER, from_=State.APPEALED, to=State.ELEVATED, plain=True,
            reason_required=True, asks="Número del oficio con que se elevó la apelación",
            hint="La apelación la resuelve el Tribunal, no el Ministerio.",
            notice=Notice(
                "Su apelación está en el Tribunal de Transparencia ({number})",
                "Enviamos al Tribunal su apelación en el expediente {number}. Le avisaremos lo que resuelva.",
            ),
        ),
        Step(
            "note_granted", "Registrar apelación fundada", by=OFFICER, from_=State.ELEVATED, to=State.ORDERED,
            hint="El Tribunal ordena entregar: el plazo es el que fija su resolución.",
            notice=Notice(
                "El Tribunal le dio la razón ({number})",
                "El Tribunal de Transparencia declaró fundada su apelación en el expediente {number}. El Ministerio debe cumplir "
                "en el plazo que la resolución fija.",
            ),
        ),
        Step(
            "note_denied", "Registrar apelación desestimada", by=OFFICER, from_=State.ELEVATED, to=State.DENIED,
            hint="El Tribunal la declaró infundada o improcedente: concluye la vía administrativa.",
            notice=Notice(
                "El Tribunal no dio la razón a su apelación ({number})",
                "El Tribunal de Transparencia desestimó su apelación en el expediente {number}. Puede acudir al Poder Judicial.",
            ),
        ),
        Step(
            "comply", "Cumplir lo resuelto", by=OFFICER, from_=State.ORDERED, to=State.COMPLIED, issues=ANSWER.code,
            hint="Entrega lo que el Tribunal ordenó.",
            notice=Notice(
                "Cumplimos lo que resolvió el Tribunal ({number})",
                "La información de su solicitud {number} está en la página del expediente, como ordenó el Tribunal.",
            ),
        ),
        Step(
            "receive", "Confirmar que la recibió", by=Role.APPLICANT, from_=State.ANSWERED, to=State.CLOSED, plain=True,
            hint="Cierra el expediente: después ya no se puede apelar.",
        ),
        Step(
            "appeal", "Apelar", by=Role.APPLICANT, from_=_DECIDED, to=State.APPEALED, plain=True, reason_required=True,
            asks="Por qué no está de acuerdo", hint="La resuelve el Tribunal de Transparencia, que no es del Ministerio.",
            notice=_APPEALED,
        ),
        Step(
            "appeal_silence", "Apelar por falta de respuesta", by=Role.APPLICANT, from_=_UNANSWERED, to=State.APPEALED,
            needs=(Need.SILENCE,), plain=True, reason_required=True, asks="Qué pidió y no recibió",
            hint="Considera denegada la solicitud porque venció el plazo. La resuelve el Tribunal de Transparencia.",
            notice=_APPEALED,
        ),
        Step(
            "withdraw", "Desistir", by=Role.APPLICANT, from_=(*_OPEN, State.OBSERVED, State.PRICED), to=State.WITHDRAWN,
            hint="Pone fin a la solicitud por su propia decisión.", plain=True,
        ),
        Step("admit", "Pasar a atención", by=Role.SYSTEM, from_=State.RECEIVED, to=State.ADMITTED),
        Step(
            "note_payment", "Registrar el pago", by=Role.SYSTEM, from_=State.PRICED, to=State.PAID,
            notice=Notice(
                "Recibimos el pago de su solicitud de información {number}",
                "Recibimos su pago. Le entregaremos la información de su solicitud {number} en la forma que pidió.",
            ),
        ),
        Step(
            "note_silence", "Dejar constancia de que no se respondió", by=Role.SYSTEM, from_=_UNANSWERED,
            notice=Notice(
                "Venció el plazo para responder su solicitud de información {number}",
                "Pasó el plazo legal para responder su solicitud {number}. El Ministerio sigue obligado a responderla. Puede "
                "esperar, o considerarla denegada y apelar ante el Tribunal desde la página del expediente.",
            ),
        ),
        Step(
            "lapse", "Tener por no presentada", by=Role.SYSTEM, from_=State.OBSERVED, to=State.NOT_PRESENTED,
            notice=Notice(
                "Archivamos su solicitud de información {number}",
                "Venció el plazo para aclarar su solicitud {number}, que se tiene por no presentada. Puede presentar otra cuando "
                "lo desee.",
            ),
        ),
        Step(
            "expire", "Archivar por falta de pago", by=Role.SYSTEM, from_=State.PRICED, to=State.UNPAID,
            notice=Notice(
                "Archivamos su solicitud de información {number} por falta de pago",
                "No recibimos el pago de la reproducción de su solicitud {number}. No debe nada, y puede presentar otra cuando "
                "lo desee.",
            ),
        ),
        Step(
            "settle", "Concluir sin apelación", by=Role.SYSTEM, from_=_DECIDED, to=State.CLOSED,
            notice=Notice(
                "Concluyó su solicitud de información {number}",
                "Venció el plazo para apelar la respuesta a su solicitud {number}. Lo que se le entregó sigue en la página del "
                "expediente.",
            ),
        ),
        Step("note_unelevated", "Alertar por apelación sin elevar", by=Role.SYSTEM, from_=State.APPEALED),
        Step(
            "note_tribunal_silence", "Dejar constancia de que el Tribunal no resolvió", by=Role.SYSTEM, from_=State.ELEVATED,
            notice=Notice(
                "Venció el plazo del Tribunal para resolver su apelación ({number})",
                "Pasó el plazo del Tribunal para resolver su apelación en el expediente {number}. Puede esperar, o acudir al Poder "
                "Judicial.",
            ),
        ),
        Step("note_uncomplied", "Alertar por resolución sin cumplir", by=Role.SYSTEM, from_=State.ORDERED),
    ),
    deadlines=(
        Deadline(
            "screening", "Observar, encauzar o anunciar prórroga", period="information.screening",
            counts_in=(State.RECEIVED,), then="admit", norm=LAW.article("11"),
        ),
        Deadline(
            "answer", "Responder", period="information.answer", counts_in=_UNANSWERED, pauses_in=(State.PRICED,),
            then="note_silence", norm=LAW.article("11"), remind_days_before=3, silence=True,
        ),
        Deadline(
            "correction", "Aclarar lo pedido", period="information.correction", counts_in=(State.OBSERVED,), then="lapse",
            norm=REGULATION.article("22"), binds="applicant", remind_days_before=1,
        ),
        Deadline(
            "payment", "Pagar la reproducción", period="information.payment", counts_in=(State.PRICED,), then="expire",
            norm=REGULATION, binds="applicant", remind_days_before=5,
        ),
        Deadline(
            "appeal", "Apelar", period="information.appeal", counts_in=_DECIDED, then="settle", norm=LAW.article("11"),
            binds="applicant", remind_days_before=3,
        ),
        Deadline(
            "elevation", "Elevar la apelación", period="information.elevation", counts_in=(State.APPEALED,),
            then="note_unelevated", norm=AUTHORITY,
        ),
        Deadline(
            "tribunal", "Resolver el Tribunal", period="information.tribunal", counts_in=(State.ELEVATED,),
            then="note_tribunal_silence", norm=LAW.article("11"),
        ),
        Deadline(
            "compliance", "Cumplir lo resuelto", period="information.compliance", counts_in=(State.ORDERED,),
            then="note_uncomplied", norm=AUTHORITY,
        ),
    ),
    papers=(ANSWER, REFUSAL, MISSING, REDIRECTION, EXTENSION),
    paid_step="note_payment",
    route="information:case",
    filing_route="information:file",
    advice=(
        "Busque primero entre lo ya respondido: quizá no tenga que esperar.",
        "No se le puede preguntar para qué quiere la información, ni negársela por quién es.",
        "La respuesta llega en 10 días hábiles. Una sola vez, con motivo, se puede anunciar una prórroga.",
    ),
    opened_notice=Notice(
        "Recibimos su solicitud de información {number}",
        "Su solicitud tiene el número {number}. La responderá el responsable de acceso a la información de la oficina, en el "
        "plazo que muestra la página del expediente. No necesita hacer nada más por ahora.",
    ),
)  # fmt: skip
