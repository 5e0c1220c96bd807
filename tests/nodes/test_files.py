"""A post that begins with its past: does each file come from Lima when it is first read, and is it said when none can?"""

from collections.abc import Iterator

import pytest

from chancery.contexts.signatories.tests import factories as signatories
from chancery.contexts.stickers import actions as stickers
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import actions as papers
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document, Upload
from chancery.kernel.documents.store import read, store
from chancery.kernel.documents.tests.factories import pdf
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.gateway import breaker
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.nodes import line, queries
from tests.nodes import work
from tests.nodes.test_handing import as_post
from tests.nodes.two import Two

pytestmark = pytest.mark.django_db
HANDED_IN = pdf("Documento de quien solicita")


@pytest.fixture
def concluded(two: Two) -> Iterator[Case]:
    """A case of the post with a file handed in and a paper, told to Lima; then the machine of the post is lost."""
    with two.lima():
        case = posts.file(as_post(two), Wanted("consular.3a"))
        upload = papers.receive(filename="partida.pdf", content=HANDED_IN, actor=two.at.citizen)
        papers.use_upload(upload_id=upload.id, case_id=case.id, actor=two.at.citizen)
    assert two.talk(), two.fault
    with two.post():
        posts.certify(Case.objects.get(pk=case.pk), as_post(two))
        stickers.affix_next(act=Act.objects.get(case=case), actor=two.at.officer, is_digital=False)
        work.walk_in(two)
        ledger.record_read(subject=case.pk, kind="case", purpose="atención", actor=two.at.officer)
    work.begin_anew(two)
    yield case
    two.line.restore()
    assert two.talk(), two.fault


def test_what_a_post_begins_with_is_read_there_once_it_has_come_from_lima(two: Two, concluded: Case) -> None:
    with two.post():
        upload, paper = Upload.objects.get(case_id=concluded.pk), Document.objects.latest("issued_at")
        for name in (upload.file_id, paper.file_id):
            assert name
            assert not store().exists(name)
            assert queries.is_lima_s_too(name)
        two.line.cut()
        with pytest.raises(line.FileInLima) as refused:
            documents.content(upload.file_id)
        assert (refused.value.code, "no hay línea" in str(refused.value)) == ("file_in_lima", True)
        two.line.restore()
        breaker._breakers.clear()
        assert documents.content(upload.file_id) == HANDED_IN
        assert documents.content(paper.file_id).startswith(b"%PDF")
        two.line.cut()
        assert documents.content(upload.file_id) == HANDED_IN
        fresh = papers.receive(filename="otro.pdf", content=pdf("Otro"), actor=two.at.officer)
        assert documents.content(fresh.file_id) == pdf("Otro")
    two.line.restore()
    assert two.talk(), two.fault
    work.check_same(two)


def test_what_comes_from_lima_damaged_is_not_kept(two: Two, concluded: Case) -> None:
    with two.post():
        name = Upload.objects.get(case_id=concluded.pk).file_id
        assert name
        there = two.world.folder / "lima" / name[:2] / name[2:4] / name
        whole = there.read_bytes()
        there.write_bytes(whole[:-1])
        with pytest.raises(line.FileNotBrought, match="dañado"):
            documents.content(name)
        assert not store().exists(name)
        there.write_bytes(whole)
        assert documents.content(name) == whole


def test_what_an_officer_reads_follows_what_was_read_before_the_machine_was_lost(
    two: Two, concluded: Case
) -> None:
    with two.post():
        read_now = ledger.record_read(
            subject=concluded.pk, kind="case", purpose="atención", actor=two.at.officer
        )
        assert read_now.position > 0
    assert two.talk(), two.fault
    work.check_same(two)


def test_a_post_reads_specimens_and_no_file_of_another_post(two: Two, concluded: Case) -> None:
    with two.lima():
        shown = signatories.signatory().specimens.get()
        madrid = posts.post("cg-madrid")
        other = papers.receive(filename="ajeno.pdf", content=pdf("Ajeno"), actor=madrid.citizen)
        papers.use_upload(upload_id=other.id, case_id=posts.file(madrid).id, actor=madrid.citizen)
        assert other.file_id
    assert two.talk(), two.fault
    with two.post():
        breaker._breakers.clear()
        assert read(shown.signature_sha256).startswith(b"\x89PNG")
        with pytest.raises(line.FileNotBrought) as refused:
            read(other.file_id)
        assert refused.value.code == "node_file_not_brought"
        assert Case.objects.filter(pk=concluded.pk).exists()
