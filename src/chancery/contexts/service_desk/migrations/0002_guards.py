"""What was asked is never changed; only who attends to it and how it was mended is added, once."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange

ONCE = """
CREATE FUNCTION service_desk_resolved_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.resolved_at IS NOT NULL THEN
    RAISE EXCEPTION 'ticket % is resolved', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER service_desk_ticket_once BEFORE UPDATE ON service_desk_serviceticket
  FOR EACH ROW EXECUTE FUNCTION service_desk_resolved_once();
"""
NOT_ONCE = """
DROP TRIGGER service_desk_ticket_once ON service_desk_serviceticket;
DROP FUNCTION service_desk_resolved_once();
"""


class Migration(migrations.Migration):
    dependencies = [("service_desk", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange(
            "ServiceTicket", except_columns=("taken_at", "taken_by_id", "resolved_at", "solution")
        ),
        migrations.RunSQL(ONCE, NOT_ONCE),
    ]
