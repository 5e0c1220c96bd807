"""The simulated partners of the demonstration, served together: `python -m chancery.kernel.gateway.simulators`.

Reads the same environment as the platform for what both sides must know: `CHANCERY_VAR`,
`CHANCERY_PAYMENTS_SECRET`, and the `CHANCERY_…_REGISTER_PASSWORD` of each register that has one.
"""

import argparse
import os
import signal
from pathlib import Path
from threading import Event

from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.criminal_records import CriminalRecordsSimulator
from chancery.kernel.gateway.simulators.foreigners import ForeignersSimulator
from chancery.kernel.gateway.simulators.interoperability import (
    OTHERS,
    Component,
    InteroperabilityPlatform,
    Member,
)
from chancery.kernel.gateway.simulators.payments import Payments, collected
from chancery.kernel.gateway.simulators.server import serve
from chancery.kernel.gateway.simulators.taxpayers import TaxpayersSimulator
from chancery.kernel.gateway.simulators.trust import TrustSimulator


def main() -> None:
    """Serve until told to stop."""
    arguments = argparse.ArgumentParser(description="Sirve los sistemas simulados de la demostración.")
    arguments.add_argument("--port", type=int, default=8001)
    port = arguments.parse_args().port
    var = Path(os.environ.get("CHANCERY_VAR", Path(__file__).resolve().parents[5] / "var"))
    stopped = Event()
    signal.signal(signal.SIGTERM, lambda number, frame: stopped.set())
    signal.signal(signal.SIGINT, lambda number, frame: stopped.set())
    server = serve(
        [
            Payments(
                os.environ.get("CHANCERY_PAYMENTS_SECRET", "demonstration-payments-secret"),
                lines=collected(var / "collected_payments.json"),
            ),
            CivilIdentitySimulator(
                _password("IDENTITY"),
                people=var / "reniec_people.json",
            ),
            ForeignersSimulator(_password("MIGRATION")),
            CriminalRecordsSimulator(_password("JUDICIAL")),
            TaxpayersSimulator(),
            TrustSimulator(var / "pki"),
            InteroperabilityPlatform(
                _members(port), components={each.ruc: Component(unknown="E") for each in OTHERS}
            ),
        ],
        port=port,
    )
    stopped.wait()
    server.shutdown()


def _password(register: str) -> str:
    return os.environ.get(f"CHANCERY_{register}_REGISTER_PASSWORD", "demonstration-register-password")


def _members(port: int) -> list[Member]:
    """The ministry itself, at the port before this one, and invented others with the State's own component."""
    ruc = os.environ.get("CHANCERY_ENTITY_RUC", "20131380101")
    url = os.environ.get("CHANCERY_BASE_URL", f"http://127.0.0.1:{port - 1}")
    secret = os.environ.get("CHANCERY_PIDE_SECRETS", "demonstration-pide-secret").split()[0]
    return [
        Member(ruc, "Ministerio de Relaciones Exteriores", f"{url}/servicios/Tramite", secret=secret),
        *OTHERS,
    ]


if __name__ == "__main__":
    main()
