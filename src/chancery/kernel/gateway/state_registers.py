"""Which registers of the State are asked: a new one is one line here, beside its module."""

from typing import Any

from chancery.kernel.gateway import civil_identity, criminal_records, foreigners, taxpayers
from chancery.kernel.gateway.registers import Register

REGISTERS: dict[str, Register[Any]] = {
    each.partner: each
    for each in (
        civil_identity.REGISTER,
        foreigners.REGISTER,
        criminal_records.REGISTER,
        taxpayers.REGISTER,
    )
}
