"""What is noted on a paper, and that it was disclosed, is only ever added."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_annotations_and_disclosures"), ("ledger", "0002_guards")]
    operations = [ForbidChange("Annotation"), ForbidChange("Disclosure")]
