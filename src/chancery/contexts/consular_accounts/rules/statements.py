"""What does a bank's statement say? Pure: bytes in, lines out; a file that is none is refused with a sentence.

The CSV that an office may write by hand or take from its bank has the header `HEADER`, one movement a line, and the
balance after each. ISO 20022 `camt.053.001.*` is read as a stream; no entity, DTD or address in it is ever followed.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from lxml import etree

from chancery.kernel.base.money import minor_units

HEADER = ("cuenta", "fecha", "fecha_valor", "importe", "saldo", "moneda", "referencia", "descripcion")
LARGEST = 20_000_000
MOST_LINES = 100_000
_NAMESPACE = re.compile(r"^\{urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.\d{2}\}Document$")
_ANY_NAMESPACE = re.compile(r"^\{(?:urn:iso:std:iso:20022:tech:xsd:)?([^}]*)\}")


class StatementFormat(StrEnum):
    """In which form a statement came."""

    CSV = "csv"
    CAMT = "camt.053"


class StatementUnfit(ValueError):
    """The file is no statement, and the text says in Spanish why."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A movement of the account: money in is positive, money out negative."""

    position: int
    booked_on: date
    valued_on: date
    amount: Decimal
    reference: str
    description: str


@dataclass(frozen=True, slots=True)
class BankStatement:
    """One statement of one account, whose movements lead from its opening to its closing balance."""

    form: StatementFormat
    account: str
    identifier: str
    currency: str
    since: date
    until: date
    opening: Decimal
    closing: Decimal
    lines: tuple[StatementLine, ...]


def read(content: bytes) -> BankStatement:
    """The statement in a file, whichever of the two forms it has. Raises `StatementUnfit`."""
    if not content.strip():
        raise StatementUnfit("el archivo está vacío")
    if len(content) > LARGEST:
        raise StatementUnfit(f"el archivo supera {LARGEST // 1_000_000} MB")
    begins = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    is_wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    found = _read_camt(content) if begins == b"<" or is_wide else _read_csv(content)
    moved = sum((line.amount for line in found.lines), Decimal(0))
    if found.opening + moved != found.closing:
        raise StatementUnfit(
            f"no cuadra: saldo inicial {found.opening} más movimientos {moved} no da el saldo final {found.closing}"
        )
    return found


def _read_csv(content: bytes) -> BankStatement:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StatementUnfit("el CSV debe estar en UTF-8") from None
    if "\x00" in text:
        raise StatementUnfit("el archivo no es un CSV ni un camt.053")
    first = text.splitlines()[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        header = tuple(cell.strip().lower() for cell in next(rows))
        if header != HEADER:
            raise StatementUnfit(f"la primera línea del CSV debe ser «{','.join(HEADER)}»")
        return _of_rows(
            [row for row in rows if any(cell.strip() for cell in row)], is_comma_decimal=delimiter == ";"
        )
    except csv.Error as error:
        raise StatementUnfit(f"el CSV no se puede leer ({error})") from None


def _of_rows(rows: list[list[str]], *, is_comma_decimal: bool) -> BankStatement:
    if not rows:
        raise StatementUnfit("el extracto no tiene movimientos")
    if len(rows) > MOST_LINES:
        raise StatementUnfit(f"el extracto pasa de {MOST_LINES} movimientos")
    lines: list[StatementLine] = []
    account = currency = ""
    opening = balance = Decimal(0)
    for number, row in enumerate(rows, start=2):
        if len(row) != len(HEADER):
            raise StatementUnfit(f"la línea {number} tiene {len(row)} columnas y deben ser {len(HEADER)}")
        cells = dict(zip(HEADER, (cell.strip() for cell in row), strict=True))
        amount = _amount(cells["importe"], cells["moneda"], f"la línea {number}", is_comma_decimal)
        after = _amount(cells["saldo"], cells["moneda"], f"la línea {number}", is_comma_decimal)
        if not lines:
            account, currency, opening = cells["cuenta"], cells["moneda"].upper(), after - amount
            balance = opening
        if (cells["cuenta"], cells["moneda"].upper()) != (account, currency):
            raise StatementUnfit(f"la línea {number} es de otra cuenta o de otra moneda")
        balance += amount
        if balance != after:
            raise StatementUnfit(
                f"la línea {number} no cuadra: el saldo debería ser {balance} y dice {after}"
            )
        booked = _day(cells["fecha"], f"la línea {number}")
        lines.append(
            StatementLine(
                position=len(lines) + 1,
                booked_on=booked,
                valued_on=_day(cells["fecha_valor"] or cells["fecha"], f"la línea {number}"),
                amount=amount,
                reference=cells["referencia"][:140],
                description=cells["descripcion"][:500],
            )
        )
    days = [line.booked_on for line in lines]
    return BankStatement(
        StatementFormat.CSV,
        account[:34],
        "",
        _currency(currency),
        min(days),
        max(days),
        opening,
        balance,
        tuple(lines),
    )


def _read_camt(content: bytes) -> BankStatement:
    try:
        return _of_camt(content)
    except etree.XMLSyntaxError:
        raise StatementUnfit("el archivo parece XML pero está mal formado o dañado") from None


def _of_camt(content: bytes) -> BankStatement:
    """Each entry is let go as soon as it was read, so that a long statement takes no more room than a short one."""
    walk = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    lines: list[StatementLine] = []
    head: dict[str, str] = {}
    balances: dict[str, tuple[Decimal, date]] = {}
    path: list[str] = []
    statements = 0
    for event, element in walk:
        name = str(element.tag).rsplit("}", 1)[-1]
        if event == "start":
            if not path:
                _require_camt(element)
            path.append(name)
            continue
        within, place = path[:3], "/".join(path[3:])
        path.pop()
        if within != ["Document", "BkToCstmrStmt", "Stmt"]:
            continue
        if place == "Ntry":
            if _text(element, "Sts/Cd") in ("", "BOOK") and _text(element, "Sts") in ("", "BOOK"):
                lines.append(_entry(element, len(lines) + 1))
            if len(lines) > MOST_LINES:
                raise StatementUnfit(f"el extracto pasa de {MOST_LINES} movimientos")
        elif place == "Bal":
            code = _text(element, "Tp/CdOrPrtry/Cd")
            balances.setdefault(code, (_signed(element), _date_in(element, "Dt")))
        elif place == "Bal/Amt":
            head.setdefault(place, element.get("Ccy", ""))
            continue
        elif place == "" and name == "Stmt":
            statements += 1
        elif place in ("Id", "FrToDt/FrDtTm", "FrToDt/ToDtTm", "Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Ccy"):
            head.setdefault(place, (element.text or "").strip())
            continue
        else:
            continue
        element.clear()
    if statements != 1:
        raise StatementUnfit(f"el archivo trae {statements} extractos: importe uno por archivo")
    return _camt_statement(head, balances, lines)


def _require_camt(root: etree._Element) -> None:
    if root.getroottree().docinfo.doctype:
        raise StatementUnfit("el XML declara un DOCTYPE, que no se acepta")
    if not _NAMESPACE.match(str(root.tag)):
        told = _ANY_NAMESPACE.match(str(root.tag))
        kind = told.group(1) if told else "ninguno"
        raise StatementUnfit(f"el XML no es un extracto camt.053.001: su formato es «{kind}»")


def _camt_statement(
    head: dict[str, str], balances: dict[str, tuple[Decimal, date]], lines: list[StatementLine]
) -> BankStatement:
    opening = balances.get("OPBD") or balances.get("PRCD")
    closing = balances.get("CLBD")
    if opening is None or closing is None:
        raise StatementUnfit("al extracto le falta el saldo inicial (OPBD o PRCD) o el final (CLBD)")
    currency = head.get("Acct/Ccy") or head.get("Bal/Amt", "")
    days = [line.booked_on for line in lines]
    since = _day(head["FrToDt/FrDtTm"][:10], "el período") if "FrToDt/FrDtTm" in head else None
    until = _day(head["FrToDt/ToDtTm"][:10], "el período") if "FrToDt/ToDtTm" in head else None
    return BankStatement(
        StatementFormat.CAMT,
        (head.get("Acct/Id/IBAN") or head.get("Acct/Id/Othr/Id") or "")[:34],
        head.get("Id", "")[:35],
        _currency(currency),
        since or min(days, default=opening[1]),
        until or max(days, default=closing[1]),
        opening[0],
        closing[0],
        tuple(lines),
    )


def _entry(entry: etree._Element, position: int) -> StatementLine:
    booked = _date_in(entry, "BookgDt")
    references = _texts(entry, ("NtryDtls/TxDtls/Refs/EndToEndId", "NtryRef", "AcctSvcrRef"))
    words = _texts(entry, ("NtryDtls/TxDtls/RmtInf/Ustrd", "AddtlNtryInf", "NtryDtls/TxDtls/AddtlTxInf"))
    reference = next((each for each in references if each != "NOTPROVIDED"), "")
    return StatementLine(
        position,
        booked,
        _date_in(entry, "ValDt", booked),
        _signed(entry),
        reference[:140],
        " · ".join(dict.fromkeys((*words, *references)))[:500],
    )


def _signed(element: etree._Element) -> Decimal:
    found = element.find("{*}Amt")
    if found is None:
        raise StatementUnfit("a un movimiento o saldo le falta el importe")
    amount = _amount((found.text or "").strip(), found.get("Ccy", ""), "un movimiento o saldo", False)
    return -amount if _text(element, "CdtDbtInd") == "DBIT" else amount


def _date_in(element: etree._Element, name: str, otherwise: date | None = None) -> date:
    text = _text(element, f"{name}/Dt") or _text(element, f"{name}/DtTm")
    if not text and otherwise is not None:
        return otherwise
    return _day(text[:10], "un movimiento o saldo")


def _text(element: etree._Element, path: str) -> str:
    return (element.findtext("/".join(f"{{*}}{part}" for part in path.split("/"))) or "").strip()


def _texts(element: etree._Element, paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_all_texts(element, paths))


def _all_texts(element: etree._Element, paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        for found in element.findall("/".join(f"{{*}}{part}" for part in path.split("/"))):
            if text := " ".join((found.text or "").split()):
                yield text


def _amount(text: str, currency: str, where: str, is_comma_decimal: bool) -> Decimal:
    plain = text.replace(".", "").replace(",", ".") if is_comma_decimal and "," in text else text
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        raise StatementUnfit(f"«{text[:40]}», en {where}, no es un importe") from None
    if not amount.is_finite() or abs(amount) >= Decimal(10) ** 12:
        raise StatementUnfit(f"«{text[:40]}», en {where}, no es un importe")
    if amount != amount.quantize(Decimal(1).scaleb(-minor_units(currency.upper()))):
        raise StatementUnfit(f"«{text[:40]}», en {where}, tiene más decimales que los de su moneda")
    return amount.quantize(Decimal("0.01"))


def _day(text: str, where: str) -> date:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a day, not an instant
        except ValueError:
            continue
    raise StatementUnfit(f"«{text[:40]}», en {where}, no es una fecha: escríbala como 2026-01-31")


def _currency(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", text):
        raise StatementUnfit(f"«{text[:10]}» no es una moneda: escriba el código de tres letras")
    return text
