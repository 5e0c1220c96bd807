"""Who exercises parental authority over a minor, who stays, and that leave was given: all of it is only added to."""

import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0010_information_officer'),
        ('travel_papers', '0003_a_second_decision_after_an_appeal'),
    ]

    operations = [
        migrations.CreateModel(
            name='Minority',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('basis', models.CharField(choices=[('both', 'Ambos padres'), ('survivor', 'Uno solo: el otro falleció'), ('sole_recogniser', 'Uno solo: nadie más lo reconoció'), ('judicial', 'Con resolución judicial')], max_length=20)),
                ('company', models.CharField(choices=[('alone', 'Solo'), ('parent', 'Con su padre o su madre'), ('third_party', 'Con otra persona')], max_length=20)),
                ('companion_name', models.CharField(blank=True, max_length=200)),
                ('companion_document_kind', models.CharField(blank=True, choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('companion_document_number', models.CharField(blank=True, max_length=20)),
                ('companion_document_country', models.CharField(blank=True, max_length=2)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='minority', to='travel_papers.application')),
            ],
        ),
        migrations.CreateModel(
            name='FiliationSeen',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('papers', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('minority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='filiations', to='travel_papers.minority')),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='StayingParent',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('document_kind', models.CharField(choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('document_number', models.CharField(max_length=20)),
                ('document_country', models.CharField(max_length=2)),
                ('minority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='staying', to='travel_papers.minority')),
            ],
            options={
                'ordering': ('ordinal',),
            },
        ),
        migrations.CreateModel(
            name='Leave',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('means', models.CharField(choices=[('signed', 'Firmó en la oficina consular'), ('permit', 'Autorización de viaje ya expedida'), ('court', 'Autorización de un juez')], max_length=10)),
                ('reference', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('parent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaves', to='travel_papers.stayingparent')),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.AddConstraint(
            model_name='minority',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('companion_name', ''), ('company', 'alone')), models.Q(models.Q(('company', 'alone'), _negated=True), models.Q(('companion_name', ''), _negated=True)), _connector='OR'), name='travel_paper_companion_unless_alone'),
        ),
        migrations.AddConstraint(
            model_name='stayingparent',
            constraint=models.UniqueConstraint(fields=('minority', 'ordinal'), name='one_staying_parent_at_a_place'),
        ),
        migrations.AddConstraint(
            model_name='leave',
            constraint=models.CheckConstraint(condition=models.Q(('means', 'signed'), models.Q(('reference', ''), _negated=True), _connector='OR'), name='leave_from_elsewhere_says_by_what'),
        ),
        *(ForbidChange(name) for name in ("Minority", "StayingParent", "FiliationSeen", "Leave")),
    ]
