"""The table in which all workers count failed attempts: unlogged, for a crash may forget a lock-out."""

from django.db import migrations

MAKE = """
CREATE UNLOGGED TABLE cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX cache_expires ON cache (expires);
"""


class Migration(migrations.Migration):

    dependencies = [("identity", "0001_initial")]

    operations = [migrations.RunSQL(MAKE, "DROP TABLE cache")]
