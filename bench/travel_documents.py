"""How many zones are read and how many seals verified in a second? Beside the outside checker, and beside the bare signature."""

from datetime import date, timedelta
from itertools import cycle

from cryptography.hazmat.primitives.asymmetric import ec, utils
from mrz.checker.mrva import MRVACodeChecker
from mrz.checker.td1 import TD1CodeChecker
from mrz.checker.td2 import TD2CodeChecker
from mrz.checker.td3 import TD3CodeChecker

from bench import measure
from chancery.kernel.travel_documents import data_matrix, seal_checks, seal_contents, seal_keys, seals
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.reading import read
from chancery.kernel.travel_documents.seal_contents import Stay, Visa
from chancery.kernel.travel_documents.tests import specimens

ROUNDS, TIMES = 15, 200
DAY = date(2026, 3, 25)
CHECKERS = {
    Form.TD1: TD1CodeChecker,
    Form.TD2: TD2CodeChecker,
    Form.TD3: TD3CodeChecker,
    Form.MRV_A: MRVACodeChecker,
}


def run() -> list[measure.Figure]:
    """A zone is read no slower than by the checker; a seal's verdict costs little more than its signature."""
    rows = specimens.rows("specimens")[:4]
    zones = [(Form(row["form"]), "\n".join(row["lines"].split())) for row in rows]
    ours, theirs = cycle(zones), cycle(zones)

    def read_zone() -> None:
        read(next(ours)[1])

    def check_zone() -> None:
        form, text = next(theirs)
        checker = CHECKERS[form](text)
        assert checker
        checker.fields()

    key = ec.generate_private_key(ec.SECP256R1())
    header = seals.Header(seals.kind("visa"), "PER", "PEVS", "1A2F", DAY, DAY)
    visa = specimens.zone(specimens.rows("specimens")[6])
    content = seals.sign(header, seal_contents.of_visa(visa, Visa(Stay(183), "L898902C3")), key)
    listed = seal_keys.SealKey("PEVS", "1A2F", key.public_key(), date(2026, 1, 1), date(2027, 1, 1))
    keys = seal_keys.KeyList(DAY, DAY + timedelta(days=7), (listed,))
    seal = seals.read(content)
    r, s = (int.from_bytes(half, "big") for half in (seal.signature[:32], seal.signature[32:]))
    signature = utils.encode_dss_signature(r, s)

    def verdict() -> None:
        assert seal_checks.verify(content, keys, on=DAY).is_valid

    def bare_signature() -> None:
        key.public_key().verify(signature, seal.signed, ec.ECDSA(seals.hash_for(key.curve)))

    def symbol() -> None:
        data_matrix.svg(content)

    works = {each.__name__: _many(each) for each in (read_zone, check_zone, verdict, bare_signature, symbol)}
    taken = measure.in_turns(works, rounds=ROUNDS)
    part = "travel documents"
    return [
        measure.at_least(
            part, f"{TIMES} zones, mrz 0.6.2 : read", taken["check_zone"], taken["read_zone"], 1
        ),
        measure.at_most(
            part,
            f"{TIMES} seals, verdict : its signature alone",
            taken["verdict"],
            taken["bare_signature"],
            3,
        ),
        measure.share(part, f"{TIMES} symbols drawn : as many verdicts", taken["symbol"], taken["verdict"]),
    ]


def _many(work: measure.Work) -> measure.Work:
    def repeated() -> None:
        for _ in range(TIMES):
            work()

    return repeated
