"""Has the Judiciary a conviction on record against this person, or against somebody of the same name?

A name that others bear settles nothing: the Judiciary itself looks at it (`HOMONYMS`), and no consul decides. No wire
format of its service is published: the names of these fields are ours, to be replaced by those of its contract when
there is one, in this module and in its simulator alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from chancery.kernel.base.errors import Invalid
from chancery.kernel.gateway.register_messages import Answer
from chancery.kernel.gateway.registers import CHANGE, Asked, DocumentNotAsked, Register, Wire
from chancery.kernel.gateway.soap import UnreadableMessage
from chancery.kernel.identity.models import IdentityDocumentKind

PARTNER = "PODER JUDICIAL"
KINDS = {
    IdentityDocumentKind.DNI: "DNI",
    IdentityDocumentKind.FOREIGN_CARD: "CE",
    IdentityDocumentKind.PASSPORT: "PAS",
}


class RecordFinding(StrEnum):
    """What the Judiciary found."""

    NONE = "none"
    RECORD = "record"
    HOMONYMS = "homonyms"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "none": "No registra antecedentes",
            "record": "Registra antecedentes",
            "homonyms": "Hay homónimos: lo revisa el Poder Judicial",
        }[self.value]


_FINDINGS = {"SIN": RecordFinding.NONE, "CON": RecordFinding.RECORD, "HOM": RecordFinding.HOMONYMS}


@dataclass(frozen=True, slots=True)
class CriminalRecord:
    """What the Judiciary says of one person, for as long as the request lasts."""

    full_name: str
    finding: RecordFinding
    transaction: str
    convictions: tuple[str, ...] = ()

    @property
    def result(self) -> str:
        """What outlives the answer: that there was one. Its sense is the issuing officer's alone."""
        return "answered"


class NameMissing(Invalid):
    """The Judiciary searches by name beside the document, or it could not tell homonyms."""

    code = "record_name_missing"
    sentence = "Falta el nombre completo: el Poder Judicial busca por nombre y por documento."
    next_step = "Escriba los nombres y apellidos tal como figuran en el documento."


def _fields(asked: Asked) -> dict[str, str]:
    kind = KINDS.get(IdentityDocumentKind(asked.kind))
    if kind is None or not asked.number.isascii() or not asked.number.isalnum():
        raise DocumentNotAsked({"number": ["Compruebe el documento."]}, register=REGISTER.name)
    if not asked.name.strip():
        raise NameMissing({"name": [NameMissing.sentence]})
    return {
        "tipoDocumento": kind,
        "numeroDocumento": asked.number,
        "paisEmisor": asked.country,
        "nombreCompleto": asked.name.strip(),
    }


def _record(asked: Asked, answer: Answer) -> CriminalRecord:
    finding = _FINDINGS.get(answer.said.said("resultado"))
    transaction = answer.said.said("nuTransaccion")
    if finding is None or not transaction:
        raise UnreadableMessage
    return CriminalRecord(
        answer.said.said("nombreCompleto") or asked.name,
        finding,
        transaction,
        tuple(each.text.strip() for each in answer.said.every("anotacion")),
    )


REGISTER: Register[CriminalRecord] = Register(
    partner=PARTNER,
    name="registro de condenas del Poder Judicial",
    key="JUDICIAL_REGISTER",
    wire=Wire(
        namespace="http://ws.pj.gob.pe/",
        soap="/services/AntecedentesPenales",
        rest={
            "consultarAntecedentes": "/Rest/PoderJudicial/Antecedentes",
            CHANGE: "/Rest/PoderJudicial/Actualizar",
        },
    ),
    operation="consultarAntecedentes",
    fields=_fields,
    read=_record,
)
