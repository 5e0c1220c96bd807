"""How is a question written as SQL? The columns of a table are named once for each alias, not once for each question.

A page asks for a row with what belongs to it, a hundred columns or more; to make an object of each and to quote it anew was a
quarter of the processor time of a page.
"""

from functools import lru_cache
from typing import Any

from django.db.backends.postgresql import compiler
from django.db.backends.postgresql.compiler import (
    SQLAggregateCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django.db.models import Model
from django.db.models.expressions import Col

__all__ = [
    "SQLAggregateCompiler",
    "SQLCompiler",
    "SQLDeleteCompiler",
    "SQLInsertCompiler",
    "SQLUpdateCompiler",
]


class SQLCompiler(compiler.SQLCompiler):
    """Writes what the framework's writes."""

    def get_default_columns(
        self, select_mask: Any, start_alias: Any = None, opts: Any = None, from_parent: Any = None
    ) -> list[Any]:
        """All columns of one table, where none is left for later and none stands in a parent's table."""
        options = opts or self.query.get_meta()
        if select_mask or from_parent or options is None or options.parents:
            return super().get_default_columns(select_mask, start_alias, opts, from_parent)
        return list(_columns(options.model, start_alias or self.query.get_initial_alias()))

    def compile(self, node: Any) -> Any:
        """A column is written at once; whatever else as the framework does."""
        if node.__class__ is Col and node.alias and (column := node.target.column):
            query, quoted = self.query, self.quote_name_unless_alias
            table = self.quote_cache.get(node.alias) or quoted(node.alias)
            if query.extra or column in query.alias_map or column in query.external_aliases:
                return f"{table}.{quoted(column)}", []
            return f'{table}."{column}"', []
        return super().compile(node)


@lru_cache(maxsize=4096)
def _columns(model: type[Model], alias: str) -> tuple[Col, ...]:
    return tuple(field.get_col(alias) for field in model._meta.concrete_fields)
