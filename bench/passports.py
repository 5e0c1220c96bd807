"""Do a request, the post's list and the search for a holder cost the same with a thousand passports as with many?"""

from itertools import count

from bench import copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.models import Passport
from chancery.contexts.passports.tests import factories

ROUNDS, TIMES, PAGE = 15, 5, 50


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with the most as with the fewest; how many requests a second stands beside the first."""
    at = factories.world()
    passport = factories.delivered(at)
    children = count(99_000_001)
    ministries = copies.of_sizes("passports", sizes, lambda size: _fill(passport, size))

    def request() -> None:
        assert factories.filed(at, **factories.of_a_child(dni=f"{next(children)}")).pk

    def by_number() -> None:
        assert actions.check(number=passport.number, actor=at.inspector).is_good

    def listed(text: str = "") -> None:
        assert len(queries.listed(at.post.officer, text=text)[:PAGE])

    works = {
        "a request": request,
        "a page of the post's list": listed,
        "a search by name": lambda: listed("solicitante ñahui"),
        "a search by number": lambda: listed(passport.number),
        "whether one has another": lambda: queries.standing_of(passport.application),
        "a border check by number": by_number,
    }
    return copies.figures("passports", ministries, works, {}, rounds=ROUNDS, times=TIMES)


def _fill(passport: Passport, size: int) -> None:
    """So many more booklets that were made, each of somebody else, with its case, its request and its document."""
    made = copies.made_id
    application = passport.application
    copies.multiply_case(application.case_id, passport.document_id, size)
    copies.multiply(
        "passports_application", "was.id = %s", application.pk, size,
        id=made("application"), case_id=made("case"), dni="lpad(n::text, 8, '0')",
        folded_name="'somebody ' || md5('name' || n)",
    )  # fmt: skip
    copies.multiply(
        "passports_passport", "was.id = %s", passport.pk, size,
        id=made("booklet"), application_id=made("application"), document_id=made("document"),
        number="'B' || lpad(n::text, 8, '0')", serial="'BEN' || n", zone="'BEN' || n",
    )  # fmt: skip
