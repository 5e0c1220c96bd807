"""What was handed in, what came of it and what a person found in it can only be added to; what is searched is made anew."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0006_digitisations"), ("ledger", "0002_guards")]
    operations = [
        ForbidChange("Digitisation", except_columns=("pages_done", "settled_at")),
        ForbidChange("DigitisedFile"),
        ForbidChange("Recognition"),
        ForbidChange("RecognisedPage"),
        ForbidChange("QualityCheck"),
    ]
