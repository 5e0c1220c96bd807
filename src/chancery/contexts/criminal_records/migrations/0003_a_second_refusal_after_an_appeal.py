"""After an appeal that was right there may be another refusal."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('criminal_records', '0002_guards'),
    ]

    operations = [
        migrations.AlterField(
            model_name='refusal',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refusals', to='criminal_records.request'),
        ),
    ]
