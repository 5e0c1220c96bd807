"""How does a lawyer read a procedure? As a generated sheet in Spanish, to be read and signed."""

from collections.abc import Iterator

from chancery.kernel.procedures.fingerprint import fingerprint
from chancery.kernel.procedures.vocabulary import Assessment, Deadline, Need, Procedure, Step

_ASSESSMENT = {
    Assessment.AUTOMATIC: "Aprobación automática",
    Assessment.PRIOR_POSITIVE: "Evaluación previa, con silencio administrativo positivo",
    Assessment.PRIOR_NEGATIVE: "Evaluación previa, con silencio administrativo negativo",
}
_NEED = {
    Need.FEE_PAID: "derecho de trámite pagado",
    Need.HOLDER: "tener asignado el expediente",
    Need.SILENCE: "que haya operado el silencio administrativo",
}
_BOUND = {"authority": "la entidad", "applicant": "el administrado", "nobody": "nadie"}


def assessment_label(assessment: Assessment) -> str:
    """The Spanish name of an assessment with its silence."""
    return _ASSESSMENT[assessment]


def markdown(procedure: Procedure) -> str:
    """The whole sheet. The same declaration gives the same text, so that a test can tell when it is stale."""
    return "\n".join(_lines(procedure)) + "\n"


def _lines(procedure: Procedure) -> Iterator[str]:
    yield f"# {procedure.title}"
    yield ""
    yield procedure.summary
    yield ""
    yield f"- Código: `{procedure.code}`, versión {procedure.version}"
    yield f"- Vigente desde: {procedure.in_force_since.isoformat()}"
    yield f"- Calificación: {_ASSESSMENT[procedure.assessment]}"
    yield f"- Serie de los expedientes: {procedure.series}"
    by_tariff = "según la Tarifa de Derechos Consulares" if procedure.is_consular else "según el tarifario"
    by_act = by_tariff if procedure.paid_step else "gratuito"
    tariff = f"fila `{procedure.tariff}` del tarifario" if procedure.tariff else by_act
    yield f"- Derecho de trámite: {tariff}"
    yield f"- Huella: `{fingerprint(procedure)}`"
    yield ""
    yield "## Base legal"
    yield ""
    yield from (
        f"- {norm.citation}{': ' + norm.title if norm.title else ''}" for norm in procedure.legal_basis
    )
    yield ""
    yield "## Requisitos"
    yield ""
    for requirement in procedure.requirements:
        yield f"- {requirement.listed}{'. ' + requirement.hint if requirement.hint else ''}"
    yield ""
    yield "## Estados y pasos"
    yield ""
    yield f"![Diagrama de estados]({procedure.code}-v{procedure.version}.svg)"
    yield ""
    yield "| Paso | Quién | De | A | Exige |"
    yield "|---|---|---|---|---|"
    yield from (_step_row(procedure, step) for step in procedure.steps)
    yield ""
    yield "## Plazos"
    yield ""
    yield "| Plazo | Obliga a | Período | Corre en | Se suspende en | Al vencer | Norma |"
    yield "|---|---|---|---|---|---|---|"
    yield from (_deadline_row(procedure, deadline) for deadline in procedure.deadlines)
    yield ""
    yield "## Documentos que se emiten"
    yield ""
    yield from (f"- {paper.title} (serie {paper.series})" for paper in procedure.papers)


def _step_row(procedure: Procedure, step: Step) -> str:
    needs = [_NEED[need] for need in step.needs]
    if step.reason_required:
        needs.append(step.asks.lower() or "motivo por escrito")
    earlier = [f"«{each.title}»" for each in map(procedure.step, step.earlier) if each is not None]
    if earlier:
        needs.append(f"otra persona que la de {' o '.join(earlier)}")
    if step.once:
        needs.append("una sola vez")
    if step.in_term:
        needs.append("dentro de su plazo")
    sources = ", ".join(procedure.state_label(state) for state in step.sources)
    target = procedure.state_label(step.to) if step.to is not None else "no cambia"
    who = f"{step.by.label}, en {step.seat.label}" if step.seat.label else step.by.label
    return f"| {step.title} (`{step.code}`) | {who} | {sources} | {target} | {'; '.join(needs) or '—'} |"


def _deadline_row(procedure: Procedure, deadline: Deadline) -> str:
    counts = ", ".join(procedure.state_label(state) for state in deadline.counts_in)
    pauses = ", ".join(procedure.state_label(state) for state in deadline.pauses_in) or "—"
    target = procedure.step(deadline.then)
    then = target.title if target else deadline.then
    if deadline.binds == "nobody" and (closed := procedure.step(deadline.code)) is not None:
        then = f"ya no procede «{closed.title}»"
    return (
        f"| {deadline.title} | {_BOUND[deadline.binds]} | `{deadline.period}` | {counts} | {pauses} | {then} "
        f"| {deadline.norm.citation} |"
    )
