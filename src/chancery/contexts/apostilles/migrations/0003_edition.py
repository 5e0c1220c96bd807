"""A change of the States party makes a new edition of the dated tables."""

from django.db import migrations

from chancery.kernel.organisation.dated import note_changes


class Migration(migrations.Migration):
    dependencies = [("apostilles", "0002_guards"), ("organisation", "0003_edition")]
    operations = [note_changes("apostilles_party")]
