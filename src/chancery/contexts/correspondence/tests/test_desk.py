"""Is what is presented certified in the act, checked once, registered in working hours, and followed by its presenter alone?"""

import json
from datetime import datetime

import pytest

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.models import HoursPolicy, Presentation
from chancery.contexts.correspondence.procedures import CERTIFICATE, RECEIPT
from chancery.contexts.correspondence.rules import AfterHours, EntryChannel, RecordKind, Standing
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry, lima
from chancery.kernel.base import clock, ids
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases.attachments import RequirementMissing
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.checks import DniInvalid, HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.models import Company
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Holiday

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def represented(
    at: Ministry,
    *,
    capacity: str = "apoderado",
    document: HeldDocument = HeldDocument(IdentityDocumentKind.DNI, "41000007"),
    power: str | None = "poder.pdf",
    company: Company | None = None,
) -> Presentation:
    """A document that the citizen presents for another person."""
    papers = {"power": factories.upload(at.citizen, name=power).id} if power else {}
    return actions.file(
        particulars=actions.Particulars(
            kind=RecordKind.LETTER,
            subject="Pide copia de un convenio",
            addressee=at.unit,
            capacity=capacity,
            represented=actions.Represented("Emilia Inventada Ríos", document),
        ),
        uploads={"main": factories.upload(at.citizen).id, **papers},
        office=at.desk,
        applicant=at.applicant,
        company=company,
        actor=at.citizen,
    )


class TestFile:
    def test_the_certificate_is_given_in_the_act_with_the_hash_of_each_file(self, at: Ministry) -> None:
        annex = factories.upload(at.citizen, name="anexo.pdf")
        presented = factories.presented(at, annexes={"annex_1": annex.id})
        paper = documents.of_case(presented.case_id).get()
        assert paper.kind == CERTIFICATE.code
        facts, public = json.loads(paper.facts), json.loads(paper.public_facts)
        assert [each["sha256"] for each in facts["files"]][1] == annex.file_id
        assert public["Archivo 2"] == annex.file_id
        assert "convenio" not in paper.public_facts
        assert "Rosa" not in paper.public_facts
        assert documents.find_by_code(paper.verification_code) == paper
        filed = ledger.entries(presented.case_id).get(verb="correspondence.certify")
        assert str(annex.file_id) in filed.facts

    def test_at_night_it_counts_the_same_day_and_is_received_the_next(self, at: Ministry) -> None:
        with clock.set_to(lima(25, 23, 30)):
            presented = factories.presented(at)
        with clock.set_to(lima(26, 9)):
            record = actions.admit(presentation=presented, addressee=at.unit, actor=at.clerk)
        assert presented.channel == EntryChannel.WEB
        assert (record.presented_on.day, record.received_on.day, record.clock_starts_on.day) == (25, 26, 26)

    def test_where_another_norm_holds_the_night_is_the_next_day(self, at: Ministry) -> None:
        HoursPolicy.objects.filter(channel=EntryChannel.WEB, valid_until=None).update(
            after_closing=AfterHours.NEXT_WORKING_DAY, norm="Otra norma"
        )
        with clock.set_to(lima(25, 23, 30)):
            presented = factories.presented(at)
        assert presented.presented_on.day == 26
        assert "Otra norma" in presented.trace

    def test_the_policy_of_a_day_is_that_of_its_date(self, at: Ministry) -> None:
        early = queries.policy(EntryChannel.MESA_DIGITAL, datetime(2024, 1, 1, tzinfo=clock.LIMA).date())
        late = queries.policy(EntryChannel.MESA_DIGITAL, clock.today())
        assert (early.after_closing, late.after_closing) == (AfterHours.NEXT_WORKING_DAY, AfterHours.SAME_DAY)
        HoursPolicy.objects.all().delete()
        assert queries.policy(EntryChannel.MAIL, clock.today()).after_closing is AfterHours.SAME_DAY

    def test_for_a_company_by_who_represents_it(self, at: Ministry) -> None:
        company = identity.register_company(
            name="Ejemplo S.A.C.", registration="20512333797", actor=factories.SYSTEM
        )
        identity.represent(
            person=at.applicant, company=company, evidence="Poder", valid_from=clock.today(), actor=factories.SYSTEM
        )  # fmt: skip
        presented = actions.file(
            particulars=actions.Particulars(kind="letter", subject="Carta", addressee=at.unit),  # type: ignore[arg-type]
            uploads={"main": factories.upload(at.citizen).id},
            office=at.desk,
            applicant=at.applicant,
            company=company,
            actor=at.citizen,
        )
        record = actions.admit(presentation=presented, addressee=at.unit, actor=at.clerk)
        assert (record.sender_kind, record.sender_number) == ("company", "20512333797")

    def test_who_acts_for_another_is_named_and_the_registry_knows_for_whom(self, at: Ministry) -> None:
        presented = represented(at)
        certificate = json.loads(documents.of_case(presented.case_id).get().facts)
        assert certificate["represented"] == "Emilia Inventada Ríos (DNI 41000007)"
        assert certificate["capacity"] == "apoderado"
        record = actions.admit(presentation=presented, addressee=at.unit, actor=at.clerk)
        assert (record.sender_kind, record.sender_number, record.sender_name) == (
            "person",
            "41000007",
            "Emilia Inventada Ríos",
        )
        for name in ("Emilia Inventada", at.applicant.full_name):
            assert queries.search(at.secretary, name) == (record,)
        receipt = json.loads(documents.of_case(presented.case_id).get(kind=RECEIPT.code).facts)
        assert receipt["sender"] == "Emilia Inventada Ríos"
        assert receipt["presenter"] == f"{at.applicant.full_name}, apoderado"
        assert "Emilia" not in documents.of_case(presented.case_id).get(kind=CERTIFICATE.code).public_facts

    def test_one_acts_for_another_by_a_paper_that_says_so(self, at: Ministry) -> None:
        with pytest.raises(RequirementMissing) as refused:
            represented(at, power=None)
        assert list(refused.value.fields) == ["power"]
        with pytest.raises(actions.RepresentationUnclear) as unclear:
            represented(at, capacity=" ")
        assert list(unclear.value.fields) == ["capacity"]
        with pytest.raises(actions.RepresentationUnclear) as unclear:
            factories.presented(at, capacity="apoderado")
        assert list(unclear.value.fields) == ["represented_name"]
        with pytest.raises(DniInvalid) as mistyped:
            represented(at, document=HeldDocument(IdentityDocumentKind.DNI, "4100"))
        assert list(mistyped.value.fields) == ["represented_number"]
        company = identity.register_company(
            name="Ejemplo S.A.C.", registration="20512333797", actor=factories.SYSTEM
        )
        with pytest.raises(actions.RepresentedTwice):
            represented(at, company=company)
        assert not Presentation.objects.exists()
        assert represented(
            at, document=HeldDocument(IdentityDocumentKind.PASSPORT, "xk-12345", "ES")
        ).represented == ("Emilia Inventada Ríos (Pasaporte XK12345, ES)")

    def test_at_a_window_abroad_both_instants_are_kept(self, at: Ministry) -> None:
        with clock.set_to(lima(25, 5)):  # eleven in the morning in Milan
            presented = factories.presented(at, actor=at.consul)
        assert presented.channel == EntryChannel.POST_WINDOW
        assert presented.presented_at_office == organisation.office("cg-milan")
        assert presented.received_by_unit_at is None
        facts = json.loads(documents.of_case(presented.case_id).get().facts)
        assert facts["local_moment"] == "25/11/2026 11:00:00 (Milán)"
        with clock.set_to(lima(26, 10)):
            record = actions.admit(presentation=presented, addressee=at.unit, actor=at.clerk)
        presented = Presentation.objects.get(pk=presented.pk)
        assert (presented.presented_at, presented.received_by_unit_at) == (lima(25, 5), lima(26, 10))
        assert record.presented_on.day == 25

    def test_at_a_window_it_is_the_day_of_the_window(self, at: Ministry) -> None:
        clerk = factories.serving("Kenji", "cg-tokio")
        with clock.set_to(lima(25, 20)):  # ten in the morning of the 26th in Tokyo
            presented = factories.presented(at, actor=clerk)
        assert (presented.presented_on.day, presented.clock_starts_on.day) == (26, 27)
        assert "el 26/11/2026 a las 10:00, en día hábil" in presented.trace

    def test_a_window_of_a_decentralised_office_keeps_its_own_holidays(self, at: Ministry) -> None:
        clerk = factories.serving("Illari", "ode-cusco")
        with clock.set_to(lima(24, 10)):
            before = factories.presented(at, actor=clerk)
        Holiday.objects.create(
            country="PE",
            region="PE-CUS",
            on=lima(25, 0).date(),
            name="Día del Cusco",
            kind="regional",
            norm="Ley de prueba",
        )
        with clock.set_to(lima(25, 10)):
            presented = factories.presented(at, actor=clerk)
            at_the_desk = factories.presented(at, actor=at.clerk)
        assert {each.channel for each in (before, presented)} == {EntryChannel.POST_WINDOW}
        assert presented.received_by_unit_at is None
        days = [each.presented_on.day for each in (before, presented, at_the_desk)]
        assert days == [24, 26, 25]

    def test_at_the_front_desk_itself_it_is_a_window(self, at: Ministry) -> None:
        presented = factories.presented(at, actor=at.clerk)
        assert (presented.channel, presented.presented_at_office) == (EntryChannel.WINDOW, at.desk)

    @pytest.mark.parametrize(
        ("code", "channel"),
        [
            ("legalisations-lima", EntryChannel.WINDOW),
            ("mac-callao", EntryChannel.WINDOW),
            ("ode-cusco", EntryChannel.POST_WINDOW),
        ],
    )
    def test_what_a_window_of_the_ministry_in_lima_takes_the_ministry_has(
        self, at: Ministry, code: str, channel: EntryChannel
    ) -> None:
        presented = factories.presented(at, actor=factories.serving("Amaru", code))
        assert (presented.channel, presented.presented_at_office) == (channel, organisation.office(code))

    def test_nobody_presents_for_another_but_at_a_window(self, at: Ministry) -> None:
        stranger = people.actor_of(people.make_person("Otra", "Persona"))
        with pytest.raises(cases.NotForAnother):
            factories.presented(at, actor=stranger)
        assert factories.presented(at)

    def test_without_the_main_document_there_is_nothing_to_receive(self, at: Ministry) -> None:
        particulars = actions.Particulars(kind="letter", subject="Carta", addressee=at.unit)  # type: ignore[arg-type]
        with pytest.raises(RequirementMissing):
            actions.file(
                particulars=particulars, uploads={}, office=at.desk, applicant=at.applicant, actor=at.citizen
            )
        assert factories.presented(at)

    def test_it_is_addressed_to_a_unit_and_says_what_it_is(self, at: Ministry) -> None:
        with pytest.raises(actions.AddresseeUnfit):
            factories.presented(at, addressee=organisation.office("sunarp-lima"))
        with pytest.raises(actions.RecordIncomplete):
            factories.presented(at, subject=" ")
        assert factories.presented(at)


class TestAdmit:
    def test_the_receipt_bears_the_number_and_the_document_goes_to_its_unit(self, at: Ministry) -> None:
        record = factories.admitted(at)
        presented = queries.presentation_of(record)
        assert presented is not None
        receipt = documents.of_case(presented.case_id).get(kind=RECEIPT.code)
        public = json.loads(receipt.public_facts)
        assert public["Número de registro"] == record.number
        assert public["Archivo 1"] == record.files.get().file_id
        holder = queries.holder_of(record)
        assert (holder.to_office, holder.standing) == (at.unit, Standing.UNRECEIVED)
        assert record.follow_code == presented.follow_code

    def test_only_the_front_desk_registers(self, at: Ministry) -> None:
        presented = factories.presented(at)
        with pytest.raises(gate.RoleMissing):
            actions.admit(presentation=presented, addressee=at.unit, actor=at.secretary)
        closed = organisation.office("sunarp-lima")
        with pytest.raises(RoleMissing):
            actions.register(
                actor=at.citizen, office=closed, sender=factories.SENDER, subject="x", kind="letter", sheets=1
            )
        assert actions.admit(presentation=presented, addressee=at.desk, actor=at.clerk)

    def test_the_same_file_again_is_told_and_linked(self, at: Ministry) -> None:
        content = factories.pdf("Igual")
        first = factories.presented(at, content=content)
        record = actions.admit(presentation=first, addressee=at.unit, actor=at.clerk)
        again = factories.presented(at, content=content)
        assert queries.duplicates_of(again.case) == (record,)
        assert queries.presented_before(again.case) == (first.case,)
        second = actions.admit(presentation=again, addressee=at.unit, actor=at.clerk)
        assert second.links.get().other == record


class TestFollow:
    def test_by_number_and_code_from_the_certificate_to_the_archive(self, at: Ministry) -> None:
        presented = factories.presented(at)
        number, code = presented.case.number, ids.format_code(presented.follow_code).lower()
        assert queries.follow(number=number, code=code).state == "Presentado"
        record = actions.admit(presentation=presented, addressee=at.unit, note="Dato interno", actor=at.clerk)
        for known in (number, record.number):
            told = queries.follow(number=known.lower(), code=code)
            assert (told.state, told.unit, told.registered_as) == ("Por recibir", at.unit.name, record.number)
        assert "Dato interno" not in str(told)
        assert "Carmen" not in str(told)

    def test_who_has_one_of_the_two_learns_nothing(self, at: Ministry) -> None:
        first, second = factories.admitted(at), factories.admitted(at)
        for number, code in (
            (first.number, second.follow_code),
            (first.number, ""),
            ("", first.follow_code),
            ("REGGDA-2026-999999-X", first.follow_code),
        ):
            with pytest.raises(queries.FollowedNotFound):
                queries.follow(number=number, code=code)
        assert queries.follow(number=first.number, code=first.follow_code).registered_as == first.number

    def test_of_a_reserved_document_no_subject_is_told(self, at: Ministry) -> None:
        record = factories.registered(at, is_reserved=True)
        assert queries.follow(number=record.number, code=record.follow_code).subject == "Documento reservado"
