"""A copy and a permit in every state: a consulate, Lima, an office of delivery, and the register that knows the consul."""

import io
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from PIL import Image, ImageDraw

from chancery.contexts.signatories.models import Signatory
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.contexts.signatories.tests import factories as signatories
from chancery.contexts.transmissions import actions, queries
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.procedures import LIMA
from chancery.contexts.transmissions.rules import Book, DeliveryManner, Identified
from chancery.contexts.travel_permits.models import Permit
from chancery.contexts.travel_permits.tests import factories as permits
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import signing
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office


@dataclass(frozen=True)
class World:
    """A consulate, Lima, and the decentralised office where the paper is collected."""

    post: Post
    lima: Office
    legaliser: Actor
    ode: Office
    desk: Actor

    @property
    def applicant(self) -> Person:
        return self.post.applicant


def world(post: Post | None = None) -> World:
    post = post or acts.post("cg-milan")
    lima, ode = organisation.office(LIMA), organisation.office("ode-arequipa")
    return World(
        post, lima, acts.serving(lima, Role.OFFICER, "Lía"), ode, acts.serving(ode, Role.OFFICER, "Odón")
    )


def registered(
    at: World, *, since: date = date(2024, 1, 1), until: date | None = None, authority: str = ""
) -> Signatory:
    """The consul in the register of signatures, with the certificate that signs the papers."""
    consul = at.post.consul
    of = signatories.authority(authority or at.post.office.name, AuthorityKind.MINISTRY)
    entry = signatories.signatory(
        consul.name, capacity="Cónsul General", of=of, valid_from=since, valid_until=until
    )
    folder = signing.key_folder()
    folder.ensure()
    folder.ensure_holder(f"officer-{consul.person_id}", consul.name)
    pem = folder.certificate(f"officer-{consul.person_id}").public_bytes(serialization.Encoding.PEM)
    signatories.certificate(entry.id, pem)
    return entry


def scan(text: str = "Acta de nacimiento", *, kind: str = "PNG") -> bytes:
    """A page of an old book, as a scanner gives it."""
    image = Image.new("L", (1240, 1754), 238)
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((90, 90, 1150, 1660), outline=60, width=4)
    for line in range(24):
        drawing.text((150, 150 + line * 60), f"{text}, renglón {line + 1} del asiento", fill=40, font_size=30)
    written = io.BytesIO()
    image.save(written, kind)
    return written.getvalue()


def upload(actor: Actor, content: bytes | None = None, name: str = "asiento.png") -> UUID:
    return documents.receive(filename=name, content=content or scan(), actor=actor).id


def particulars(at: World, **changes: object) -> actions.Particulars:
    said = actions.Particulars(
        book=Book.BIRTHS,
        holder="Lucía Ángela Quispe Ñahui",
        year=1994,
        destination=at.ode,
        place="Milán",
        reference="Libro 12",
    )
    return replace(said, **changes)  # type: ignore[arg-type]


def digital(at: World) -> actions.Particulars:
    return particulars(at, destination=None, manner=DeliveryManner.DIGITAL)


def filed(at: World, said: actions.Particulars | None = None, *, actor: Actor | None = None) -> Transmission:
    return actions.file(
        particulars=said or particulars(at),
        office=at.post.office,
        applicant=at.applicant,
        actor=actor or at.post.citizen,
    )


def paid(at: World, said: actions.Particulars | None = None) -> Transmission:
    wanted = filed(at, said)
    acts.pay(wanted.case, at.post)
    return wanted


def taken(at: World, said: actions.Particulars | None = None) -> Transmission:
    wanted = paid(at, said)
    cases.advance(case=wanted.case, code="take", actor=at.post.officer)
    wanted.case.refresh_from_db()
    return wanted


ENTRY = actions.Entry(
    volume="12", folio="45", number="233", registered_on=date(1994, 5, 2), holder="Lucía Ángela Quispe Ñahui"
)


def found(at: World, said: actions.Particulars | None = None) -> Transmission:
    wanted = taken(at, said)
    actions.find(transmission=wanted, entry=ENTRY, image=upload(at.post.officer), actor=at.post.officer)
    return wanted


def certified(at: World, said: actions.Particulars | None = None) -> Transmission:
    wanted = found(at, said)
    actions.certify(transmission=wanted, is_compared=True, actor=at.post.consul)
    wanted.case.refresh_from_db()
    return wanted


def sent(at: World, said: actions.Particulars | None = None) -> Transmission:
    wanted = certified(at, said)
    actions.transmit(transmission=wanted, actor=at.post.officer)
    wanted.case.refresh_from_db()
    return wanted


def received(at: World, said: actions.Particulars | None = None) -> Transmission:
    wanted = sent(at, said)
    actions.receive(transmission=wanted, actor=at.legaliser)
    wanted.case.refresh_from_db()
    return wanted


def legalised(at: World, said: actions.Particulars | None = None) -> Transmission:
    """Legalised and on its way; the register knows the consul."""
    wanted = received(at, said)
    if not Signatory.objects.filter(name=at.post.consul.name).exists():
        registered(at)
    actions.legalise(transmission=wanted, actor=at.legaliser)
    wanted.case.refresh_from_db()
    return wanted


def ready(at: World) -> Transmission:
    wanted = legalised(at)
    actions.accept(transmission=wanted, actor=at.desk)
    wanted.case.refresh_from_db()
    return wanted


def printed(at: World, sheet: str = "HS-000001") -> Transmission:
    wanted = ready(at)
    actions.print_paper(transmission=wanted, sheet=sheet, actor=at.desk)
    return wanted


def taker(who: Person, **changes: object) -> actions.Taker:
    said = actions.Taker(who.full_name, IdentityDocumentKind(who.document_kind), who.document_number)
    return replace(said, **changes)  # type: ignore[arg-type]


def delivered(at: World) -> Transmission:
    wanted = printed(at)
    actions.deliver(
        transmission=wanted, taker=taker(at.applicant), identified=Identified.DOCUMENT, actor=at.desk
    )
    wanted.case.refresh_from_db()
    return wanted


def permit_world() -> tuple[World, permits.World, Permit]:
    """The same, with a travel permit issued in Milan."""
    family = permits.world()
    permit = permits.issued(family)
    return world(family.milan), family, permit


def permit_sent(at: World, permit: Permit, **changes: object) -> Transmission:
    """The sending of a permit, as its applicant asks for it."""
    asked = {"manner": DeliveryManner.COUNTER, "destination": at.ode, "applicant": None, **changes}
    return actions.file_permit(permit_number=permit.number, actor=at.post.citizen, **asked)  # type: ignore[arg-type]


def moments(wanted: Transmission) -> list[str]:
    """What happened to it on its road, in order."""
    return [each.moment for each in queries.hand_overs(wanted)]
