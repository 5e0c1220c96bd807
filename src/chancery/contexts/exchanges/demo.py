"""Which exchanges does the demonstration hold? Some from invented entities in every state, and a few under way to them.

What is under way is carried by the worker once the ministry runs, to the simulated platform.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from chancery.contexts.exchanges import actions, queries
from chancery.contexts.exchanges.actions import Draft
from chancery.contexts.exchanges.rules import RecepcionTramite
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.base.wording import long_date
from chancery.kernel.cases.demo import Story, at_work
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import signing, typesetting
from chancery.kernel.gateway import interoperability
from chancery.kernel.gateway.interoperability import KindListed, Listed
from chancery.kernel.organisation import queries as organisation

TEMPLATE = Path(__file__).parent / "papers/demonstration/oficio.typ"
_PLATFORM = system_actor("Plataforma de interoperabilidad", channel=Channel.API)
_KINDS = (KindListed("01", "OFICIO"), KindListed("02", "CARTA"))
_ENTITIES = (
    (1, Listed(2, 0, "Ministerio de la Prueba", "20990000019")),
    (1, Listed(3, 0, "Superintendencia de Ensayos", "20990000027")),
    (2, Listed(4, 0, "Congreso de Muestra", "20990000035")),
    (3, Listed(5, 0, "Corte de Demostración", "20990000043")),
)
"""Those that the simulated platform lists."""
_FATES = ("waiting", "accepted", "observed", "accepted", "waiting", "rejected", "accepted", "waiting")
_MATTERS = (
    (
        "Solicita opinión sobre proyecto de convenio",
        "solicitar la opinión de su despacho sobre el proyecto adjunto.",
    ),
    ("Consulta por ciudadanos repatriados", "consultar el número de ciudadanos repatriados en el trimestre."),
    ("Invita a mesa de trabajo", "invitar a un representante a la mesa de trabajo del próximo mes."),
    ("Remite sentencia para exhorto", "remitir la sentencia para su diligenciamiento en el exterior."),
)
_FIRST_NUMBER, _RECENT = 1_100_000_000, 20


@dataclass(frozen=True, slots=True)
class Cast:
    """Who receives at the front desk, and who sends from where."""

    desk: Actor
    sender: Actor
    office: str


def load(*, actor: Actor) -> None:
    """With whom documents may be exchanged."""
    actions.keep_catalogue(listed=_ENTITIES, kinds=_KINDS, actor=actor)


def stories(*, cast: Cast, until: datetime, seed: int) -> list[Story]:
    """One from another entity of each fate, over the last weeks, and two to others, of today."""
    received = [
        _received(cast, ordinal, fate, until, Random(f"{seed}{ordinal}"))  # noqa: S311
        for ordinal, fate in enumerate(_FATES)
    ]
    return [*received, *(_sent(cast, ordinal, until) for ordinal in range(2))]


def _received(cast: Cast, ordinal: int, fate: str, until: datetime, chance: Random) -> Story:
    desk = queries.desk()
    calendar = organisation.calendar_of(desk)
    begun = until - timedelta(days=_RECENT - 2 * ordinal)
    yield at_work(begun, days=0, calendar=calendar, until=until, chance=chance)
    cuo = f"{_FIRST_NUMBER + ordinal}"
    actions.receive(document=_document(cuo, ordinal), actor=_PLATFORM)
    found = queries.incoming_by_cuo(cuo)
    if fate == "waiting" or found is None:
        return
    yield at_work(clock.now(), days=1, calendar=calendar, until=until, chance=chance)
    if fate == "accepted":
        actions.accept(incoming_id=found.pk, actor=cast.desk)
    elif fate == "observed":
        actions.observe(
            incoming_id=found.pk, reason="El documento menciona anexos que no se enviaron.", actor=cast.desk
        )
    else:
        actions.reject(
            incoming_id=found.pk, reason="La materia es de competencia de otra entidad.", actor=cast.desk
        )


def _sent(cast: Cast, ordinal: int, until: datetime) -> Story:
    yield until - timedelta(minutes=30 - ordinal)
    subject, body = _MATTERS[ordinal]
    number = f"OF. RE (OTI) N° 4-{ordinal + 1}/2026"
    content = _letter(
        "Ministerio de Relaciones Exteriores", number, subject, body, "officer-demo", cast.sender.name
    )
    upload = documents.receive(filename="oficio.pdf", content=content, actor=cast.sender)
    actions.send(
        draft=Draft(
            kind="01",
            number=number,
            dated_on=clock.today(),
            to_unit="Secretaría General",
            to_name="Secretaria General",
            to_post="Secretaria General",
            subject=subject,
            folios=1,
            upload=upload.id,
        ),
        receiver_ruc=_ENTITIES[ordinal][1].ruc,
        office=organisation.office(cast.office),
        actor=cast.sender,
    )


def _document(cuo: str, ordinal: int) -> RecepcionTramite:
    _, entity = _ENTITIES[ordinal % len(_ENTITIES)]
    subject, body = _MATTERS[ordinal % len(_MATTERS)]
    number = f"OFICIO N° {40 + ordinal}-2026"
    return RecepcionTramite(
        vrucentrem=entity.ruc,
        vrucentrec=interoperability.ourselves().ruc,
        vnomentemi=entity.name,
        vuniorgrem="Secretaría General",
        vcuo=cuo,
        ccodtipdoc="01",
        vnumdoc=number,
        dfecdoc=clock.now().astimezone(clock.LIMA).replace(microsecond=0),
        vuniorgdst="Dirección General de Comunidades Peruanas en el Exterior",
        vnomdst="Directora General",
        vnomcardst="Directora General",
        vasu=subject,
        snumanx=0,
        snumfol=1,
        bpdfdoc=_letter(entity.name, number, subject, body, "entity-demo", entity.name),
        vnomdoc=f"oficio-{40 + ordinal}.pdf",
        ctipdociderem="1",
        vnumdociderem="40000000",
    )


def _letter(entity: str, number: str, subject: str, body: str, holder: str, signer: str) -> bytes:
    facts = {
        "entity": entity, "number": number, "on": long_date(clock.today()), "to": "Presente",
        "subject": subject, "body": body, "signer": signer,
    }  # fmt: skip
    pdf = typesetting.render(TEMPLATE, facts, at=clock.now())
    return signing.sign(pdf, holder=holder, title=signer, location="Lima", reason=number)
