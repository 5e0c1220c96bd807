"""A stand-in for SUNAT's service on the platform: `list/multiRef`, each field with its text under `$`, and no login.

Any RUC has a holder, always the same: except that nobody has one beginning with 20000, and one with 9 before its
check digit has left off trading.
"""

import time
from dataclasses import dataclass
from typing import ClassVar

from faker import Faker

from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.gateway.simulators.server import Request, Response


@dataclass(slots=True)
class TaxpayersSimulator:
    """The register; its faults are set as those of the others are."""

    prefix: ClassVar[str] = "/sunat"
    slow_seconds: float = 40.0
    fault: Fault = Fault.NONE

    def handle(self, request: Request) -> Response:
        if request.path == "/fault" and request.method == "PUT":
            self.fault = Fault(request.json()["fault"])
            return Response(204)
        if request.path in ("", "/"):
            return Response(body=b"registro simulado")
        if request.path != "/Rest/Sunat/DatosPrincipales" or request.method != "POST":
            return Response(404)
        match self.fault:
            case Fault.SLOW:
                time.sleep(self.slow_seconds)
            case Fault.BROKEN:
                return Response(503)
            case Fault.MALFORMED | Fault.ODD:
                return Response(body=b"<html>mantenimiento")
            case Fault.THROTTLED:
                return Response(429)
            case _:
                pass
        try:
            number = str(request.json()["PIDE"]["numruc"])
        except (ValueError, LookupError, TypeError):
            return Response(400)
        found = {} if number.startswith("20000") or not number.isdigit() else made_up(number)
        return Response.of_json({"list": {"multiRef": {name: {"$": text} for name, text in found.items()}}})


def made_up(number: str) -> dict[str, str]:
    """The holder of a RUC: always the same invented firm."""
    fake = Faker("es_ES")
    fake.seed_instance(int(number))
    is_active = number[-2] != "9"
    return {
        "ddp_numruc": number,
        "ddp_nombre": f"{fake.last_name()} {fake.last_name()} S.A.C.".upper(),
        "desc_estado": "ACTIVO" if is_active else "BAJA DE OFICIO",
        "desc_flag22": "HABIDO" if is_active else "NO HABIDO",
        "desc_tpoemp": "SOCIEDAD ANONIMA CERRADA",
        "esActivo": str(is_active).lower(),
        "esHabido": str(is_active).lower(),
    }
