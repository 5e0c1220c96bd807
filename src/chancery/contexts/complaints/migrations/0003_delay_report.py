"""What the office complained of reports to its superior, said once."""

import django.db.models.deletion
from django.db import migrations, models

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='DelayReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('due_on', models.DateField()),
                ('norm', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('routing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='complaints.routing')),
            ],
        ),
        ForbidChange("DelayReport"),
    ]
