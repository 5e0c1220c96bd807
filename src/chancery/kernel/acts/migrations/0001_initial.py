import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0005_lifted_bar'),
        ('documents', '0003_parts_and_quarantine'),
        ('fees', '0005_consular_guards'),
        ('identity', '0005_roles'),
        ('organisation', '0005_partners'),
    ]

    operations = [
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('step', models.CharField(max_length=40)),
                ('year', models.PositiveSmallIntegerField()),
                ('entry_ordinal', models.PositiveIntegerField()),
                ('kind', models.SlugField(max_length=24)),
                ('kind_ordinal', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('performed_on', models.DateField()),
                ('performed_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='cases.case')),
                ('charge', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='act', to='fees.charge')),
                ('document', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='act', to='documents.document')),
                ('interested', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts_received', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='organisation.office')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts_done', to='identity.person')),
            ],
            options={
                'indexes': [models.Index(models.F('office'), models.F('performed_on'), models.F('entry_ordinal'), name='act_by_day')],
                'constraints': [models.UniqueConstraint(fields=('office', 'year', 'entry_ordinal'), name='one_act_per_entry'), models.UniqueConstraint(fields=('office', 'kind', 'year', 'kind_ordinal'), name='one_act_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Affixing',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('serial', models.CharField(max_length=20, unique=True)),
                ('is_digital', models.BooleanField(default=False)),
                ('affixed_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('removed_at', models.DateTimeField(null=True)),
                ('removed_because', models.CharField(blank=True, max_length=500)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affixings', to='acts.act')),
                ('affixed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('act',), name='one_sticker_on_an_act'), models.CheckConstraint(condition=models.Q(models.Q(('removed_at', None), ('removed_because', '')), models.Q(('removed_at__isnull', False), models.Q(('removed_because', ''), _negated=True)), _connector='OR'), name='sticker_removed_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Voiding',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='voiding', to='acts.act')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
        ),
    ]
