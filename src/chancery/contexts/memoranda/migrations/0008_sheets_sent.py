"""How many pages each dispatch has, so that the paper it saved is counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("memoranda", "0007_guards")]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="sheets",
            field=models.PositiveSmallIntegerField(default=1),
            preserve_default=False,
        ),
    ]
