import pytest
pytestmark = pytest.mark.django_db
from decimal import Decimal
from chancery.contexts.counter import actions as counter
from chancery.contexts.counter.actions import Order, Settlement
from chancery.kernel.acts.models import Act
from chancery.kernel.ledger import verification
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.identity.actions import Details
from chancery.kernel.identity.checks import IdentityDocumentKind as K
from tests.nodes.two import Two, SYSTEM, office
from chancery.kernel.nodes.models import Noted, Node

def test_smoke(two: Two):
    two.line.cut()
    with two.post():
        d=(K.PASSPORT,"YA1234567","IT")
        names=Details(given_names="Giulia",first_surname="Rossi",document_kind=d[0],document_number=d[1],document_country="IT",nationality="IT")
        visit=counter.receive(office=office(),document=d,names=names,actor=two.at.officer)
        done=counter.attend(visit=visit,order=Order("28"),settlement=Settlement(tendered=Decimal(10)),actor=two.at.officer)
        from chancery.kernel.acts.models import Affixing; print(Affixing.objects.get().serial, done.acts[0].case.number, Noted.objects.count())
    assert not two.talk()
    two.line.restore()
    ok=two.talk()
    with two.post():
        print(Node.objects.get().fault)
    assert ok
    with two.lima():
        assert Affixing.objects.get().serial
        while ledger.sequence(actor=SYSTEM): pass
        print([f for c in verification.every_check().values() for f in c()])
    assert 0
