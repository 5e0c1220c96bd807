"""Are old paper deeds found by what was typed of them, accents aside, and are the indexes in order?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from tests.journeys import world

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.actions.archive import Old
from chancery.contexts.public_deeds.models import PaperDeed
from chancery.contexts.public_deeds.rules.kinds import Book, Part
from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.identity import access
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
OLD = Old(
    year=1987,
    number="45",
    title="Poder especial",
    people="Íñigo Núñez Ñahui, LE 01234567\nMaría Peña Güere",
    fojas="120-123",
    transcript="En la ciudad de Milán comparecieron los otorgantes para vender las chacras de Huancavelica.",
)


def loaded(at: Post, old: Old = OLD, actor: Actor | None = None) -> PaperDeed:
    upload = documents.receive(
        filename="poder 45.pdf", content=pdf(f"{old.year} {old.number}"), actor=actor or at.officer
    )
    return actions.load_paper_deed(old=old, upload_id=upload.id, office=at.office, actor=actor or at.officer)


def test_an_old_deed_is_found_by_words_people_number_and_year(at: Post) -> None:
    paper = loaded(at)
    loaded(at, Old(year=1990, number="46", title="Compraventa", people="Juan Pérez"))
    for sought in (
        "nunez",
        "NÚÑEZ íñigo",
        "chacra huancavelica",
        "venta chacras",
        "45",
        "peña guere",
        "otorgante",
    ):
        hits = queries.search(at.officer, sought)
        found = [hit.paper for hit in hits]
        assert (paper in found) is (sought != "venta chacras"), sought
    assert [hit.paper for hit in queries.search(at.officer, "poder", year=1990)] == []
    elsewhere = acts.post("cg-madrid")
    assert queries.search(elsewhere.officer, "nunez") == ()
    auditor = acts.serving(organisation.office("mre"), Role.AUDITOR)
    assert queries.search(auditor, "nunez") != ()
    assert queries.search(at.officer, "  ") == ()
    with pytest.raises(queries.DeedNotFound):
        queries.paper_deed(elsewhere.officer, paper.id)


def test_an_old_deed_is_loaded_once_by_its_own_post_and_never_a_will(at: Post) -> None:
    with pytest.raises(access.RoleMissing):
        loaded(at, actor=acts.post("cg-madrid").officer)
    with pytest.raises(actions.WillOnPaper):
        loaded(at, Old(year=1987, number="9", title="Testaménto", people="X"))
    loaded(at)
    with pytest.raises(actions.PaperDeedKnown):
        loaded(at)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE public_deeds_paperdeed SET title = 'Otra'")


def test_the_pages_load_find_and_show_it(at: Post) -> None:
    officer = browser_of(at.officer)
    sent = {
        "office": at.office.code,
        "year": 1987,
        "number": "45",
        "title": "Poder especial",
        "people": "Íñigo Núñez",
        "file": SimpleUploadedFile("poder.pdf", pdf("imagen"), "application/pdf"),
    }
    page = officer.post("/escrituras/antiguas/cargar", sent, follow=True)
    assert "Cargó la escritura 45" in page.content.decode()
    found = officer.get("/escrituras/buscar/", {"q": "nunez"}).content.decode()
    paper = PaperDeed.objects.get()
    assert f"/escrituras/antiguas/{paper.id}/" in found
    assert officer.get(f"/escrituras/antiguas/{paper.id}/imagen").content.startswith(b"%PDF")
    sent["file"] = SimpleUploadedFile("poder.pdf", pdf("imagen"), "application/pdf")
    assert officer.post("/escrituras/antiguas/cargar", sent).status_code == 409
    assert officer.post("/escrituras/antiguas/cargar", {}).status_code == 422
    assert browser_of(at.citizen).get("/escrituras/buscar/").status_code == 403


def test_a_deed_is_found_by_its_text_its_people_and_its_number(
    at: Post, simulator: CivilIdentitySimulator
) -> None:
    deed = factories.concluded(at, simulator)
    assert deed.entry.number is not None
    for sought in ("huiracocha", "solicitante", at.applicant.document_number, str(deed.entry.number)):
        assert [hit.deed for hit in queries.search(at.officer, sought)] == [deed], sought
    assert queries.search(acts.post("cg-madrid").officer, "huiracocha") == ()


def test_the_indexes_list_every_deed_by_number_and_every_name_by_alphabet(
    at: Post, simulator: CivilIdentitySimulator, tmp_path: object
) -> None:
    zoila = people.make_person("Zoila", "Álvarez")
    second = [factories.stated(at.applicant), factories.stated(zoila, Part.ATTORNEY)]
    factories.concluded(at, simulator)
    deed = factories.concluded(at, simulator, people=second)
    year = deed.entry.year
    rows = queries.index(at.officer, at.office, Book.DEEDS, year)
    assert [row.number for row in rows] == [f"1/{year}", f"2/{year}"]
    names = [row.people for row in queries.index(at.officer, at.office, Book.DEEDS, year, alphabetical=True)]
    assert names[0].startswith("Álvarez")
    assert len(names) == 4
    with pytest.raises(queries.DeedNotFound):
        queries.index(acts.post("cg-madrid").officer, at.office, Book.DEEDS, year)
    officer = browser_of(at.officer)
    asked: dict[str, str | int] = {
        "office": at.office.code,
        "book": "deeds",
        "year": year,
        "order": "alphabetical",
    }
    assert "Álvarez" in officer.get("/escrituras/indice/", asked).content.decode()
    printed = officer.get("/escrituras/indice.pdf", asked)
    assert "No syntax or stream encoding errors" in world.says(tmp_path, printed.content, "qpdf", "--check")  # type: ignore[arg-type]
    assert officer.get("/escrituras/indice.pdf").status_code == 404
