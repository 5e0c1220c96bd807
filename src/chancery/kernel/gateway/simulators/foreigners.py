"""A stand-in for the register of Migraciones: who is the foreigner, with which papers, when in and out.

Any document has a holder, always the same: except that nobody has one beginning with 00, and whoever has one ending
in 99 is barred. The names of the fields are this platform's own: no contract of that service is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from faker import Faker

from chancery.kernel.gateway.simulators.registers import CHANGE, Contract, RegisterSimulator

_FIRST = date(2019, 3, 1)


@dataclass(slots=True)
class ForeignersSimulator(RegisterSimulator):
    """The register."""

    prefix: ClassVar[str] = "/migraciones"
    contract: ClassVar[Contract] = Contract(
        namespace="http://ws.migraciones.gob.pe/",
        service="MigracionesConsulta",
        operation="consultarExtranjero",
        rest={
            "/Rest/Migraciones/Extranjero": "consultarExtranjero",
            "/Rest/Migraciones/Actualizar": CHANGE,
        },
        schema="foreigners.xsd",
    )

    def answer(self, fields: Mapping[str, str]) -> dict[str, Any] | None:
        number, kind, country = fields["numeroDocumento"], fields["tipoDocumento"], fields["paisEmisor"]
        if kind not in ("CE", "PTP", "PAS", "CI"):
            raise ValueError(kind)
        if number.startswith("00"):
            return None
        return {"datosExtranjero": made_up(number, kind, country)}


def made_up(number: str, kind: str, country: str) -> dict[str, Any]:
    """The holder of a document: always the same invented person, who came, left and came again."""
    fake = Faker("es_ES")
    fake.seed_instance(number)
    came = _FIRST + timedelta(days=fake.random_int(0, 1500))
    crossings = [came, came + timedelta(days=80), came + timedelta(days=120)]
    return {
        "nombres": fake.first_name().upper(),
        "primerApellido": fake.last_name().upper(),
        "segundoApellido": fake.last_name().upper(),
        "nacionalidad": country,
        "calidadMigratoria": fake.random_element(("RESIDENTE", "TRABAJADOR", "TURISTA")),
        "impedimento": "S" if number.endswith("99") else "N",
        "documento": [
            {"tipo": kind, "numero": number, "vence": str(came + timedelta(days=3650)), "estado": "V"},
            {"tipo": "PAS", "numero": f"X{number[-7:]}", "vence": str(came), "estado": "C"},
        ],
        "movimiento": [
            {
                "fecha": str(on),
                "tipo": "S" if ordinal % 2 else "I",
                "puesto": "AEROPUERTO JORGE CHAVEZ",
                "pais": country,
            }
            for ordinal, on in enumerate(crossings)
        ],
    }
