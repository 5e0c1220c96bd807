"""Who plays in the stories of the demonstration: for each context, the personas that its story wants."""

from collections.abc import Mapping, Sequence

from chancery.config import personas
from chancery.config.demonstration import mail
from chancery.contexts.apostilles import demo as apostilles
from chancery.contexts.complaints import demo as complaints
from chancery.contexts.correspondence import demo as correspondence
from chancery.contexts.criminal_records import demo as records
from chancery.contexts.exchanges import demo as exchanges
from chancery.contexts.identity_cards import demo as cards
from chancery.contexts.information import demo as information
from chancery.contexts.legalisations import demo as legalisations
from chancery.contexts.memoranda import demo as memoranda
from chancery.contexts.passports import demo as passports
from chancery.contexts.public_deeds import demo as deeds
from chancery.contexts.retention import demo as retention
from chancery.contexts.service_desk import demo as service_desk
from chancery.contexts.stickers import demo as stickers
from chancery.contexts.transmissions import demo as transmissions
from chancery.contexts.travel_permits import demo as permits
from chancery.contexts.visas import demo as visas
from chancery.kernel.cases.demo import Citizen
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Person
from chancery.kernel.proofs import demo as proofs

DEED_POSTS = 2
"""At how many of the posts deeds and travel permits stand in every state; at the counters of all, acts are done."""


def road() -> transmissions.Cast:
    """Two consulates that keep books, Lima, and the office of Arequipa where copies are delivered."""
    desks = [transmissions.Desk(desk.office, desk.officer, desk.consul) for desk in posts()[:2]]
    return transmissions.Cast(
        desks=desks,
        legaliser=personas.actor("funcionaria@example.org"),
        destination="ode-arequipa",
        deliverer=personas.actor("funcionario.arequipa@example.org"),
        citizens=at_home(),
    )


def writers() -> memoranda.Cast:
    """A unit that writes to another, with a third that endorses, and a post that acknowledges."""
    actor = personas.actor
    return memoranda.Cast(
        unit="ogi",
        author=actor("redactora.ogi@example.org"),
        head=actor("jefe.ogi@example.org"),
        asked="oti",
        asked_head=actor("jefa.oti@example.org"),
        endorser="leg",
        endorser_head=actor("jefe.legal@example.org"),
        post="cg-milan",
        consul=actor("consul.milan@example.org"),
    )


def answering() -> mail.Cast:
    """Who registers what an entity sends, and the unit that answers it."""
    who = writers()
    return mail.Cast(
        clerk=personas.actor("mesa.partes@example.org"), unit=who.unit, author=who.author, head=who.head
    )


def exchanging() -> exchanges.Cast:
    """The front desk receives from other entities; the technology office sends to them."""
    desk = received()
    return exchanges.Cast(desk=desk.clerk, sender=desk.secretary, office=desk.unit)


def books() -> complaints.Cast:
    """The responsible of ten books, and the heads of the line organ and of the offices that serve at counters in Lima."""
    keeper, superior = (
        personas.actor(f"{who}@example.org") for who in ("responsable.libro", "directora.consular")
    )
    return complaints.Cast(keeper=keeper, superiors=[superior], citizens=at_home())


def asking() -> information.Cast:
    """Who answers requests for information in Lima and at each post, and who heads the ministry."""
    head = personas.actor("jefe.mre@example.org")
    return information.Cast(responsible=personas.answering(), head=head, citizens=at_home())


def helped() -> service_desk.Cast:
    """Units of Lima and consulates whose services fail, and who mends them."""
    asking = {"leg": "secretario.legal@example.org", "gda": "mesa.partes@example.org"}
    return service_desk.Cast(
        asking={code: personas.actor(email) for code, email in asking.items()}
        | {desk.office: desk.officer for desk in posts()[:4]},
        agent=personas.actor("secretaria.oti@example.org"),
    )


def notifying(scan: bytes) -> proofs.Cast:
    return proofs.Cast(personas.LIMA, personas.actor("funcionario2@example.org"), scan)


def received() -> correspondence.Cast:
    """The front desk, the technology office and the lawyers, and a consulate's window."""
    return correspondence.Cast(
        clerk=personas.actor("mesa.partes@example.org"),
        secretary=personas.actor("secretaria.oti@example.org"),
        unit="oti",
        lawyer=personas.actor("secretario.legal@example.org"),
        other="leg",
        window=posts()[0].officer,
        citizens=at_home(),
        administrator=personas.actor("administradora@example.org"),
    )


def keeping() -> retention.Cast:
    """The technology office hands over; the central archive, its committee and the head of the lawyers."""
    committee = [personas.actor(f"comite{ordinal}@example.org") for ordinal in (1, 2, 3)]
    desk, archivist = received(), personas.actor("archivera@example.org")
    return retention.Cast(desk.unit, desk.secretary, archivist, committee, personas.actor("jefe.legal@example.org"))  # fmt: skip


def cast() -> apostilles.Cast:
    actor = personas.actor
    at_home = [
        Citizen(actor(email), personas.person(email), personas.company_of(email))
        for email in personas.CITIZENS
    ]
    at_counter = [Citizen(*found) for found in personas.customers()]
    third = actor("funcionaria3@example.org")
    south = actor("funcionario.arequipa@example.org")
    return apostilles.Cast(
        citizens=(*at_home * 6, *at_counter),
        hesitant=at_home[2],
        officers={
            personas.LIMA: (actor("funcionaria@example.org"), actor("funcionario2@example.org"), third),
            "mac-callao": (third,),
            "ode-arequipa": (south,),
            "ode-cusco": (south,),
        },
        heads={personas.LIMA: actor("jefa@example.org")},
    )


def at_home() -> list[Citizen]:
    return [Citizen(personas.actor(email), personas.person(email)) for email in personas.CITIZENS[:3]]


def customers() -> list[Person]:
    return [person for _, person in personas.customers()]


def posts() -> tuple[deeds.Desk, ...]:
    """The posts where everything is done: a consul, and a counter that also takes the money."""
    return _desks(personas.POSTS)


def younger_posts() -> tuple[deeds.Desk, ...]:
    """The posts where documents to travel with are given, and the books of their money kept."""
    return _desks(personas.YOUNGER_POSTS)


def _desks(offices: Mapping[str, str]) -> tuple[deeds.Desk, ...]:
    found = []
    for city, office in offices.items():
        officer = personas.actor(f"ventanilla.{city}@example.org")
        found.append(deeds.Desk(office, officer, personas.actor(f"consul.{city}@example.org"), officer))
    return tuple(found)


def keepers() -> list[stickers.Desk]:
    """Who keeps the stickers of each post: its head, and who serves at its counter."""
    return [stickers.Desk(desk.office, desk.consul, desk.officer) for desk in (*posts(), *younger_posts())]


def desks() -> tuple[legalisations.Desk, ...]:
    """A counter in Lima, and a consul abroad who signs in person."""
    officer, head = personas.actor("funcionaria@example.org"), personas.actor("jefa@example.org")
    consul = personas.actor("consul.hanoi@example.org")
    return (
        legalisations.Desk(personas.LIMA, officer, head, head),
        legalisations.Desk("cg-hanoi", consul, consul, head, "VN"),
    )


def families() -> permits.Cast:
    """Parents before three consulates, and the two control posts where their children leave."""
    actor = personas.actor
    emails = personas.CITIZENS[:3]
    return permits.Cast(
        desks=[
            permits.Desk(office, actor(f"consul.{city}@example.org"), actor(f"ventanilla.{city}@example.org"))
            for city, office in list(personas.POSTS.items())[:DEED_POSTS]
        ],
        gates=(
            permits.Gate("mig-jorge-chavez", actor("inspectora@example.org")),
            permits.Gate("mig-santa-rosa", actor("inspector.tacna@example.org")),
        ),
        citizens=[Citizen(actor(email), personas.person(email)) for email in emails],
        parents=[person for _, person in personas.customers()],
        deciders=(actor("administradora@example.org"), actor("administrador2@example.org")),
        head=actor("jefa@example.org"),
    )


def travelling(at: Sequence[deeds.Desk]) -> visas.Cast:
    """Travellers at the counters of posts, who answers for Migraciones, and where they come in."""
    return visas.Cast(
        desks=[visas.Desk(desk.office, desk.consul, desk.officer) for desk in at],
        travellers=customers(),
        migration=personas.actor("visas.migraciones@example.org"),
        gate=visas.Gate("mig-jorge-chavez", personas.actor("inspectora@example.org")),
    )


def parents_abroad(at: Sequence[deeds.Desk]) -> cards.Cast:
    """Parents with their children at the counters of posts."""
    return cards.Cast(
        desks=[cards.Desk(desk.office, desk.officer, desk.consul) for desk in at],
        parents=customers(),
    )


def enrolling(at: Sequence[deeds.Desk]) -> passports.Cast:
    """Who asks for a passport at posts, and the two who make them in Lima."""
    return passports.Cast(
        desks=[passports.Desk(desk.office, desk.consul, desk.officer) for desk in at],
        holders=[person for person in customers() if person.document_kind == IdentityDocumentKind.DNI],
        maker=personas.actor("pasaportes@example.org"),
        checker=personas.actor("calidad@example.org"),
    )


def convicted_or_not(at: Sequence[deeds.Desk]) -> records.Cast:
    """Who asks for a certificate of criminal records at posts, and the two who answer for the Judiciary."""
    return records.Cast(
        desks=[records.Desk(desk.office, desk.officer) for desk in at],
        people=customers(),
        judiciary=(
            personas.actor("registro.judicial@example.org"),
            personas.actor("jefa.registro.judicial@example.org"),
        ),
    )
