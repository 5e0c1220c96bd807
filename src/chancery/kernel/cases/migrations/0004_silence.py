"""How long positive silence waits for a decision to be notified is kept with each clock."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_queue_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='casedeadline',
            name='notification',
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
