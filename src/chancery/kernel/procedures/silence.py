"""What does the law make of silence? Negative, the applicant may appeal; positive, a certificate that the clock itself writes.

TUO of Ley 27444, art. 35.1 and 36: what was asked for stands granted, and whoever has to show it needs a paper that anybody
can verify, for the office that did not decide will not write one. Arts. 199.3 to 199.5: negative silence leaves the matter open.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.procedures.vocabulary import Deadline, Norm, Notice, PaperKind, Procedure, Step

TEMPLATE = Path(__file__).parents[1] / "documents/papers/silence.typ"


def silence_paper(code: str, title: str, series: str) -> PaperKind:
    """The certificate of a procedure, under the ministry's seal: no officer signs what none decided."""
    return PaperKind(code, title, series, TEMPLATE, signed_by="seal")


def with_certificate(
    procedure: Procedure, *, since: date, series: str, step: str = "stand_granted"
) -> Procedure:
    """The next version of a procedure, in force since a date, in which the step that silence takes issues the certificate."""
    given = certified(procedure, series=series, step=step)
    return replace(given, version=procedure.version + 1, in_force_since=since)


def certified(procedure: Procedure, *, series: str, step: str = "stand_granted") -> Procedure:
    """The same version, in which the step that silence takes issues the certificate."""
    paper = silence_paper(
        f"{procedure.code}_silence", "Constancia de silencio administrativo positivo", series
    )
    return replace(
        procedure,
        steps=tuple(
            replace(each, issues=paper.code) if each.code == step else each for each in procedure.steps
        ),
        papers=(*procedure.papers, paper),
    )


def note_silence(silent_in: tuple[StrEnum, ...]) -> Step:
    """That the period to decide went by: the applicant is told what may be done, and the office must still decide."""
    return Step(
        "note_silence",
        "Dejar constancia del silencio negativo",
        by=Role.SYSTEM,
        from_=silent_in,
        notice=Notice(
            "Venció el plazo para resolver su solicitud {number}",
            "Pasó el plazo legal para resolver su solicitud {number}. Puede esperar la decisión, que la entidad sigue obligada a "
            "tomar, o considerar denegada la solicitud y presentar un recurso (silencio administrativo negativo).",
        ),
    )


def decision(silent_in: tuple[StrEnum, ...], norm: Norm, *, pauses_in: tuple[StrEnum, ...] = ()) -> Deadline:
    """The longest period of a procedure with prior assessment (arts. 39 and 153): what it ends in is negative silence."""
    return Deadline(
        "decision",
        "Resolver el procedimiento",
        period="lpag.procedure",
        counts_in=silent_in,
        pauses_in=pauses_in,
        then="note_silence",
        norm=norm,
        silence=True,
    )
