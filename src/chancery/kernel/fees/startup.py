"""Do the tables that come with the package fit together, and what procedures name? Run at start-up."""

from collections.abc import Iterable, Iterator
from typing import Any

import pycountry
from django.core.checks import Error, register

from chancery.kernel.fees import tables
from chancery.kernel.organisation import tables as organisation
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.vocabulary import Procedure


def problems(procedures: Iterable[Procedure]) -> Iterator[str]:
    """What does not fit, a sentence each."""
    known = tables.codes()
    for procedure in procedures:
        if procedure.tariff is not None and procedure.tariff not in known:
            yield f"{procedure.code} v{procedure.version} names the unknown tariff {procedure.tariff}"
    offices = {row["code"]: row["country"] for row in organisation.rows("offices")}
    for row in tables.rows("consular_tariff"):
        if row["of_item"] and row["of_item"] not in known:
            yield f"{row['code']} is a part of the unknown item {row['of_item']}"
        if row["office"] and row["office"] not in offices:
            yield f"{row['code']} is the price of the unknown office {row['office']}"
    for country in sorted(set(offices.values())):
        if tables.zone_of(country) is None:
            yield f"{country} has offices and no currency zone"
    for zone in tables.zones().values():
        if pycountry.currencies.get(alpha_3=zone.currency) is None:
            yield f"zone {zone.code} pays in the unknown currency {zone.currency}"


@register
def check_tables(app_configs: Any, **kwargs: Any) -> Iterable[Error]:
    """Every registered procedure, at `manage.py check`."""
    return [Error(problem, id="fees.E001") for problem in problems(registry.every_version())]
