"""A card may be collected at another office: what was asked, what was posted, what the other office answered."""

import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0010_information_officer'),
        ('identity_cards', '0003_lists_of_a_large_office'),
        ('organisation', '0010_edition_of_offices'),
    ]

    operations = [
        migrations.AlterField(
            model_name='stockmovement',
            name='movement',
            field=models.CharField(choices=[('received', 'Recibidas'), ('sent', 'Enviadas a otra oficina'), ('used', 'Utilizadas'), ('voided', 'Anuladas'), ('disabled', 'Inutilizadas')], max_length=8),
        ),
        migrations.CreateModel(
            name='CardTransfer',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('carrier', models.CharField(max_length=80)),
                ('waybill', models.CharField(max_length=40)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('from_office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='identity_cards.cardrequest')),
                ('to_office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='PickupChange',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('from_office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pickup_changes', to='identity_cards.cardrequest')),
                ('to_office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('from_office', models.F('to_office')), _negated=True), name='pickup_moves_elsewhere')],
            },
        ),
        migrations.CreateModel(
            name='TransferOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_accepted', models.BooleanField()),
                ('difference', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('transfer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='outcome', to='identity_cards.cardtransfer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('difference', ''), ('is_accepted', True)), models.Q(('is_accepted', False), models.Q(('difference', ''), _negated=True)), _connector='OR'), name='transfer_differs_in_something')],
            },
        ),
        *(ForbidChange(name) for name in ("PickupChange", "CardTransfer", "TransferOutcome")),
    ]
