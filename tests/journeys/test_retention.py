"""From the closing of a request to the certificate of its disposal, which anyone verifies when nothing else is left."""

import pytest
from django.test import Client

from chancery.contexts.correspondence.models import RecordFile
from chancery.contexts.retention import jobs, queries
from chancery.contexts.retention.models import ClosedFile
from chancery.contexts.retention.tests import factories
from chancery.kernel.base import clock, ids
from chancery.kernel.documents import jobs as stored
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import verification

pytestmark = pytest.mark.django_db


def test_a_file_from_its_unit_to_its_disposal() -> None:
    at = factories.ministry()
    record = factories.archived(at)
    jobs.take_in(timestamp=0)
    file = ClosedFile.objects.get(source_id=record.id)
    secretary, archivist = browser_of(at.secretary), browser_of(at.archivist)
    members = [browser_of(each) for each in at.committee]

    listing = secretary.post("/archivo/transferir/oti/", {"file": [file.pk]})["Location"]
    archivist.post(f"{listing}1/recibir/", {"observation": "Falta el anexo 2"})
    proposal = archivist.post("/archivo/eliminar/", {"file": [file.pk]})["Location"]
    for member in members[:2]:
        member.post(f"{proposal}votar/", {"vote": "for", "reason": ""})
    members[0].post(f"{proposal}acta/")
    granted = {"reference": "RJ 123-2026-AGN/JEF", "dated_on": clock.today().isoformat()}
    archivist.post(f"{proposal}autorizacion/", granted)

    (kept,) = RecordFile.objects.filter(record=record)
    own = f"/correspondencia/{record.number}/archivos/1"
    assert secretary.get(own).status_code == 200
    archivist.post(f"{proposal}ejecutar/")
    stored.remove_erased(kept.file_id)
    assert secretary.get(own).status_code == 404
    found = queries.proposal(at.archivist, proposal.rstrip("/").rsplit("/", 1)[-1])
    code = ids.format_code(found.disposal.paper.verification_code)
    told = Client().get(f"/verificar/{code}").content.decode()
    assert "Constancia de eliminación" in told
    assert [fault for check in verification.every_check().values() for fault in check()] == []
