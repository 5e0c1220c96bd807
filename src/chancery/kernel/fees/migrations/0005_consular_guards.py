"""Lines of a charge and rates of a month keep their terms; a rate approved makes a new edition of the dated tables."""

from django.db import migrations

from chancery.kernel.organisation.dated import note_changes

_REFUND = "{state,decided_by_id,decided_at,rejected_because,provider_reference,sent_at,confirmed_at}"
_REFUND_AT_COUNTER = _REFUND.replace("}", ",handed_by_id}")


def _trigger(table: str, columns: str) -> str:
    return (
        f"CREATE TRIGGER fees_guard BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION fees_guard('{columns}');"
    )


def _drop(table: str) -> str:
    return f"DROP TRIGGER fees_guard ON {table};"


class Migration(migrations.Migration):
    dependencies = [("fees", "0004_consular_tariff"), ("organisation", "0003_edition")]
    operations = [
        migrations.RunSQL(
            _trigger("fees_chargeline", "{}")
            + _trigger("fees_exchangerate", "{state,decided_by_id,decided_at,reason}")
            + _drop("fees_refund")
            + _trigger("fees_refund", _REFUND_AT_COUNTER),
            _drop("fees_chargeline")
            + _drop("fees_exchangerate")
            + _drop("fees_refund")
            + _trigger("fees_refund", _REFUND),
        ),
        note_changes("fees_exchangerate"),
    ]
