"""Affixing, the book, the forecast, and what anyone may check."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Status
from ninja.decorators import decorate_view

from chancery.contexts.stickers import actions, papers, queries, rules
from chancery.contexts.stickers.api.shapes import (
    OFFICER,
    READER,
    AffixIn,
    BareActOut,
    BookLineOut,
    ForecastOut,
    LabelIn,
    PrefixBookOut,
    StandingOut,
    StickerOut,
    WhyIn,
    bare_act_out,
    router,
    sticker_out,
)
from chancery.kernel.acts import queries as acts
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import actor_from
from chancery.web.api_fields import file_answer
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.uploads.receiving import stored_response


@router.get(
    "/check/{serial}/{code}", auth=None, response=StandingOut, summary="Verificar un autoadhesivo consular"
)
def check(request: HttpRequest, serial: str, code: str) -> StandingOut:
    found = queries.standing(serial, code)
    return StandingOut(code=found.code, title=found.title, serial=found.serial, facts=dict(found.facts))


@router.get("/forecast", auth=READER, response=list[ForecastOut], summary="Cuánto alcanza cada bóveda")
def forecast(request: HttpRequest) -> list[ForecastOut]:
    return [
        ForecastOut(
            vault=each.vault.pk,
            name=each.vault.name,
            stock=each.forecast.stock,
            used=each.forecast.used,
            days=each.forecast.days,
            days_left=each.forecast.days_left,
            minimum=each.forecast.minimum,
            lacks=each.forecast.lacks,
        )
        for each in queries.outlook(actor_from(request)).vaults
    ]


@router.get("/book", auth=READER, response=list[PrefixBookOut], summary="Libro de autoadhesivos")
def book(
    request: HttpRequest, office: str, since: date, until: date, is_reserve: bool = False
) -> list[PrefixBookOut]:
    """`until` is the last day."""
    found = queries.office_with_vault(office, actor=actor_from(request))
    told = queries.sticker_book(
        found,
        since=since,
        until=min(until, date.max - timedelta(days=1)) + timedelta(days=1),
        is_reserve=is_reserve,
    )
    return [
        PrefixBookOut(
            prefix=each.prefix,
            is_digital=each.is_digital,
            opening=rules.written(each.opening),
            opened_with=each.opened_with,
            lines=[
                BookLineOut(
                    turn=line.turn,
                    label=line.label,
                    quantity=line.quantity,
                    serials=rules.written(line.spans),
                )
                for line in each.lines
            ],
            closing=rules.written(each.closing),
            closed_with=each.closed_with,
        )
        for each in told.prefixes
    ]


@router.get("/to-affix", auth=OFFICER, response=list[BareActOut], summary="Actuaciones sin autoadhesivo")
def to_affix(request: HttpRequest, office: str) -> list[BareActOut]:
    bare = queries.bare_acts(organisation.office(office), actor=actor_from(request))
    return [bare_act_out(act) for act in bare[:100]]


@router.post(
    "/acts/{uuid:act_id}/affix",
    auth=OFFICER,
    response={201: StickerOut},
    openapi_extra=OPENAPI,
    summary="Colocar un autoadhesivo",
)
@decorate_view(idempotent)
def affix(request: HttpRequest, act_id: UUID, sent: AffixIn) -> Status[Any]:
    actor = actor_from(request)
    act = acts.act(act_id, actor=actor)
    if sent.serial:
        return Status(201, sticker_out(actions.affix_scanned(act=act, serial=sent.serial, actor=actor)))
    return Status(201, sticker_out(actions.affix_next(act=act, actor=actor, is_digital=sent.is_digital)))


@router.post(
    "/acts/{uuid:act_id}/misprint",
    auth=OFFICER,
    response={201: StickerOut, 204: None},
    openapi_extra=OPENAPI,
    summary="Anular uno mal impreso y usar otro",
)
@decorate_view(idempotent)
def misprint(request: HttpRequest, act_id: UUID, sent: WhyIn) -> Status[Any]:
    """204 when the spoilt one was cancelled and no other is left."""
    actor = actor_from(request)
    after = actions.misprint(act=acts.act(act_id, actor=actor), reason=sent.reason[:500], actor=actor)
    return Status(201, sticker_out(after)) if after else Status(204, None)


@router.post(
    "/acts/{uuid:act_id}/annex",
    auth=OFFICER,
    response={201: StickerOut},
    openapi_extra=OPENAPI,
    summary="Anular una serie por una actuación que salió sin autoadhesivo",
)
@decorate_view(idempotent)
def annex(request: HttpRequest, act_id: UUID, sent: WhyIn) -> Status[StickerOut]:
    actor = actor_from(request)
    made = actions.annex(act=acts.act(act_id, actor=actor), reason=sent.reason[:500], actor=actor)
    return Status(201, sticker_out(made))


@router.post(
    "/acts/{uuid:act_id}/label",
    auth=OFFICER,
    openapi_extra=file_answer("application/pdf"),
    summary="Imprimir la etiqueta del autoadhesivo de una actuación",
)
def print_label(request: HttpRequest, act_id: UUID, sent: LabelIn) -> HttpResponse:
    """Each printing counts, and a second one on paper wants a reason."""
    actor = actor_from(request)
    sticker = queries.current_of(acts.act(act_id, actor=actor))
    if sticker is None:
        raise queries.StickerNotFound
    actions.print_label(sticker=sticker, reason=sent.reason, actor=actor)
    pdf = papers.label_pdf(queries.label_facts(sticker))
    return stored_response(pdf, "application/pdf", f"{sticker.serial}.pdf")
