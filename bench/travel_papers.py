"""Does the border's answer, the post's list and what stands no more cost the same with a thousand salvoconductos as with many?"""

from itertools import cycle

from bench import asked, copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.models import TravelPaper
from chancery.contexts.travel_papers.tests import factories
from chancery.kernel.base import clock

ROUNDS, TIMES, PAPERS = 15, 3, 4


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with the most as with the fewest."""
    at = factories.world()
    papers = [factories.delivered(at, given_names=f"Persona {letter}") for letter in "ABCD"[:PAPERS]]
    officer = asked.signed_in(at.post.officer)
    ministries = copies.of_sizes("travel_papers", sizes, lambda size: _fill(papers[0], size))
    zones, numbers = cycle([paper.zone for paper in papers]), cycle([paper.number for paper in papers])

    def by_zone() -> None:
        assert actions.check(zone=next(zones), actor=at.inspector).answer == "yes"

    def by_number() -> None:
        assert actions.check(number=next(numbers), actor=at.inspector).answer == "yes"

    def earlier() -> None:
        wanted = papers[1].application
        found = queries.papers_for(dni="", folded_name=wanted.folded_name, born_on=wanted.born_on)
        assert found.count() == 1

    works = {
        "a border check by zone": by_zone,
        "a border check by number": by_number,
        "whether one had another": earlier,
        "which stand no more": lambda: list(queries.cancelled_numbers(clock.today())),
    }
    pages = {
        "a page of the post's list": "",
        "its fifth page": "?pagina=5",
        "a search by name": "?q=persona+b+ñahui",
        "a search by number": f"?q={papers[0].number}",
    }
    return copies.figures(
        "travel_papers", ministries, works, {}, rounds=ROUNDS, times=TIMES,
        pages={
            name: asked.page(officer, f"/tramites/salvoconducto/lista/{where}") for name, where in pages.items()
        },
    )  # fmt: skip


def _fill(paper: TravelPaper, size: int) -> None:
    """So many more that were handed over, each of somebody else, with its case, its request and its document."""
    made = copies.made_id
    application = paper.application
    copies.multiply_case(application.case_id, size)
    copies.multiply_paper(paper.document_id, size)
    copies.multiply(
        "travel_papers_application", "was.id = %s", application.pk, size,
        id=made("application"), case_id=made("case"), folded_name="'somebody ' || md5('name' || n)",
    )  # fmt: skip
    copies.multiply(
        "travel_papers_travelpaper", "was.id = %s", paper.pk, size,
        id=made("printing"), application_id=made("application"), document_id=made("document"),
        number="'BEN' || n", zone="'BEN' || n", valid_until=copies.days_earlier("valid_until"),
    )  # fmt: skip
    copies.multiply(
        "travel_papers_paperdelivery", "was.paper_id = %s", paper.pk, size,
        paper_id=made("printing"),
    )  # fmt: skip
