"""The table in which all server processes count what is asked for: unlogged, as the counters of failed attempts are."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0002_cache'),
    ]

    operations = [
        migrations.CreateModel(
            name='Allowance',
            fields=[
                ('key', models.CharField(max_length=120, primary_key=True, serialize=False)),
                ('opens_at', models.DateTimeField()),
                ('spacing', models.DurationField()),
            ],
        ),
        migrations.RunSQL(
            "ALTER TABLE identity_allowance SET UNLOGGED", "ALTER TABLE identity_allowance SET LOGGED"
        ),
    ]
