"""What the ministry publishes of itself: procedures, tariff, offices."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from chancery.kernel.base import clock
from chancery.kernel.fees import queries as fees
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.fingerprint import as_data, fingerprint

router = Router(tags=["public"], auth=None)


class TariffOut(Schema):
    """A fee in force, by which norm and since when."""

    code: str
    title: str
    amount: str
    currency: str
    norm: str
    valid_from: date


class OfficeOut(Schema):
    code: str
    kind: str
    name: str
    city: str
    country: str
    time_zone: str


@router.get(
    "/procedures", response=list[dict[str, Any]], summary="Procedimientos en vigor, tal como se declaran"
)
def procedures(request: HttpRequest) -> list[dict[str, Any]]:
    return [{**as_data(p), "fingerprint": fingerprint(p)} for p in registry.published(clock.today())]


@router.get("/tariff", response=list[TariffOut], summary="Tarifas en vigor")
def tariff(request: HttpRequest) -> list[TariffOut]:
    return [
        TariffOut(
            code=item.code, title=item.title, amount=str(item.amount), currency=item.currency, norm=item.norm,
            valid_from=item.valid_from,
        )
        for item in fees.tariff_table(clock.today())
    ]  # fmt: skip


@router.get("/offices", response=list[OfficeOut], summary="Oficinas, por ciudad o país")
def offices(request: HttpRequest, text: str = "", country: str = "") -> list[OfficeOut]:
    return [
        OfficeOut(
            code=o.code, kind=o.kind, name=o.name, city=o.city, country=o.country, time_zone=o.time_zone
        )
        for o in organisation.search(text, country=country)[:100]
    ]
