"""What can only be added to; and of a serial that left stock, only that it turned out to be spoilt may be noted."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange

_GONE = """
CREATE FUNCTION stickers_keep_the_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.departure_id IS NULL THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.departure_id IS NOT NULL
     AND to_jsonb(OLD) - 'departure_id' = to_jsonb(NEW) - 'departure_id'
     AND (SELECT fate FROM stickers_departure WHERE id = OLD.departure_id) IN ('used', 'voided')
     AND (SELECT fate FROM stickers_departure WHERE id = NEW.departure_id) = 'misprinted' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a serial that left stock does not come back' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER stickers_keep_the_gone BEFORE UPDATE OR DELETE ON stickers_holding
  FOR EACH ROW EXECUTE FUNCTION stickers_keep_the_gone();
"""
_UNDO = """
DROP TRIGGER stickers_keep_the_gone ON stickers_holding;
DROP FUNCTION stickers_keep_the_gone();
"""


class Migration(migrations.Migration):
    dependencies = [("stickers", "0001_initial")]
    operations = [
        *(
            ForbidChange(name)
            for name in (
                "Batch",
                "CustodyEntry",
                "Order",
                "OrderDecision",
                "Movement",
                "MovementAnswer",
                "Discharge",
                "DischargeDecision",
                "Departure",
                "Sticker",
                "Printing",
                "RefusedAffixing",
                "StockCount",
                "CountLine",
                "CountStatement",
            )
        ),
        migrations.RunSQL(_GONE, _UNDO),
    ]
