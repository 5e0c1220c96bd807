"""What the database itself keeps: one custody, once; nothing permanent proposed; nothing held or unauthorised disposed of.

A hold and a disposal of the same file, or of one of the same series, wait for one another on a lock of the file and one of
the series, so that neither misses the other. What was decided is not decided again.
"""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange

_HOLDS = """
CREATE FUNCTION retention_lock(subject text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(7204, hashtext(subject));
$$;
CREATE FUNCTION retention_hold_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM retention_lock(coalesce(NEW.file_id::text, NEW.series));
  IF EXISTS (SELECT FROM retention_disposalitem WHERE file_id = NEW.file_id AND outcome = 'disposed') THEN
    RAISE EXCEPTION 'file % was disposed of', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retention_hold_in_time BEFORE INSERT ON retention_hold
  FOR EACH ROW EXECUTE FUNCTION retention_hold_in_time();
"""
_NO_HOLDS = """
DROP TRIGGER retention_hold_in_time ON retention_hold;
DROP FUNCTION retention_hold_in_time();
DROP FUNCTION retention_lock(text);
"""
_DISPOSAL = """
CREATE FUNCTION retention_may_propose() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM retention_closedfile file JOIN retention_seriesrule rule ON rule.id = file.rule_id
             WHERE file.id = NEW.file_id AND rule.is_permanent) THEN
    RAISE EXCEPTION 'file % is of a permanent series', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM retention_transferitem WHERE file_id = NEW.file_id AND outcome = 'received') THEN
    RAISE EXCEPTION 'file % is not in the central archive', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retention_may_propose BEFORE INSERT ON retention_disposalitem
  FOR EACH ROW EXECUTE FUNCTION retention_may_propose();
CREATE FUNCTION retention_may_dispose() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  series_code text;
BEGIN
  IF OLD.outcome <> '' THEN
    RAISE EXCEPTION 'item % was decided', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.outcome <> 'disposed' THEN
    RETURN NEW;
  END IF;
  SELECT rule.code INTO series_code FROM retention_closedfile file
    JOIN retention_seriesrule rule ON rule.id = file.rule_id WHERE file.id = NEW.file_id;
  PERFORM retention_lock(series_code);
  PERFORM retention_lock(NEW.file_id::text);
  IF EXISTS (SELECT FROM retention_hold WHERE lifted_at IS NULL
             AND (file_id = NEW.file_id OR series = series_code)) THEN
    RAISE EXCEPTION 'file % is held', NEW.file_id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM retention_committeeact act
                 JOIN retention_authorisation granted ON granted.proposal_id = act.proposal_id
                 WHERE act.proposal_id = NEW.proposal_id AND act.is_approved) THEN
    RAISE EXCEPTION 'proposal % is not authorised', NEW.proposal_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retention_may_dispose BEFORE UPDATE ON retention_disposalitem
  FOR EACH ROW EXECUTE FUNCTION retention_may_dispose();
"""
_NO_DISPOSAL = """
DROP TRIGGER retention_may_dispose ON retention_disposalitem;
DROP FUNCTION retention_may_dispose();
DROP TRIGGER retention_may_propose ON retention_disposalitem;
DROP FUNCTION retention_may_propose();
"""
_ONCE = """
CREATE FUNCTION retention_said_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_TABLE_NAME = 'retention_transferitem' AND to_jsonb(OLD) ->> 'outcome' <> '')
     OR (TG_TABLE_NAME = 'retention_hold' AND to_jsonb(OLD) ->> 'lifted_at' IS NOT NULL) THEN
    RAISE EXCEPTION '% says that once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retention_transferitem_once BEFORE UPDATE ON retention_transferitem
  FOR EACH ROW EXECUTE FUNCTION retention_said_once();
CREATE TRIGGER retention_hold_once BEFORE UPDATE ON retention_hold
  FOR EACH ROW EXECUTE FUNCTION retention_said_once();
"""
_NOT_ONCE = """
DROP TRIGGER retention_hold_once ON retention_hold;
DROP TRIGGER retention_transferitem_once ON retention_transferitem;
DROP FUNCTION retention_said_once();
"""


class Migration(migrations.Migration):
    dependencies = [("retention", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("SeriesRule", except_columns=("valid_until",)),
        ForbidChange("SeriesProposal", except_columns=("decided_by", "decided_at", "is_approved")),
        ForbidChange(
            "ClosedFile",
            except_columns=(
                "subjects",
                "office_id",
                "closed_at",
                "closed_on",
                "sheets",
                "digest",
                "is_reserved",
                "rule_id",
                "transfer_on",
                "disposal_on",
            ),
        ),
        ForbidChange("Transfer"),
        ForbidChange("TransferItem", except_columns=("outcome", "observation", "decided_at", "decided_by_id")),
        ForbidChange("Hold", except_columns=("lifted_at", "lifted_by", "lift_reason")),
        ForbidChange("DisposalProposal"),
        ForbidChange("DisposalItem", except_columns=("outcome", "note")),
        ForbidChange("CommitteeVote"),
        ForbidChange("CommitteeAct"),
        ForbidChange("Authorisation"),
        ForbidChange("Disposal"),
        migrations.RunSQL(_HOLDS, _NO_HOLDS),
        migrations.RunSQL(_DISPOSAL, _NO_DISPOSAL),
        migrations.RunSQL(_ONCE, _NOT_ONCE),
    ]
