"""What does a procedure look like? Its states from top to bottom, its steps as numbered arcs: to the right those
that lead on, to the left those that lead back or stay. A legend beside them names each number."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from chancery.kernel.procedures.vocabulary import Procedure, Step

ROW, BOX_WIDTH, BOX_HEIGHT, LANE, MARGIN = 76, 190, 40, 28, 16
LEGEND_WIDTH, LEGEND_ROW, RADIUS = 340, 24, 10


@dataclass(frozen=True, slots=True)
class _Arc:
    step: Step
    source: int
    target: int
    lane: int


def svg(procedure: Procedure) -> str:
    """A stand-alone SVG with a title and a description for who cannot see it."""
    order = {state: row for row, state in enumerate(procedure.states)}
    edges = [(s, order[a], order[s.target_from(a)]) for s in procedure.steps for a in s.sources]
    onward = _lanes([edge for edge in edges if edge[1] < edge[2]])
    back = _lanes([edge for edge in edges if edge[1] >= edge[2]])
    numbers = {step.code: number for number, step in enumerate(procedure.steps, start=1)}
    left = MARGIN + (max((arc.lane for arc in back), default=-1) + 1) * LANE + RADIUS
    legend = left + BOX_WIDTH + (max((arc.lane for arc in onward), default=-1) + 1) * LANE + RADIUS + MARGIN
    width = legend + LEGEND_WIDTH
    height = MARGIN * 2 + max(ROW * (len(order) - 1) + BOX_HEIGHT, LEGEND_ROW * len(procedure.steps))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="13">',
        f"<title>{escape(procedure.title)}: estados y pasos</title>",
        f"<desc>{escape(describe(procedure))}</desc>",
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
        'orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" fill="#6b5b53"/></marker></defs>',
    ]
    arcs = [_draw_arc(arc, numbers[arc.step.code], x=left + BOX_WIDTH, side=1) for arc in onward]
    arcs += [_draw_arc(arc, numbers[arc.step.code], x=left, side=-1) for arc in back]
    parts += [line for line, _ in arcs] + [badge for _, badge in arcs]
    parts += [_draw_legend(step, numbers[step.code], x=legend) for step in procedure.steps]
    parts += [_draw_state(procedure, state, left, row) for state, row in order.items()]
    return "\n".join([*parts, "</svg>\n"])


def describe(procedure: Procedure) -> str:
    """The same in words, a sentence a step."""
    return " ".join(
        f"{step.title}: de «{procedure.states[source]}» a «{procedure.states[step.target_from(source)]}»."
        for step in procedure.steps
        for source in step.sources
    )


def _lanes(edges: list[tuple[Step, int, int]]) -> list[_Arc]:
    """Give each edge the innermost lane in which it crosses no other; short edges first."""
    taken: list[list[tuple[int, int]]] = []
    arcs = []
    for step, source, target in sorted(edges, key=lambda edge: (abs(edge[1] - edge[2]), edge[1])):
        low, high = sorted((source, target))
        lane = 0
        while lane < len(taken) and any(low <= above and under <= high for under, above in taken[lane]):
            lane += 1
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        arcs.append(_Arc(step, source, target, lane))
    return arcs


def _draw_arc(arc: _Arc, number: int, *, x: int, side: int) -> tuple[str, str]:
    reach = x + side * (arc.lane + 1) * LANE
    shift = BOX_HEIGHT // 4
    start = MARGIN + arc.source * ROW + BOX_HEIGHT // 2 + (shift if arc.target >= arc.source else -shift)
    end = MARGIN + arc.target * ROW + BOX_HEIGHT // 2 + (-shift if arc.target >= arc.source else shift)
    middle = (start + end) // 2
    dash = "" if arc.step.is_human else ' stroke-dasharray="5 4"'
    line = (
        f'<path d="M{x} {start}C{reach} {start} {reach} {start} {reach} {middle}S{reach} {end} {x} {end}" '
        f'fill="none" stroke="{_colour(arc.step)}" stroke-width="1.5"{dash} marker-end="url(#tip)"/>'
    )
    return line, _badge(arc.step, number, reach, middle)


def _draw_legend(step: Step, number: int, *, x: int) -> str:
    y = MARGIN + LEGEND_ROW * number - LEGEND_ROW // 2
    who = "" if step.is_human else " (sistema)"
    return (
        _badge(step, number, x + RADIUS, y)
        + f'<text x="{x + RADIUS * 2 + 8}" y="{y + 5}" fill="#2b2320">{escape(step.title + who)}</text>'
    )


def _badge(step: Step, number: int, x: int, y: int) -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="{RADIUS}" fill="#fff" stroke="{_colour(step)}" stroke-width="1.5"/>'
        f'<text x="{x}" y="{y + 4}" text-anchor="middle" font-size="11" fill="#2b2320">{number}</text>'
    )


def _colour(step: Step) -> str:
    return "#6b5b53" if step.is_human else "#9a7434"


def _draw_state(procedure: Procedure, state: str, x: int, row: int) -> str:
    y = MARGIN + row * ROW
    fill, ink = ("#8c1d2f", "#fff") if state == procedure.initial else ("#f4efe6", "#2b2320")
    weight = 3 if state in procedure.final else 1.5
    label = procedure.states[procedure.state(state)]
    return (
        f'<rect x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6" fill="{fill}" '
        f'stroke="#8c1d2f" stroke-width="{weight}"><title>{escape(label)}</title></rect>'
        f'<text x="{x + BOX_WIDTH // 2}" y="{y + BOX_HEIGHT // 2 + 5}" text-anchor="middle" '
        f"fill={quoteattr(ink)}>{escape(label)}</text>"
    )
