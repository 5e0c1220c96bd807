"""What the ministry publishes of itself: procedures, tariff, offices."""

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Schema

from chancery.kernel.base import clock
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import TariffItem
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.fingerprint import fingerprint
from chancery.kernel.procedures.vocabulary import Assessment, Procedure
from chancery.web.api_fields import Day, OptionalLine

router = Router(tags=["public"], auth=None)


class TariffOut(Schema):
    """A fee, by which norm and since when; `valid_until` is the first day without it."""

    code: str
    title: str
    amount: str
    currency: str
    norm: str
    valid_from: date
    valid_until: date | None


class OfficeOut(Schema):
    code: str
    kind: OfficeKind
    name: str
    city: str
    country: str
    time_zone: str


class RequirementOut(Schema):
    """What the applicant must bring."""

    code: str
    label: str
    is_optional: bool


class StepOut(Schema):
    """A move: by whom, from which states, to which; without `to` the case stays where it is."""

    code: str
    title: str
    by: str
    sources: list[str]
    to: str | None
    needs: list[str]
    issues: str | None


class LegalPeriodOut(Schema):
    """A clock: how long the law gives today, and the states in which it counts and pauses."""

    code: str
    title: str
    amount: int
    unit: str
    norm: str
    binds: str
    counts_in: list[str]
    pauses_in: list[str]


class ProcedureLine(Schema):
    """A procedure in force. The fingerprint changes with any word of its declaration."""

    code: str
    version: int
    title: str
    summary: str
    assessment: Assessment
    in_force_since: date
    fingerprint: str


class ProcedureOut(ProcedureLine):
    """A procedure whole. `sheet` is the page that lawyers read; `fee` is null when it is free."""

    legal_basis: list[str]
    office_kinds: list[OfficeKind]
    requirements: list[RequirementOut]
    states: dict[str, str]
    initial: str
    final: list[str]
    steps: list[StepOut]
    deadlines: list[LegalPeriodOut]
    documents: list[str]
    fee: TariffOut | None
    sheet: str


@router.get("/procedures", response=list[ProcedureLine], summary="Procedimientos en vigor")
def procedures(request: HttpRequest) -> list[ProcedureLine]:
    return [_line(procedure) for procedure in registry.published(clock.today())]


@router.get("/procedures/{code}", response=ProcedureOut, summary="Un procedimiento, tal como se declara")
def procedure(request: HttpRequest, code: str) -> ProcedureOut:
    today = clock.today()
    found = registry.in_force(code, today)
    return ProcedureOut(
        **_line(found).dict(),
        legal_basis=[norm.citation for norm in found.legal_basis],
        office_kinds=list(found.offices),
        requirements=[
            RequirementOut(code=r.code, label=r.asked, is_optional=r.optional) for r in found.requirements
        ],
        states={str(state): label for state, label in found.states.items()},
        initial=found.initial,
        final=sorted(found.final),
        steps=[
            StepOut(
                code=s.code, title=s.title, by=s.by, sources=list(s.sources), to=s.to, needs=list(s.needs),
                issues=s.issues,
            )
            for s in found.steps
        ],
        deadlines=_deadlines(found, today),
        documents=[paper.title for paper in found.papers],
        fee=_tariff(fees.tariff_on(found.tariff, today)) if found.tariff else None,
        sheet=request.build_absolute_uri(reverse("home:sheet", args=[found.code])),
    )  # fmt: skip


@router.get("/tariff", response=list[TariffOut], summary="Tarifas en vigor, hoy o en una fecha")
def tariff(request: HttpRequest, on: Day | None = None) -> list[TariffOut]:
    return [_tariff(item) for item in fees.tariff_table(on or clock.today())]


@router.get("/tariff/to-come", response=list[TariffOut], summary="Tarifas aprobadas que aún no rigen")
def tariff_to_come(request: HttpRequest) -> list[TariffOut]:
    return [_tariff(item) for item in fees.tariff_to_come(clock.today())]


@router.get("/offices", response=list[OfficeOut], summary="Oficinas, por ciudad o país")
def offices(request: HttpRequest, text: OptionalLine = "", country: OptionalLine = "") -> list[OfficeOut]:
    return [
        OfficeOut(
            code=o.code, kind=OfficeKind(o.kind), name=o.name, city=o.city, country=o.country,
            time_zone=o.time_zone,
        )
        for o in organisation.search(text, country=country)
    ]  # fmt: skip


def _line(procedure: Procedure) -> ProcedureLine:
    return ProcedureLine(
        code=procedure.code,
        version=procedure.version,
        title=procedure.title,
        summary=procedure.summary,
        assessment=procedure.assessment,
        in_force_since=procedure.in_force_since,
        fingerprint=fingerprint(procedure),
    )


def _deadlines(procedure: Procedure, on: date) -> list[LegalPeriodOut]:
    found = []
    for deadline in procedure.deadlines:
        period = organisation.legal_period(deadline.period, on)
        found.append(
            LegalPeriodOut(
                code=deadline.code,
                title=deadline.title,
                amount=period.amount,
                unit=period.unit,
                norm=period.norm,
                binds=deadline.binds,
                counts_in=list(deadline.counts_in),
                pauses_in=list(deadline.pauses_in),
            )
        )
    return found


def _tariff(item: TariffItem) -> TariffOut:
    return TariffOut(
        code=item.code,
        title=item.title,
        amount=str(item.amount),
        currency=item.currency,
        norm=item.norm,
        valid_from=item.valid_from,
        valid_until=item.valid_until,
    )
