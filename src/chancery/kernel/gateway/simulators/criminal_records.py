"""A stand-in for the Judiciary's register of convictions.

Nobody has a record, except whoever's document ends in 97; one that ends in 96 has a namesake. The names of the fields
are this platform's own: no contract of that service is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar

from chancery.kernel.gateway.simulators.registers import CHANGE, Contract, RegisterSimulator


@dataclass(slots=True)
class CriminalRecordsSimulator(RegisterSimulator):
    """The register: no record, a record, or a namesake."""

    prefix: ClassVar[str] = "/poder-judicial"
    contract: ClassVar[Contract] = Contract(
        namespace="http://ws.pj.gob.pe/",
        service="AntecedentesPenales",
        operation="consultarAntecedentes",
        rest={
            "/Rest/PoderJudicial/Antecedentes": "consultarAntecedentes",
            "/Rest/PoderJudicial/Actualizar": CHANGE,
        },
        schema="criminal_records.xsd",
    )

    def answer(self, fields: Mapping[str, str]) -> dict[str, Any] | None:
        number, name = fields["numeroDocumento"], fields["nombreCompleto"]
        if fields["tipoDocumento"] not in ("DNI", "CE", "PAS") or not name.strip():
            raise ValueError(number)
        finding = {"97": "CON", "96": "HOM"}.get(number[-2:], "SIN")
        return {
            "nombreCompleto": name.upper(),
            "resultado": finding,
            "nuTransaccion": f"PJ-{sha256(f'{number}{name}'.encode()).hexdigest()[:10].upper()}",
            "anotacion": ["Hurto simple, 2018, 2.° Juzgado Penal de Lima"] if finding == "CON" else [],
        }
