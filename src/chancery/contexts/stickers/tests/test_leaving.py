"""Do serials leave stock with a reason, with evidence and with two people where the law wants two?"""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import Departure, Discharge
from chancery.contexts.stickers.rules import Fate, Reason
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as files
from chancery.kernel.documents.models import Upload
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db
FEW = rules.read("CA00000001-CA00000003")


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with factories.noon():
        yield


@pytest.fixture
def made() -> Chain:
    return factories.supplied(factories.chain())


def upload(actor: Actor) -> Upload:
    return documents.receive(filename="acta.pdf", content=pdf("acta"), actor=actor)


def propose(made: Chain, **changes: object) -> Discharge:
    given = {
        "vault": made.own,
        "fate": Fate.DAMAGED,
        "reason": Reason.DAMAGE,
        "spans": FEW,
        "note": "Se mojaron en el traslado",
        "actor": made.at.officer,
    }
    return actions.propose_discharge(**(given | changes))  # type: ignore[arg-type]


class TestLoss:
    def test_the_chief_answers_for_what_an_officer_lost(self, made: Chain) -> None:
        evidence = upload(made.at.officer)
        lost = actions.report_loss(
            vault=made.own, spans=FEW, note="Robo", evidence=evidence.id, actor=made.at.officer
        )
        assert lost.liable_id == made.at.consul.person_id
        assert lost.evidence_id == evidence.file_id
        place = queries.place_of("CA00000002")
        assert place is not None
        assert place.departure == lost
        assert ledger.has_entry(lost.id, "stickers.depart")

    def test_it_is_told_how(self, made: Chain) -> None:
        with pytest.raises(actions.CircumstancesMissing):
            actions.report_loss(vault=made.own, spans=FEW, note=" ", actor=made.at.officer)

    def test_only_by_who_keeps_the_vault(self, made: Chain) -> None:
        with pytest.raises(actions.NotKeeper):
            actions.report_loss(vault=made.own, spans=FEW, note="Robo", actor=made.at.consul)
        with pytest.raises(access.RoleMissing):
            actions.report_loss(vault=made.own, spans=FEW, note="Robo", actor=made.at.cashier)

    def test_only_of_what_is_there(self, made: Chain) -> None:
        with pytest.raises(actions.NotInVault):
            actions.report_loss(
                vault=made.own, spans=rules.read("CA00000900"), note="Robo", actor=made.at.officer
            )

    def test_somebody_elses_file_is_no_evidence(self, made: Chain) -> None:
        with pytest.raises(files.UploadUnknown):
            actions.report_loss(
                vault=made.own,
                spans=FEW,
                note="Robo",
                evidence=upload(made.at.consul).id,
                actor=made.at.officer,
            )

    def test_the_database_wants_somebody_to_answer(self, made: Chain) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Departure.objects.create(
                vault=made.own,
                fate=Fate.LOST,
                reason=Reason.LOSS,
                quantity=1,
                by=factories.person_of(made.at.officer),
            )


class TestDischarge:
    def test_what_is_damaged_waits_apart_until_somebody_above_authorises(self, made: Chain) -> None:
        apart = propose(made)
        assert rules.total(queries.spans_of(made.own)) == 17
        assert queries.withheld_in(made.own) == FEW
        assert list(queries.discharges_pending([made.lima])) == [apart]
        gone = actions.authorise_discharge(discharge=apart, actor=made.at.consul)
        assert (gone.fate, gone.quantity) == ("damaged", 3)
        assert queries.withheld_in(made.own) == ()
        assert list(queries.vaults_by_their_books()) == []

    def test_refused_it_is_stock_again(self, made: Chain) -> None:
        apart = propose(made)
        with pytest.raises(actions.DecisionReasonMissing):
            actions.refuse_discharge(discharge=apart, reason="", actor=made.at.consul)
        actions.refuse_discharge(discharge=apart, reason="Se pueden usar", actor=made.at.consul)
        assert rules.total(queries.spans_of(made.own)) == 20
        with pytest.raises(actions.DischargeDecided):
            actions.authorise_discharge(discharge=apart, actor=made.custodian)

    def test_nobody_authorises_what_they_proposed_nor_from_below(self, made: Chain) -> None:
        spans = "CA00000101-CA00000103"
        factories.pass_on(made.lima, made.reserve, spans, made.custodian, made.at.consul, Reason.INITIAL)
        apart = propose(made, vault=made.reserve, spans=rules.read(spans), actor=made.at.consul)
        for somebody in (made.at.consul, made.at.officer):
            with pytest.raises(actions.SecondPersonNeeded):
                actions.authorise_discharge(discharge=apart, actor=somebody)
        actions.authorise_discharge(discharge=apart, actor=made.custodian)

    def test_in_lima_another_custodian_authorises(self, made: Chain) -> None:
        apart = propose(
            made, vault=made.lima, spans=rules.read("CA00000900-CA00000901"), actor=made.custodian
        )
        with pytest.raises(actions.SecondPersonNeeded):
            actions.authorise_discharge(discharge=apart, actor=made.custodian)
        actions.authorise_discharge(discharge=apart, actor=factories.custodian())

    def test_each_kind_has_its_reasons(self, made: Chain) -> None:
        with pytest.raises(actions.FateUnfit):
            propose(made, reason=Reason.LOSS)
        with pytest.raises(actions.FateUnfit):
            propose(made, fate=Fate.USED)


class TestDestruction:
    def test_two_people_and_their_paper(self, made: Chain) -> None:
        with pytest.raises(actions.EvidenceMissing):
            propose(made, fate=Fate.DESTROYED)
        evidence = upload(made.at.officer)
        apart = propose(made, fate=Fate.DESTROYED, evidence=evidence.id)
        with pytest.raises(actions.SecondPersonNeeded):
            actions.authorise_discharge(discharge=apart, actor=made.at.officer)
        gone = actions.authorise_discharge(discharge=apart, actor=made.at.consul)
        assert gone.evidence_id == evidence.file_id
        assert gone.by_id != apart.proposed_by_id
