"""What is done at a counter of the post, and whether Lima then says the same."""

import json
import shutil
from decimal import Decimal
from typing import Any

from django.db import connection

from chancery.contexts.counter import actions as counter
from chancery.contexts.counter.actions import Order, Settlement
from chancery.contexts.counter.models import CounterAct
from chancery.contexts.counter.tests import factories as counters
from chancery.kernel.acts.models import Act, Affixing
from chancery.kernel.base import site
from chancery.kernel.cases.models import Case
from chancery.kernel.fees.models import Receipt
from chancery.kernel.identity import actions as people
from chancery.kernel.identity.actions import Details
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import verification
from chancery.kernel.nodes import actions as nodes
from chancery.kernel.nodes import line, travels
from chancery.kernel.nodes.models import Alias, Noted
from chancery.kernel.nodes.travels import Way
from tests.nodes.line import Place
from tests.nodes.two import CODE, SYSTEM, Two, empty, office

_PASSPORT = IdentityDocumentKind.PASSPORT


def walk_in(two: Two, passport: str = "YA1234567") -> CounterAct:
    """Somebody comes to the counter: identified by the document at hand, charged, paid in cash, signed, stickered."""
    document = (_PASSPORT, passport, "IT")
    visit = counter.receive(
        office=office(), document=document, names=_details(passport), actor=two.at.officer
    )
    done = counter.attend(
        visit=visit, order=Order("28"), settlement=Settlement(tendered=Decimal(10)), actor=two.at.officer
    )
    return done.acts[0]


def register(two: Two, passport: str) -> None:
    """Somebody is registered at the counter, and asks for nothing."""
    people.register_at_counter(details=_details(passport), actor=two.at.officer)


def _details(passport: str) -> Details:
    return Details(
        given_names="Giulia", first_surname="Rossi", document_kind=_PASSPORT, document_number=passport,
        document_country="IT", nationality="IT",
    )  # fmt: skip


def talk_through(two: Two, *places: Place) -> None:
    """The line is there again, breaks at each of these places of the third conversation, and holds at last."""
    for place in places:
        two.line.restore()
        two.line.cut_on(3, place)
        assert not two.talk(), place
    two.line.restore()
    assert two.talk(), two.fault


def told(two: Two) -> dict[str, Any]:
    """What each act of the post is known by, at the site where this is asked."""
    acts = Act.objects.filter(office__code=CODE).select_related("case", "document").order_by("entry_ordinal")
    return {
        act.case.number: (
            act.entry_number,
            act.act_number,
            "".join(Receipt.objects.filter(payment__charge=act.charge).values_list("number", flat=True)),
            act.document.number if act.document else "",
            act.document.verification_code if act.document else "",
            Affixing.objects.get(act=act).serial,
        )
        for act in acts
    }


def check_same(two: Two) -> dict[str, Any]:
    """Lima has all that the post has, the same and once, and every check of the ledger finds nothing; the acts.

    The acts of cases that a post gave back are Lima's alone once the post has begun anew.
    """
    with two.post():
        assert not Noted.objects.exists()
        at_post, rows_at_post = told(two), _rows()
        numbered_at_post = _numbered()
    with two.lima():
        while ledger.sequence(actor=SYSTEM):
            pass
        in_lima = told(two)
        assert at_post.items() <= in_lima.items()
        given_back = Act.objects.filter(case__site=site.LIMA, case__number__in=in_lima)
        assert set(in_lima) - set(at_post) <= set(given_back.values_list("case__number", flat=True))
        assert _numbered() == numbered_at_post
        rows, known = _rows(), _known_people()
        for table, theirs in rows_at_post.items():
            assert not {_known_here(row, known) for row in theirs} - rows[table], table
        serials = [each[-1] for each in in_lima.values()]
        assert len(set(serials)) == len(serials) == Affixing.objects.filter(removed_at=None).count()
        assert [fault for check in verification.every_check().values() for fault in check()] == []
    return at_post


def _numbered() -> int:
    """How many acts of the post are numbered in the cases that it writes."""
    return Act.objects.filter(office__code=CODE, case__site=CODE).count()


def begin_anew(two: Two) -> None:
    """The machine of the post is lost, with all files: another begins with what Lima has, which is all that was told.

    Where a person's chain begins, and how a case given back goes on, Lima knows alone.
    """
    assert two.talk(), two.fault
    with two.lima():
        known = _known_people()
    with two.post():
        before = {table: {_known_here(row, known) for row in rows} for table, rows in _rows().items()}
        lima_s = {str(pk) for pk in Case.objects.filter(site=site.LIMA).values_list("pk", flat=True)}
        elsewhere = {
            row
            for row in before["ledger_entry"]
            if json.loads(row)["verb"] == "identity.register_person" or json.loads(row)["chain"] in lima_s
        }
        take_another_machine(two)
        after = _rows()
        for table, rows in before.items():
            assert not rows - after[table] - elsewhere, table


def take_another_machine(two: Two) -> None:
    """At the post: nothing is left of what was there, and what Lima has comes."""
    shutil.rmtree(two.world.folder / CODE, ignore_errors=True)
    empty()
    nodes.become_node(start=line.fetch_start(), client_id=two.world.client_id, actor=SYSTEM)


def _known_people() -> dict[str, str]:
    """In Lima: the ids under which the post registered whom Lima knew already, and Lima's."""
    return {str(theirs): str(ours) for theirs, ours in Alias.objects.values_list("theirs", "ours_id")}


def _known_here(row: str, known: dict[str, str]) -> str:
    """A row of the post's with the ids of those whom Lima knew already."""
    for theirs, ours in known.items():
        if '"chain"' not in row:
            row = row.replace(theirs, ours)
    return row


def _rows() -> dict[str, set[str]]:
    """Every row of what the post writes, as its database writes it: without the cases that it gave back and Lima goes on with."""
    found = {}
    at_lima = Case.objects.filter(site="") if site.is_node() else Case.objects.none()
    returned = set(at_lima.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        for travel in travels.every(Way.UP):
            if travel.is_added_only:
                continue
            omitted = f" - '{travel.model._meta.pk.column}'" if travel.key else ""
            rows = travel.model._default_manager.all()
            subject = "pk" if travel.label == "cases.Case" else travel.subject
            if subject and not travel.key:
                rows = rows.exclude(**{f"{subject}__in": returned})
            cursor.execute(
                f'SELECT to_jsonb(t){omitted} FROM {travel.table} t WHERE t."{travel.model._meta.pk.column}" = ANY(%s)',
                [list(rows.values_list("pk", flat=True))],
            )
            found[travel.table] = {
                json.dumps(json.loads(row), sort_keys=True) for (row,) in cursor.fetchall()
            }
    return found


def stickered() -> list[str]:
    """The serials that stand on acts, at the site where this is asked."""
    return list(Affixing.objects.filter(removed_at=None).order_by("serial").values_list("serial", flat=True))


__all__ = [
    "begin_anew",
    "check_same",
    "counters",
    "register",
    "stickered",
    "take_another_machine",
    "talk_through",
    "told",
    "walk_in",
]
