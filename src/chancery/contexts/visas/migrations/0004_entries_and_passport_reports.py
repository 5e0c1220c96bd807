"""Entries with a visa, what was wrong with one that had already happened, and what became of a passport: all only added to."""

import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0010_information_officer'),
        ('organisation', '0010_edition_of_offices'),
        ('visas', '0003_sponsor_checks'),
    ]

    operations = [
        migrations.CreateModel(
            name='PassportReport',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('fate', models.CharField(choices=[('lost', 'Perdido'), ('stolen', 'Robado'), ('voided', 'Anulado por otro nuevo')], max_length=8)),
                ('reason', models.CharField(max_length=2000)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passport_reports', to='visas.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='VisaEntry',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.UUIDField(unique=True)),
                ('officer_name', models.CharField(max_length=200)),
                ('told_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('is_afterwards', models.BooleanField()),
                ('is_consuming', models.BooleanField()),
                ('entered_at', models.DateTimeField()),
                ('ordinal', models.PositiveSmallIntegerField(null=True)),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='visas.label')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
        ),
        migrations.CreateModel(
            name='VisaEntryIncident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('double_use', 'double_use'), ('revoked', 'revoked'), ('expired', 'expired'), ('told_late', 'told_late')], max_length=12)),
                ('noted_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='incident', to='visas.visaentry')),
                ('first', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='visas.visaentry')),
            ],
            options={
                'ordering': ('-noted_at',),
            },
        ),
        migrations.AddIndex(
            model_name='visaentry',
            index=models.Index(models.F('office'), models.OrderBy(models.F('told_at'), descending=True), name='visa_entry_by_office'),
        ),
        migrations.AddConstraint(
            model_name='visaentry',
            constraint=models.UniqueConstraint(fields=('label', 'ordinal'), name='each_entry_of_a_visa_is_used_once'),
        ),
        migrations.AddConstraint(
            model_name='visaentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_consuming', True), ('ordinal__gte', 1)), models.Q(('is_consuming', False), ('ordinal', None)), _connector='OR'), name='visa_entry_that_uses_is_counted'),
        ),
        migrations.AddConstraint(
            model_name='visaentryincident',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first__isnull', False), ('kind', 'double_use')), models.Q(models.Q(('kind', 'double_use'), _negated=True), ('first', None)), _connector='OR'), name='visa_used_up_names_the_first'),
        ),
        *(ForbidChange(name) for name in ("PassportReport", "VisaEntry", "VisaEntryIncident")),
    ]
