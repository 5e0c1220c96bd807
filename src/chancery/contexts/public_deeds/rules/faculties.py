"""Which faculties may a power give, on which article does each rest, and how is it worded?

The wordings and the articles are to be checked against the official texts («por confirmar»).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chancery.contexts.public_deeds.rules.parties import Warning


@dataclass(frozen=True, slots=True)
class Faculty:
    """Something that the empowered may do. `inserts` names the articles that the deed copies word for word."""

    code: str
    title: str
    text: str
    norm: str
    inserts: tuple[str, ...] = ()
    needs_deed: bool = False
    """Only a public deed gives it, under pain of nullity (Código Civil, art. 156)."""


_CC, _CPC = "Código Civil", "Código Procesal Civil"
_LITERAL = f"{_CC}, arts. 155 y 157"
_FACULTIES = (
    Faculty(
        "administer", "Administrar bienes",
        "Administrar sus bienes muebles e inmuebles, percibir sus frutos y rentas, arrendarlos por plazos que no "
        "excedan de los permitidos por la ley, cobrar lo que se le adeude y otorgar recibos y cancelaciones.",
        f"{_CC}, art. 155", ("cc155",),
    ),
    Faculty(
        "sell_property", "Vender un inmueble",
        "Vender el inmueble que se describe en esta escritura, fijar el precio y la forma de pago, recibirlo, "
        "suscribir la minuta y la escritura pública correspondientes y cuantos documentos públicos o privados sean "
        "necesarios hasta la inscripción en el registro.",
        f"{_CC}, art. 156", ("cc156",), needs_deed=True,
    ),
    Faculty(
        "buy_property", "Comprar un inmueble",
        "Comprar bienes inmuebles en el Perú, convenir su precio y pagarlo, suscribir la minuta y la escritura "
        "pública y solicitar su inscripción.",
        f"{_CC}, arts. 155 y 1529", ("cc155",),
    ),
    Faculty(
        "encumber", "Hipotecar o gravar bienes",
        "Constituir, modificar y levantar hipotecas y garantías mobiliarias sobre los bienes que se describen en "
        "esta escritura.",
        f"{_CC}, art. 156", ("cc156",), needs_deed=True,
    ),
    Faculty(
        "donate", "Donar bienes",
        "Donar los bienes que se describen en esta escritura a las personas que en ella se indican.",
        f"{_CC}, arts. 156 y 1625", ("cc156",), needs_deed=True,
    ),
    Faculty(
        "bank", "Operar en bancos",
        "Abrir, operar y cerrar cuentas en bancos y otras entidades financieras, depositar y retirar fondos, girar, "
        "endosar y cobrar cheques y solicitar estados de cuenta.",
        f"{_CC}, art. 155", ("cc155",),
    ),
    Faculty(
        "general_litigation", "Litigar: facultades generales",
        "Representarlo en cualquier proceso judicial como demandante, demandado o tercero, con las facultades "
        "generales de la representación judicial.",
        f"{_CPC}, art. 74", ("cpc74",),
    ),
    Faculty(
        "special_litigation", "Litigar: facultades especiales",
        "Demandar, reconvenir, contestar demandas y reconvenciones, desistirse del proceso y de la pretensión, "
        "allanarse a la pretensión, conciliar, transigir, someter a arbitraje las pretensiones controvertidas en el "
        "proceso y sustituir o delegar la representación procesal.",
        f"{_CPC}, art. 75", ("cpc75",),
    ),
    Faculty(
        "conciliate", "Conciliar extrajudicialmente",
        "Solicitar la conciliación extrajudicial, ser invitado a ella, acudir a las audiencias y disponer del derecho "
        "materia de conciliación.",
        "Ley 26872, art. 14",
    ),
    Faculty(
        "administration", "Trámites ante entidades públicas",
        "Representarlo ante ministerios, municipalidades, el RENIEC, la SUNAT, los registros públicos y cualquier otra "
        "entidad, presentar y recoger documentos, interponer recursos y desistirse de ellos.",
        "TUO de la Ley 27444, art. 126",
    ),
    Faculty(
        "succession", "Sucesiones",
        "Intervenir en la sucesión de sus causantes, solicitar la declaración de herederos y la inscripción de la "
        "sucesión intestada, aceptar herencias, participar en la división y partición y recibir su hijuela.",
        f"{_CC}, arts. 660 y 815; Ley 26662, art. 38",
    ),
    Faculty(
        "pension", "Cobrar una pensión",
        "Cobrar las pensiones, bonificaciones y demás beneficios que le correspondan y otorgar los recibos respectivos.",
        f"{_CC}, art. 155", ("cc155",),
    ),
    Faculty(
        "marriage", "Contraer matrimonio por poder",
        "Contraer matrimonio civil en su nombre con la persona que se identifica en esta escritura. Este poder caduca a "
        "los seis meses de otorgado.",
        f"{_CC}, art. 264", needs_deed=True,
    ),
    Faculty(
        "divorce", "Separación y divorcio",
        "Intervenir en el procedimiento de separación convencional y divorcio ulterior ante municipalidad, notaría o "
        "juzgado, asistir a las audiencias y ratificarse en la solicitud.",
        "Ley 29227, art. 5; Código Civil, art. 332", needs_deed=True,
    ),
    Faculty(
        "minor_travel", "Autorizar el viaje de un hijo menor",
        "Autorizar el viaje, dentro y fuera del Perú, de los hijos menores que se identifican en esta escritura.",
        "Ley 27337, arts. 111 y 112",
    ),
    Faculty(
        "company", "Constituir y representar una sociedad",
        "Constituir sociedades, suscribir acciones o participaciones, asistir a las juntas y votar en ellas.",
        "Ley 26887, arts. 54 y 122",
    ),
    Faculty(
        "substitute", "Sustituir o delegar el poder",
        "Sustituir o delegar en todo o en parte las facultades recibidas y reasumirlas cuando lo estime conveniente.",
        f"{_CC}, arts. 157-159", ("cc157",),
    ),
    Faculty(
        "self_dealing", "Contratar consigo mismo",
        "Celebrar consigo mismo, en nombre propio o como representante de otra persona, los actos que este poder "
        "comprende.",
        f"{_CC}, art. 166", ("cc166",),
    ),
)  # fmt: skip

FACULTIES: Mapping[str, Faculty] = {faculty.code: faculty for faculty in _FACULTIES}

INSERTS: Mapping[str, tuple[str, str]] = {
    "cc155": (
        "Código Civil, artículo 155",
        "El poder general sólo comprende los actos de administración. El poder especial comprende los actos para los "
        "cuales ha sido conferido.",
    ),
    "cc156": (
        "Código Civil, artículo 156",
        "Para disponer de la propiedad del representado o gravar sus bienes, se requiere que el encargo conste en forma "
        "indubitable y por escritura pública, bajo sanción de nulidad.",
    ),
    "cc157": (
        "Código Civil, artículo 157",
        "El representante debe desempeñar personalmente el encargo, a no ser que se le haya facultado expresamente la "
        "sustitución.",
    ),
    "cc166": (
        "Código Civil, artículo 166",
        "Es anulable el acto jurídico que el representante concluya consigo mismo, en nombre propio o como "
        "representante de otro, a menos que la ley lo permita, que el representado lo hubiese autorizado "
        "específicamente, o que el contenido del acto jurídico hubiera sido determinado de modo que excluya la "
        "posibilidad de un conflicto de intereses. El ejercicio de la acción le corresponde al representado.",
    ),
    "cpc74": (
        "Código Procesal Civil, artículo 74",
        "La representación judicial confiere al representante las atribuciones y potestades generales que corresponden "
        "al representado, salvo aquellas para las que la ley exige facultades expresas. La representación se entiende "
        "otorgada para todo el proceso, incluso para la ejecución de la sentencia y el cobro de costas y costos, "
        "legitimando al representante para su intervención en el proceso y realización de todos los actos del mismo, "
        "salvo aquellos que requieran la intervención personal y directa del representado.",
    ),
    "cpc75": (
        "Código Procesal Civil, artículo 75",
        "Se requiere el otorgamiento de facultades especiales para realizar todos los actos de disposición de derechos "
        "sustantivos y para demandar, reconvenir, contestar demandas y reconvenciones, desistirse del proceso y de la "
        "pretensión, allanarse a la pretensión, conciliar, transigir, someter a arbitraje las pretensiones "
        "controvertidas en el proceso, sustituir o delegar la representación procesal y para los demás actos que "
        "exprese la ley. El otorgamiento de facultades especiales se rige por el principio de literalidad. No se "
        "presume la existencia de facultades especiales no conferidas explícitamente.",
    ),
}
"""What a deed transcribes (RC05 art. 484)."""


def inserts(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The articles that the chosen faculties transcribe, each once, in the order of the table."""
    wanted = {name for code in codes for name in FACULTIES[code].inserts}
    return tuple(text for name, text in INSERTS.items() if name in wanted)


def warnings(codes: Sequence[str], clauses: str, original: str) -> Iterator[Warning]:
    """Free clauses are kept as they were typed: whether one takes a faculty away, or limits it, only who reads them knows.

    `original` are those of the power that is passed on.
    """
    if codes and clauses:
        yield Warning(
            "El borrador tiene una cláusula libre, que el sistema no lee. Si quita o limita una facultad marcada, desmárquela: "
            "la sustitución y la verificación se guían por las marcadas.",
            _LITERAL,
        )
    if original:
        yield Warning(
            "El poder original tiene una cláusula libre, que el sistema no lee. Antes de calificar, compruebe que no quita ni "
            f"limita lo que se sustituye: «{original}»",
            _LITERAL,
        )


def only_by_deed(codes: Sequence[str]) -> tuple[Faculty, ...]:
    """Those of the chosen faculties that no power out of the register may give."""
    return tuple(FACULTIES[code] for code in codes if FACULTIES[code].needs_deed)
