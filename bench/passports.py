"""Do a request, the post's list and the search for a holder cost the same with a thousand passports as with many?"""

from itertools import count

from bench import asked, copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.models import Passport
from chancery.contexts.passports.tests import factories

ROUNDS, TIMES = 15, 3


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with the most as with the fewest; how many requests a second stands beside the first."""
    at = factories.world()
    passport = factories.delivered(at)
    children = count(99_000_001)
    officer = asked.signed_in(at.post.officer)
    ministries = copies.of_sizes("passports", sizes, lambda size: _fill(passport, size))

    def request() -> None:
        assert factories.filed(at, **factories.of_a_child(dni=f"{next(children)}")).pk

    def by_number() -> None:
        assert actions.check(number=passport.number, actor=at.inspector).is_good

    works = {
        "a request": request,
        "whether one has another": lambda: queries.standing_of(passport.application),
        "a border check by number": by_number,
    }
    pages = {
        "a page of the post's list": "lista/",
        "its fifth page": "lista/?pagina=5",
        "a search by name": "lista/?buscar=solicitante+ñahui",
        "a search by number": f"lista/?buscar={passport.number}",
        "what nobody came for": "no-recogidos/",
    }
    return copies.figures(
        "passports", ministries, works, {}, rounds=ROUNDS, times=TIMES,
        pages={name: asked.page(officer, f"/tramites/pasaporte/{where}") for name, where in pages.items()},
    )  # fmt: skip


def _fill(passport: Passport, size: int) -> None:
    """So many more booklets that were delivered, each to somebody else, with its case, its request and its document."""
    made, counted = copies.made_id, "1000000 + n"
    application, certification = passport.application, passport.certification
    copies.multiply_case(application.case_id, size)
    copies.multiply_paper(passport.document_id, size)
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
    copies.multiply(
        "passports_certification", "was.id = %s", certification.pk, size,
        id=counted, passport_id=made("booklet"), chip="'BEN' || n",
    )  # fmt: skip
    copies.multiply(
        "passports_delivery",
        "was.id = %s",
        certification.delivery.pk,
        size,
        id=counted,
        certification_id=counted,
    )
    copies.multiply(
        "passports_inforce", "was.delivery_id = %s", certification.delivery.pk, size,
        holder_key="'BEN' || n", delivery_id=counted,
    )  # fmt: skip
