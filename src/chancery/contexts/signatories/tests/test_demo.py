"""Does the demonstration fill the register with people in and out of post, and leave something to decide?"""

from datetime import timedelta

import pytest

from chancery.contexts.signatories import demo, queries
from chancery.contexts.signatories.tests import factories
from chancery.kernel.base import clock

pytestmark = pytest.mark.django_db


def test_the_register_is_filled_by_two_registrars() -> None:
    with clock.set_to(factories.NOON):
        registered = demo.load(registrars=(factories.proposer(), factories.approver()))
        waiting = queries.pending(factories.approver()).count()
        assert registered + waiting == 2 * queries.authorities().count()
        assert registered >= 70
        assert waiting >= 1
        decano = queries.suggestions("decano cusco", clock.today())[0]
        assert decano.authority == "Colegio de Notarios de Prueba de Cusco"
        notary = queries.suggestions("notaria cusco", clock.today())[0]
        assert notary.chain == (decano.authority,)
        with pytest.raises(queries.SignatureOutOfTenure):
            queries.registered(notary.signatory_id, notary.valid_from - timedelta(days=1))
