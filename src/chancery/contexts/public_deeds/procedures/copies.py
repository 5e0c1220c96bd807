"""What the law allows in the copies of a deed: testimony, summary, letter to a registry (RC05 arts. 500-503)."""

from collections.abc import Mapping
from enum import StrEnum

from chancery.contexts.public_deeds.procedures.norms import PAPERS, SINCE, TARIFF
from chancery.contexts.public_deeds.rules.kinds import CopyKind
from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Need,
    Norm,
    Notice,
    PaperKind,
    Procedure,
    Step,
)


class CopyState(StrEnum):
    """Where a copy that was asked for may stand."""

    REQUESTED = "requested"
    PAID = "paid"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"


def _copy(
    copy: CopyKind, *, slug: str, series: str, paper_series: str, summary: str, will: bool = False
) -> Procedure:
    title = f"{copy.label} de {'testamento' if will else 'escritura pública'}"
    code = f"will_{copy.value}" if will else f"deed_{copy.value}"
    paper = "reserved_copy" if will else code
    return Procedure(
        code=code,
        version=1,
        context="public_deeds",
        slug=slug,
        in_force_since=SINCE,
        title=title,
        summary=summary,
        synonyms=("copia de escritura", copy.label.lower()),
        legal_basis=(
            Norm("D.S. 076-2005-RE, arts. 500-503", "Reglamento Consular: testimonios, boletas y partes"),
            TARIFF,
        ),
        assessment=Assessment.AUTOMATIC,
        offices=CONSULAR,
        series=series,
        numbered_by_office=True,
        reserved_to=Role.CONSUL if will else None,
        paid_step="admit",
        requirements=(),
        states={
            CopyState.REQUESTED: "Pendiente de pago",
            CopyState.PAID: "Pagada",
            CopyState.ISSUED: "Expedida",
            CopyState.WITHDRAWN: "Desistida",
            CopyState.ABANDONED: "En abandono",
        },
        initial=CopyState.REQUESTED,
        final=frozenset({CopyState.ISSUED, CopyState.WITHDRAWN, CopyState.ABANDONED}),
        steps=(
            Step("admit", "Registrar el pago", by=Role.SYSTEM, from_=CopyState.REQUESTED, to=CopyState.PAID),
            Step(
                "issue_copy",
                "Expedir",
                by=Role.CONSUL,
                from_=CopyState.PAID,
                to=CopyState.ISSUED,
                needs=(Need.FEE_PAID,),
                issues=paper,
                hint="Firma y numera la copia. Dice lo que la escritura dice, entera o en resumen.",
                notice=Notice(
                    "Está lista la copia que pidió ({number})",
                    "El consulado expidió la copia de {number}. Descárguela desde la página del expediente.",
                ),
            ),
            Step(
                "withdraw",
                "Desistir",
                by=Role.APPLICANT,
                from_=CopyState.REQUESTED,
                to=CopyState.WITHDRAWN,
                plain=True,
            ),
            Step(
                "expire",
                "Archivar por falta de pago",
                by=Role.SYSTEM,
                from_=CopyState.REQUESTED,
                to=CopyState.ABANDONED,
            ),
        ),
        deadlines=(
            Deadline(
                "payment",
                "Pagar los derechos",
                period="public_deed.payment",
                counts_in=(CopyState.REQUESTED,),
                then="expire",
                norm=TARIFF,
                binds="applicant",
            ),
        ),
        papers=(
            PaperKind(
                paper,
                copy.label,
                paper_series,
                PAPERS / f"{copy.value}.typ",
                numbered_by_office=True,
                is_watched=not will,
                is_reserved=will,
            ),
        ),
        route="public_deeds:copy",
        filing_route="public_deeds:deeds",
        begun_by="Elegir la escritura",
    )


COPIES: Mapping[CopyKind, Procedure] = {
    CopyKind.TESTIMONY: _copy(
        CopyKind.TESTIMONY,
        slug="testimonio-de-escritura",
        series="ECT",
        paper_series="TES",
        summary="La copia literal y completa de una escritura pública, para quien la otorgó.",
    ),
    CopyKind.SUMMARY: _copy(
        CopyKind.SUMMARY,
        slug="boleta-de-escritura",
        series="ECB",
        paper_series="BOL",
        summary="El resumen de una escritura pública: quiénes la otorgaron, qué acto es y en qué fojas consta.",
    ),
    CopyKind.LETTER: _copy(
        CopyKind.LETTER,
        slug="parte-a-registros",
        series="ECP",
        paper_series="PAR",
        summary="El oficio con la transcripción completa de la escritura que se envía a los registros públicos.",
    ),
}
WILL_TESTIMONY = _copy(
    CopyKind.TESTIMONY,
    slug="testimonio-de-testamento",
    series="ETT",
    paper_series="TET",
    summary="La copia literal de su propio testamento.",
    will=True,
)
