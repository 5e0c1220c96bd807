"""Which law answers what happened? From facts told in plain words; nobody is asked for the legal name of anything.

The three look-alikes: a complaint is of bad service, an appeal is against a decision, a complaint of delay is of a procedure
that stands still. Taken one for another, the decision becomes firm while the wrong office answers.
"""

from dataclasses import dataclass
from enum import StrEnum


class Matter(StrEnum):
    """What happened, as whoever comes would say it."""

    SERVICE = "service"
    DECISION = "decision"
    STALLED = "stalled"
    FAVOUR = "favour"
    IDEA = "idea"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return _MATTERS[self]


_MATTERS = {
    Matter.SERVICE: "Me atendieron mal, tarde o con información equivocada",
    Matter.DECISION: "Me comunicaron una decisión con la que no estoy de acuerdo",
    Matter.STALLED: "Mi trámite no avanza",
    Matter.FAVOUR: "Me pidieron dinero, un regalo o un favor, o vi algo así",
    Matter.IDEA: "Nada malo: quiero proponer una mejora",
    Matter.INTERNAL: "Trabajo en el Ministerio y me falla un servicio informático",
}


class Wish(StrEnum):
    """What is wanted of a decision that was communicated."""

    CHANGE = "change"
    SERVICE = "service"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {
            Wish.CHANGE: "Que cambien la decisión",
            Wish.SERVICE: "Que corrijan cómo me atendieron; la decisión la acepto",
        }[self]


class PastDue(StrEnum):
    """Whether the time for an answer has passed, as far as its applicant knows."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {PastDue.YES: "Sí, ya pasó", PastDue.NO: "No, todavía no", PastDue.UNKNOWN: "No lo sé"}[self]


class ComplaintMotive(StrEnum):
    """Which aspect of the service failed (Norma Técnica 001-2021-PCM-SGP)."""

    TREATMENT = "treatment"
    INFORMATION = "information"
    TIME = "time"
    ACCESS = "access"
    RESULT = "result"
    TRUST = "trust"

    @property
    def label(self) -> str:
        """The norm's name."""
        return _MOTIVES[self][0]

    @property
    def question(self) -> str:
        """The same as whoever comes would say it."""
        return _MOTIVES[self][1]


_MOTIVES = {
    ComplaintMotive.TREATMENT: ("Trato profesional", "El trato: no fueron amables o no sabían atender"),
    ComplaintMotive.INFORMATION: ("Información", "La información: faltaba, era confusa o estaba equivocada"),
    ComplaintMotive.TIME: ("Tiempo de atención", "El tiempo: demasiada espera"),
    ComplaintMotive.ACCESS: ("Acceso", "El acceso: no pude entrar, llamar, reservar cita o usar la página"),
    ComplaintMotive.RESULT: ("Resultado de la gestión", "El resultado: no resolvieron lo que fui a hacer"),
    ComplaintMotive.TRUST: ("Confianza", "La confianza: no me pareció correcto o seguro lo que hicieron"),
}


class Regime(StrEnum):
    """Under which law it is answered."""

    COMPLAINT = "complaint"
    APPEAL = "appeal"
    DELAY = "delay"
    SUGGESTION = "suggestion"
    DENUNCIATION = "denunciation"

    @property
    def label(self) -> str:
        """Its legal name."""
        return TRACKS[self].label


class Answerer(StrEnum):
    """Who answers, by where the office stands that it is about."""

    OFFICE = "office"
    SUPERIOR = "superior"
    INTEGRITY = "integrity"


@dataclass(frozen=True, slots=True)
class Track:
    """What the law says of one regime: the code of its period, who answers, and what the citizen is told of it."""

    label: str
    period: str
    answerer: Answerer
    norm: str
    told: str
    is_reserved: bool = False
    may_be_anonymous: bool = False
    extension: str = ""
    """The code of the period by which it may be extended once; where no row of it is in force the law allows none."""


TRACKS = {
    Regime.COMPLAINT: Track(
        "Reclamo",
        "complaints.complaint",
        Answerer.OFFICE,
        "D.S. 007-2020-PCM y Norma Técnica 001-2021-PCM-SGP",
        "Lo responde la oficina que lo atendió. No suspende ni reemplaza los plazos para apelar una decisión.",
        extension="complaints.complaint_extension",
    ),
    Regime.APPEAL: Track(
        "Recurso administrativo",
        "lpag.appeal_decision",
        Answerer.SUPERIOR,
        "TUO de la Ley 27444, arts. 217-220",
        "Lo resuelve el superior de quien tomó la decisión, y puede cambiarla.",
    ),
    Regime.DELAY: Track(
        "Queja por defecto de tramitación",
        "lpag.complaint_decision",
        Answerer.SUPERIOR,
        "TUO de la Ley 27444, art. 169",
        "La resuelve el superior de quien tiene su trámite, y puede ordenar que avance.",
    ),
    Regime.SUGGESTION: Track(
        "Sugerencia",
        "complaints.suggestion",
        Answerer.OFFICE,
        "Práctica del Ministerio",
        "La lee la oficina a la que se refiere, y le dice qué hará con ella.",
        may_be_anonymous=True,
    ),
    Regime.DENUNCIATION: Track(
        "Denuncia",
        "complaints.denunciation",
        Answerer.INTEGRITY,
        "D.Leg. 1327 y D.S. 010-2017-JUS",
        "La recibe la Secretaría General, y no la oficina a la que se refiere. Su identidad se guarda en reserva.",
        is_reserved=True,
        may_be_anonymous=True,
    ),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What was told of what happened, as far as it was asked."""

    matter: Matter
    wish: Wish | None = None
    past_due: PastDue | None = None
    motive: ComplaintMotive | None = None


def asks(matter: Matter) -> str:
    """Which fact must still be told of a matter, by its name; empty where it says enough."""
    return {
        Matter.SERVICE: "motive",
        Matter.DECISION: "wish",
        Matter.STALLED: "past_due",
    }.get(matter, "")


def triage(facts: Facts) -> Regime | None:
    """The regime of what happened; None where it belongs to the ministry's own service desk.

    Who does not know whether the time has passed is heard as if it had: the superior sees it in the file within
    three days, and nothing is lost. What is late and yet in time is a complaint of the time of attention.
    """
    match facts.matter:
        case Matter.INTERNAL:
            return None
        case Matter.FAVOUR:
            return Regime.DENUNCIATION
        case Matter.IDEA:
            return Regime.SUGGESTION
        case Matter.DECISION:
            return Regime.APPEAL if facts.wish is not Wish.SERVICE else Regime.COMPLAINT
        case Matter.STALLED:
            return Regime.DELAY if facts.past_due is not PastDue.NO else Regime.COMPLAINT
        case Matter.SERVICE:
            return Regime.COMPLAINT


def motive_of(facts: Facts) -> ComplaintMotive | None:
    """Under which motive a complaint is counted: as told, else as the matter says."""
    if facts.motive is not None:
        return facts.motive
    return {Matter.STALLED: ComplaintMotive.TIME, Matter.DECISION: ComplaintMotive.RESULT}.get(facts.matter)
