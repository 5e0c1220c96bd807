"""What was registered is never changed, and of every document one unit, and only one, holds the original.

The index `one_holder_of_the_original` keeps two units from holding it; the trigger, asked when an act is complete, keeps
that none does. What a movement says once, that it came, was closed or left, it does not say otherwise afterwards.
"""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange

HOLDER = """
CREATE FUNCTION correspondence_one_holder() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held integer;
  subject uuid;
BEGIN
  IF TG_TABLE_NAME = 'correspondence_record' THEN subject := NEW.id; ELSE subject := NEW.record_id; END IF;
  SELECT count(*) INTO held FROM correspondence_recordmovement
    WHERE record_id = subject AND NOT is_copy AND left_at IS NULL;
  IF held <> 1 THEN
    RAISE EXCEPTION 'the original of document % has % holders', subject, held USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER correspondence_record_held AFTER INSERT ON correspondence_record
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION correspondence_one_holder();
CREATE CONSTRAINT TRIGGER correspondence_movement_held AFTER INSERT OR UPDATE ON correspondence_recordmovement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION correspondence_one_holder();
"""
NO_HOLDER = """
DROP TRIGGER correspondence_movement_held ON correspondence_recordmovement;
DROP TRIGGER correspondence_record_held ON correspondence_record;
DROP FUNCTION correspondence_one_holder();
"""
ONCE = """
CREATE FUNCTION correspondence_said_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.received_at IS NOT NULL AND NEW.received_at IS DISTINCT FROM OLD.received_at)
     OR (OLD.closed_at IS NOT NULL AND (NEW.closed_at, NEW.outcome, NEW.close_reason) IS DISTINCT FROM
         (OLD.closed_at, OLD.outcome, OLD.close_reason))
     OR (OLD.left_at IS NOT NULL AND NEW.left_at IS DISTINCT FROM OLD.left_at) THEN
    RAISE EXCEPTION 'movement % says that once', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER correspondence_movement_once BEFORE UPDATE ON correspondence_recordmovement
  FOR EACH ROW EXECUTE FUNCTION correspondence_said_once();
"""
NOT_ONCE = """
DROP TRIGGER correspondence_movement_once ON correspondence_recordmovement;
DROP FUNCTION correspondence_said_once();
"""


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("Record"),
        ForbidChange("RecordFile"),
        ForbidChange("RecordLink"),
        ForbidChange("Joining"),
        ForbidChange(
            "RecordMovement",
            except_columns=(
                "received_at",
                "received_by_id",
                "left_at",
                "closed_at",
                "outcome",
                "close_reason",
                "closed_by_id",
            ),
        ),
        ForbidChange("Presentation", except_columns=("record_id", "received_by_unit_at")),
        migrations.RunSQL(HOLDER, NO_HOLDER),
        migrations.RunSQL(ONCE, NOT_ONCE),
    ]
