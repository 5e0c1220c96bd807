"""What the consular tariff asks at a post, for programs."""

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from chancery.kernel.base.money import Money
from chancery.kernel.fees import queries
from chancery.kernel.fees.queries import Price
from chancery.kernel.fees.rules import Calculation
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_fields import Day, OptionalLine
from chancery.web.payments.api.charges import number

prices = Router(tags=["public"], auth=None)


class PriceOut(Schema):
    """What an item asks at a post; `excess` is for each unit beyond the first `included_units`.

    A percentage has no amount; `cap_base` is the sum of consular soles up to which it is taken.
    """

    number: str
    code: str
    title: str
    calculation: Calculation
    unit: str
    consular: str | None
    local: str | None
    excess: str | None
    local_excess: str | None
    included_units: int
    percent: str | None
    cap_base: str | None
    free_by: str
    is_temporary: bool
    norm: str
    valid_from: date
    valid_until: date | None


class SectionOut(Schema):
    number: str
    title: str
    items: list[PriceOut]


class PostTariffOut(Schema):
    """The consular tariff of a post on a day. Without an approved `rate` there are no local amounts."""

    office: str
    on: date
    currency: str
    rate: str | None
    norm: str | None
    sections: list[SectionOut]


@prices.get("/offices/{code}/tariff", response=PostTariffOut, summary="La tarifa consular de una oficina")
def post_tariff(
    request: HttpRequest, code: str, text: OptionalLine = "", on: Day | None = None
) -> PostTariffOut:
    """With the post's temporary prices, which go before the general ones, as of its own day or of another."""
    office = organisation.office(code)
    asked = on or organisation.local_date(office)
    found = queries.price_list(office, asked, text)
    return PostTariffOut(
        office=office.code,
        on=asked,
        currency=found.currency,
        rate=str(found.rate.rate) if found.rate else None,
        norm=found.rate.norm if found.rate else None,
        sections=[
            SectionOut(number=section.number, title=section.title, items=[_price(p) for p in section.prices])
            for section in found.sections
        ],
    )


def _price(price: Price) -> PriceOut:
    item = price.item
    return PriceOut(
        number=item.number,
        code=item.code,
        title=item.title,
        calculation=item.kind,
        unit=item.unit,
        consular=_text(price.consular),
        local=_text(price.local),
        excess=_text(price.excess),
        local_excess=_text(price.local_excess),
        included_units=item.included_units,
        percent=number(item.percent),
        cap_base=number(item.cap_base),
        free_by=item.free_by,
        is_temporary=item.office_id is not None,
        norm=item.norm,
        valid_from=item.valid_from,
        valid_until=item.valid_until,
    )


def _text(money: Money | None) -> str | None:
    return None if money is None else str(money.amount)
