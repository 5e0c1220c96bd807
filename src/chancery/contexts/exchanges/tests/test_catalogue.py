"""Who can be written to, by the platform's catalogue, and whose program speaks for whom?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from chancery.contexts.exchanges import actions, queries
from chancery.contexts.exchanges.models import Entity
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import SYSTEM, THEIRS, Desk
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.gateway import breaker
from chancery.kernel.gateway.simulators.interoperability import InteroperabilityPlatform
from chancery.kernel.identity import actions as programs
from chancery.kernel.identity.access import RoleMissing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    breaker._breakers.clear()
    with clock.set_to(factories.NOON):
        yield


class TestCatalogue:
    def test_it_is_read_from_the_platform_and_what_is_gone_is_not_offered(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        Entity.objects.create(ruc="20100070970", name="Extinta", category=1)
        with clock.advanced(timedelta(minutes=1)):
            assert actions.refresh_catalogue(actor=at.officer) == 1
        assert list(queries.entities()) == [Entity.objects.get(ruc=THEIRS)]
        assert [kind.code for kind in queries.kinds()] == ["01", "02", "03", "04"]
        assert queries.kind_name("02") == "CARTA"
        platform.members = ()
        with pytest.raises(actions.CatalogueEmpty):
            actions.refresh_catalogue(actor=SYSTEM)
        assert queries.entities("prueba").count() == 1

    def test_a_program_acts_for_one_entity(self, at: Desk) -> None:
        other = Entity.objects.create(ruc="20100070970", name="Otra", category=1)
        client, reader = (
            str(programs.register_client(name=name, scopes=[scope], actor=SYSTEM)[0].id)
            for name, scope in (("Suyo", queries.SCOPE), ("De lectura", "cases:read"))
        )
        ada = factories.serving(at.office, Role.ADMINISTRATOR, "Ada")
        assert actions.trust_program(ruc=THEIRS, client_id=client, actor=ada).client_id == client
        with pytest.raises(actions.EntityHasProgram):
            actions.trust_program(ruc=other.ruc, client_id=client, actor=ada)
        with pytest.raises(actions.ProgramUnfit):
            actions.trust_program(ruc=THEIRS, client_id=reader, actor=ada)
        with pytest.raises(RoleMissing):
            actions.trust_program(ruc=THEIRS, client_id="", actor=at.officer)
