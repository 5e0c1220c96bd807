"""Statements as a bank would write them: camt.053 of any version, and CSV."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from lxml import etree

from chancery.contexts.consular_accounts.rules import HEADER

IBAN = "IT60X0542811101000000123456"
SCHEMAS = Path(__file__).parent / "schemas"


@dataclass(frozen=True)
class Move:
    """One movement: money in is positive."""

    on: date
    amount: Decimal
    reference: str = ""
    words: str = ""


def camt(
    moves: Sequence[Move],
    *,
    opening: str = "100.00",
    version: str = "08",
    identifier: str = "EXTRACTO-05-2026",
    currency: str = "EUR",
    since: date = date(2026, 5, 1),
    until: date = date(2026, 5, 31),
) -> bytes:
    """A camt.053 that keeps its schema."""
    closing = Decimal(opening) + sum((move.amount for move in moves), Decimal(0))
    entries = "".join(_entry(move, currency, version) for move in moves)
    # In the earliest version the parties and the header say less; what is here all versions know.
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">
 <BkToCstmrStmt>
  <GrpHdr><MsgId>MSG-1</MsgId><CreDtTm>2026-06-01T06:00:00</CreDtTm></GrpHdr>
  <Stmt>
   <Id>{identifier}</Id>
   <CreDtTm>2026-06-01T06:00:00</CreDtTm>
   <FrToDt><FrDtTm>{since}T00:00:00</FrDtTm><ToDtTm>{until}T23:59:59</ToDtTm></FrToDt>
   <Acct><Id><IBAN>{IBAN}</IBAN></Id><Ccy>{currency}</Ccy></Acct>
   {_balance("OPBD", Decimal(opening), currency, since)}
   {_balance("CLBD", closing, currency, until)}
   {entries}
  </Stmt>
 </BkToCstmrStmt>
</Document>""".encode()


def table(moves: Sequence[Move], *, opening: str = "100.00", currency: str = "EUR") -> bytes:
    """The same as CSV."""
    balance = Decimal(opening)
    rows = [",".join(HEADER)]
    for move in moves:
        balance += move.amount
        rows.append(
            f"{IBAN},{move.on},{move.on},{move.amount},{balance},{currency},{move.reference},{move.words}"
        )
    return "\n".join(rows).encode()


def keeps_schema(content: bytes, version: str) -> bool:
    """Whether the file keeps the schema of ISO 20022."""
    schema = etree.XMLSchema(etree.parse(SCHEMAS / f"camt.053.001.{version}.xsd"))
    schema.assertValid(etree.fromstring(content))
    return True


def _balance(code: str, amount: Decimal, currency: str, on: date) -> str:
    side = "DBIT" if amount < 0 else "CRDT"
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='{currency}'>{abs(amount)}</Amt>"
        f"<CdtDbtInd>{side}</CdtDbtInd><Dt><Dt>{on}</Dt></Dt></Bal>"
    )


def _entry(move: Move, currency: str, version: str) -> str:
    side = "DBIT" if move.amount < 0 else "CRDT"
    state = "BOOK" if version == "02" else "<Cd>BOOK</Cd>"
    details = ""
    if move.reference or move.words:
        refs = f"<Refs><EndToEndId>{move.reference}</EndToEndId></Refs>" if move.reference else ""
        words = f"<RmtInf><Ustrd>{move.words}</Ustrd></RmtInf>" if move.words else ""
        amount = (
            f"<Amt Ccy='{currency}'>{abs(move.amount)}</Amt><CdtDbtInd>{side}</CdtDbtInd>"
            if version != "02"
            else ""
        )
        details = f"<NtryDtls><TxDtls>{refs}{amount}{words}</TxDtls></NtryDtls>"
    return (
        f"<Ntry><Amt Ccy='{currency}'>{abs(move.amount)}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts>{state}</Sts>"
        f"<BookgDt><Dt>{move.on}</Dt></BookgDt><ValDt><Dt>{move.on}</Dt></ValDt>"
        f"<BkTxCd><Prtry><Cd>MSC</Cd></Prtry></BkTxCd>{details}</Ntry>"
    )
