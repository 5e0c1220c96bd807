"""What the law allows in a certificate of criminal records: who asks, who verifies, asks the Judiciary, gives and delivers.

No state says what the Judiciary answered: the officer who asked and the holder know it, and nobody else.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.appeals import LPAG, appealable
from chancery.kernel.procedures.silence import certified, decision, note_silence
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
    refusal_paper,
)

REGULATION = Norm("D.S. 032-2023-RE", "Reglamento Consular")
TARIFF = Norm("D.S. 045-2003-RE, num. 20b", "Tarifa de Derechos Consulares")
RECORDS = Norm(
    "D.Leg. 638, art. 69; Código Procesal Penal", "Registro de condenas del Poder Judicial (por confirmar)"
)
PRIVACY = Norm("Ley 29733, arts. 13 y 17", "Protección de Datos Personales: reserva de los antecedentes")
ACT = "criminal_record"
PRICE = "consular.20b"
"""What posts charge fits this item; that it is this one is to be confirmed."""
VALIDITY = "criminal_record.validity"
CERTIFICATE = "criminal_record"
REFUSAL = "criminal_record_refusal"
APPEAL = "criminal_record_appeal"
_PAPERS = Path(__file__).parent / "papers"


class State(StrEnum):
    """Where a request may stand."""

    FILED = "filed"
    OBSERVED = "observed"
    VERIFIED = "verified"
    PAID = "paid"
    CONSULTED = "consulted"
    ISSUED = "issued"
    READY = "ready"
    DELIVERED = "delivered"
    REFUSED = "refused"
    APPEALED = "appealed"
    APPEALED_SILENCE = "appealed_silence"
    SETTLED = "settled"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


_TO_ANSWER = (State.PAID, State.CONSULTED)
"""Where the ministry has the next word: who paid waits for the certificate, or for a refusal."""

_SYSTEM_STEPS = (
    Step(
        "admit",
        "Registrar el pago",
        by=Role.SYSTEM,
        from_=State.VERIFIED,
        to=State.PAID,
        notice=Notice(
            "Recibimos el pago de su certificado ({number})",
            "La solicitud {number} está pagada. La oficina consular consulta ahora al Poder Judicial.",
        ),
    ),
    Step(
        "lapse",
        "Declarar que caducó",
        by=Role.SYSTEM,
        from_=(State.OBSERVED, State.VERIFIED, State.ISSUED, State.READY),
        to=State.LAPSED,
        notice=Notice(
            "La solicitud {number} caducó",
            "Pasó el plazo de la solicitud {number} y quedó sin efecto. Puede presentar otra cuando lo desee.",
        ),
    ),
    Step(
        "resume",
        "Reanudar lo ya pagado",
        by=Role.SYSTEM,
        from_=State.FILED,
        to=State.PAID,
    ),
    Step(
        "escalate",
        "Alertar por plazo vencido",
        by=Role.SYSTEM,
        from_=(State.FILED, *_TO_ANSWER),
    ),
    note_silence(_TO_ANSWER),
)

_HUMAN_STEPS = (
    Step(
        "verify",
        "Verificar la identidad",
        by=Role.OFFICER,
        from_=State.FILED,
        to=State.VERIFIED,
        hint="Compara la fotografía y el documento con el registro de identidad. Después se paga.",
        notice=Notice(
            "Su identidad está verificada ({number})",
            "Comprobamos su identidad. El siguiente paso es pagar el derecho consular de la solicitud {number}, "
            "en la oficina o desde la página del expediente.",
        ),
    ),
    Step(
        "observe",
        "Pedir documentos",
        by=Role.OFFICER,
        from_=State.FILED,
        to=State.OBSERVED,
        reason_required=True,
        plain=True,
        once=True,
        hint="Pide, una sola vez, lo que falta: otra fotografía, el documento completo.",
        notice=Notice(
            "Falta algo en su solicitud {number}",
            "Revisamos su solicitud {number} y falta lo siguiente: {reason}. Adjúntelo desde la página del expediente.",
        ),
    ),
    Step(
        "correct",
        "Completar",
        by=Role.APPLICANT,
        from_=State.OBSERVED,
        to=State.FILED,
        plain=True,
        hands_in=True,
        hint="Adjunte lo que se le pidió.",
    ),
    Step(
        "consult",
        "Consultar al Poder Judicial",
        by=Role.OFFICER,
        from_=(State.PAID, State.CONSULTED),
        to=State.CONSULTED,
        needs=(Need.FEE_PAID,),
        hint="La consulta se hace a su nombre. La respuesta la ve solo usted, y solo usted emite con ella.",
    ),
    Step(
        "issue",
        "Emitir el certificado",
        by=Role.OFFICER,
        from_=State.CONSULTED,
        to=State.ISSUED,
        needs=(Need.FEE_PAID,),
        issues=CERTIFICATE,
        hint="Lo emite quien consultó. Vale noventa días.",
        notice=Notice(
            "Su certificado está emitido ({number})",
            "El certificado de la solicitud {number} está emitido: solo usted puede abrirlo, desde la página del expediente. "
            "Le avisaremos cuando el ejemplar en papel esté listo.",
        ),
    ),
    Step(
        "refuse",
        "Denegar",
        by=Role.OFFICER,
        from_=(State.FILED, State.PAID, State.CONSULTED),
        to=State.REFUSED,
        issues=REFUSAL,
        hint="Los motivos los lee solo el solicitante, que puede apelar.",
        notice=Notice(
            "La solicitud {number} fue denegada",
            "No se emitió el certificado de la solicitud {number}. Los motivos, y cómo apelar, están en el documento que "
            "solo usted puede abrir desde la página del expediente.",
        ),
    ),
    Step(
        "prepare",
        "Dejar listo para entregar",
        by=Role.OFFICER,
        from_=State.ISSUED,
        to=State.READY,
        plain=True,
        hint="El ejemplar en papel tiene su autoadhesivo y está en sobre cerrado.",
        notice=Notice(
            "Su certificado está listo ({number})",
            "El certificado de la solicitud {number} está listo. Recójalo en la oficina, o autorice por escrito a un familiar.",
        ),
    ),
    Step(
        "deliver",
        "Entregar",
        by=Role.OFFICER,
        from_=State.READY,
        to=State.DELIVERED,
        hint="En persona, a un familiar autorizado o por mensajería.",
        notice=Notice(
            "Entregamos su certificado ({number})",
            "El certificado de la solicitud {number} fue entregado. Si usted no lo recibió ni lo autorizó, avise a la oficina.",
        ),
    ),
    Step(
        "withdraw",
        "Desistir",
        by=Role.APPLICANT,
        from_=(State.FILED, State.OBSERVED, State.VERIFIED),
        to=State.WITHDRAWN,
        plain=True,
        hint="Pone fin al trámite por su propia decisión.",
    ),
)

_CRIMINAL_RECORD = Procedure(
    code="criminal_record",
    version=1,
    context="criminal_records",
    slug="antecedentes-penales",
    in_force_since=date(2026, 1, 1),
    title="Certificado de antecedentes penales",
    summary="Una persona mayor de edad pide ante una oficina consular su certificado de antecedentes penales del Perú.",
    synonyms=("antecedentes", "penales", "MSIAP", "récord policial", "certificado judicial", "condenas"),
    legal_basis=(REGULATION, TARIFF, RECORDS, PRIVACY, LPAG),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=CONSULAR,
    series="CAP",
    numbered_by_office=True,
    paid_step="admit",
    requirements=(
        Requirement("photograph", "Fotografía reciente de su rostro, de frente"),
        Requirement(
            "document",
            "Documento de identidad, por ambos lados",
            hint="DNI, carné de extranjería o pasaporte",
        ),
    ),
    states={
        State.FILED: "Presentada",
        State.OBSERVED: "Con documentos pendientes",
        State.VERIFIED: "Por pagar",
        State.PAID: "Pagada",
        State.CONSULTED: "Consultada al Poder Judicial",
        State.ISSUED: "Emitida",
        State.READY: "Lista para entregar",
        State.DELIVERED: "Entregada",
        State.REFUSED: "Denegada",
        State.WITHDRAWN: "Desistida",
        State.LAPSED: "Caducada",
    },
    initial=State.FILED,
    final=frozenset({State.DELIVERED, State.REFUSED, State.WITHDRAWN, State.LAPSED}),
    steps=(*_SYSTEM_STEPS, *_HUMAN_STEPS),
    deadlines=(
        Deadline(
            "review",
            "Verificar la identidad",
            period="criminal_record.review",
            counts_in=(State.FILED,),
            pauses_in=(State.OBSERVED,),
            then="escalate",
            norm=REGULATION,
            remind_days_before=1,
        ),
        Deadline(
            "correction",
            "Completar los documentos",
            period="criminal_record.correction",
            counts_in=(State.OBSERVED,),
            then="lapse",
            norm=LPAG,
            binds="applicant",
            remind_days_before=2,
        ),
        Deadline(
            "payment",
            "Pagar el derecho consular",
            period="criminal_record.payment",
            counts_in=(State.VERIFIED,),
            then="lapse",
            norm=TARIFF,
            binds="applicant",
            remind_days_before=5,
        ),
        Deadline(
            "answer",
            "Consultar y emitir",
            period="criminal_record.answer",
            counts_in=_TO_ANSWER,
            then="escalate",
            norm=REGULATION,
        ),
        decision(_TO_ANSWER, LPAG),
        Deadline(
            "collection",
            "Recoger el certificado",
            period=VALIDITY,
            counts_in=(State.ISSUED, State.READY),
            then="lapse",
            norm=RECORDS,
            binds="applicant",
            remind_days_before=15,
        ),
    ),
    papers=(
        PaperKind(
            CERTIFICATE,
            "Certificado de antecedentes penales",
            "CPE",
            _PAPERS / "criminal_record.typ",
            numbered_by_office=True,
            is_personal=True,
        ),
        replace(
            refusal_paper(REFUSAL, "Denegatoria de certificado", "DCP"),
            numbered_by_office=True,
            is_personal=True,
        ),
    ),
    route="criminal_records:case",
    filing_route="criminal_records:file",
    opened_notice=Notice(
        "Recibimos su solicitud {number}",
        "Su solicitud de certificado de antecedentes penales tiene el número {number}. No pague todavía: primero "
        "comprobamos su identidad.",
    ),
    advice=(
        "Debe ser mayor de edad. La fotografía es de su rostro, de frente, sin lentes oscuros ni sombrero.",
        "El certificado vale noventa días desde que se emite.",
        "Lo que responde el Poder Judicial lo conocen solo usted y el funcionario que lo consulta.",
        "Para usarlo ante autoridades extranjeras puede hacer falta que las legalice su cancillería: "
        "los documentos consulares no se apostillan.",
        "Puede recogerlo un familiar con su autorización escrita, o enviarse por mensajería.",
    ),
)

APPEAL_HINT = (
    "Lo resuelve la jefatura de la oficina, que no conoce la respuesta del Poder Judicial: lo que escriba queda en el "
    "expediente, y no hace falta que la cuente."
)
_HEARD = certified(
    appealable(
        _CRIMINAL_RECORD,
        State,
        series="RCA",
        review=State.FILED,
        is_notice_kept=True,
        silent=_TO_ANSWER,
        granted_by_silence=State.PAID,
    ),
    series="SCP",
)
CRIMINAL_RECORD = replace(
    _HEARD,
    steps=tuple(replace(step, hint=APPEAL_HINT) if step.code == "appeal" else step for step in _HEARD.steps),
    papers=tuple(
        replace(paper, is_personal=True) if paper.code == APPEAL else paper for paper in _HEARD.papers
    ),
)
"""The decision on an appeal is its applicant's alone too, and says nothing that its hearer could not know (ADR 50)."""
