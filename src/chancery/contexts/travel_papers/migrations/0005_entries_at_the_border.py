"""Entries with a salvoconducto, and what was wrong with one that had already happened: both only added to."""

import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0010_information_officer'),
        ('organisation', '0009_counting_rules'),
        ('travel_papers', '0004_leave_of_parents_who_stay'),
    ]

    operations = [
        migrations.CreateModel(
            name='BorderEntry',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.UUIDField(unique=True)),
                ('officer_name', models.CharField(max_length=200)),
                ('told_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('is_afterwards', models.BooleanField()),
                ('is_consuming', models.BooleanField()),
                ('entered_at', models.DateTimeField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='travel_papers.travelpaper')),
                ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
        ),
        migrations.CreateModel(
            name='EntryIncident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('double_use', 'double_use'), ('revoked', 'revoked'), ('expired', 'expired'), ('told_late', 'told_late')], max_length=12)),
                ('noted_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='incident', to='travel_papers.borderentry')),
                ('first', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='travel_papers.borderentry')),
            ],
            options={
                'ordering': ('-noted_at',),
            },
        ),
        migrations.AddIndex(
            model_name='borderentry',
            index=models.Index(models.F('office'), models.OrderBy(models.F('told_at'), descending=True), name='border_entry_by_office'),
        ),
        migrations.AddConstraint(
            model_name='borderentry',
            constraint=models.UniqueConstraint(condition=models.Q(('is_consuming', True)), fields=('paper',), name='one_entry_consumes_a_travel_paper'),
        ),
        migrations.AddConstraint(
            model_name='entryincident',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first__isnull', False), ('kind', 'double_use')), models.Q(models.Q(('kind', 'double_use'), _negated=True), ('first', None)), _connector='OR'), name='double_entry_names_the_first'),
        ),
        *(ForbidChange(name) for name in ("BorderEntry", "EntryIncident")),
    ]
