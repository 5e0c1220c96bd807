"""When the grantor was told of a use: of one without a name it may be later, with others."""

from django.db import migrations, models

from chancery.kernel.ledger.guards import ForbidChange

_KEEP = """
ALTER TABLE public_deeds_use DISABLE TRIGGER USER;
UPDATE public_deeds_use SET told_at = at WHERE is_told;
ALTER TABLE public_deeds_use ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [("public_deeds", "0003_sealed_wills")]

    operations = [
        migrations.AddField(model_name="use", name="told_at", field=models.DateTimeField(null=True)),
        migrations.RunSQL(_KEEP, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="use", name="is_told"),
        migrations.AddIndex(
            model_name="use",
            index=models.Index(
                condition=models.Q(("told_at__isnull", True)), fields=["deed", "at"], name="use_untold"
            ),
        ),
        ForbidChange("Use", except_columns=("told_at",)),
    ]
