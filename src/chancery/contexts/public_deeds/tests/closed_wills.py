"""A closed will up to each of its stages, and who witnesses it."""

from datetime import date
from functools import partial

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.actions import Cover, Order
from chancery.contexts.public_deeds.actions.wills import Death
from chancery.contexts.public_deeds.models import SealedWill
from chancery.contexts.public_deeds.rules.sealed import Witness
from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.documents import actions as documents
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation

Register = CivilIdentitySimulator
WITNESSES = (
    Witness(
        "Julia Testigo Uno", HeldDocument(IdentityDocumentKind.PASSPORT, "YA1234567", "IT"), date(1980, 1, 1)
    ),
    Witness(
        "Pedro Testigo Dos", HeldDocument(IdentityDocumentKind.PASSPORT, "YB7654321", "IT"), date(1975, 6, 30)
    ),
)
COVER = Cover(seals=3, place="Caja fuerte, sobre 12", is_whole=True)
ORDER = Order("Juzgado Civil de Lima, 3.º", "Oficio 45-2026", "Ana Secretaria Judicial", "DNI 40123456")


receive_envelope = partial(actions.receive_envelope, witnesses_are_no_kin=True)
give_back_envelope = partial(actions.give_back_envelope, witnesses_are_no_kin=True)


def paid(at: Post, simulator: Register) -> SealedWill:
    factories.tell(simulator)
    will = actions.file_sealed_will(office=at.office, applicant=at.applicant, actor=at.citizen)
    acts.pay(will.case, at)
    return again(will)


def kept(at: Post, simulator: Register) -> SealedWill:
    will = paid(at, simulator)
    receive_envelope(will=will, cover=COVER, witnesses=WITNESSES, actor=at.consul)
    return again(will)


def asked(at: Post, simulator: Register) -> SealedWill:
    will = kept(at, simulator)
    actions.ask_envelope(will=will, actor=at.citizen)
    return again(will)


def again(will: SealedWill) -> SealedWill:
    return queries.sealed_will(people.SYSTEM, will.case.number)


def death(at: Post, on: date | None = None) -> Death:
    upload = documents.receive(filename="acta.pdf", content=pdf("Acta de defunción"), actor=at.consul)
    return Death(on or organisation.local_date(at.office), "Acta 123, Comune di Milano", upload.id)


def died(at: Post, simulator: Register) -> None:
    factories.tell(simulator, **{f"dni{at.applicant.document_number}": {"restriccion": "FALLECIMIENTO"}})
