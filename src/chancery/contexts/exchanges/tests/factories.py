"""How a test comes to an exchange: by calling the actions as the officers do, beside a platform over real HTTP."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.test import override_settings

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.exchanges import actions, queries
from chancery.contexts.exchanges.actions import Draft
from chancery.contexts.exchanges.models import Entity, Incoming, Outgoing, WireKind
from chancery.contexts.exchanges.rules import CargoTramite, RecepcionTramite
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import signing
from chancery.kernel.documents.tests import factories as files
from chancery.kernel.gateway.simulators.interoperability import InteroperabilityPlatform, Member
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity import access
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

OURS, THEIRS = "20131380101", "20990000019"
NOON = datetime(2026, 7, 15, 17, tzinfo=UTC)
SYSTEM = people.SYSTEM
SECRET = "only-the-platform-knows"
_PLAIN, _RECEIPT = files.pdf("Oficio 44"), files.pdf("Cargo")


@dataclass(frozen=True)
class Desk:
    """The office that receives, who works there, and who sends from another one."""

    office: Office
    officer: Actor
    elsewhere: Office
    colleague: Actor


def serving(office: Office, role: Role = Role.OFFICER, name: str = "Flora") -> Actor:
    person = people.make_person(name, "Funcionaria")
    people.make_role(person, role, office)
    return people.actor_of(person)


def reads_of(actor: Actor) -> list[tuple[str, str]]:
    """What the ledger says that somebody read: of which exchange, and what of it."""
    chain = access.require_person(actor)
    facts = [json.loads(entry.facts) for entry in ledger.entries(chain).filter(verb="ledger.read")]
    return [(each["subject"], each["kind"]) for each in facts]


def desk() -> Desk:
    """With the catalogue that the platform would list."""
    network.load()
    correspondence.load_tables(actor=SYSTEM)
    with clock.set_to(NOON):
        Entity.objects.get_or_create(ruc=THEIRS, defaults={"name": "Ministerio de la Prueba", "category": 1})
        WireKind.objects.get_or_create(code="01", defaults={"name": "OFICIO"})
        office, elsewhere = organisation.office("gda"), organisation.office("dgc")
        return Desk(office, serving(office), elsewhere, serving(elsewhere, name="Celia"))


@contextmanager
def platform(**options: Any) -> Iterator[InteroperabilityPlatform]:
    """A platform on which the other entity has the State's own component."""
    made = InteroperabilityPlatform((Member(THEIRS, "Ministerio de la Prueba"),), **options)
    with running(made) as url, override_settings(**addresses(url)):
        yield made


def addresses(url: str) -> dict[str, Any]:
    return {
        "PIDE_DOCUMENTS_URL": f"{url}/pide/IOTramite",
        "PIDE_ENTITIES_URL": f"{url}/pide/Entidad",
        "PIDE_NUMBERS_URL": f"{url}/pide/PcmCuo",
        "PIDE_SECRETS": [SECRET],
    }


@cache
def _signed(text: str) -> bytes:
    return signing.sign(
        files.pdf(text), holder="seal", title="Sello del Ministerio", location="Lima", reason="Prueba"
    )


def signed_pdf(text: str = "Oficio") -> bytes:
    """A signed PDF, another one for another text."""
    return _signed(text)


def upload(actor: Actor, name: str = "oficio.pdf", content: bytes | None = None) -> Any:
    return documents.receive(filename=name, content=content or signed_pdf(), actor=actor).id


def draft(actor: Actor, annexes: tuple[tuple[str, bytes], ...] = (), **changes: Any) -> Draft:
    told: dict[str, Any] = {
        "kind": "01",
        "number": "OF. RE (GDA) N° 12-2026",
        "dated_on": date(2026, 7, 14),
        "to_unit": "Secretaría General",
        "to_name": "Ana Invitada",
        "to_post": "Secretaria General",
        "subject": "Se remite informe solicitado",
        "folios": 3,
        "annexes": tuple(upload(actor, name, content) for name, content in annexes),
        **changes,
    }
    if "upload" not in told and "code" not in told:
        told["upload"] = upload(actor)
    return Draft(**told)


def sent(at: Desk, **changes: Any) -> Outgoing:
    """In the outbox."""
    cures = changes.pop("cures", None)
    receiver = changes.pop("receiver", THEIRS)
    return actions.send(
        draft=draft(at.colleague, **changes),
        receiver_ruc=receiver,
        office=at.elsewhere,
        actor=at.colleague,
        cures=cures,
    )


def document(cuo: str = "2000000001", **changes: Any) -> RecepcionTramite:
    """What another entity sends to us."""
    told: dict[str, Any] = {
        "vrucentrem": THEIRS,
        "vrucentrec": OURS,
        "vnomentemi": "Ministerio de la Prueba",
        "vuniorgrem": "Oficina de Ensayos",
        "vcuo": cuo,
        "ccodtipdoc": "01",
        "vnumdoc": "OFICIO 44-2026",
        "dfecdoc": datetime(2026, 7, 14, 9, tzinfo=clock.LIMA),
        "vuniorgdst": "Dirección General de Comunidades Peruanas",
        "vnomdst": "Flora Funcionaria",
        "vnomcardst": "Directora",
        "vasu": "Solicita información",
        "snumanx": 0,
        "snumfol": 2,
        "bpdfdoc": _PLAIN,
        "vnomdoc": "oficio-44.pdf",
        "ctipdociderem": "1",
        "vnumdociderem": "40000123",
        **changes,
    }
    return RecepcionTramite(**told)


def received(cuo: str = "2000000001", **changes: Any) -> Incoming:
    """At our desk."""
    actions.receive(document=document(cuo, **changes), actor=SYSTEM)
    found = queries.incoming_by_cuo(cuo)
    assert found is not None
    return found


def cargo(cuo: str, **changes: Any) -> CargoTramite:
    """What another entity says of what we sent."""
    told: dict[str, Any] = {
        "vcuo": cuo,
        "vnumregstd": "000001-2026",
        "vanioregstd": "2026",
        "dfecregstd": datetime(2026, 7, 15, 10, tzinfo=clock.LIMA),
        "vuniorgstd": "MESA DE PARTES",
        "vusuregstd": "mpartes",
        "bcarstd": _RECEIPT,
        "cflgest": "R",
        **changes,
    }
    return CargoTramite(**told)
