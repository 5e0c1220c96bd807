"""What the law allows in a passport: who enrols, who sends to Lima, who personalises, who certifies, who hands it over."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.appeals import LPAG, appealable
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Need,
    Norm,
    Notice,
    PaperKind,
    Procedure,
    Requirement,
    Seat,
    Step,
    refusal_paper,
)

REGULATION = Norm("D.S. 076-2005-RE, arts. 337-350", "Reglamento Consular: pasaportes")
ELECTRONIC = Norm("D.S. 037-2016-RE", "Pasaporte electrónico y salvoconducto en el exterior")
VALIDITY = Norm("Leyes 31678 y 32205", "Vigencia del pasaporte electrónico")
TARIFF = Norm("D.S. 061-2024-RE, num. 59b", "Tarifa de Derechos Consulares: pasaporte electrónico ordinario")
ACT = "passport"
ITEM = "consular.59b"
PAGE = "passport_page"
REFUSAL = "passport_refusal"
PHOTOGRAPH = "photograph"
_PAPERS = Path(__file__).parent / "papers"


class State(StrEnum):
    """Where a request for a passport may stand."""

    REQUESTED = "requested"
    ENROLLED = "enrolled"
    PAID = "paid"
    SENT = "sent"
    PERSONALISED = "personalised"
    CERTIFIED = "certified"
    DESPATCHED = "despatched"
    READY = "ready"
    RETURNED = "returned"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    APPEALED = "appealed"
    SETTLED = "settled"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    EXPIRED = "expired"


IN_LIMA = (State.SENT, State.PERSONALISED, State.CERTIFIED, State.RETURNED, State.DELIVERED)
"""What is Lima's to move: what it makes, and what anybody may have cancelled at once, at whatever office."""

_SYSTEM_STEPS = (
    Step(
        "admit",
        "Registrar el pago",
        by=Role.SYSTEM,
        from_=State.ENROLLED,
        to=State.PAID,
        notice=Notice(
            "Su pasaporte está pagado ({number})",
            "Recibimos el pago del pasaporte {number}. La oficina consular lo enviará a Lima, donde se fabrica. "
            "Le avisaremos cuando esté listo para recogerlo.",
        ),
    ),
    Step(
        "resume",
        "Retomar donde estaba",
        by=Role.SYSTEM,
        from_=State.REQUESTED,
        to=State.ENROLLED,
        hint="Tras una apelación fundada, quien ya estaba enrolado no se enrola de nuevo.",
    ),
    Step(
        "lapse",
        "Declarar que caducó",
        by=Role.SYSTEM,
        from_=(State.REQUESTED, State.ENROLLED),
        to=State.LAPSED,
        notice=Notice(
            "La solicitud de pasaporte {number} caducó",
            "Pasó el plazo para enrolarse o pagar la solicitud {number}, y quedó sin efecto. "
            "Puede presentar otra cuando lo desee.",
        ),
    ),
    Step(
        "cancel",
        "Cancelar el pasaporte",
        by=Role.SYSTEM,
        from_=State.DELIVERED,
        to=State.CANCELLED,
        notice=Notice(
            "Se canceló el pasaporte del expediente {number}",
            "El pasaporte del expediente {number} ya no vale para viajar: {reason}. Si aparece, no lo use: entréguelo "
            "en una oficina consular.",
        ),
    ),
    Step("expire", "Declarar vencido", by=Role.SYSTEM, from_=State.DELIVERED, to=State.EXPIRED),
    Step(
        "escalate",
        "Alertar por plazo vencido",
        by=Role.SYSTEM,
        from_=(State.PAID, State.SENT, State.PERSONALISED, State.CERTIFIED, State.DESPATCHED, State.RETURNED),
    ),
)

_AT_THE_POST = (
    Step(
        "enrol",
        "Enrolar",
        by=Role.OFFICER,
        from_=State.REQUESTED,
        to=State.ENROLLED,
        hint="Toma la fotografía, anota huellas y firma, y compara los datos con RENIEC. Después se paga.",
        notice=Notice(
            "Ya está enrolado ({number})",
            "Tomamos la fotografía y los datos del pasaporte {number}. El siguiente paso es pagar el derecho consular, "
            "desde la página del expediente o en la oficina.",
        ),
    ),
    Step(
        "check_identity",
        "Comprobar en RENIEC",
        by=Role.OFFICER,
        from_=(State.ENROLLED, State.PAID),
        hint="Vuelve a comparar los datos con el registro de identidad. Sin coincidencia no se fabrica el pasaporte.",
    ),
    Step(
        "send",
        "Enviar a Lima",
        by=Role.CONSUL,
        from_=State.PAID,
        to=State.SENT,
        needs=(Need.FEE_PAID,),
        hint="Autoriza el pasaporte y lo envía a personalizar. Es el acto consular: toma sus números.",
        notice=Notice(
            "Su pasaporte se está fabricando ({number})",
            "La oficina consular envió a Lima la solicitud de pasaporte {number}. Suele tardar unos treinta días.",
        ),
    ),
    Step(
        "receive",
        "Recibir en la oficina",
        by=Role.OFFICER,
        from_=State.DESPATCHED,
        to=State.READY,
        plain=True,
        hint="Confirma que el pasaporte llegó entero, con el precinto del envío.",
        notice=Notice(
            "Su pasaporte está listo ({number})",
            "El pasaporte {number} llegó a la oficina consular. Recójalo en persona y traiga su pasaporte anterior, "
            "si lo tiene.",
        ),
    ),
    Step(
        "send_back",
        "Devolver a Lima",
        by=Role.OFFICER,
        from_=(State.DESPATCHED, State.READY),
        to=State.RETURNED,
        plain=True,
        reason_required=True,
        hint="Llegó dañado, con datos errados, o no llegó: Lima lo inutiliza y fabrica otro.",
        notice=Notice(
            "Su pasaporte tardará más ({number})",
            "El pasaporte {number} no llegó como debía y se fabricará otro, sin costo: {reason}.",
        ),
    ),
    Step(
        "deliver",
        "Entregar el pasaporte",
        by=Role.OFFICER,
        from_=State.READY,
        to=State.DELIVERED,
        hint="Compara a quien lo recibe con el chip, uno a uno, y anula el pasaporte anterior.",
        notice=Notice(
            "Recibió su pasaporte ({number})",
            "Le entregamos el pasaporte {number}. Si lo pierde o se lo roban, infórmelo de inmediato desde esta página: "
            "se cancela al momento.",
        ),
    ),
    Step(
        "refuse",
        "Denegar",
        by=Role.CONSUL,
        from_=(State.REQUESTED, State.ENROLLED, State.PAID),
        to=State.REFUSED,
        reason_required=True,
        issues=REFUSAL,
        hint="Pone fin al trámite con una decisión motivada.",
        notice=Notice(
            "No se expidió el pasaporte {number}",
            "La solicitud de pasaporte {number} fue denegada. La decisión, con sus razones y los recursos que caben, "
            "está en el expediente.",
        ),
    ),
    Step(
        "withdraw",
        "Desistir",
        by=Role.APPLICANT,
        from_=(State.REQUESTED, State.ENROLLED),
        to=State.WITHDRAWN,
        plain=True,
        hint="Pone fin al trámite por su propia decisión.",
    ),
)

_IN_LIMA = (
    Step(
        "personalise",
        "Personalizar",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.SENT,
        to=State.PERSONALISED,
        issues=PAGE,
        hint="Toma la siguiente libreta de su bóveda y compone la página de datos. Otra persona la revisa.",
    ),
    Step(
        "certify",
        "Certificar",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.PERSONALISED,
        to=State.CERTIFIED,
        hint="Control de calidad, por quien no lo personalizó: lee la zona y certifica el chip. Sin esto no se entrega.",
    ),
    Step(
        "reject",
        "Rechazar la libreta",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.PERSONALISED,
        to=State.SENT,
        reason_required=True,
        hint="El control de calidad no pasa: la libreta se inutiliza y el pasaporte se personaliza de nuevo.",
    ),
    Step(
        "despatch",
        "Despachar",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.CERTIFIED,
        to=State.DESPATCHED,
        hint="Envía el pasaporte certificado a la oficina consular.",
    ),
    Step(
        "void",
        "Inutilizar la libreta",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.RETURNED,
        to=State.SENT,
        reason_required=True,
        hint="La libreta que volvió, o que no llegó, se da de baja, y el pasaporte se personaliza de nuevo.",
    ),
)

_PASSPORT = Procedure(
    code="passport",
    version=1,
    context="passports",
    slug="pasaporte",
    in_force_since=date(2026, 1, 1),
    title="Pasaporte electrónico ordinario",
    summary="Un peruano pide su pasaporte, o el de su hijo, ante una oficina consular.",
    synonyms=(
        "pasaporte",
        "renovar pasaporte",
        "pasaporte perdido",
        "pasaporte de menor",
        "libreta",
        "viajar",
    ),
    legal_basis=(REGULATION, ELECTRONIC, VALIDITY, TARIFF, LPAG),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=CONSULAR,
    series="PAS",
    numbered_by_office=True,
    paid_step="admit",
    requirements=(
        Requirement(
            PHOTOGRAPH,
            "Fotografía",
            optional=True,
            hint="Se toma en la oficina: no hace falta adjuntarla",
        ),
        Requirement(
            "relation",
            "Sentencia o poder de quien representa al menor",
            optional=True,
            hint="Solo para tutores y apoderados",
        ),
        Requirement(
            "report",
            "Denuncia policial de la pérdida o del robo",
            optional=True,
            hint="Si no la tiene, declare bajo juramento cómo ocurrió",
        ),
    ),
    states={
        State.REQUESTED: "Solicitado",
        State.ENROLLED: "Enrolado, por pagar",
        State.PAID: "Pagado",
        State.SENT: "Por personalizar en Lima",
        State.PERSONALISED: "En control de calidad",
        State.CERTIFIED: "Certificado",
        State.DESPATCHED: "En camino a la oficina",
        State.READY: "Listo para entregar",
        State.RETURNED: "Devuelto a Lima",
        State.DELIVERED: "Entregado",
        State.CANCELLED: "Cancelado",
        State.REFUSED: "Denegado",
        State.WITHDRAWN: "Desistido",
        State.LAPSED: "Caducado",
        State.EXPIRED: "Vencido",
    },
    initial=State.REQUESTED,
    final=frozenset({State.CANCELLED, State.REFUSED, State.WITHDRAWN, State.LAPSED, State.EXPIRED}),
    steps=(*_SYSTEM_STEPS, *_AT_THE_POST, *_IN_LIMA),
    deadlines=(
        Deadline(
            "enrolment",
            "Acudir a enrolarse",
            period="passport.enrolment",
            counts_in=(State.REQUESTED,),
            then="lapse",
            norm=LPAG,
            binds="applicant",
            remind_days_before=7,
        ),
        Deadline(
            "payment",
            "Pagar el derecho consular",
            period="passport.payment",
            counts_in=(State.ENROLLED,),
            then="lapse",
            norm=TARIFF,
            binds="applicant",
            remind_days_before=5,
        ),
        Deadline(
            "delivery",
            "Tener listo el pasaporte",
            period="passport.delivery",
            counts_in=(
                State.PAID,
                State.SENT,
                State.PERSONALISED,
                State.CERTIFIED,
                State.DESPATCHED,
                State.RETURNED,
            ),
            then="escalate",
            norm=ELECTRONIC,
            remind_days_before=5,
        ),
    ),
    papers=(
        PaperKind(
            PAGE,
            "Página de datos de pasaporte",
            "PDP",
            _PAPERS / "passport_page.typ",
            signed_by="seal",
            is_reserved=True,
        ),
        refusal_paper(REFUSAL, "Denegatoria de pasaporte", "DPA"),
    ),
    route="passports:case",
    filing_route="passports:file",
    opened_notice=Notice(
        "Recibimos la solicitud de pasaporte {number}",
        "La solicitud de pasaporte tiene el número {number}. Acuda a la oficina consular, con cita si la hay, para la "
        "fotografía y las huellas. El derecho se paga después.",
    ),
    advice=(
        "El titular acude en persona. Un menor viene con su padre, su madre, su tutor o quien tiene un poder.",
        "Los datos del pasaporte son los de RENIEC: si algo está mal en el DNI, corríjalo antes.",
        "Traiga su pasaporte anterior: se anula y se le devuelve cuando recibe el nuevo.",
        "Desde los dieciocho años vale diez años; entre los doce y los diecisiete, cinco; antes, tres.",
        "Si lo pierde, infórmelo al momento: la página del expediente lo cancela de inmediato.",
    ),
)

PASSPORT = appealable(_PASSPORT, State, series="RPA", review=State.REQUESTED)
