"""Does a deed go from its draft to the last signature, and is every way around it refused?"""

import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.models import BookEntry, Deed, Finding, Manner, Party
from chancery.contexts.public_deeds.procedures import State
from chancery.contexts.public_deeds.rules.kinds import KINDS, Book, Part
from chancery.contexts.public_deeds.rules.parties import Person as PersonInDeed
from chancery.contexts.public_deeds.subscriptions import on_identity_confirmed
from chancery.contexts.public_deeds.tests import factories
from chancery.contexts.public_deeds.tests.factories import ATTESTED
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding
from chancery.kernel.gateway.events import IdentityConfirmed
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator, Fault
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import KinLine, Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger.tests.factories import guard_off

pytestmark = pytest.mark.django_db
Register = CivilIdentitySimulator


def test_a_special_power_from_draft_to_conclusion(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator)
    entry = deed.entry
    assert (entry.number, entry.first_foja) == (1, 1)
    assert entry.act is not None
    assert entry.act.kind_ordinal == entry.number
    assert deed.case.state == State.CONCLUDED
    assert deed.qualification.charge.consular_amount == Decimal("45.00")
    assert deed.conclusion.document.number.startswith("EPUMIL-")
    verbs = [each.verb for each in ledger.entries(deed.case_id)]
    for step in ("file", "check_identity", "qualify", "admit", "enter", "sign", "conclude"):
        assert f"public_deeds.{step}" in verbs
    assert list(queries.broken_books()) == []


ONE_OF_EACH_WORDING = {kind.body: code for code, kind in KINDS.items()} | {"power": "general_power"}


def test_one_of_each_wording_can_be_made(at: Post, simulator: Register) -> None:
    for kind in ONE_OF_EACH_WORDING.values():
        deed = factories.concluded(at, simulator, kind)
        assert queries.standing(deed).stands
        if KINDS[kind].fee.percentage:
            charge = deed.qualification.charge
            fixed, share = charge.lines.all()
            assert deed.base is not None
            assert share.amount == (deed.base * Decimal("0.03")).quantize(Decimal("0.01"))
            assert fixed.amount + share.amount == charge.consular_amount


# The draft


def test_a_draft_of_another_book_or_of_no_kind_is_refused(at: Post) -> None:
    with pytest.raises(actions.KindUnknown):
        actions.check_kind(kind="nothing")
    deed = factories.drafted(at)
    will = replace(factories.particulars(at, "pension_power"), people=factories.particulars(at).people)
    with pytest.raises(actions.KindUnknown):
        actions.redraft(deed=deed, particulars=will, actor=at.officer)
    actions.redraft(deed=deed, particulars=factories.particulars(at, "general_power"), actor=at.officer)
    assert factories.again(deed).kind == "general_power"


def test_who_files_appears_in_the_deed(at: Post) -> None:
    with pytest.raises(actions.ApplicantNotParty):
        factories.drafted(at, people=[factories.anybody("Otra", Part.GRANTOR), factories.attorney()])
    with pytest.raises(actions.TestatorNotApplicant):
        factories.drafted(at, "will", people=[factories.anybody("Otra", Part.GRANTOR)])
    factories.drafted(at)


def test_faculties_are_those_of_the_table_and_of_the_kind(at: Post) -> None:
    with pytest.raises(actions.FacultyUnknown):
        factories.drafted(at, faculties=("fly",))
    with pytest.raises(actions.FacultiesMissing):
        factories.drafted(at, faculties=())
    with pytest.raises(actions.FacultyNeedsDeed):
        factories.drafted(at, "out_of_register_power", faculties=("sell_property",))
    with pytest.raises(actions.FacultyUnknown):
        factories.drafted(at, "pension_power", faculties=("bank",))
    factories.drafted(at, "pension_power", faculties=("pension",))


def test_a_contract_states_its_value(at: Post) -> None:
    with pytest.raises(actions.ValueMissing):
        factories.drafted(at, "sale", value=None, currency="")
    factories.drafted(at, "sale")


def test_the_applicant_completes_and_the_officer_corrects_only_a_draft(at: Post, simulator: Register) -> None:
    deed = factories.drafted(at)
    more = replace(
        factories.particulars(at), people=[*queries_people(deed), factories.anybody("Ana", Part.WITNESS)]
    )
    actions.complete(deed=deed, particulars=more, actor=at.citizen)
    assert len(queries.parties_of(factories.again(deed))) == 3
    with pytest.raises(gate.RoleMissing):
        actions.redraft(deed=deed, particulars=more, actor=at.citizen)
    entered = factories.entered(at, simulator)
    with pytest.raises(gate.WrongState):
        actions.redraft(deed=entered, particulars=more, actor=at.officer)


def queries_people(deed: Deed) -> list[PersonInDeed]:
    return [party.stated() for party in queries.parties_of(deed)]


# Identities


def test_the_register_confirms_and_nothing_of_it_is_kept(at: Post, simulator: Register) -> None:
    deed = factories.checked(at, simulator=simulator)
    checks = list(deed.checks.all())
    assert [check.finding for check in checks] == [Finding.CONFIRMED, Finding.CONFIRMED]
    assert all(party.person_id for party in queries.parties_of(deed))


AGAINST = (
    ({"restriccion": "FALLECIMIENTO"}, Finding.CANCELLED, actions.PartyDeceased),
    ({"restriccion": "INTERDICCION"}, Finding.RESTRICTED, actions.PartyRestricted),
    ({"prenombres": "OTRA"}, Finding.DIFFERS, actions.IdentityNotChecked),
)


def test_what_the_register_says_against_a_grantor_stops_the_deed(at: Post, simulator: Register) -> None:
    for said, finding, refusal in AGAINST:
        deed = factories.drafted(at)
        factories.tell(simulator, **{f"dni{at.applicant.document_number}": said})
        deed = factories.check(deed, at)
        found = queries.newest_check(deed, queries.parties_of(deed)[0])
        assert found is not None
        assert found.finding == finding
        with pytest.raises(refusal):
            actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
        assert fees.charges_of(deed.case_id).count() == 0
        factories.tell(simulator, **{f"dni{at.applicant.document_number}": factories._names(at.applicant)})
        actions.qualify(deed=factories.check(deed, at), attested=ATTESTED, actor=at.consul)


def test_a_dead_attorney_receives_no_power(at: Post, simulator: Register) -> None:
    deed = factories.drafted(at)
    attorney = queries.parties_of(deed)[1]
    factories.tell(simulator, **{f"dni{attorney.document_number}": {"restriccion": "FALLECIMIENTO"}})
    with pytest.raises(actions.PartyDeceased):
        actions.qualify(deed=factories.check(deed, at), attested=ATTESTED, actor=at.consul)


def test_nobody_is_qualified_unchecked_and_other_names_need_another_check(
    at: Post, simulator: Register
) -> None:
    deed = factories.drafted(at)
    with pytest.raises(actions.IdentityNotChecked):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    deed = factories.checked(at, simulator=simulator)
    renamed = [replace(person, given_names="Otro Nombre") for person in queries_people(deed)]
    actions.redraft(
        deed=deed, particulars=replace(factories.particulars(at), people=renamed), actor=at.officer
    )
    with pytest.raises(actions.IdentityNotChecked):
        actions.qualify(deed=factories.again(deed), attested=ATTESTED, actor=at.consul)


def test_a_foreigner_is_known_by_the_passport_that_the_officer_sees(at: Post, simulator: Register) -> None:
    foreign = replace(
        factories.anybody("Giulia", Part.ATTORNEY),
        document_kind=IdentityDocumentKind.PASSPORT.value,
        document_number="YA1234567",
        document_country="IT",
    )
    deed = factories.checked(at, simulator=simulator, people=[factories.stated(at.applicant), foreign])
    assert deed.checks.filter(means="paper", finding=Finding.CONFIRMED).count() == 1
    assert Person.objects.filter(document_number="YA1234567", nationality="IT").exists()
    actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)


def test_a_register_that_does_not_answer_delays_and_answers_later(at: Post, simulator: Register) -> None:
    simulator.fault = Fault.BROKEN
    deed = factories.check(factories.drafted(at), at)
    pending = list(PendingConsultation.objects.filter(case_id=deed.case_id))
    assert len(pending) == 2
    with pytest.raises(actions.IdentityNotChecked):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    for waiting, party in zip(pending, queries.parties_of(deed), strict=True):
        found = CivilIdentity(
            dni=party.document_number,
            given_names=party.given_names,
            first_surname=party.first_surname,
            second_surname=party.second_surname,
            civil_status="",
            address="",
            restriction="",
            status=CivilStanding.ACTIVE,
        )
        on_identity_confirmed(IdentityConfirmed(deed.case_id, waiting.id, found))
    actions.qualify(deed=factories.again(deed), attested=ATTESTED, actor=at.consul)


def test_only_who_is_in_the_draft_is_checked_and_only_by_the_post(at: Post) -> None:
    deed, other = factories.drafted(at), factories.drafted(at)
    with pytest.raises(actions.PartyUnknown):
        actions.check_identity(deed=deed, party_id=queries.parties_of(other)[0].id, actor=at.officer)
    elsewhere = acts.post("cg-madrid")
    with pytest.raises(access.RoleMissing):
        actions.check_identity(deed=deed, party_id=queries.parties_of(deed)[0].id, actor=elsewhere.officer)


# Qualification


def test_the_consul_gives_faith_and_the_officer_does_not(at: Post, simulator: Register) -> None:
    deed = factories.checked(at, simulator=simulator)
    with pytest.raises(gate.RoleMissing):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.officer)
    for said in (
        replace(ATTESTED, capacity=False),
        replace(ATTESTED, freedom=False),
        replace(ATTESTED, knowledge=False),
    ):
        with pytest.raises(actions.NotAttested):
            actions.qualify(deed=deed, attested=said, actor=at.consul)
    actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)


def test_people_that_do_not_fit_are_told_all_at_once(at: Post, simulator: Register) -> None:
    alone = [factories.stated(at.applicant, can_sign=False)]
    deed = factories.checked(at, simulator=simulator, people=alone)
    with pytest.raises(actions.PartiesDoNotFit) as refused:
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    assert len(refused.value.fields["people"]) == 3


def test_a_contract_wants_a_lawyers_draft_and_its_value_in_consular_soles(
    at: Post, simulator: Register
) -> None:
    deed = factories.checked(at, "sale", simulator, draft_by="")
    with pytest.raises(actions.DraftByLawyerMissing):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    deed = factories.checked(at, "sale", simulator, currency="PEN")
    with pytest.raises(actions.ValueInSolesMissing):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    actions.qualify(deed=deed, attested=ATTESTED, base=Decimal("24000.00"), actor=at.consul)
    assert factories.again(deed).base == Decimal("24000.00")
    dollars = factories.checked(at, "sale", simulator, currency="USD")
    actions.qualify(deed=dollars, attested=ATTESTED, actor=at.consul)
    assert factories.again(dollars).base == Decimal("90000.00")


def test_what_corrects_the_offices_own_error_is_free_and_goes_on(at: Post, simulator: Register) -> None:
    deed = factories.checked(at, "special_power_rectification", simulator)
    actions.qualify(deed=deed, attested=ATTESTED, free_by="D.S. 032-2023-RE, art. 150", actor=at.consul)
    found = factories.again(deed)
    assert found.case.state == State.PAID
    assert found.qualification.charge.consular_amount == 0


def test_the_consul_is_kin_of_no_party(at: Post, simulator: Register) -> None:
    assert at.consul.person_id is not None
    consul = Person.objects.get(pk=at.consul.person_id)
    another = acts.serving(at.office, Role.CONSUL)
    for place in (1, 0):
        deed = factories.checked(at, simulator=simulator)
        relative = queries.parties_of(deed)[place].person
        assert relative is not None
        identity.record_kinship(
            person=consul, relative=relative, line=KinLine.CONSANGUINITY, degree=4, actor=people.SYSTEM
        )
        with pytest.raises(gate.OwnMatter):
            actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
        actions.qualify(deed=deed, attested=ATTESTED, actor=another)


# The book


def test_numbers_and_fojas_go_on_and_begin_anew_each_year(at: Post, simulator: Register) -> None:
    first, second = factories.entered(at, simulator), factories.entered(at, simulator, "sale")
    assert (second.entry.number, second.entry.first_foja) == (2, (first.entry.last_foja or 0) + 1)
    rome = ZoneInfo("Europe/Rome")
    waiting = factories.paid(at, simulator)
    with clock.set_to(datetime(clock.today().year + 1, 1, 1, 0, 30, tzinfo=rome)):
        actions.enter(deed=waiting, actor=at.consul)
    entry = factories.again(waiting).entry
    assert (entry.number, entry.first_foja, entry.year) == (1, 1, first.entry.year + 1)
    elsewhere = acts.post("cg-madrid")
    assert factories.entered(elsewhere, simulator).entry.number == 1
    assert list(queries.broken_books()) == []


def test_nothing_is_entered_before_it_is_paid(at: Post, simulator: Register) -> None:
    deed = factories.qualified(at, simulator)
    with pytest.raises(gate.WrongState):
        actions.enter(deed=deed, actor=at.consul)
    acts.pay(deed.case, at)
    assert actions.enter(deed=factories.again(deed), actor=at.consul).number == 1


def test_a_power_out_of_the_register_has_neither_number_nor_fojas(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator, "pension_power")
    assert (deed.entry.number, deed.entry.first_foja, deed.entry.act) == (None, None, None)
    act = Act.objects.get(case=deed.case)
    assert (act.kind, act.document) == ("out_of_register_power", deed.conclusion.document)
    assert deed.conclusion.document.number.startswith("PFRMIL-")


def test_a_voided_deed_keeps_its_number_and_its_fojas(at: Post, simulator: Register) -> None:
    deed = factories.entered(at, simulator)
    with pytest.raises(gate.ReasonMissing):
        actions.void(deed=deed, reason=" ", actor=at.consul)
    actions.void(deed=deed, reason="El otorgante no volvió a firmar.", actor=at.consul)
    assert hasattr(Act.objects.get(case=deed.case), "voiding")
    following = factories.entered(at, simulator)
    assert following.entry.number == 2
    assert following.entry.first_foja == (deed.entry.last_foja or 0) + 1
    rows = queries.index(at.consul, at.office, Book.DEEDS, deed.entry.year)
    assert [row.state for row in rows] == ["Anulada", "En firmas"]
    with pytest.raises(gate.WrongState):
        actions.void(deed=factories.concluded(at, simulator), reason="Tarde.", actor=at.consul)


# The signatures


def test_who_appears_signs_once_and_as_the_deed_says(at: Post, simulator: Register) -> None:
    deed = factories.entered(at, simulator)
    grantor, attorney = queries.parties_of(deed)
    with pytest.raises(actions.DoesNotAppear):
        actions.sign(deed=deed, party_id=attorney.id, manner=Manner.SIGNATURE, actor=at.officer)
    with pytest.raises(actions.MannerDoesNotFit):
        actions.sign(deed=deed, party_id=grantor.id, manner=Manner.PRINT, actor=at.officer)
    stranger = queries.parties_of(factories.drafted(at))[0]
    with pytest.raises(actions.PartyUnknown):
        actions.sign(deed=deed, party_id=stranger.id, manner=Manner.SIGNATURE, actor=at.officer)
    actions.sign(deed=deed, party_id=grantor.id, manner=Manner.OWN_CERTIFICATE, actor=at.officer)
    with pytest.raises(actions.AlreadySigned):
        actions.sign(deed=deed, party_id=grantor.id, manner=Manner.SIGNATURE, actor=at.officer)
    actions.conclude(deed=factories.again(deed), actor=at.consul)


def test_at_request_another_signs_and_who_cannot_leaves_a_print(at: Post, simulator: Register) -> None:
    cast = [
        factories.stated(at.applicant, can_sign=False),
        factories.attorney(),
        factories.anybody("Firma", Part.SIGNER),
        factories.anybody("Testigo Uno", Part.WITNESS),
        factories.anybody("Testigo Dos", Part.WITNESS),
    ]
    deed = factories.entered(at, simulator, people=cast)
    with pytest.raises(actions.MannerDoesNotFit):
        actions.sign(
            deed=deed, party_id=queries.parties_of(deed)[0].id, manner=Manner.SIGNATURE, actor=at.officer
        )
    for party in queries.parties_of(deed):
        if party.part == Part.ATTORNEY:
            continue
        with pytest.raises((actions.SignaturesMissing, gate.WrongState)):
            actions.conclude(deed=factories.again(deed), actor=at.consul)
        manner = Manner.SIGNATURE_AND_PRINT if party.can_sign else Manner.PRINT
        actions.sign(deed=deed, party_id=party.id, manner=manner, actor=at.officer)
    actions.conclude(deed=factories.again(deed), actor=at.consul)
    assert "otra persona firmó a su ruego" in factories.again(deed).conclusion.document.facts


def test_only_the_consul_before_whom_it_is_made_concludes(at: Post, simulator: Register) -> None:
    deed = factories.signed(at, simulator)
    another = acts.serving(at.office, Role.CONSUL, "Otra")
    with pytest.raises(actions.AnotherConsul):
        actions.conclude(deed=deed, actor=another)
    with pytest.raises(gate.RoleMissing):
        actions.conclude(deed=deed, actor=at.officer)
    actions.conclude(deed=deed, actor=at.consul)


# Nothing changes


CHANGES = (
    "UPDATE public_deeds_deed SET object = 'otra cosa'",
    "DELETE FROM public_deeds_deed",
    "UPDATE public_deeds_party SET given_names = 'Otra'",
    "DELETE FROM public_deeds_party",
    "INSERT INTO public_deeds_party SELECT gen_random_uuid(), 99, part, given_names, first_surname, second_surname, "
    "document_kind, document_number, document_country, birth_on, nationality, civil_status, occupation, address, "
    "on_behalf_of, speaks_spanish, language, can_sign, can_read, folded_name, deed_id, person_id FROM public_deeds_party",
    "UPDATE public_deeds_bookentry SET first_foja = 7",
    "DELETE FROM public_deeds_bookentry",
    "UPDATE public_deeds_signature SET manner = 'signature'",
    "DELETE FROM public_deeds_signature",
    "UPDATE public_deeds_conclusion SET at = now()",
    "DELETE FROM public_deeds_conclusion",
    "UPDATE public_deeds_identitycheck SET finding = 'confirmed'",
    "UPDATE public_deeds_qualification SET notes = 'x'",
    "UPDATE documents_document SET facts = '{}'",
)


def test_the_database_refuses_to_change_a_concluded_deed(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator)
    before = BookEntry.objects.get(deed=deed).lines
    for statement in CHANGES:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert BookEntry.objects.get(deed=deed).lines == before
    assert Party.objects.filter(deed=deed).count() == 2


def test_nobody_signs_after_the_conclusion(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator)
    attorney = queries.parties_of(deed)[1]
    with pytest.raises(gate.WrongState):
        actions.sign(deed=deed, party_id=attorney.id, manner=Manner.SIGNATURE, actor=at.officer)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO public_deeds_signature (id, manner, signed_on, at, by_id, deed_id, party_id) "
            "VALUES (gen_random_uuid(), 'signature', current_date, now(), %s, %s, %s)",
            [at.officer.person_id, deed.id, attorney.id],
        )


def test_a_lost_number_or_a_foja_too_many_is_told(at: Post, simulator: Register) -> None:
    entry = factories.entered(at, simulator).entry
    with guard_off("public_deeds_bookentry"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE public_deeds_bookentry SET number = 2, first_foja = 5, last_foja = 9 WHERE id = %s",
            [entry.id],
        )
    assert [fault.split(": ")[1] for fault in queries.broken_books()] == [
        "falta el número 1",
        "la N.º 2 empieza en la foja 5 y debía en la 1",
    ]


def test_the_paper_says_what_the_book_says(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator, "sale")
    facts = documents.by_verification_code(deed.conclusion.document.verification_code).facts
    assert "noventa mil euros" in " ".join(line["text"] for line in json.loads(facts)["lines"])
    assert '"first_foja":1' in facts
    assert deed.entry.act is not None
    assert deed.entry.act.entry_number in facts
