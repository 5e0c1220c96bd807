"""What was answered, delivered, ruled and classified is only added to; a changed exception makes a new edition of the tables."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange
from chancery.kernel.organisation.dated import note_changes


class Migration(migrations.Migration):
    dependencies = [("information", "0001_initial"), ("ledger", "0002_guards"), ("organisation", "0008_records")]
    operations = [
        ForbidChange("Answer"),
        ForbidChange("AppliedExemption"),
        ForbidChange("Delivered"),
        ForbidChange("Redaction"),
        ForbidChange("RedactedPart"),
        ForbidChange("Found", except_columns=("removed_at",)),
        ForbidChange("TribunalRuling"),
        ForbidChange("AreaQuery", except_columns=("reply", "replied_at", "replied_by")),
        ForbidChange("Publication", except_columns=("withdrawn_at", "withdrawn_because")),
        ForbidChange("PublishedFile"),
        ForbidChange("Classified"),
        ForbidChange("ClassifiedChange"),
        note_changes("information_exemption"),
    ]
