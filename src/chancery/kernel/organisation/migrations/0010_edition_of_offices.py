"""Of which kind an office is, every page of an officer asks: it is kept until an office changes."""

from django.db import migrations

from chancery.kernel.organisation.dated import note_changes


class Migration(migrations.Migration):
    dependencies = [("organisation", "0009_counting_rules")]
    operations = [note_changes("organisation_office")]
