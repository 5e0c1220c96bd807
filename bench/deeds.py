"""What do a search among deeds and a registrar's question about one cost, at one post with ten thousand and with a million?

The plain alternatives: the text search of PostgreSQL alone, and the deed's entry in the book alone.
"""

from django.db import connection

from bench import copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.models import Deed
from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import ids

ROUNDS, TIMES = 15, 5
_WORDS = "predio1 escritura"


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long at a post with a million deeds as at one with ten thousand."""
    with factories.register() as simulator:
        at = acts.post()
        deed = factories.concluded(at, simulator)
    ministries = copies.of_sizes("deeds", sizes, lambda size: _fill(deed, size))
    number = deed.entry.number + min(ministries) // 2
    code = deed.conclusion.document.verification_code

    def search() -> None:
        assert queries.search(at.consul, _WORDS)

    def registry() -> None:
        found = queries.for_registry(office=at.office, year=deed.entry.year, number=number)
        assert found is not None
        assert queries.standing(found).stands

    def verify() -> None:
        from chancery.kernel.documents import queries as documents

        assert documents.standing(ids.format_code(code)).number

    works = {"a search by a word": search, "a registrar's question": registry, "a paper verified": verify}
    plain = {
        "a search by a word": ("PostgreSQL's text search", lambda: _sought(at.office.pk), 20.0),
        "a registrar's question": ("the entry's row", lambda: _entry(at.office.pk, number), 20.0),
    }
    return copies.figures("deeds", ministries, works, plain, rounds=ROUNDS, times=TIMES)


def _fill(deed: Deed, size: int) -> None:
    """So many more concluded deeds of the same post; a word of the text is shared by fifty of each size."""
    made = copies.made_id
    entry, conclusion = deed.entry, deed.conclusion
    shared = f"GREATEST({size} / 50, 1)"
    copies.multiply_case(deed.case_id, size)
    copies.multiply(
        "fees_charge",
        "was.id = %s",
        deed.qualification.charge_id,
        size,
        id=made("charge"),
        case_id=made("case"),
    )
    copies.multiply(
        "acts_act", "was.id = %s", entry.act_id, size,
        id=made("act"), case_id=made("case"), charge_id=made("charge"), document_id="NULL::uuid",
        entry_ordinal="was.entry_ordinal + n", kind_ordinal="was.kind_ordinal + n",
    )  # fmt: skip
    copies.multiply_paper(conclusion.document_id, size)
    copies.multiply("public_deeds_deed", "was.id = %s", deed.pk, size, id=made("deed"), case_id=made("case"))
    for party in queries.parties_of(deed):
        copies.multiply(
            "public_deeds_party", "was.id = %s", party.pk, size,
            id=made(f"party{party.position}"), deed_id=made("deed"),
        )  # fmt: skip
    copies.multiply(
        "public_deeds_bookentry", "was.id = %s", entry.pk, size,
        id=made("entry"), deed_id=made("deed"), act_id=made("act"), number="was.number + n",
        first_foja="was.last_foja + n", last_foja="was.last_foja + n",
        folded_text=f"'escritura del predio' || n %% {shared} || ' en lima'",
    )  # fmt: skip
    copies.multiply(
        "public_deeds_conclusion", "was.id = %s", conclusion.pk, size,
        id=made("conclusion"), deed_id=made("deed"), document_id=made("document"),
    )  # fmt: skip


def _sought(office_id: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM public_deeds_bookentry WHERE search @@ plainto_tsquery('spanish', %s) AND office_id = %s "
            "ORDER BY entered_on DESC LIMIT 50",
            [_WORDS, office_id],
        )
        assert cursor.fetchall()


def _entry(office_id: object, number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM public_deeds_bookentry WHERE office_id = %s AND book = 'deeds' AND number = %s",
            [office_id, number],
        )
        assert cursor.fetchone()
