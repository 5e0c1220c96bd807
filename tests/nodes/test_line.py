"""Does a post that works without its line lose nothing, double nothing, and say in Lima what it said at the post?

Two real databases: this thread works at the post, the live server's threads are Lima, and between them a line is cut.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from chancery.kernel.acts import actions as acts
from chancery.kernel.acts import checks
from chancery.kernel.acts.models import Act, Affixing
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Role, system_actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.fees import queries as charges
from chancery.kernel.gateway import breaker
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger import verification
from chancery.kernel.nodes import actions, line, queries, rows
from chancery.kernel.nodes.models import Alias, Handover, Node, Noted
from chancery.kernel.nodes.travels import Way
from chancery.kernel.organisation import queries as organisation
from tests.nodes.line import Relay

pytestmark = pytest.mark.django_db(transaction=True)
SYSTEM = system_actor("Nodo del puesto")


@dataclass
class Two:
    """Lima and a post, each with its database; `line` runs between them."""

    lima: BaseDatabaseWrapper
    post_database: BaseDatabaseWrapper
    line: Relay
    at: Post
    settings: Settings

    @contextmanager
    def post(self) -> Iterator[None]:
        """This thread works at the post inside the block."""
        connections["default"] = self.post_database
        self.settings.NODE = self.at.office.code
        try:
            yield
        finally:
            connections["default"] = self.lima
            self.settings.NODE = ""

    def talk(self) -> bool:
        """The post speaks to Lima; whether the line held."""
        breaker._breakers.clear()
        with self.post():
            return line.talk(actor=SYSTEM)


@pytest.fixture
def post_database() -> Iterator[BaseDatabaseWrapper]:
    """An empty database beside that of the test, as its migrations leave it."""
    lima = connections["default"]
    name = f"{lima.settings_dict['NAME']}_post"
    with lima._nodb_cursor() as cursor:
        lima.close()
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{lima.settings_dict["NAME"]}"')
    made = lima.copy()
    made.settings_dict = {**lima.settings_dict, "NAME": name}
    yield made
    made.close()
    with lima._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def two(
    post_database: BaseDatabaseWrapper, live_server: LiveServer, settings: Settings, tmp_path: Path
) -> Iterator[Two]:
    """A post whose node has been opened, its line up."""
    settings.KEYS_URL = f"file://{tmp_path / 'pki'}"
    key_folder().ensure()
    relay = Relay(int(live_server.url.rsplit(":", 1)[1]))
    settings.CENTRAL_URL = f"http://127.0.0.1:{relay.port}"
    with ExitStack() as stack:
        stack.enter_context(posts.published())
        at = posts.post()
        node, secret = actions.open_node(office=at.office, actor=people.SYSTEM)
        settings.NODE_CLIENT_ID, settings.NODE_CLIENT_SECRET = node.client_id, secret
        made = Two(connections["default"], post_database, relay, at, settings)
        settings.NODE = at.office.code
        reference = line.fetch_reference()
        settings.NODE = ""
        with made.post():
            actions.become_node(reference=reference, actor=SYSTEM)
        yield made
        relay.close()


def walk_in(two: Two, number: str = "81234567") -> Act:
    """Somebody comes to the counter of the post: registered, filed, paid, certified."""
    at = two.at
    applicant = people.make_person("Viene", "Al Mostrador", document_number=number)
    case = cases.open(
        procedure_code=posts.CERTIFY.code,
        office=organisation.office(at.office.code),
        applicant=applicant,
        actor=at.consul,
        wanted=(posts.Wanted("consular.27"),),
        facts={},
    )
    posts.pay(case, at)
    return posts.certify(case, at)


def numbers(two: Two) -> list[int]:
    return list(
        Act.objects.filter(office=two.at.office)
        .order_by("entry_ordinal")
        .values_list("entry_ordinal", flat=True)
    )


def test_what_a_post_did_without_a_line_lima_has_once_it_is_back(two: Two) -> None:
    two.line.cut()
    with two.post():
        done = [walk_in(two, str(81234567 + ordinal)) for ordinal in range(3)]
        acts.affix(act=done[0], serial="A00000007", is_digital=False, actor=two.at.officer)
        waiting = queries.line()
        assert waiting.waiting > 30
        assert waiting.oldest is not None
    assert not two.talk()
    with two.post():
        assert "No hay línea" in queries.line().fault
    assert numbers(two) == []
    two.line.restore()
    assert two.talk()
    assert numbers(two) == [1, 2, 3]
    assert Affixing.objects.get().act_id == done[0].id
    assert {act.case.number for act in done} == set(Case.objects.values_list("number", flat=True))
    assert list(checks.numbers()) == []
    assert [fault for check in verification.every_check().values() for fault in check()] == []
    with two.post():
        assert queries.line().waiting == 0
        at_post = [(entry.verb, entry.hash) for entry in ledger.entries(done[0].case_id)]
    assert [(entry.verb, entry.hash) for entry in ledger.entries(done[0].case_id)] == at_post
    charge = charges.charges_of(done[0].case_id).get()
    assert charge.consular_amount == 25
    assert charge.payments.get().receipt.number.startswith("RECMIL-")


@pytest.mark.parametrize("bytes_back", [0, 1, 40, 200, 400, 700, 1000, 1500, 2500])
def test_a_line_that_breaks_anywhere_doubles_nothing(two: Two, bytes_back: int) -> None:
    """Cut after so many bytes of Lima's answers: while signing in, while a batch is laid, before its answer arrives."""
    with two.post():
        walk_in(two)
    two.line.after = bytes_back
    two.talk()
    with two.post():
        walk_in(two, "81234568")
    two.line.restore()
    assert two.talk()
    assert numbers(two) == [1, 2]
    with two.post():
        assert numbers(two) == [1, 2]
        assert not Noted.objects.exists()


def test_a_batch_that_was_laid_is_not_laid_again(two: Two) -> None:
    with two.post():
        walk_in(two)
        number = actions.pack(actor=SYSTEM)
        assert number == 1
        lines = queries.batch(1)
        walk_in(two, "81234568")
        assert actions.pack(actor=SYSTEM) == 1
        assert queries.batch(1) == lines
    program = _program(two)
    node = Node.objects.get()
    assert actions.take_batch(node=node, number=1, lines=lines, actor=program)
    assert not actions.take_batch(node=node, number=1, lines=lines, actor=program)
    with pytest.raises(actions.BatchOutOfOrder):
        actions.take_batch(node=node, number=3, lines=lines, actor=program)
    assert numbers(two) == [1]


def test_lima_gives_no_number_of_a_post_with_a_node(two: Two) -> None:
    case = posts.file(two.at)
    assert "WEB-" in case.number
    with pytest.raises(organisation.WrittenElsewhere):
        posts.pay(case, two.at)
    elsewhere = posts.post("cg-madrid")
    assert posts.done(elsewhere).entry_ordinal == 1


def test_a_case_filed_on_the_web_is_handed_over_once_and_belongs_to_the_post(two: Two) -> None:
    free = posts.Wanted("consular.3a")
    case = posts.file(two.at, free)
    two.line.after = 900
    two.talk()
    two.line.restore()
    assert two.talk()
    case.refresh_from_db()
    assert case.site == two.at.office.code
    assert Handover.objects.get(case=case).taken_at is not None
    with pytest.raises(organisation.WrittenElsewhere):
        posts.certify(case, two.at)
    two.line.cut()
    with two.post():
        posts.certify(Case.objects.get(pk=case.pk), two.at)
    two.line.restore()
    assert two.talk()
    case.refresh_from_db()
    assert case.state == posts.State.GRANTED
    assert [entry.position for entry in ledger.entries(case.id)] == list(
        range(ledger.entries(case.id).count())
    )


def test_who_was_registered_at_the_post_although_lima_knew_them_is_one_person(two: Two) -> None:
    known = people.make_person("Ya", "Conocida", document_number="81234567")
    with two.post():
        act = walk_in(two)
        assert act.interested_id != known.id
    assert two.talk()
    assert Act.objects.get().interested_id == known.id
    assert Case.objects.get().applicant == known
    assert Alias.objects.get().ours == known
    assert Person.objects.filter(document_number="81234567").count() == 1


def test_a_node_tells_of_nothing_that_is_not_its_own(two: Two) -> None:
    elsewhere = posts.post("cg-madrid")
    act = posts.done(elsewhere)
    stolen = rows.collect(rows.of_case(act.case_id))
    program, node = _program(two), Node.objects.get()
    for chosen in ("cases_case", "acts_act", "fees_charge", "ledger_entry", "fees_receipt"):
        lines = [(table, dict(row)) for table, row in stolen if table == chosen]
        assert lines, chosen
        with pytest.raises(actions.NotTheNodesRow):
            actions.take_batch(node=node, number=1, lines=lines, actor=program)
    with pytest.raises(actions.NotTheNodesRow):
        actions.take_batch(
            node=node, number=1, lines=[("identity_account", {"id": str(act.id)})], actor=program
        )


def test_a_changed_entry_is_refused_and_nothing_of_its_batch_is_kept(two: Two) -> None:
    with two.post():
        walk_in(two)
        actions.pack(actor=SYSTEM)
        lines = queries.batch(1)
    changed = [
        (table, {**row, "facts": row["facts"].replace("25.00", "1.00")} if table == "ledger_entry" else row)
        for table, row in lines
    ]
    assert changed != lines
    with pytest.raises(actions.BrokenChain):
        actions.take_batch(node=Node.objects.get(), number=1, lines=changed, actor=_program(two))
    assert numbers(two) == []
    file = {"sha256": "0" * 64, "size": 1, "media_type": "x", "stored_at": "2026-01-01T00:00:00Z"}
    lines = [("documents_storedfile", file)]
    with pytest.raises(actions.FileMissing):
        actions.take_batch(node=Node.objects.get(), number=1, lines=lines, actor=_program(two))


def test_a_new_rate_and_a_new_colleague_reach_the_post(two: Two) -> None:
    newcomer = posts.serving(two.at.office, Role.OFFICER, "Nueva")
    assert two.talk()
    with two.post():
        assert Person.objects.filter(pk=newcomer.person_id).exists()
        known = queries.own_node().reference
    assert two.talk()
    with two.post():
        assert queries.own_node().reference == known


def test_a_node_is_opened_once_and_at_a_post_alone(two: Two) -> None:
    with pytest.raises(actions.NodeExists):
        actions.open_node(office=two.at.office, actor=people.SYSTEM)
    with pytest.raises(actions.NotAPostOffice):
        actions.open_node(office=organisation.office("legalisations-lima"), actor=people.SYSTEM)


def test_every_table_says_which_way_it_travels() -> None:
    from chancery.kernel.nodes import travels

    assert list(travels.undeclared()) == []
    assert travels.every(Way.UP)
    assert configured.NODE == ""


def _program(two: Two) -> object:
    from chancery.kernel.base.actor import Actor, Channel

    node = Node.objects.get()
    return Actor("Nodo", Channel.API, "-", client_id=node.client_id, scopes=frozenset({actions.SCOPE}))
