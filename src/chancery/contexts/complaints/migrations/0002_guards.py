"""What was told is never changed; what is said once of an entry is not said otherwise afterwards."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange

ONCE = """
CREATE FUNCTION complaints_said_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.left_at IS NOT NULL AND NEW.left_at IS DISTINCT FROM OLD.left_at)
     OR (OLD.answered_at IS NOT NULL AND (NEW.answered_at, NEW.due_on) IS DISTINCT FROM (OLD.answered_at, OLD.due_on))
     OR (OLD.late_noted_at IS NOT NULL AND NEW.late_noted_at IS DISTINCT FROM OLD.late_noted_at) THEN
    RAISE EXCEPTION 'routing % says that once', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER complaints_routing_once BEFORE UPDATE ON complaints_routing
  FOR EACH ROW EXECUTE FUNCTION complaints_said_once();
CREATE FUNCTION complaints_closed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'improvement % ended', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER complaints_improvement_once BEFORE UPDATE ON complaints_improvementaction
  FOR EACH ROW EXECUTE FUNCTION complaints_closed_once();
"""
NOT_ONCE = """
DROP TRIGGER complaints_improvement_once ON complaints_improvementaction;
DROP FUNCTION complaints_closed_once();
DROP TRIGGER complaints_routing_once ON complaints_routing;
DROP FUNCTION complaints_said_once();
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("Complaint"),
        ForbidChange("Routing", except_columns=("due_on", "left_at", "answered_at", "late_noted_at")),
        ForbidChange("ComplaintExtension"),
        ForbidChange("ComplaintAnswer"),
        ForbidChange("AnswerNotice"),
        ForbidChange(
            "ImprovementAction", except_columns=("closed_at", "closed_by", "result", "evidence")
        ),
        ForbidChange("ImprovementNote"),
        ForbidChange("Satisfaction"),
        ForbidChange("VoidSheet"),
        ForbidChange("ComplaintMail", except_columns=("sent_at", "attempts", "failure")),
        migrations.RunSQL(ONCE, NOT_ONCE),
    ]
