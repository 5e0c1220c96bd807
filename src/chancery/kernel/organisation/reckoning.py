"""By which rules, and with which days for the distance, are periods counted here? What the tables say, by date."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Q, QuerySet

from chancery.kernel.base.errors import NotFound
from chancery.kernel.organisation import dated, tables
from chancery.kernel.organisation.counting import CountingRule as Stated
from chancery.kernel.organisation.counting import Law, Rule
from chancery.kernel.organisation.models import CountingRule, DistanceTerm


class DistanceNotFound(NotFound):
    """The table has no days for who lives there and deals with that city."""

    code = "distance_term_not_found"
    sentence = "La tabla no tiene el término de la distancia entre «{place}» y {city} al {on}."
    next_step = "Elija el lugar de la tabla más cercano a su domicilio, o deje el campo vacío."


@dataclass(frozen=True, slots=True)
class Distance:
    """How many days the table adds, and by which norm."""

    place: str
    days: int
    norm: str


@dated.kept
def law() -> Law:
    """The rules by which days are counted, each with its norms by date."""
    found: dict[Rule, tuple[Stated, ...]] = {}
    for row in CountingRule.objects.order_by("rule", "valid_from"):
        stated = Stated(row.norm, row.valid_from, row.valid_until, tables.days_of_year(row.except_on))
        found[Rule(row.rule)] = (*found.get(Rule(row.rule), ()), stated)
    return MappingProxyType(found)


def rules() -> QuerySet[CountingRule]:
    """Every rule of counting there has been, with its norms."""
    return CountingRule.objects.order_by("rule", "valid_from")


def distance_terms(on: date) -> QuerySet[DistanceTerm]:
    """The table of distances in force on a date."""
    in_force = Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    return DistanceTerm.objects.filter(in_force).order_by("place", "city")


def distance(place: str, city: str, on: date) -> Distance:
    """The days that are added for who lives in a place and deals with a city. Raises `DistanceNotFound`."""
    row = distance_terms(on).filter(place=place, city=city).first()
    if row is None:
        raise DistanceNotFound(place=place, city=city, on=f"{on:%d/%m/%Y}")
    return Distance(row.place, row.days, row.norm)
