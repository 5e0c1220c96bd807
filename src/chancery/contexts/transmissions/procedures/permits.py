"""What the law allows in sending a minor's travel permit to where it is needed; the permit itself is another service's."""

from datetime import date

from chancery.contexts.transmissions.procedures import flow, norms
from chancery.contexts.transmissions.procedures.flow import State
from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.vocabulary import Assessment, Notice, Procedure, Step

CARRIED = "travel_permit"
"""The procedure, of another service, whose paper is sent."""

PERMIT_TRANSMISSION = Procedure(
    code="permit_transmission",
    version=1,
    context="transmissions",
    slug="envio-autorizacion-viaje",
    in_force_since=date(2026, 1, 1),
    title="Envío de una autorización de viaje de menor al Perú",
    summary="La autorización de viaje que emitió un consulado se envía a Lima, se legaliza, y se recoge impresa en la oficina que "
    "prefiera o se recibe en su cuenta. Es gratuito.",
    synonyms=("autorización de viaje", "permiso de viaje", "transmisión virtual", "envío a Lima"),
    legal_basis=(
        norms.MINORS,
        norms.OLD_REGULATION,
        norms.PERMIT_TARIFF,
        norms.PLATFORM,
        norms.SIGNATURES,
        norms.LPAG,
    ),
    assessment=Assessment.AUTOMATIC,
    offices=CONSULAR,
    series="ETV",
    numbered_by_office=True,
    is_for_anywhere=True,
    annulled_step="close_annulled",
    requirements=(),
    states=dict(flow.ON_THE_ROAD),
    initial=State.ISSUED,
    final=flow.ENDED,
    steps=(
        *flow.STEPS,
        Step(
            "withdraw",
            "Desistir",
            by=Role.APPLICANT,
            from_=State.ISSUED,
            to=State.WITHDRAWN,
            plain=True,
            hint="No se enviará la autorización, que sigue valiendo.",
        ),
    ),
    deadlines=flow.DEADLINES,
    papers=flow.ROAD_PAPERS,
    route="transmissions:case",
    filing_route="transmissions:file_permit",
    opened_notice=Notice(
        "Recibimos su solicitud {number}",
        "La solicitud de enviar la autorización de viaje tiene el número {number}. En la página del expediente verá dónde está "
        "en cada momento.",
    ),
    advice=(
        "La autorización debe estar emitida y vigente: vale noventa días y para una sola salida.",
        "La pide quien presentó la solicitud de la autorización, o un funcionario por esa persona en una oficina.",
        "La firma del cónsul se legaliza en Lima sin que usted tenga que hacer nada.",
    ),
)
