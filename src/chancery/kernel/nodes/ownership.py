"""Are the rows that a node sends its own? Asked of what stands before they are laid, and of what stands afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, Q, UUIDField

from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases.models import Case
from chancery.kernel.identity.models import Delegation, RoleHeld
from chancery.kernel.ledger import chains
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.nodes import travels
from chancery.kernel.nodes.models import Alias, Node
from chancery.kernel.nodes.rows import GONE, Lines, Row
from chancery.kernel.nodes.travels import Travel, Way

CASE = "cases.Case"
SERIES = "ledger.NumberSeries"


class NotTheNodesRow(Invalid):
    """A node tells of its own office alone."""

    code = "node_row_of_another"
    sentence = "El envío contiene una fila de «{table}» que no corresponde a la oficina del nodo."
    next_step = "Avise a soporte: el puesto sigue trabajando y no se perdió nada, pero Lima no recibe más hasta que se corrija."


@dataclass(slots=True)
class Claim:
    """What a node says to have written. `check_before` laying it, and `check_after`, in one transaction."""

    node: Node
    lines: Lines
    _cases: set[UUID] = field(default_factory=set)
    _new: set[UUID] = field(default_factory=set)

    def check_before(self) -> None:
        """Every table goes up, and no row that is here already is another's. Raises `NotTheNodesRow`."""
        self._cases = set(
            Case.objects.filter(site=self.node.office.code, office=self.node.office).values_list(
                "pk", flat=True
            )
        )
        for table, row in self.lines:
            travel = _travelling().get(table.removeprefix(GONE))
            if (
                travel is None
                or (table.startswith(GONE) and not travel.vanishes)
                or (travel.label == SERIES and not is_series_of(self.node, str(row["series"])))
            ):
                self._refuse(table)
        for travel, found in self._by_table(with_gone=True):
            keys = {_as_key(travel, row) for row in found}
            there = set(travel.model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
            if _has_uuid(travel):
                self._new |= keys - there
            if not travel.shared:
                self._require(travel, there, self._allowed(travel, there))
        self._keep_to_new()

    def _keep_to_new(self) -> None:
        """An id that something here bears already is nobody's new id, whatever table it comes in. Raises `NotTheNodesRow`."""
        registered = Alias.objects.filter(node=self.node, theirs__in=self._new)
        borne = _borne(self._new - set(registered.values_list("theirs", flat=True)))
        for travel, found in self._by_table(with_gone=False):
            if travel.shared and _has_uuid(travel) and borne & {_as_key(travel, row) for row in found}:
                self._refuse(travel.table)
        self._new -= borne

    def check_after(self) -> None:
        """Every row that was laid is the node's own. Raises `NotTheNodesRow`."""
        for travel, found in self._by_table(with_gone=False):
            if travel.shared:
                continue
            keys = {_as_key(travel, row) for row in found}
            there = set(travel.model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
            self._require(travel, there, self._allowed(travel, there, self._new))
        continued = {UUID(row["chain"]) for table, row in self.lines if table == "ledger_entry"}
        papers = {UUID(row["document_id"]) for table, row in self.lines if table == "ledger_submission"}
        if continued - self._subjects(continued, self._new):
            self._refuse("ledger_entry")
        if papers - self._new:
            self._refuse("ledger_submission")

    def _by_table(self, *, with_gone: bool) -> Iterator[tuple[Travel, list[Row]]]:
        """The rows of each table that is known by its primary key; of a row that came and went, only its going."""
        found: dict[str, list[Row]] = {}
        for table, row in self.lines:
            if table.startswith(GONE) and not with_gone:
                continue
            found.setdefault(table.removeprefix(GONE), []).append(row)
        for table, rows in found.items():
            travel = _travelling()[table]
            if not travel.key:
                yield travel, rows

    def _allowed(self, travel: Travel, keys: set[Any], new: Iterable[UUID] = ()) -> set[Any]:
        manager = travel.model._default_manager.filter(pk__in=keys)
        if travel.label == CASE:
            known = manager.filter(office=self.node.office, site__in=(self.node.office.code, ""))
            return set(known.values_list("pk", flat=True)) & (self._cases | set(new))
        allowed: set[Any] = set()
        if travel.office or travel.also:
            own = q_of(self.node.office_id, travel, also=travel.also)
            allowed |= set(manager.filter(own).values_list("pk", flat=True))
        if travel.subject:
            about = dict(manager.values_list("pk", travel.subject))
            subjects = self._subjects({subject for subject in about.values() if subject is not None}, new)
            allowed |= {key for key, subject in about.items() if subject in subjects}
            allowed |= {key for key, subject in about.items() if subject is None and key in set(new)}
        return allowed

    def _subjects(self, wanted: set[UUID], new: Iterable[UUID] = ()) -> set[UUID]:
        """Those of these ids that are a case which the node writes, or a row of its own."""
        found = wanted & (self._cases | set(new))
        if wanted - found:
            found |= wanted & post_s_chains(self.node)
        return found | own_rows(self.node, wanted - found)

    def _require(self, travel: Travel, keys: set[Any], allowed: set[Any]) -> None:
        if keys - allowed:
            self._refuse(travel.table)

    def _refuse(self, table: str) -> None:
        raise NotTheNodesRow({"rows": [NotTheNodesRow.sentence.format(table=table)]}, table=table)


def _borne(keys: set[UUID]) -> set[UUID]:
    """Those that something bears about which rows are written: a case, a row of an office, a chain."""
    borne = set(Case.objects.filter(pk__in=keys).values_list("pk", flat=True)) | ledger.begun(keys)
    for travel in with_office():
        borne |= set(travel.model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
    return borne


def with_office() -> Iterator[Travel]:
    """The tables of which a row is an office's by itself, and may have a chain of its own."""
    return (travel for travel in travels.every(Way.UP) if travel.office and _has_uuid(travel))


def own_rows(node: Node, wanted: set[UUID]) -> set[UUID]:
    """Those of these ids that are a row of the node's office."""
    found: set[UUID] = set()
    for travel in with_office():
        rest = wanted - found
        if not rest:
            break
        own = q_of(node.office_id, travel, also=travel.also)
        found |= set(travel.model._default_manager.filter(own, pk__in=rest).values_list("pk", flat=True))
    return found


def q_of(office_id: UUID, travel: Travel, *, also: Iterable[str] = ()) -> Q:
    """That a path leads from a row to an office; where rows have a subject, it has none yet or one that the post writes."""
    found = Q()
    for path in (*travel.office, *also):
        found |= Q(**{path: office_id})
    if not travel.subject:
        return found
    written = Case.objects.filter(office=office_id, site=F("office__code")).values("pk")
    return found & (Q(**{f"{travel.subject}__isnull": True}) | Q(**{f"{travel.subject}__in": written}))


def is_series_of(node: Node, series: str) -> bool:
    """Whether an office alone numbers by a series."""
    acronym = node.office.acronym
    return series.endswith(acronym) and len(series) > len(acronym)


def post_s_chains(node: Node) -> set[UUID]:
    """The chains in which the node notes what it does with its office, and what those who serve there, or served there
    once, have read.
    """
    held = RoleHeld.objects.filter(office_id=node.office_id)
    covering = Delegation.objects.filter(role_held__in=held)
    readers = {*held.values_list("person_id", flat=True), *covering.values_list("delegate_id", flat=True)}
    return {chains.at(noted, node.office.code) for noted in (node.office_id, *readers)}


def _travelling() -> dict[str, Travel]:
    return {travel.table: travel for travel in travels.every(Way.UP)}


def _has_uuid(travel: Travel) -> bool:
    return isinstance(travel.model._meta.pk, UUIDField)


def _as_key(travel: Travel, row: Row) -> Any:
    primary = travel.model._meta.pk
    return primary.to_python(row[str(primary.column)])
