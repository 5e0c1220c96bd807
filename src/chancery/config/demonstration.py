"""How is a ministry in motion made? By calling the same actions as people do, under a clock that moves."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from chancery.config import personas
from chancery.contexts.apostilles import actions as apostille_actions
from chancery.contexts.apostilles import demo as apostilles
from chancery.contexts.apostilles import queries as apostille_queries
from chancery.contexts.signatories import actions as signature_actions
from chancery.contexts.signatories import demo as signatories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.fees import actions as fees
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import actions as organisation

SEED = 1821
MONTHS = 8
Say = Callable[[str], None]


class NotADemonstration(Conflict):
    """Invented people have no place in a real ministry."""

    code = "not_a_demonstration"
    sentence = "Este sistema no es de demostración: no se cargan personas inventadas."


def load(*, cases: int, say: Say) -> None:
    """Make the demonstration once; a second call finds it made. Raises `NotADemonstration`."""
    if not settings.DEMONSTRATION:
        raise NotADemonstration
    if personas.are_loaded():
        return
    began = time.monotonic()
    system = system_actor("Demostración", channel=Channel.COMMAND)
    say("Claves y certificados de demostración…")
    key_folder().ensure()
    ledger.ensure_log_key(actor=system)
    say("Oficinas, calendarios, tarifas y Estados parte…")
    organisation.load_network(actor=system)
    start = clock.now() - timedelta(days=30 * MONTHS)
    with clock.set_to(start):
        fees.load_tariff(actor=system)
        apostille_actions.load_parties(actor=system)
        say("Personas…")
        personas.load(seed=SEED, register_file=Path(settings.VAR) / "reniec_people.json")
        say("Registro de firmas…")
        registrars = (personas.actor("registradora@example.org"), personas.actor("registrador2@example.org"))
        signatories.load(registrars=registrars, seed=SEED)
        _register_university(registrars)
    apostilles.load(staff=_staff(), cases=cases, since=start, seed=SEED, say=say)
    while ledger.sequence(actor=system):
        pass
    say(f"Demostración lista en {time.monotonic() - began:.0f} s.")


def _register_university(registrars: tuple[Actor, Actor]) -> None:
    """A university whose signature on electronic titles the register knows by its certificate."""
    proposer, approver = registrars
    signatory_id, _ = apostille_queries.signatures_like("SUNEDU", clock.today())[0]
    proposal = signature_actions.propose_certificate(
        signatory_id=UUID(signatory_id),
        certificate=apostilles.university_certificate(),
        support="Oficio de demostración",
        actor=proposer,
    )
    signature_actions.approve(registration_id=proposal.id, actor=approver)


def _staff() -> apostilles.Staff:
    actor, person = personas.actor, personas.person
    return apostilles.Staff(
        citizens=tuple(
            (actor(email), person(email))
            for email in (
                "ciudadana@example.org",
                "ciudadano.milan@example.org",
                "ciudadana.madrid@example.org",
            )
        ),
        officers={
            personas.LIMA: (actor("funcionaria@example.org"), actor("funcionario2@example.org")),
            "ode-arequipa": (actor("funcionario.arequipa@example.org"),),
        },
        supervisors={personas.LIMA: actor("jefa@example.org")},
    )
