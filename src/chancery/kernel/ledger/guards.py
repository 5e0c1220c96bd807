"""How is a table made one that can only be added to? A migration operation, and the rights of the serving role."""

import re
from typing import Any

from django.db import connection
from django.db.migrations.operations.base import Operation

SERVING_ROLE = "chancery_app"

_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {exception}
  RAISE EXCEPTION '{table} can only be added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER {table}_forbid_change BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION {table}_forbid_change();
COMMENT ON TABLE {table} IS 'append-only{columns}';
"""
_UNDO = """
DROP TRIGGER {table}_forbid_change ON {table};
DROP FUNCTION {table}_forbid_change();
COMMENT ON TABLE {table} IS NULL;
"""


class ForbidChange(Operation):
    """Refuse UPDATE and DELETE on a table, whoever asks; `except_columns` may still change, alone."""

    reversible = True

    def __init__(self, model_name: str, except_columns: tuple[str, ...] = ()) -> None:
        self.model_name = model_name
        self.except_columns = except_columns

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        exception = ""
        if self.except_columns:
            keys = ", ".join(f"'{column}'" for column in self.except_columns)
            exception = (
                f"IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY[{keys}] = to_jsonb(NEW) - ARRAY[{keys}] "
                "THEN RETURN NEW; END IF;"
            )
        columns = f" except {','.join(self.except_columns)}" if self.except_columns else ""
        schema_editor.execute(_FUNCTION.format(table=table, exception=exception, columns=columns))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(_UNDO.format(table=table))

    def describe(self) -> str:
        return f"Only add to {self.model_name}"


class LetEmpty(Operation):
    """Let columns of a table that can only be added to become empty, where `given_up` holds of the row, and not otherwise change.

    `computed` are columns that the database itself draws from them. What a post sends again does not undo it: to its batches
    the columns are as fixed as the others.
    """

    reversible = True

    def __init__(
        self, model_name: str, columns: tuple[str, ...], *, given_up: str, computed: tuple[str, ...] = ()
    ) -> None:
        self.model_name, self.columns, self.given_up, self.computed = model_name, columns, given_up, computed

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        keys = ", ".join(f"'{column}'" for column in (*self.columns, *self.computed))
        quoted = [f'"{column}"' for column in self.columns]
        empty = " AND ".join(f"NEW.{column} = ''" for column in quoted)
        exception = (
            f"IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY[{keys}] = to_jsonb(NEW) - ARRAY[{keys}] "
            f"AND {empty} AND {self.given_up} THEN RETURN NEW; END IF;"
        )
        self._guard(app_label, schema_editor, to_state, exception, f" emptied {','.join(quoted)}")

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self._guard(app_label, schema_editor, from_state, "", "")

    def describe(self) -> str:
        return f"Let what was given up become empty in {self.model_name}"

    def _guard(self, app_label: str, schema_editor: Any, state: Any, exception: str, columns: str) -> None:
        table = state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(_FUNCTION.format(table=table, exception=exception, columns=columns))


def grant_rights(**kwargs: Any) -> None:
    """After a migration: the serving role may use every table, and only add to those that forbid change."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [SERVING_ROLE])
        if cursor.fetchone() is None:
            return
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {SERVING_ROLE}")
        cursor.execute(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {SERVING_ROLE}"
        )
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {SERVING_ROLE}")
        cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {SERVING_ROLE}")
        cursor.execute(
            "SELECT c.relname, d.description FROM pg_class c JOIN pg_description d ON d.objoid = c.oid "
            "AND d.objsubid = 0 WHERE c.relkind = 'r' AND d.description LIKE 'append-only%%'"
        )
        for table, description in cursor.fetchall():
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {SERVING_ROLE}")
            if columns := re.search(r" (?:except|emptied) (.+)$", description):
                cursor.execute(f"GRANT UPDATE ({columns[1]}) ON {table} TO {SERVING_ROLE}")
