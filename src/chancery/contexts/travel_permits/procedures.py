"""What the law allows in a minor's travel permit: who asks, who signs where, who issues, and what ends it."""

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

MINORS = Norm("Ley 27337, arts. 111 y 112", "Código de los Niños y Adolescentes: autorización de viaje")
MIGRATION = Norm("D.S. 007-2017-IN, art. 139", "Reglamento de Migraciones (por confirmar)")
REGULATION = Norm("D.S. 032-2023-RE", "Reglamento Consular")
OLD_REGULATION = Norm("D.S. 076-2005-RE", "Reglamento Consular anterior")
TARIFF = Norm("D.S. 045-2003-RE, num. 14", "Tarifa de Derechos Consulares")
TARIFF_ITEM = "consular.14"
ACT = "travel_permit"
PERMIT = "travel_permit"


class State(StrEnum):
    """Where a request for a permit may stand."""

    REQUESTED = "requested"
    TO_SIGN = "to_sign"
    READY = "ready"
    ISSUED = "issued"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    APPEALED = "appealed"
    APPEALED_SILENCE = "appealed_silence"
    SETTLED = "settled"
    CONFIRMED = "confirmed"
    ABANDONED = "abandoned"


_SYSTEM_STEPS = (
    Step(
        "admit",
        "Registrar el pago",
        by=Role.SYSTEM,
        from_=State.REQUESTED,
        to=State.TO_SIGN,
        notice=Notice(
            "Ya se puede firmar la autorización de viaje ({number})",
            "La solicitud {number} está pagada. Cada persona que autoriza debe firmar ante el cónsul, con su documento "
            "de identidad, en la oficina consular que se indicó. No es necesario que firmen en la misma oficina.",
        ),
    ),
    Step(
        "sign",
        "Recibir la firma de quien autoriza",
        by=Role.SYSTEM,
        from_=State.TO_SIGN,
        notice=Notice("Se firmó la autorización de viaje {number}", "En la solicitud {number}: {reason}."),
    ),
    Step(
        "complete",
        "Reunir todas las firmas",
        by=Role.SYSTEM,
        from_=State.TO_SIGN,
        to=State.READY,
        notice=Notice(
            "La autorización de viaje {number} tiene todas las firmas",
            "La solicitud {number} ya tiene todas las firmas. El cónsul emitirá la autorización.",
        ),
    ),
    Step(
        "revoke",
        "Revocar",
        by=Role.SYSTEM,
        from_=(
            *(State.TO_SIGN, State.READY, State.ISSUED),
            *(State.REFUSED, State.APPEALED, State.APPEALED_SILENCE),
        ),
        to=State.REVOKED,
        notice=Notice(
            "Se revocó la autorización de viaje {number}",
            "La autorización de la solicitud {number} ya no vale desde este momento: {reason}. "
            "Los puestos de control migratorio ya lo ven.",
        ),
    ),
    Step(
        "use",
        "Registrar la salida del país",
        by=Role.SYSTEM,
        from_=State.ISSUED,
        to=State.USED,
        notice=Notice(
            "El menor salió del país con la autorización {number}",
            "Con la autorización de la solicitud {number}: {reason}. La autorización queda usada: no sirve para otra salida.",
        ),
    ),
    Step(
        "expire",
        "Declarar vencida",
        by=Role.SYSTEM,
        from_=State.ISSUED,
        to=State.EXPIRED,
        notice=Notice(
            "Venció la autorización de viaje {number}",
            "Pasó el plazo de la autorización de la solicitud {number} sin que se usara. Para viajar hace falta otra.",
        ),
    ),
    Step(
        "close_annulled",
        "Cerrar por anulación del documento",
        by=Role.SYSTEM,
        from_=State.ISSUED,
        to=State.REVOKED,
    ),
    Step(
        "lapse",
        "Declarar el abandono",
        by=Role.SYSTEM,
        from_=(State.REQUESTED, State.TO_SIGN),
        to=State.ABANDONED,
        notice=Notice(
            "La solicitud {number} quedó en abandono",
            "Pasó el plazo para pagar o para firmar la solicitud {number}, por lo que quedó en abandono "
            "(TUO de la Ley 27444, art. 202). Puede presentar otra cuando lo desee.",
        ),
    ),
    Step("escalate", "Alertar por plazo vencido", by=Role.SYSTEM, from_=State.READY),
    note_silence((State.READY,)),
)

_HUMAN_STEPS = (
    Step(
        "issue",
        "Emitir la autorización",
        by=Role.CONSUL,
        from_=State.READY,
        to=State.ISSUED,
        needs=(Need.FEE_PAID,),
        issues=PERMIT,
        hint="Firma y numera la autorización y su acta. Vale desde hoy, por noventa días y para una sola salida.",
        notice=Notice(
            "La autorización de viaje está lista ({number})",
            "Se emitió la autorización de la solicitud {number}. Puede descargarla desde la página del expediente, en papel "
            "o en el teléfono. Vale noventa días desde su emisión y para una sola salida.",
        ),
    ),
    Step(
        "refuse",
        "Denegar",
        by=Role.CONSUL,
        from_=(State.TO_SIGN, State.READY),
        to=State.REFUSED,
        reason_required=True,
        issues="travel_permit_refusal",
        hint="Pone fin al trámite con un documento motivado que se notifica.",
        notice=Notice(
            "La solicitud {number} fue denegada",
            "No se puede dar la autorización de la solicitud {number}: {reason}. "
            "Puede presentar un recurso dentro del plazo que indica el documento de denegatoria.",
        ),
    ),
    Step(
        "withdraw",
        "Desistir",
        by=Role.APPLICANT,
        from_=(State.REQUESTED, State.TO_SIGN, State.READY),
        to=State.WITHDRAWN,
        plain=True,
        hint="Pone fin al trámite por su propia decisión.",
        notice=Notice(
            "Se desistió de la solicitud {number}",
            "Quien presentó la solicitud {number} desistió de ella: no se emitirá la autorización de viaje.",
        ),
    ),
)

_TRAVEL_PERMIT = Procedure(
    code="travel_permit",
    version=1,
    context="travel_permits",
    slug="autorizacion-viaje-menor",
    in_force_since=date(2026, 1, 1),
    title="Autorización de viaje de menor",
    summary="Los padres que viven en el extranjero autorizan ante el cónsul que su hijo menor de edad salga del Perú solo, "
    "con uno de ellos o con otra persona.",
    synonyms=(
        "permiso de viaje",
        "permiso notarial de viaje",
        "viaje de menor",
        "autorización de viaje",
        "salida del país",
        "hijo",
        "niño",
        "adolescente",
    ),
    legal_basis=(MINORS, MIGRATION, REGULATION, OLD_REGULATION, TARIFF, LPAG),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=CONSULAR,
    series="EAV",
    numbered_by_office=True,
    tariff=TARIFF_ITEM,
    paid_step="admit",
    annulled_step="close_annulled",
    requirements=(
        Requirement(
            "birth_certificate",
            "Partida o acta de nacimiento del menor",
            hint="El cónsul verá el original, o la copia certificada, antes de emitir la autorización",
        ),
        Requirement("minor_document", "Documento de identidad o pasaporte del menor", optional=True),
        Requirement(
            "death_certificate", "Partida de defunción", optional=True, when="si uno de los padres falleció"
        ),
        Requirement(
            "judicial_resolution", "Resolución judicial", optional=True, when="si un juez autorizó el viaje"
        ),
        Requirement(
            "exception",
            "Informe médico, constancia de admisión o invitación oficial",
            optional=True,
            when="si uno solo autoriza por el motivo del viaje",
        ),
        Requirement(
            "power",
            "Poder y su vigencia",
            optional=True,
            when="si alguien firma en nombre de un padre o una madre",
        ),
    ),
    states={
        State.REQUESTED: "Solicitada",
        State.TO_SIGN: "Por firmar",
        State.READY: "Lista",
        State.ISSUED: "Emitida",
        State.USED: "Usada",
        State.EXPIRED: "Vencida",
        State.REVOKED: "Revocada",
        State.WITHDRAWN: "Desistida",
        State.REFUSED: "Denegada",
        State.ABANDONED: "En abandono",
    },
    initial=State.REQUESTED,
    final=frozenset(
        {State.USED, State.EXPIRED, State.REVOKED, State.WITHDRAWN, State.REFUSED, State.ABANDONED}
    ),
    steps=(*_SYSTEM_STEPS, *_HUMAN_STEPS),
    deadlines=(
        Deadline(
            "payment",
            "Pagar el derecho consular",
            period="travel_permit.payment",
            counts_in=(State.REQUESTED,),
            then="lapse",
            norm=LPAG,
            binds="applicant",
            remind_days_before=2,
        ),
        Deadline(
            "signatures",
            "Firmar ante el cónsul",
            period="travel_permit.signatures",
            counts_in=(State.TO_SIGN,),
            then="lapse",
            norm=LPAG,
            binds="applicant",
            remind_days_before=5,
        ),
        Deadline(
            "review",
            "Emitir la autorización",
            period="travel_permit.review",
            counts_in=(State.READY,),
            then="escalate",
            norm=REGULATION,
            remind_days_before=1,
        ),
        decision((State.READY,), LPAG),
    ),
    papers=(
        PaperKind(
            PERMIT,
            "Autorización de viaje de menor",
            "AVM",
            Path(__file__).parent / "papers/travel_permit.typ",
            numbered_by_office=True,
            annulled_by=Role.CONSUL,
        ),
        refusal_paper("travel_permit_refusal", "Denegatoria de autorización de viaje", "DAV"),
    ),
    route="travel_permits:case",
    filing_route="travel_permits:file",
    opened_notice=Notice(
        "Recibimos la solicitud {number}",
        "La solicitud de autorización de viaje tiene el número {number}. El siguiente paso es pagar el derecho consular "
        "desde la página del expediente; después, cada persona que autoriza firma ante el cónsul.",
    ),
    advice=(
        "Si el menor viaja solo o con otra persona, firman el padre y la madre; si viaja con uno de ellos, firma el otro.",
        "Los padres pueden firmar en dos consulados distintos: indique dónde firmará cada uno.",
        "Vale noventa días desde su emisión y para una sola salida del Perú. Para cada viaje hace falta otra.",
        "La debe firmar un cónsul del Perú: no se acepta la de un notario extranjero con apostilla.",
        "Quien autorizó puede revocarla en cualquier momento antes de la salida.",
    ),
)

TRAVEL_PERMIT = certified(
    appealable(
        _TRAVEL_PERMIT,
        State,
        series="RAV",
        review=State.TO_SIGN,
        silent=(State.READY,),
        granted_by_silence=State.READY,
    ),
    series="SAV",
)
"""An appeal that is right goes back to where signatures are missing, or at once to the consul who issues."""
