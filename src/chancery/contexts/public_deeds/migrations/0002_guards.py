"""A deed in the book is never changed, whoever asks; what was drafted with it is frozen by its entry (ADR 25)."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange

_FREEZE = """
CREATE FUNCTION public_deeds_freeze() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted uuid;
BEGIN
  IF TG_TABLE_NAME = 'public_deeds_deed' THEN
    wanted := OLD.id;
  ELSIF TG_OP = 'INSERT' THEN
    wanted := NEW.deed_id;
  ELSE
    wanted := OLD.deed_id;
  END IF;
  IF EXISTS (SELECT FROM public_deeds_bookentry WHERE deed_id = wanted) THEN
    RAISE EXCEPTION 'a deed that stands in the book is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER public_deeds_deed_freeze BEFORE UPDATE OR DELETE ON public_deeds_deed
  FOR EACH ROW EXECUTE FUNCTION public_deeds_freeze();
CREATE TRIGGER public_deeds_party_freeze BEFORE INSERT OR UPDATE OR DELETE ON public_deeds_party
  FOR EACH ROW EXECUTE FUNCTION public_deeds_freeze();

CREATE FUNCTION public_deeds_last_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public_deeds_conclusion WHERE deed_id = NEW.deed_id) THEN
    RAISE EXCEPTION 'nobody signs a deed that was concluded' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER public_deeds_signature_in_time BEFORE INSERT ON public_deeds_signature
  FOR EACH ROW EXECUTE FUNCTION public_deeds_last_signature();
"""
_THAW = """
DROP TRIGGER public_deeds_signature_in_time ON public_deeds_signature;
DROP FUNCTION public_deeds_last_signature();
DROP TRIGGER public_deeds_party_freeze ON public_deeds_party;
DROP TRIGGER public_deeds_deed_freeze ON public_deeds_deed;
DROP FUNCTION public_deeds_freeze();
"""


class Migration(migrations.Migration):
    dependencies = [("public_deeds", "0001_initial"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("IdentityCheck"),
        ForbidChange("Qualification"),
        ForbidChange("BookEntry"),
        ForbidChange("Signature"),
        ForbidChange("Conclusion"),
        ForbidChange("Copy", except_columns=("document_id",)),
        ForbidChange("Use"),
        ForbidChange("WillOpening"),
        ForbidChange("PaperDeed"),
        migrations.RunSQL(_FREEZE, _THAW),
    ]
