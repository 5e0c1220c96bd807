import chancery.kernel.base.clock
import chancery.kernel.base.ids
import chancery.kernel.fees.models.amounts
import chancery.kernel.fees.models.payments
import chancery.kernel.fees.rules.purse
import django.contrib.postgres.constraints
import django.contrib.postgres.operations
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(
        ),
        migrations.CreateModel(
            name='Reconciliation',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(db_index=True)),
                ('run_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('lines_here', models.PositiveIntegerField()),
                ('lines_there', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ('-day', '-run_at'),
            },
        ),
        migrations.CreateModel(
            name='Charge',
            fields=[
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(default='PEN', max_length=3)),
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField(db_index=True)),
                ('units', models.PositiveSmallIntegerField(default=1)),
                ('raised_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('state', models.CharField(choices=[('owed', 'Pendiente de pago'), ('paid', 'Pagado'), ('cancelled', 'Anulado'), ('refunded', 'Devuelto')], default=chancery.kernel.fees.rules.purse.ChargeState['OWED'], max_length=10)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('cancelled_because', models.CharField(blank=True, max_length=500)),
                ('payer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charges', to='identity.person')),
            ],
            options={
                'ordering': ('raised_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(('units__gte', 1)), name='charge_for_at_least_one'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='charge_amount_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', False), ('state', chancery.kernel.fees.rules.purse.ChargeState['CANCELLED'])), models.Q(models.Q(('state', chancery.kernel.fees.rules.purse.ChargeState['CANCELLED']), _negated=True), ('cancelled_at', None)), _connector='OR'), name='charge_cancelled_at_an_instant')],
            },
        ),
        migrations.CreateModel(
            name='PaymentAttempt',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('provider_session', models.CharField(max_length=80, null=True, unique=True)),
                ('state', models.CharField(choices=[('started', 'started'), ('paid', 'paid'), ('refused', 'refused')], default=chancery.kernel.fees.models.payments.AttemptState['STARTED'], max_length=10)),
                ('started_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('answered_at', models.DateTimeField(null=True)),
                ('refusal_reason', models.CharField(blank=True, max_length=40)),
                ('charge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='fees.charge')),
            ],
            options={
                'ordering': ('started_at',),
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(default='PEN', max_length=3)),
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('provider_reference', models.CharField(max_length=80, unique=True)),
                ('event_id', models.CharField(max_length=80, unique=True)),
                ('is_surplus', models.BooleanField()),
                ('received_at', models.DateTimeField(db_index=True)),
                ('notified_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('charge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='fees.charge')),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='fees.paymentattempt')),
            ],
            options={
                'ordering': ('received_at',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_surplus', False)), fields=('charge',), name='charge_paid_once'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payment_of_something')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=30, unique=True)),
                ('issued_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('payment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='fees.payment')),
            ],
            options={
                'ordering': ('number',),
            },
        ),
        migrations.CreateModel(
            name='ReconciliationDifference',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('missing_here', 'Falta aquí'), ('missing_there', 'Falta en la pasarela'), ('amount_differs', 'El monto difiere')], max_length=16)),
                ('movement', models.CharField(choices=[('payment', 'Pago'), ('refund', 'Devolución')], max_length=8)),
                ('reference', models.CharField(max_length=80)),
                ('subject_id', models.UUIDField(null=True)),
                ('occurred_at', models.DateTimeField(null=True)),
                ('our_amount', models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ('our_currency', models.CharField(blank=True, max_length=3)),
                ('their_amount', models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ('their_currency', models.CharField(blank=True, max_length=3)),
                ('resolved_at', models.DateTimeField(null=True)),
                ('resolution', models.CharField(blank=True, max_length=500)),
                ('reconciliation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='differences', to='fees.reconciliation')),
                ('resolved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('reference',),
                'constraints': [models.UniqueConstraint(fields=('reconciliation', 'movement', 'reference'), name='one_difference_per_line')],
            },
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(default='PEN', max_length=3)),
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=500)),
                ('state', models.CharField(choices=[('requested', 'Por aprobar'), ('rejected', 'No procede'), ('approved', 'Aprobada, por enviar'), ('sent', 'Enviada, por confirmar'), ('confirmed', 'Devuelta')], default=chancery.kernel.fees.models.payments.RefundState['REQUESTED'], max_length=10)),
                ('requested_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('rejected_because', models.CharField(blank=True, max_length=500)),
                ('provider_reference', models.CharField(max_length=80, null=True, unique=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(db_index=True, null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='fees.payment')),
                ('requested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('requested_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', models.F('requested_by')), _negated=True), name='refund_decided_by_another'), models.UniqueConstraint(condition=models.Q(('state', chancery.kernel.fees.models.payments.RefundState['REJECTED']), _negated=True), fields=('payment',), name='payment_refunded_once')],
            },
        ),
        migrations.CreateModel(
            name='TariffItem',
            fields=[
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(default='PEN', max_length=3)),
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('norm', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ('code', 'valid_from'),
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='tariff_amount_not_negative'), models.CheckConstraint(condition=models.Q(('norm', ''), _negated=True), name='tariff_item_has_norm'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='tariff_period_in_order'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('code', '='), (chancery.kernel.fees.models.amounts.DateRange('valid_from', 'valid_until'), '&&')], name='tariff_one_amount_a_day')],
            },
        ),
        migrations.AddField(
            model_name='charge',
            name='tariff_item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charges', to='fees.tariffitem'),
        ),
        migrations.CreateModel(
            name='TariffProposal',
            fields=[
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(default='PEN', max_length=3)),
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('norm', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('approved', 'approved'), ('rejected', 'rejected')], default=chancery.kernel.fees.models.amounts.ProposalState['PROPOSED'], max_length=10)),
                ('proposed_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('item', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposal', to='fees.tariffitem')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('proposed_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='proposal_amount_not_negative'), models.CheckConstraint(condition=models.Q(('decided_by', models.F('proposed_by')), _negated=True), name='proposal_decided_by_another'), models.UniqueConstraint(condition=models.Q(('state', chancery.kernel.fees.models.amounts.ProposalState['PROPOSED'])), fields=('code',), name='one_open_proposal_per_code')],
            },
        ),
    ]
