"""What the regulation allows in a consular account: states, steps, deadlines, papers."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Norm,
    Notice,
    PaperKind,
    Procedure,
    Seat,
    Step,
)

REGULATION = Norm("D.S. 076-2005-RE", "Reglamento Consular, arts. 141-142, 163-167, 179-215")
CURRENT = Norm("D.S. 032-2023-RE", "Reglamento Consular, arts. 152-156")
TARIFF = Norm("D.S. 045-2003-RE", "Tarifa de Derechos Consulares")


class State(StrEnum):
    """Where the account of a month may stand."""

    OPEN = "open"
    CLOSED = "closed"
    REMITTED = "remitted"
    RETURNED = "returned"
    UNDER_REVIEW = "under_review"
    OBSERVED = "observed"
    ANSWERED = "answered"
    APPROVED = "approved"


_PAPERS = Path(__file__).parent / "papers"
BOOK = PaperKind(
    "consular_book",
    "Libro de cuentas consulares",
    "LCC",
    _PAPERS / "book.typ",
)
NOTE = PaperKind(
    "remittance_note",
    "Borderó de remesa",
    "BRC",
    _PAPERS / "book.typ",
)

CONSULAR_ACCOUNT = Procedure(
    code="consular_account",
    version=1,
    context="consular_accounts",
    slug="cuenta-consular",
    in_force_since=date(2026, 1, 1),
    title="Cuenta consular del mes",
    summary="Los libros de una oficina consular cerrados mes a mes, la remesa de su saldo y su revisión por la jefatura "
    "y por Lima.",
    synonyms=(),
    legal_basis=(REGULATION, CURRENT, TARIFF),
    assessment=Assessment.AUTOMATIC,
    offices=CONSULAR,
    series="CTA",
    numbered_by_office=True,
    is_internal=True,
    requirements=(),
    states={
        State.OPEN: "Abierta",
        State.CLOSED: "Cerrada, por remitir",
        State.REMITTED: "Remitida",
        State.RETURNED: "Observada por la jefatura",
        State.UNDER_REVIEW: "En revisión en Lima",
        State.OBSERVED: "Observada por Lima",
        State.ANSWERED: "Observación respondida",
        State.APPROVED: "Aprobada",
    },
    initial=State.OPEN,
    final=frozenset({State.APPROVED}),
    steps=(
        Step(
            "close",
            "Cerrar los libros del mes",
            by=Role.CONSUL,
            from_=State.OPEN,
            to=State.CLOSED,
            issues=BOOK.code,
            hint="Firma los libros. Quedan fijos: solo se cierran otra vez si se observan, y los anteriores permanecen.",
        ),
        Step(
            "remit",
            "Registrar la remesa",
            by=Role.CONSUL,
            from_=State.CLOSED,
            to=State.REMITTED,
            issues=NOTE.code,
            hint="El saldo entero, una sola vez al mes: a la jefatura, o a Lima en dólares.",
        ),
        Step(
            "endorse",
            "Dar conformidad como jefatura",
            by=Role.CONSUL,
            seat=Seat.REGIONAL_HEAD,
            from_=State.REMITTED,
            to=State.UNDER_REVIEW,
            plain=True,
            hint="La cuenta de la oficina dependiente pasa a Lima.",
        ),
        Step(
            "send_back",
            "Observar como jefatura",
            by=Role.CONSUL,
            seat=Seat.REGIONAL_HEAD,
            from_=State.REMITTED,
            to=State.RETURNED,
            hint="La oficina dependiente debe responder antes de que la cuenta pase a Lima.",
        ),
        Step(
            "explain",
            "Responder a la jefatura",
            by=Role.CONSUL,
            from_=State.RETURNED,
            to=State.REMITTED,
            hint="Responda cada observación.",
        ),
        Step(
            "pass_on",
            "Pasar a la revisión de Lima",
            by=Role.SYSTEM,
            from_=(State.REMITTED, State.RETURNED),
            to=State.UNDER_REVIEW,
        ),
        Step(
            "observe",
            "Observar",
            by=Role.ACCOUNTANT,
            seat=Seat.REMITTANCES,
            from_=(State.UNDER_REVIEW, State.ANSWERED),
            to=State.OBSERVED,
            hint="Diga de cada libro la línea y el motivo. El plazo de revisión se suspende hasta la respuesta.",
            notice=Notice(
                "Lima observó la cuenta consular {number}",
                "La cuenta {number} tiene observaciones. Entre a su página y respóndalas dentro del plazo que se indica.",
            ),
        ),
        Step(
            "answer",
            "Responder las observaciones",
            by=Role.CONSUL,
            from_=State.OBSERVED,
            to=State.ANSWERED,
            hint="Responda cada observación; los libros firmados no cambian.",
        ),
        Step(
            "correct",
            "Cerrar otra vez los libros",
            by=Role.CONSUL,
            from_=State.OBSERVED,
            to=State.ANSWERED,
            issues=BOOK.code,
            hint="Firma libros nuevos con lo que hoy consta del mes. Los anteriores permanecen a la vista.",
        ),
        Step(
            "approve",
            "Aprobar",
            by=Role.ACCOUNTANT,
            seat=Seat.REMITTANCES,
            from_=(State.UNDER_REVIEW, State.ANSWERED),
            to=State.APPROVED,
            plain=True,
            hint="La cuenta queda aprobada y no se abre más.",
            notice=Notice("Cuenta consular {number} aprobada", "Lima aprobó la cuenta consular {number}."),
        ),
        Step(
            "lapse",
            "Aprobar por vencimiento del plazo de revisión",
            by=Role.SYSTEM,
            from_=(State.UNDER_REVIEW, State.ANSWERED),
            to=State.APPROVED,
            notice=Notice(
                "Cuenta consular {number} aprobada por el plazo",
                "Pasó el plazo de revisión de la cuenta consular {number} sin observación: quedó aprobada "
                "(D.S. 076-2005-RE, art. 206).",
            ),
        ),
        Step(
            "warn",
            "Alertar por respuesta vencida",
            by=Role.SYSTEM,
            from_=State.OBSERVED,
        ),
    ),
    deadlines=(
        Deadline(
            "head_review",
            "Revisar la cuenta la jefatura",
            period="consular_account.head_review",
            counts_in=(State.REMITTED,),
            pauses_in=(State.RETURNED,),
            then="pass_on",
            norm=REGULATION.article("204"),
            remind_days_before=2,
        ),
        Deadline(
            "review",
            "Revisar la cuenta en Lima",
            period="consular_account.review",
            counts_in=(State.UNDER_REVIEW, State.ANSWERED),
            pauses_in=(State.OBSERVED,),
            then="lapse",
            norm=REGULATION.article("206"),
        ),
        Deadline(
            "answer",
            "Responder las observaciones",
            period="consular_account.answer",
            counts_in=(State.OBSERVED,),
            then="warn",
            norm=REGULATION.article("205"),
            remind_days_before=2,
        ),
    ),
    papers=(BOOK, NOTE),
    route="consular_accounts:case",
    filing_route="consular_accounts:open_month",
)
