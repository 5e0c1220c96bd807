"""What stands before anything happens? Offices, tables, people, keys, registered signatures, rates and serials."""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from chancery.config import personas
from chancery.config.demonstration import casts
from chancery.contexts.apostilles import actions as apostille_actions
from chancery.contexts.apostilles import demo as apostilles
from chancery.contexts.apostilles import queries as apostille_queries
from chancery.contexts.correspondence import actions as correspondence_actions
from chancery.contexts.exchanges import demo as exchanges
from chancery.contexts.information import actions as information_actions
from chancery.contexts.retention import actions as retention_actions
from chancery.contexts.service_desk import actions as service_desk
from chancery.contexts.signatories import actions as signature_actions
from chancery.contexts.signatories import demo as signatories
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.contexts.stickers import demo as stickers
from chancery.contexts.travel_permits import actions as permit_actions
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import demo as rates
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import actions as organisation
from chancery.kernel.organisation import queries as organisation_queries

SYSTEM = system_actor("Demostración", channel=Channel.COMMAND)


def lay(*, first: datetime, since: datetime, until: datetime, seed: int) -> None:
    """A ministry on its first day: the network, its people and its serials from `first`, registers from `since`."""
    with clock.set_to(first):
        key_folder().ensure()
        ledger.ensure_log_key(actor=SYSTEM)
        organisation.load_network(actor=SYSTEM)
        fees.load_tariff(actor=SYSTEM)
        apostille_actions.load_parties(actor=SYSTEM)
        correspondence_actions.load_tables(actor=SYSTEM)
        retention_actions.load_tables(actor=SYSTEM)
        service_desk.load_levels(actor=SYSTEM)
        information_actions.load_tables(actor=SYSTEM)
        personas.load(seed=seed, register_file=Path(settings.VAR) / "reniec_people.json")
        custodian = personas.actor("custodio@example.org")
        stickers.load(custodian=custodian, desks=casts.keepers())
        stickers.supply_lima(custodian=custodian, officer=personas.actor("pasaportes@example.org"))
    _set_rates(first, until)
    with clock.set_to(since):
        permit_actions.ensure_border_key(actor=SYSTEM)
        registrars = (personas.actor("registradora@example.org"), personas.actor("registrador2@example.org"))
        signatories.load(registrars=registrars, seed=seed)
        _register_university(registrars)
        _register_consuls(registrars)
        exchanges.load(actor=SYSTEM)


def _set_rates(since: datetime, until: datetime) -> None:
    """Each month's, on the day on which the month begins here."""
    proposer, approver = (personas.actor(email) for email in personas.ADMINISTRATORS)
    for month in rates.months(since, until):
        with clock.set_to(max(since, datetime(month.year, month.month, 1, 9, tzinfo=clock.LIMA))):
            rates.set_rates(month=month, proposer=proposer, approver=approver)


def _register_university(registrars: tuple[Actor, Actor]) -> None:
    """A university whose signature on electronic diplomas the register knows by its certificate."""
    proposer, approver = registrars
    signature = apostille_queries.signatures_like(apostilles.UNIVERSITY, clock.today())[0]
    proposal = signature_actions.propose_certificate(
        signatory_id=signature.signatory_id,
        certificate=apostilles.university_certificate(),
        support="Oficio de demostración",
        actor=proposer,
    )
    signature_actions.approve(registration_id=proposal.id, actor=approver)


def _register_consuls(registrars: tuple[Actor, Actor]) -> None:
    """The consuls whose papers Lima legalises, each with the certificate that signs for them."""
    proposer, approver = registrars
    for desk in casts.posts():
        name = organisation_queries.office(desk.office).name
        authority = signature_actions.add_authority(
            name=name,
            kind=AuthorityKind.MINISTRY,
            sector="Relaciones Exteriores",
            certified_by=None,
            actor=proposer,
        )
        entry = signature_actions.propose_signatory(
            name=desk.consul.name,
            authority=authority,
            capacity="Cónsul General",
            valid_from=clock.today() - timedelta(days=400),
            valid_until=None,
            facsimile=None,
            support="Resolución de nombramiento, de demostración",
            actor=proposer,
        )
        signature_actions.approve(registration_id=entry.id, actor=approver)
        holder = f"officer-{desk.consul.person_id}"
        key_folder().ensure_holder(holder, desk.consul.name)
        proposal = signature_actions.propose_certificate(
            signatory_id=entry.signatory_id,
            certificate=key_folder().certificate(holder).public_bytes(Encoding.PEM),
            support="Oficio de demostración",
            actor=proposer,
        )
        signature_actions.approve(registration_id=proposal.id, actor=approver)
