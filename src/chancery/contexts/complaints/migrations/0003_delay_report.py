"""Which office an entry is about, wherever it was sent, and what that one reports to its superior, said once."""

import django.db.models.deletion
from django.db import migrations, models

from chancery.kernel.ledger.guards import ForbidChange


_ABOUT = """
ALTER TABLE complaints_routing DISABLE TRIGGER USER;
UPDATE complaints_routing SET about_id = complaint.office_id
  FROM complaints_complaint complaint WHERE complaint.id = complaint_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE complaints_routing ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0002_guards'),
    ]

    operations = [
        migrations.AddField(
            model_name='routing',
            name='about',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office'),
        ),
        migrations.RunSQL(_ABOUT, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='routing',
            name='about',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office'),
        ),
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
