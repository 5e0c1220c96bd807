"""What does the law add to a procedure whose refusal may be appealed? The same steps and clocks, whatever it is about.

TUO of Ley 27444: who is refused, or hears nothing in time, appeals within the period of art. 218.2; whoever heads the
unit grants it back to review or confirms the refusal with reasons (arts. 217-220, 227), which ends the matter within
the administration (art. 228). Of an appeal against silence, silence grants (art. 35.1); of another it does not.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.procedures.vocabulary import Deadline, Need, Norm, Notice, PaperKind, Procedure, Step

LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
DECIDING = frozenset({"grant_appeal", "confirm_refusal"})
"""The steps by which the head decides an appeal."""
_REFUSING = "Da un documento motivado que se notifica. El trámite concluye si nadie apela en plazo, o si la apelación se deniega."
_TEMPLATE = Path(__file__).parents[1] / "documents/papers/appeal.typ"
_APPEALED = Notice(
    "Recibimos su apelación ({number})",
    "Su apelación en el expediente {number} está en manos de la jefatura, que debe resolverla en el plazo legal. "
    "Le avisaremos; no necesita hacer nada más por ahora.",
)


def with_appeal(procedure: Procedure, states: type[StrEnum], *, since: date, series: str) -> Procedure:
    """The next version of a procedure, in force since a date, in which its refusal and its silence may be appealed.

    `states` names `FILED`, `UNDER_REVIEW` and `REFUSED`, and besides `APPEALED`, `APPEALED_SILENCE`, `SETTLED` and
    `CONFIRMED`; `series` is that of the paper that confirms a refusal.
    """
    review = states["UNDER_REVIEW"]
    heard = appealable(
        procedure,
        states,
        series=series,
        review=review,
        is_grant_plain=True,
        silent=(states["FILED"], review),
    )
    return replace(heard, version=procedure.version + 1, in_force_since=since)


def appealable(
    procedure: Procedure,
    states: type[StrEnum],
    *,
    series: str,
    review: StrEnum,
    is_grant_plain: bool = False,
    refusals: tuple[tuple[str, StrEnum], ...] = (),
    is_notice_kept: bool = False,
    silent: tuple[StrEnum, ...] = (),
    granted_by_silence: StrEnum | None = None,
) -> Procedure:
    """The same version, in which a refusal may be appealed: where the appeal is right the case goes back to `review`.

    `states` names `REFUSED`, `APPEALED`, `SETTLED` and `CONFIRMED`. A grant that is not plain has an action and a page in
    the context. `refusals` are the steps that refuse and where they lead, when there are others than `refuse`;
    `is_notice_kept`, when their notices name the appeal already. `silent` are the states in which a silence may be
    appealed, and then `states` names `APPEALED_SILENCE`; `granted_by_silence` is where silence about that appeal
    leads, if not to `review`.
    """
    refusals = refusals or (("refuse", states["REFUSED"]),)
    refused = tuple(state for _code, state in refusals)
    codes = tuple(code for code, _state in refusals)
    silence = states["APPEALED_SILENCE"] if silent else None
    waiting = (states["APPEALED"], silence) if silence is not None else (states["APPEALED"],)
    paper = PaperKind(f"{procedure.code}_appeal", "Resolución de apelación", series, _TEMPLATE)
    kept = tuple(_reworded(step, codes, is_notice_kept=is_notice_kept) for step in procedure.steps)
    ended = (procedure.final - set(refused)) | {states["SETTLED"], states["CONFIRMED"]}
    heard = replace(
        procedure,
        states={
            **procedure.states,
            states["APPEALED"]: "En apelación",
            states["SETTLED"]: "Denegada y consentida",
            states["CONFIRMED"]: "Denegada en apelación",
        },
        final=frozenset(ended),
        steps=(
            *kept,
            *_steps(states, paper, review, waiting, refused, codes, is_grant_plain=is_grant_plain),
        ),
        deadlines=(*procedure.deadlines, *_deadlines(states, refused)),
        papers=(*procedure.papers, paper),
    )
    if silence is None:
        return heard
    return replace(
        heard,
        states={**heard.states, silence: "En apelación por silencio"},
        steps=(*heard.steps, *_silence_steps(silent, silence, granted_by_silence or review)),
        deadlines=(*heard.deadlines, _silence_deadline(silence)),
    )


def _reworded(step: Step, refusing: tuple[str, ...], *, is_notice_kept: bool) -> Step:
    """What the two notices tell people to do has a button now; a refused case is nobody's until it is appealed, and not over."""
    if step.code in refusing and is_notice_kept:
        return replace(step, releases=True)
    if step.code in refusing and step.notice is not None:
        return replace(
            step,
            releases=True,
            hint=_REFUSING,
            notice=replace(
                step.notice,
                text="No se puede dar lo que pidió en su solicitud {number}: {reason}. Si no está de acuerdo, puede apelar "
                "desde la página del expediente, dentro del plazo que indica el documento de denegatoria.",
            ),
        )
    if step.code == "note_silence" and step.notice is not None:
        return replace(
            step,
            notice=replace(
                step.notice,
                text="Pasó el plazo legal para resolver su solicitud {number}. Puede esperar la decisión, que la entidad "
                "sigue obligada a tomar, o considerar denegada la solicitud y apelar desde la página del expediente "
                "(silencio administrativo negativo).",
            ),
        )
    return step


def _steps(
    states: type[StrEnum],
    paper: PaperKind,
    review: StrEnum,
    waiting: tuple[StrEnum, ...],
    refused: tuple[StrEnum, ...],
    refusing: tuple[str, ...],
    *,
    is_grant_plain: bool,
) -> tuple[Step, ...]:
    appealed = states["APPEALED"]
    from_ = refused if len(refused) > 1 else refused[0]
    apart = refusing if len(refusing) > 1 else refusing[0]
    return (
        Step(
            "appeal", "Apelar", by=Role.APPLICANT, from_=from_, to=appealed, plain=True, reason_required=True,
            asks="Por qué no está de acuerdo, y qué pide",
            hint="Lo resuelve la jefatura de la oficina, con otra evaluación de los hechos o del derecho.",
            notice=_APPEALED,
        ),
        Step(
            "grant_appeal", "Declarar fundada la apelación", by=Role.SUPERVISOR, from_=waiting,
            to=review, plain=is_grant_plain, reason_required=True, releases=True, apart_from=apart,
            hint="La solicitud vuelve a evaluación, libre en la bandeja.",
            notice=Notice(
                "Su apelación fue aceptada ({number})",
                "La jefatura declaró fundada su apelación en el expediente {number}: {reason}. La solicitud vuelve a "
                "evaluación; le avisaremos cuando haya una decisión.",
            ),
        ),
        Step(
            "confirm_refusal", "Confirmar la denegatoria", by=Role.SUPERVISOR, from_=waiting,
            to=states["CONFIRMED"], reason_required=True, issues=paper.code, apart_from=apart,
            hint="Pone fin al trámite y a la vía administrativa con un documento motivado que se notifica.",
            notice=Notice(
                "Se confirmó la denegatoria de su solicitud {number}",
                "La jefatura no dio la razón a su apelación en el expediente {number}: {reason}. El documento que se emitió "
                "dice ante quién puede acudir.",
            ),
        ),
        Step(
            "settle", "Dejar consentida la denegatoria", by=Role.SYSTEM, from_=from_, to=states["SETTLED"],
            notice=Notice(
                "Concluyó su solicitud {number}",
                "Venció el plazo para apelar la denegatoria de su solicitud {number}. Puede presentar una nueva solicitud "
                "cuando lo desee.",
            ),
        ),
        Step(
            "note_appeal_silence", "Dejar constancia de que no se resolvió la apelación", by=Role.SYSTEM, from_=appealed,
            notice=Notice(
                "Venció el plazo para resolver su apelación ({number})",
                "Pasó el plazo legal para resolver su apelación en el expediente {number}. Puede esperar la decisión, que la "
                "entidad sigue obligada a tomar, o considerarla denegada y acudir al Poder Judicial.",
            ),
        ),
    )  # fmt: skip


def _silence_steps(silent: tuple[StrEnum, ...], after_silence: StrEnum, granted: StrEnum) -> tuple[Step, ...]:
    return (
        Step(
            "appeal_silence", "Apelar por silencio", by=Role.APPLICANT, from_=silent,
            to=after_silence, needs=(Need.SILENCE,), plain=True, releases=True, reason_required=True,
            asks="Por qué corresponde lo que pidió",
            hint="Considera denegada la solicitud porque venció el plazo para resolverla. Si tampoco se resuelve la "
            "apelación en plazo, se tiene por aprobada.",
            notice=_APPEALED,
        ),
        Step(
            "stand_granted", "Tener por aprobada la apelación", by=Role.SYSTEM, from_=after_silence, to=granted,
            releases=True,
            notice=Notice(
                "Su apelación se tiene por aprobada ({number})",
                "La entidad no resolvió en plazo su apelación en el expediente {number}, presentada por silencio, y la ley la "
                "tiene por aprobada. La solicitud vuelve a evaluación para darle lo que pidió.",
            ),
        ),
    )  # fmt: skip


def _deadlines(states: type[StrEnum], refused: tuple[StrEnum, ...]) -> tuple[Deadline, ...]:
    return (
        Deadline(
            "appeal", "Apelar la denegatoria", period="lpag.appeal", counts_in=refused, then="settle",
            norm=LPAG, binds="applicant", remind_days_before=3,
        ),
        Deadline(
            "appeal_decision", "Resolver la apelación", period="lpag.appeal_decision",
            counts_in=(states["APPEALED"],), then="note_appeal_silence", norm=LPAG, remind_days_before=5,
        ),
    )  # fmt: skip


def _silence_deadline(after_silence: StrEnum) -> Deadline:
    return Deadline(
        "silence_appeal_decision", "Resolver la apelación por silencio", period="lpag.appeal_decision",
        counts_in=(after_silence,), then="stand_granted", norm=LPAG, remind_days_before=5,
    )  # fmt: skip
