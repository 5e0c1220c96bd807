"""The special register of a month is read by the day of issue."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("passports", "0003_a_minor_without_dni")]
    operations = [
        migrations.AddIndex(
            model_name="passport",
            index=models.Index(models.F("issued_on"), models.F("number"), name="passport_by_issue_day"),
        ),
    ]
