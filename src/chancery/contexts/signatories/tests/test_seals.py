"""Is an authority known by its seal alone registered by two registrars, and certified with nobody's name?"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from chancery.contexts.signatories import actions, queries
from chancery.contexts.signatories.actions import Facsimile
from chancery.contexts.signatories.actions.decisions import FourEyes
from chancery.contexts.signatories.actions.entries import (
    AlreadyRegistered,
    SealMissing,
    SpecimenUnreadable,
)
from chancery.contexts.signatories.tests import factories
from chancery.contexts.signatories.tests.factories import approver, officer, proposer
from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotAllowed

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.set_to(factories.NOON):
        yield


class TestProposeSeal:
    """An authority that seals and does not sign."""

    def test_its_seal_counts_only_when_another_registrar_approved_it(self) -> None:
        registration = factories.proposed_seal()
        with pytest.raises(queries.SignatureNotRegistered):
            queries.registered(registration.signatory_id, DAY)
        with pytest.raises(FourEyes):
            actions.approve(registration_id=registration.id, actor=proposer())
        actions.approve(registration_id=registration.id, actor=approver())
        found = queries.on_paper([registration.signatory_id], DAY, original_seen=True)
        assert (found.name, found.capacity, found.seal) == ("", "", "Archivo Regional de Prueba")
        assert found.words == "Sello sin firma: Archivo Regional de Prueba, Archivo Regional"
        assert queries.suggestions("archivo regional", DAY) == (found,)

    def test_it_is_known_by_words_and_an_image(self) -> None:
        factories.proposed_seal()
        for facsimile, field in (
            (Facsimile(seal="Archivo Regional"), "seal_image"),
            (Facsimile(seal="  ", seal_image=factories.PNG), "seal"),
        ):
            with pytest.raises(SealMissing) as refused:
                factories.proposed_seal(facsimile=facsimile)
            assert refused.value.code == "seal_missing"
            assert list(refused.value.fields) == [field]
        with pytest.raises(SpecimenUnreadable):
            factories.proposed_seal(facsimile=Facsimile(seal="Otro", seal_image=b"GIF89a"))

    def test_one_authority_may_have_several_but_each_once(self) -> None:
        factories.proposed_seal()
        factories.proposed_seal(
            facsimile=Facsimile(seal="Archivo, sección notarial", seal_image=factories.PNG)
        )
        with pytest.raises(AlreadyRegistered, match="Sello de Archivo Regional"):
            factories.proposed_seal()

    def test_its_period_and_its_image_change_as_a_signatures_do(self) -> None:
        entry = factories.seal()
        newer = Facsimile(seal="Archivo Regional", seal_image=factories.PNG)
        changed = actions.propose_specimen(
            signatory_id=entry.id, facsimile=newer, valid_from=DAY, support="Oficio 9", actor=proposer()
        )
        actions.approve(registration_id=changed.id, actor=approver())
        assert queries.registered(entry.id, DAY).seal == "Archivo Regional"
        with pytest.raises(SealMissing):
            actions.propose_specimen(
                signatory_id=entry.id,
                facsimile=Facsimile(factories.PNG),
                valid_from=DAY + timedelta(days=1),
                support="Oficio 10",
                actor=proposer(),
            )
        ended = actions.propose_end_of_tenure(
            signatory_id=entry.id, last_day=DAY, support="Oficio 11", actor=proposer()
        )
        actions.approve(registration_id=ended.id, actor=approver())
        with pytest.raises(queries.SignatureOutOfTenure, match="Sello de Archivo Regional"):
            queries.registered(entry.id, DAY + timedelta(days=1))

    def test_rejected_it_may_be_proposed_again(self) -> None:
        registration = factories.proposed_seal()
        actions.reject(registration_id=registration.id, reason="Ilegible", actor=approver())
        assert factories.proposed_seal().signatory_id != registration.signatory_id

    def test_only_a_registrar_proposes(self) -> None:
        factories.proposed_seal()
        with pytest.raises(NotAllowed):
            factories.proposed_seal(actor=officer())
