"""A stand-in for the civil identity register, in the shapes that its public clients speak.

Any DNI of eight digits has a holder, always the same: except that nobody has one beginning with 00, the entry
of one ending in 99 is cancelled, and that of one ending in 98 is restricted.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from faker import Faker

from chancery.kernel.gateway.simulators.registers import CHANGE, Contract, RegisterSimulator, people_of

_PHOTOGRAPH = base64.b64encode(bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")).decode()


@dataclass(slots=True)
class CivilIdentitySimulator(RegisterSimulator):
    """The register. `people` is a JSON file: DNI → the fields of `datosPersona` that differ from the made-up ones."""

    prefix: ClassVar[str] = "/reniec"
    contract: ClassVar[Contract] = Contract(
        namespace="http://ws.reniec.gob.pe/",
        service="ReniecConsultaDni",
        operation="consultar",
        rest={"/Rest/Reniec/Consultar": "consultar", "/Rest/Reniec/Actualizar": CHANGE},
        schema="civil_identity.xsd",
    )
    people: Path | None = None

    def answer(self, fields: Mapping[str, str]) -> dict[str, Any] | None:
        dni = fields["nuDniConsulta"]
        if len(dni) != 8 or not dni.isascii() or not dni.isdigit():
            raise ValueError(dni)
        given = people_of(self.people)
        if dni.startswith("00") and dni not in given:
            return None
        person = {**made_up(dni), **given.get(dni, {})}
        return {"datosPersona": dict(sorted(person.items()))}


def made_up(dni: str) -> dict[str, str]:
    """The holder of `dni`: always the same invented person."""
    fake = Faker("es_ES")
    fake.seed_instance(int(dni))
    woman = int(dni[-3]) % 2
    names = [fake.first_name_female() if woman else fake.first_name_male() for _ in range(2)]
    married = fake.random_element(("SOLTERA", "CASADA") if woman else ("SOLTERO", "CASADO"))
    return {
        "apPrimer": fake.last_name().upper(),
        "apSegundo": fake.last_name().upper(),
        "direccion": f"JR. {fake.last_name().upper()} {fake.random_int(100, 999)}",
        "estadoCivil": married,
        "foto": _PHOTOGRAPH,
        "prenombres": " ".join(names).upper(),
        "restriccion": {"99": "FALLECIMIENTO", "98": "INTERDICCION"}.get(dni[-2:], "NINGUNA"),
        "ubigeo": "LIMA/LIMA/LIMA",
    }
