"""What the database itself refuses: to alter or remove money that moved, or the terms under which it was asked."""

from django.db import migrations

_APPEND_ONLY = ("fees_payment", "fees_receipt", "fees_reconciliation")
_MAY_CHANGE = {
    "fees_tariffitem": "{valid_until}",
    "fees_charge": "{state,cancelled_at,cancelled_because}",
    "fees_paymentattempt": "{provider_session,state,answered_at,refusal_reason}",
    "fees_tariffproposal": "{state,decided_by_id,decided_at,reason,item_id}",
    "fees_refund": "{state,decided_by_id,decided_at,rejected_because,provider_reference,sent_at,confirmed_at}",
    "fees_reconciliationdifference": "{resolved_by_id,resolved_at,resolution}",
}

_FUNCTION = """
CREATE FUNCTION fees_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% keeps every row', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    IF (to_jsonb(NEW) - TG_ARGV[0]::text[]) IS DISTINCT FROM (to_jsonb(OLD) - TG_ARGV[0]::text[]) THEN
        RAISE EXCEPTION '% keeps its terms', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""


def _trigger(table: str, columns: str) -> str:
    return (
        f"CREATE TRIGGER fees_guard BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION fees_guard('{columns}');"
    )


_GUARDS = {table: "{}" for table in _APPEND_ONLY} | _MAY_CHANGE


class Migration(migrations.Migration):
    dependencies = [("fees", "0001_initial")]

    operations = [
        migrations.RunSQL(
            _FUNCTION + "\n".join(_trigger(table, columns) for table, columns in _GUARDS.items()),
            "\n".join(f"DROP TRIGGER fees_guard ON {table};" for table in _GUARDS) + "DROP FUNCTION fees_guard();",
        )
    ]
