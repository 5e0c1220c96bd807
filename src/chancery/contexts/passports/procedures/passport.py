"""What the law allows in a passport: what is asked for, which states and clocks it has, what it issues."""

from datetime import date
from pathlib import Path

from chancery.contexts.passports.procedures.steps import (
    AT_THE_POST,
    BY_THE_SYSTEM,
    MADE_IN_LIMA,
    PAGE,
    REFUSAL,
    TO_DECIDE,
    State,
)
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.appeals import LPAG, appealable
from chancery.kernel.procedures.silence import certified, decision
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Norm,
    Notice,
    PaperKind,
    Procedure,
    Requirement,
    refusal_paper,
)

REGULATION = Norm("D.S. 076-2005-RE, arts. 337-350", "Reglamento Consular: pasaportes")
ELECTRONIC = Norm("D.S. 037-2016-RE", "Pasaporte electrónico y salvoconducto en el exterior")
VALIDITY = Norm("Leyes 31678 y 32205", "Vigencia del pasaporte electrónico")
TARIFF = Norm("D.S. 061-2024-RE, num. 59b", "Tarifa de Derechos Consulares: pasaporte electrónico ordinario")
ACT = "passport"
ITEM = "consular.59b"
PHOTOGRAPH = "photograph"
BIRTH_ACT = "birth_act"
_PAPERS = Path(__file__).parents[1] / "papers"

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
            BIRTH_ACT,
            "Partida de nacimiento",
            optional=True,
            hint="Solo de un menor sin DNI: copia simple si se inscribió en la misma oficina consular; si no, certificada y reciente",
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
        State.UNCOLLECTED: "No recogido",
        State.UNCLAIMED: "No recogido, devuelto a Lima",
        State.DELIVERED: "Entregado",
        State.CANCELLED: "Cancelado",
        State.DISCARDED: "Inutilizado por no recogerse",
        State.REFUSED: "Denegado",
        State.WITHDRAWN: "Desistido",
        State.LAPSED: "Caducado",
        State.EXPIRED: "Vencido",
    },
    initial=State.REQUESTED,
    final=frozenset(
        {State.CANCELLED, State.DISCARDED, State.REFUSED, State.WITHDRAWN, State.LAPSED, State.EXPIRED}
    ),
    steps=(*BY_THE_SYSTEM, *AT_THE_POST, *MADE_IN_LIMA),
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
        decision(TO_DECIDE, LPAG),
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
        Deadline(
            "collection",
            "Recoger el pasaporte",
            period="passport.collection",
            counts_in=(State.READY,),
            then="lay_aside",
            norm=ELECTRONIC,
            binds="applicant",
            remind_days_before=15,
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
        "Un menor que todavía no tiene DNI lo pide con su partida de nacimiento; un mayor de edad, con el número de DNI.",
        "Los datos del pasaporte son los de RENIEC: si algo está mal en el DNI, corríjalo antes.",
        "Traiga su pasaporte anterior: se anula y se le devuelve cuando recibe el nuevo.",
        "Desde los dieciocho años vale diez años; entre los doce y los diecisiete, cinco; antes, tres.",
        "Recójalo en cuanto le avisemos: pasado el plazo se devuelve a Lima y se inutiliza, y hay que pagar otro.",
        "Si lo pierde, infórmelo al momento: la página del expediente lo cancela de inmediato.",
    ),
)

PASSPORT = certified(
    appealable(
        _PASSPORT,
        State,
        series="RPA",
        review=State.REQUESTED,
        silent=TO_DECIDE,
        granted_by_silence=State.PAID,
    ),
    series="SPA",
)
