"""What does positive silence leave in the applicant's hands? A certificate that the clock itself writes.

TUO of Ley 27444, art. 35.1 and 36: what was asked for stands granted, and whoever has to show it needs a paper that anybody
can verify, for the office that did not decide will not write one.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from chancery.kernel.procedures.vocabulary import PaperKind, Procedure

TEMPLATE = Path(__file__).parents[1] / "documents/papers/silence.typ"


def silence_paper(code: str, title: str, series: str) -> PaperKind:
    """The certificate of a procedure, under the ministry's seal: no officer signs what none decided."""
    return PaperKind(code, title, series, TEMPLATE, signed_by="seal")


def with_certificate(
    procedure: Procedure, *, since: date, series: str, step: str = "stand_granted"
) -> Procedure:
    """The next version of a procedure, in force since a date, in which the step that silence takes issues the certificate."""
    paper = silence_paper(
        f"{procedure.code}_silence", "Constancia de silencio administrativo positivo", series
    )
    return replace(
        procedure,
        version=procedure.version + 1,
        in_force_since=since,
        steps=tuple(
            replace(each, issues=paper.code) if each.code == step else each for each in procedure.steps
        ),
        papers=(*procedure.papers, paper),
    )
