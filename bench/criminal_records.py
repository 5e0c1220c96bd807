"""Do a request, the Judiciary's list and the count of a day cost the same with a thousand certificates of records as with many?"""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench import asked, copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.criminal_records.models import Request
from chancery.contexts.criminal_records.tests import factories

ROUNDS, TIMES, WAITING = 15, 3, 20


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with the most as with the fewest; how many requests a second stands beside the first."""
    at = factories.world()
    with TemporaryDirectory() as folder, factories.answering(Path(folder)):
        delivered = factories.delivered(at, factories.reviewed(at))
        waiting = [factories.consulted(at, factories.RECORD) for _ in range(WAITING)]
    officer, judiciary, consul = map(asked.signed_in, (at.post.officer, at.judiciary, at.post.consul))
    person = factories.citizen()
    ministries = copies.of_sizes("criminal_records", sizes, lambda size: _fill(delivered, size))
    day = delivered.certificate.issued_on.isoformat()

    def request() -> None:
        assert factories.filed(at, applicant=person).pk

    pages = {
        "the Judiciary's list": (judiciary, "revisiones/"),
        "what was given in a day": (consul, f"emitidos/?desde={day}&hasta={day}"),
        "one request": (officer, f"{waiting[0].case.number}/"),
    }
    return copies.figures(
        "criminal records", ministries, {"a request": request}, {}, rounds=ROUNDS, times=TIMES,
        pages={
            name: asked.page(client, f"/tramites/antecedentes-penales/{where}")
            for name, (client, where) in pages.items()
        },
    )  # fmt: skip


def _fill(delivered: Request, size: int) -> None:
    """So many more that were given, each with its case, its question, its answer and its review by two people."""
    made = copies.made_id
    certificate, consultation = delivered.certificate, delivered.certificate.consultation
    review = consultation.finding.review
    answer = review.answers.get()
    copies.multiply_case(delivered.case_id, size)
    copies.multiply_paper(certificate.document_id, size)
    rows = {
        "request": (delivered.pk, {"case_id": made("case")}),
        "consultation": (consultation.pk, {"request_id": made("request")}),
        "finding": (consultation.finding.pk, {"id": "1000000 + n", "consultation_id": made("consultation")}),
        "review": (review.pk, {"finding_id": "1000000 + n", "at": copies.earlier("at")}),
        "reviewanswer": (answer.pk, {"review_id": made("review")}),
    }
    copies.multiply(
        "criminal_records_certificate", "was.id = %s", certificate.pk, size,
        request_id=made("request"), consultation_id=made("consultation"), document_id=made("document"),
        act_id="gen_random_uuid()", issued_on=copies.days_earlier("issued_on"),
    )  # fmt: skip
    for name, (source, differs) in rows.items():
        copies.multiply(
            f"criminal_records_{name}", "was.id = %s", source, size, **{"id": made(name), **differs}
        )
    copies.multiply(
        "criminal_records_reviewdecision",
        "was.id = %s",
        answer.decision.pk,
        size,
        answer_id=made("reviewanswer"),
    )
