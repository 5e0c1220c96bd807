"""A conversation with a partner, once noted, is neither changed nor removed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("gateway", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION gateway_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'conversations with partners are append-only';
            END $$;
            CREATE TRIGGER exchange_is_append_only BEFORE UPDATE OR DELETE ON gateway_exchange
                FOR EACH ROW EXECUTE FUNCTION gateway_refuse_change();
            """,
            """
            DROP TRIGGER exchange_is_append_only ON gateway_exchange;
            DROP FUNCTION gateway_refuse_change();
            """,
        )
    ]
