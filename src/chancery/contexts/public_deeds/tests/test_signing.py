"""Is a deed entered with its number, signed by who appears, concluded once, and never changed after it?"""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.models import BookEntry, Manner, Party
from chancery.contexts.public_deeds.rules.kinds import Book, Part
from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.ledger.tests.factories import guard_off

pytestmark = pytest.mark.django_db
Register = CivilIdentitySimulator


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


def test_the_box_beside_each_name_says_what_was_done_and_no_more(at: Post, simulator: Register) -> None:
    for manner, mark in (
        (Manner.SIGNATURE, "Firma"),
        (Manner.SIGNATURE_AND_PRINT, "Firma y huella dactilar"),
        (Manner.OWN_CERTIFICATE, "Firma digital"),
    ):
        deed = factories.entered(at, simulator)
        actions.sign(deed=deed, party_id=queries.parties_of(deed)[0].id, manner=manner, actor=at.officer)
        actions.conclude(deed=factories.again(deed), actor=at.consul)
        facts = json.loads(factories.again(deed).conclusion.document.facts)
        assert [each["mark"] for each in facts["signers"]] == [mark]
        assert ("huella" in json.dumps(facts)) is (manner is Manner.SIGNATURE_AND_PRINT)


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
