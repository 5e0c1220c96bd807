"""Which offices there are and when they are open, nearly every page asks: it is kept until one changes."""

from django.db import migrations

from chancery.kernel.organisation.dated import note_changes


class Migration(migrations.Migration):
    dependencies = [("organisation", "0009_counting_rules")]
    operations = [note_changes("organisation_office"), note_changes("organisation_workinghours")]
