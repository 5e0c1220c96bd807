"""What was written, endorsed, signed, sent and received can only be added to; once signed, nothing more is written."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange

_FREEZE = """
CREATE FUNCTION memoranda_freeze() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted uuid;
BEGIN
  IF TG_TABLE_NAME = 'memoranda_internaldocument' THEN
    IF OLD.version = NEW.version THEN
      RETURN NEW;
    END IF;
    wanted := OLD.id;
  ELSIF TG_TABLE_NAME = 'memoranda_addressee' THEN
    SELECT document_id INTO wanted FROM memoranda_draftversion WHERE id = NEW.version_id;
  ELSE
    wanted := NEW.document_id;
  END IF;
  IF EXISTS (SELECT FROM memoranda_headsignature WHERE document_id = wanted) THEN
    RAISE EXCEPTION 'a signed internal document is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER memoranda_document_freeze BEFORE UPDATE ON memoranda_internaldocument
  FOR EACH ROW EXECUTE FUNCTION memoranda_freeze();
CREATE TRIGGER memoranda_version_freeze BEFORE INSERT ON memoranda_draftversion
  FOR EACH ROW EXECUTE FUNCTION memoranda_freeze();
CREATE TRIGGER memoranda_addressee_freeze BEFORE INSERT ON memoranda_addressee
  FOR EACH ROW EXECUTE FUNCTION memoranda_freeze();
CREATE TRIGGER memoranda_coauthor_freeze BEFORE INSERT ON memoranda_coauthor
  FOR EACH ROW EXECUTE FUNCTION memoranda_freeze();
CREATE TRIGGER memoranda_endorsement_freeze BEFORE INSERT ON memoranda_endorsement
  FOR EACH ROW EXECUTE FUNCTION memoranda_freeze();
CREATE TRIGGER memoranda_return_freeze BEFORE INSERT ON memoranda_return
  FOR EACH ROW EXECUTE FUNCTION memoranda_freeze();
"""
_THAW = """
DROP TRIGGER memoranda_return_freeze ON memoranda_return;
DROP TRIGGER memoranda_endorsement_freeze ON memoranda_endorsement;
DROP TRIGGER memoranda_coauthor_freeze ON memoranda_coauthor;
DROP TRIGGER memoranda_addressee_freeze ON memoranda_addressee;
DROP TRIGGER memoranda_version_freeze ON memoranda_draftversion;
DROP TRIGGER memoranda_document_freeze ON memoranda_internaldocument;
DROP FUNCTION memoranda_freeze();
"""
_ADDED = (
    "DraftVersion",
    "Addressee",
    "CoAuthor",
    "Endorsement",
    "EndorsementGiven",
    "Return",
    "HeadSignature",
    "Annulment",
    "Dispatch",
    "Reception",
    "Attention",
)


class Migration(migrations.Migration):
    dependencies = [("memoranda", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        *(ForbidChange(name) for name in _ADDED),
        ForbidChange("InternalDocument", except_columns=("state", "version")),
        ForbidChange("SigningBatch", except_columns=("finished_at",)),
        ForbidChange("SigningItem", except_columns=("is_signed", "refusal", "done_at")),
        migrations.RunSQL(_FREEZE, _THAW),
    ]
