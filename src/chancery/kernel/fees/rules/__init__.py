"""What the law computes of money: pure, and known to no table."""

from chancery.kernel.fees.rules.exchange import (
    CEILINGS,
    Ceiling,
    ceiling_on,
    highest,
    month_of,
    next_month,
    observed_days,
)
from chancery.kernel.fees.rules.means import AT_THE_COUNTER, WITH_OPERATION, Means
from chancery.kernel.fees.rules.purse import (
    ChargeState,
    Difference,
    DifferenceKind,
    Movement,
    compare,
    is_settled,
)
from chancery.kernel.fees.rules.tariff import (
    OWN_ERROR,
    SECTIONS,
    Calculation,
    Terms,
    consular_amount,
    part,
    surcharge,
)

__all__ = [
    "AT_THE_COUNTER",
    "CEILINGS",
    "OWN_ERROR",
    "SECTIONS",
    "WITH_OPERATION",
    "Calculation",
    "Ceiling",
    "ChargeState",
    "Difference",
    "DifferenceKind",
    "Means",
    "Movement",
    "Terms",
    "ceiling_on",
    "compare",
    "consular_amount",
    "highest",
    "is_settled",
    "month_of",
    "next_month",
    "observed_days",
    "part",
    "surcharge",
]
