"""Which firm has this RUC, and is it active and to be found where it says?

SUNAT's service on the platform takes no login and answers in its own shape: `list/multiRef`, each field with its
text under `$` (as public clients of `SunatConsultaRuc` read it). Its SOAP is Axis rpc/encoded and is not spoken here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stdnum.pe import ruc

from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.gateway.register_messages import Answer, read_json
from chancery.kernel.gateway.registers import OK, Asked, Register, Rest, Wire
from chancery.kernel.gateway.soap import Element, UnreadableMessage

PARTNER = "SUNAT"
RUC = "ruc"
_FIELDS = ("ddp_numruc", "ddp_nombre", "desc_estado", "desc_flag22", "desc_tpoemp")


@dataclass(frozen=True, slots=True)
class Taxpayer:
    """What the tax register says of one RUC, for as long as the request lasts."""

    ruc: str
    full_name: str
    state: str
    condition: str
    kind: str

    @property
    def is_active(self) -> bool:
        """Whether it may issue invoices."""
        return self.state == "ACTIVO"

    @property
    def is_found(self) -> bool:
        """Whether it is to be found where it says."""
        return self.condition == "HABIDO"

    @property
    def result(self) -> str:
        """What outlives the answer: in which state the entry is."""
        return "active" if self.is_active else "inactive"


class RucMalformed(Invalid):
    code = "ruc_malformed"
    sentence = "El RUC no es válido: tiene once dígitos y el último los comprueba."
    next_step = "Copie el RUC de la ficha de la SUNAT."


class TaxpayerNotFound(NotFound):
    code = "taxpayer_not_found"
    sentence = "La SUNAT no tiene a nadie con ese RUC."
    next_step = "Compruebe el número en la ficha."


@dataclass(frozen=True, slots=True)
class SunatRest:
    """The one door of the tax register, in the one shape of all registers."""

    rest: Rest

    def ask(self, operation: str, fields: Mapping[str, str]) -> Answer:
        listed = read_json(self.rest.content(operation, fields)).one("list")
        found = listed.one("multiRef") if listed else None
        if found is None:
            raise UnreadableMessage
        said = {name: (Element((found.one(name) or Element()).said("$")),) for name in _FIELDS}
        return Answer(OK if said["ddp_numruc"][0].text else "0001", said=Element(inside=said))


def firm_of(number: str, name: str = "") -> Asked:
    """Whom a RUC names, and how they said that they are called."""
    return Asked(RUC, number, name=name)


def _port(register: Register[Any]) -> SunatRest:
    return SunatRest(Rest(register.partner, register.url, register.wire))


def _fields(asked: Asked) -> dict[str, str]:
    if asked.kind != RUC or not ruc.is_valid(asked.number):
        raise RucMalformed({"ruc": [RucMalformed.sentence]})
    return {"numruc": asked.number}


def _taxpayer(asked: Asked, answer: Answer) -> Taxpayer:
    said = answer.said
    if said.said("ddp_numruc") != asked.number or not said.said("ddp_nombre"):
        raise UnreadableMessage
    return Taxpayer(
        asked.number,
        said.said("ddp_nombre"),
        said.said("desc_estado"),
        said.said("desc_flag22"),
        said.said("desc_tpoemp"),
    )


REGISTER: Register[Taxpayer] = Register(
    partner=PARTNER,
    name="registro de contribuyentes",
    key="TAX_REGISTER",
    wire=Wire(namespace="", soap="", rest={"getDatosPrincipales": "/Rest/Sunat/DatosPrincipales"}),
    operation="getDatosPrincipales",
    fields=_fields,
    read=_taxpayer,
    nobody=TaxpayerNotFound,
    malformed=RucMalformed,
    has_login=False,
    port_of=_port,
)
