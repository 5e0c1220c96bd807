"""Does an act get the officer's next serial, does a spoilt one make way, and is a second use refused and remembered?"""

import io
import json
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image

from chancery.contexts.stickers import actions, papers, queries, rules
from chancery.contexts.stickers.actions import minting
from chancery.contexts.stickers.models import Departure, RefusedAffixing
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.acts import actions as acts
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with factories.noon():
        yield


@pytest.fixture
def made() -> Chain:
    return factories.supplied(factories.chain())


class TestThinWhole:
    def test_from_the_mint_to_the_label_of_an_act(self, made: Chain) -> None:
        act = factories.act(made)
        sticker = actions.affix_next(act=act, actor=made.at.officer)
        assert sticker.serial == "CA00000001"
        facts = json.loads(sticker.facts)
        assert facts["entry"] == act.entry_number
        assert facts["tariff"] == "27"
        assert [entry.verb for entry in ledger.entries(act.case_id)][-1] == "acts.affix"
        assert rules.written(queries.spans_of(made.own)) == "CA00000002-CA00000020"
        for check in (queries.conservation, queries.vaults_by_their_books, queries.stickers_and_acts):
            assert list(check()) == []


class TestAffixNext:
    def test_the_officer_may(self, made: Chain) -> None:
        assert actions.affix_next(act=factories.act(made), actor=made.at.officer).serial == "CA00000001"

    def test_who_sits_at_the_window_takes_from_it_when_the_own_vault_is_empty(self) -> None:
        made = factories.chain()
        spans = "CA00000001-CA00000005"
        factories.pass_on(
            made.lima, made.reserve, spans, made.custodian, made.at.consul, rules.Reason.INITIAL
        )
        factories.pass_on(
            made.reserve, made.office, spans, made.at.consul, made.at.consul, rules.Reason.INITIAL
        )
        factories.pass_on(made.office, made.window, spans, made.at.consul, made.at.officer)
        sticker = actions.affix_next(act=factories.act(made), actor=made.at.officer)
        assert sticker.departure.vault == made.window

    def test_who_heads_the_office_takes_from_its_vault(self, made: Chain) -> None:
        spans = "CA00000101-CA00000105"
        factories.pass_on(
            made.lima, made.reserve, spans, made.custodian, made.at.consul, rules.Reason.INITIAL
        )
        factories.pass_on(
            made.reserve, made.office, spans, made.at.consul, made.at.consul, rules.Reason.INITIAL
        )
        assert actions.affix_next(act=factories.act(made), actor=made.at.consul).serial == "CA00000101"

    def test_without_stock_it_is_refused(self) -> None:
        made = factories.chain()
        with pytest.raises(actions.NoStock) as refused:
            actions.affix_next(act=factories.act(made), actor=made.at.officer)
        assert "Milán" in str(refused.value)

    def test_a_cashier_may_not(self, made: Chain) -> None:
        with pytest.raises(access.RoleMissing):
            actions.affix_next(act=factories.act(made), actor=made.at.cashier)

    def test_an_act_that_has_one_gets_no_other_and_no_serial_is_lost(self, made: Chain) -> None:
        act = factories.act(made)
        actions.affix_next(act=act, actor=made.at.officer)
        with pytest.raises(acts.AlreadyStickered):
            actions.affix_next(act=act, actor=made.at.officer)
        assert rules.total(queries.spans_of(made.own)) == 19

    def test_a_voided_act_gets_none(self, made: Chain) -> None:
        act = factories.act(made)
        acts.void(act=act, reason="Se hizo dos veces", actor=made.at.consul)
        with pytest.raises(actions.ActNoLongerStands):
            actions.affix_next(act=act, actor=made.at.officer)

    def test_a_digital_one_comes_from_the_series_of_the_office(self, made: Chain) -> None:
        first = actions.affix_next(act=factories.act(made), actor=made.at.officer, is_digital=True)
        second = actions.affix_next(act=factories.act(made), actor=made.at.officer, is_digital=True)
        assert (first.serial, second.serial) == ("DMIL00000001", "DMIL00000002")
        assert first.is_digital
        assert rules.total(queries.spans_of(made.office, on_paper=False)) == rules.DIGITAL_BLOCK - 2
        assert list(queries.conservation()) == []

    def test_a_digital_series_goes_on_when_its_block_is_used(
        self, made: Chain, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(minting, "DIGITAL_BLOCK", 1)
        serials = [
            actions.affix_next(act=factories.act(made), actor=made.at.officer, is_digital=True).serial
            for _ in range(3)
        ]
        assert serials == ["DMIL00000001", "DMIL00000002", "DMIL00000003"]

    def test_the_label_states_all_that_the_regulation_wants(self, made: Chain) -> None:
        act = factories.act(made)
        facts = queries.label_facts(actions.affix_next(act=act, actor=made.at.officer))
        assert facts["entry"] == "RGE 1/2026"
        assert facts["act"] == "1/2026"
        assert facts["tariff"] == "27"
        assert facts["consular"].endswith("25.00")
        assert facts["local"].endswith("25.00")
        assert facts["on"] == "15/07/2026"
        assert facts["officer"] == made.at.officer.name
        assert facts["interested"] == made.at.applicant.full_name
        assert facts["office"] == made.at.office.name

    def test_a_free_act_says_by_which_article(self, made: Chain) -> None:
        act = factories.act(made, Wanted("consular.58a"))
        facts = queries.label_facts(actions.affix_next(act=act, actor=made.at.officer))
        assert facts["local"] == ""
        assert facts["free_by"].startswith("GRATIS: ")


class TestAffixScanned:
    def test_the_one_in_the_hand_is_affixed(self, made: Chain) -> None:
        sticker = actions.affix_scanned(act=factories.act(made), serial="ca 00000007", actor=made.at.officer)
        assert sticker.serial == "CA00000007"
        assert rules.written(queries.spans_of(made.own)) == "CA00000001-CA00000006, CA00000008-CA00000020"

    @pytest.mark.parametrize(
        ("serial", "finding"),
        [("CA00000001", "used"), ("CA00000500", "elsewhere"), ("CA09999999", "unknown"), ("algo", "unknown")],
    )
    def test_any_other_is_refused_and_remembered(self, made: Chain, serial: str, finding: str) -> None:
        actions.affix_next(act=factories.act(made), actor=made.at.officer)
        act = factories.act(made)
        with pytest.raises(actions.SerialRefused) as refused:
            actions.affix_scanned(act=act, serial=serial, actor=made.at.officer)
        assert serial in str(refused.value)
        noted = RefusedAffixing.objects.get()
        assert (noted.serial, noted.finding, noted.act) == (serial, finding, act)
        assert ledger.has_entry(act.case_id, "stickers.refuse_affixing")

    def test_one_in_transit_or_withheld_or_lost_is_refused(self, made: Chain) -> None:
        actions.send(
            sender=made.own,
            receiver=made.window,
            spans=rules.read("CA00000001"),
            reason=rules.Reason.EXCESS,
            actor=made.at.officer,
        )
        actions.propose_discharge(
            vault=made.own,
            fate=rules.Fate.DAMAGED,
            reason=rules.Reason.DAMAGE,
            spans=rules.read("CA00000002"),
            note="Se mojó",
            actor=made.at.officer,
        )
        actions.report_loss(
            vault=made.own, spans=rules.read("CA00000003"), note="Se extravió", actor=made.at.officer
        )
        for number, finding in ((1, "in_transit"), (2, "withheld"), (3, "left")):
            with pytest.raises(actions.SerialRefused):
                actions.affix_scanned(
                    act=factories.act(made), serial=f"CA0000000{number}", actor=made.at.officer
                )
            assert RefusedAffixing.objects.get(serial=f"CA0000000{number}").finding == finding

    def test_an_act_that_has_its_sticker_is_no_attempt_to_reuse(self, made: Chain) -> None:
        act = factories.act(made)
        actions.affix_next(act=act, actor=made.at.officer)
        with pytest.raises(acts.AlreadyStickered):
            actions.affix_scanned(act=act, serial="CA00000002", actor=made.at.officer)
        assert not RefusedAffixing.objects.exists()


class TestMisprint:
    def test_the_spoilt_one_leaves_and_the_next_comes(self, made: Chain) -> None:
        act = factories.act(made)
        actions.affix_next(act=act, actor=made.at.officer)
        after = actions.misprint(act=act, reason="Salió corrida", actor=made.at.officer)
        assert after is not None
        assert after.serial == "CA00000002"
        place = queries.place_of("CA00000001")
        assert place is not None
        assert place.departure is not None
        assert place.departure.fate == "misprinted"
        assert list(queries.conservation()) == []
        assert list(queries.vaults_by_their_books()) == []
        assert list(queries.stickers_and_acts()) == []

    def test_the_spoilt_one_serves_no_other_act(self, made: Chain) -> None:
        act = factories.act(made)
        actions.affix_next(act=act, actor=made.at.officer)
        actions.misprint(act=act, reason="Salió corrida", actor=made.at.officer)
        with pytest.raises(actions.SerialRefused):
            actions.affix_scanned(act=factories.act(made), serial="CA00000001", actor=made.at.officer)

    def test_without_stock_the_act_waits_and_the_spoilt_one_is_spoilt_all_the_same(self) -> None:
        made = factories.supplied(factories.chain(), 1)
        act = factories.act(made)
        actions.affix_next(act=act, actor=made.at.officer)
        assert actions.misprint(act=act, reason="Salió corrida", actor=made.at.officer) is None
        assert list(queries.bare_acts(made.at.office, actor=made.at.officer)) == [act]

    def test_it_wants_a_reason_and_a_sticker(self, made: Chain) -> None:
        act = factories.act(made)
        with pytest.raises(actions.SpoilReasonMissing):
            actions.misprint(act=act, reason=" ", actor=made.at.officer)
        with pytest.raises(actions.NoSticker):
            actions.misprint(act=act, reason="Salió corrida", actor=made.at.officer)

    def test_a_digital_one_is_never_spoilt(self, made: Chain) -> None:
        act = factories.act(made)
        actions.affix_next(act=act, actor=made.at.officer, is_digital=True)
        with pytest.raises(actions.DigitalNotPrinted):
            actions.misprint(act=act, reason="Salió corrida", actor=made.at.officer)


class TestAnnex:
    def test_a_serial_is_cancelled_for_an_act_delivered_bare(self, made: Chain) -> None:
        act = factories.act(made)
        sticker = actions.annex(act=act, reason="Se entregó sin autoadhesivo", actor=made.at.officer)
        assert Departure.objects.get(sticker=sticker).fate == "voided"
        assert list(queries.bare_acts(made.at.office, actor=made.at.officer)) == []

    def test_lima_reads_why(self, made: Chain) -> None:
        with pytest.raises(actions.AnnexReasonMissing):
            actions.annex(act=factories.act(made), reason="", actor=made.at.officer)


class TestPrintLabel:
    def test_once_without_a_word_and_then_for_a_reason(self, made: Chain) -> None:
        sticker = actions.affix_next(act=factories.act(made), actor=made.at.officer)
        assert actions.print_label(sticker=sticker, actor=made.at.officer).ordinal == 1
        with pytest.raises(actions.ReprintReasonMissing):
            actions.print_label(sticker=sticker, actor=made.at.officer)
        again = actions.print_label(sticker=sticker, reason="Se atascó el papel", actor=made.at.officer)
        assert again.ordinal == 2

    def test_what_was_taken_off_is_printed_no_more(self, made: Chain) -> None:
        act = factories.act(made)
        sticker = actions.affix_next(act=act, actor=made.at.officer)
        actions.misprint(act=act, reason="Salió corrida", actor=made.at.officer)
        with pytest.raises(actions.StickerOff):
            actions.print_label(sticker=sticker, actor=made.at.officer)

    def test_a_digital_label_is_taken_as_often_as_one_likes(self, made: Chain) -> None:
        sticker = actions.affix_next(act=factories.act(made), actor=made.at.officer, is_digital=True)
        for ordinal in (1, 2):
            assert actions.print_label(sticker=sticker, actor=made.at.officer).ordinal == ordinal

    def test_its_qr_opens_the_page_of_the_sticker(self, made: Chain) -> None:
        facts = queries.label_facts(actions.affix_next(act=factories.act(made), actor=made.at.officer))
        image = Image.open(io.BytesIO(papers.label_image(facts)))
        read = zxingcpp.read_barcodes(image, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        assert [found.text for found in read] == [facts["address"]]
        assert papers.label_pdf(facts).startswith(b"%PDF")


class TestStanding:
    def test_a_stranger_reads_which_act_it_stands_on_and_of_people_initials(self, made: Chain) -> None:
        facts = queries.label_facts(actions.affix_next(act=factories.act(made), actor=made.at.officer))
        seen = queries.standing(facts["serial"], facts["code"])
        assert seen.is_good
        assert seen.facts["Registro General de Entradas"] == facts["entry"]
        assert made.at.applicant.first_surname not in str(seen)
        assert made.at.officer.name not in str(seen)

    def test_the_serial_alone_opens_nothing(self, made: Chain) -> None:
        for serial, code in (("CA00000001", "0" * 20), ("CA09999999", "0" * 20), ("", "")):
            with pytest.raises(queries.StickerNotFound):
                queries.standing(serial, code)

    def test_unused_spoilt_and_voided_ones_are_told_apart(self, made: Chain) -> None:
        act = factories.act(made)
        first = queries.label_facts(actions.affix_next(act=act, actor=made.at.officer))
        actions.misprint(act=act, reason="Salió corrida", actor=made.at.officer)
        assert queries.standing(first["serial"], first["code"]).code == "left"
        batch = queries.batch_of("CA00000009")
        assert batch is not None
        unused = rules.code_of(bytes(batch.key), "CA00000009")
        assert queries.standing("CA00000009", unused).title == "En stock: no usado"
        acts.void(act=act, reason="Se hizo dos veces", actor=made.at.consul)
        second = queries.label_facts(queries.stickers_of(act)[1])
        assert queries.standing(second["serial"], second["code"]).code == "voided"
