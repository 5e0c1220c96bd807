import chancery.kernel.base.clock
import chancery.kernel.base.ids
import chancery.kernel.fees.models.amounts
import chancery.kernel.fees.models.payments
import chancery.kernel.fees.rules.means
import chancery.kernel.fees.rules.tariff
import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('fees', '0003_edition'),
        ('identity', '0004_documents_by_beginning'),
        ('organisation', '0003_edition'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChargeLine',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('units', models.PositiveSmallIntegerField()),
                ('base', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('surcharge', models.DecimalField(decimal_places=2, max_digits=12)),
            ],
            options={
                'ordering': ('charge', 'position'),
            },
        ),
        migrations.CreateModel(
            name='ExchangeRate',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('zone', models.SlugField(max_length=20)),
                ('currency', models.CharField(max_length=3)),
                ('month', models.DateField()),
                ('official', models.DecimalField(decimal_places=6, max_digits=16)),
                ('rate', models.DecimalField(decimal_places=6, max_digits=16)),
                ('ceiling', models.DecimalField(decimal_places=2, max_digits=5)),
                ('norm', models.CharField(max_length=200)),
                ('evidence', models.CharField(max_length=500)),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('approved', 'approved'), ('rejected', 'rejected')], default=chancery.kernel.fees.models.amounts.ProposalState['PROPOSED'], max_length=10)),
                ('proposed_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'ordering': ('-month', 'zone'),
                'constraints': [models.CheckConstraint(condition=models.Q(('official__gt', 0), ('rate__gt', 0)), name='rate_of_something'), models.CheckConstraint(condition=models.Q(('rate__lte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('official'), '*', django.db.models.expressions.CombinedExpression(models.Value(100), '+', models.F('ceiling'))), '/', models.Value(100)))), name='rate_under_its_ceiling'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='rate_of_a_month'), models.CheckConstraint(condition=models.Q(models.Q(('norm', ''), _negated=True), models.Q(('evidence', ''), _negated=True)), name='rate_has_evidence'), models.UniqueConstraint(condition=models.Q(('state', chancery.kernel.fees.models.amounts.ProposalState['APPROVED'])), fields=('zone', 'month'), name='one_rate_a_month'), models.UniqueConstraint(condition=models.Q(('state', chancery.kernel.fees.models.amounts.ProposalState['PROPOSED'])), fields=('zone', 'month'), name='one_open_rate_proposal_a_month')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='tariffitem',
            name='tariff_one_amount_a_day',
        ),
        migrations.AddField(
            model_name='charge',
            name='consular_amount',
            field=models.DecimalField(decimal_places=2, max_digits=12, null=True),
        ),
        migrations.AddField(
            model_name='charge',
            name='free_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='charge',
            name='office',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office'),
        ),
        migrations.AddField(
            model_name='charge',
            name='rate',
            field=models.DecimalField(decimal_places=6, max_digits=16, null=True),
        ),
        migrations.AddField(
            model_name='payment',
            name='bank',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name='payment',
            name='means',
            field=models.CharField(choices=[('hosted_card', 'Tarjeta, por la pasarela de pagos'), ('cash', 'Efectivo'), ('card', 'Tarjeta, en ventanilla'), ('transfer', 'Transferencia bancaria'), ('deposit', 'Depósito en cuenta'), ('money_order', 'Giro postal o bancario'), ('paid_in_lima', 'Pagado en Lima')], default=chancery.kernel.fees.rules.means.Means['HOSTED_CARD'], max_length=12),
        ),
        migrations.AddField(
            model_name='payment',
            name='office',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office'),
        ),
        migrations.AddField(
            model_name='payment',
            name='operation',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='payment',
            name='paid_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='payment',
            name='taken_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddField(
            model_name='refund',
            name='handed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='calculation',
            field=models.CharField(choices=[('fixed', 'Monto fijo'), ('per_unit', 'Por unidad'), ('stepped', 'Primeras unidades y exceso'), ('percentage', 'Porcentaje'), ('free', 'Gratuito'), ('modifier', 'Parte de otro numeral')], default=chancery.kernel.fees.rules.tariff.Calculation['FIXED'], max_length=12),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='cap_base',
            field=models.DecimalField(decimal_places=2, max_digits=12, null=True),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='excess_amount',
            field=models.DecimalField(decimal_places=2, max_digits=12, null=True),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='free_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='included_units',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='is_always_charged',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='number',
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='of_item',
            field=models.SlugField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='office',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office'),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='percent',
            field=models.DecimalField(decimal_places=2, max_digits=5, null=True),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='section',
            field=models.CharField(blank=True, max_length=4),
        ),
        migrations.AddField(
            model_name='tariffitem',
            name='unit',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name='payment',
            name='attempt',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='fees.paymentattempt'),
        ),
        migrations.AlterField(
            model_name='payment',
            name='event_id',
            field=models.CharField(max_length=80, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name='payment',
            name='provider_reference',
            field=models.CharField(max_length=80, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name='refund',
            name='state',
            field=models.CharField(choices=[('requested', None), ('rejected', None), ('approved', None), ('sent', None), ('confirmed', None), ('handed_back', None)], default=chancery.kernel.fees.models.payments.RefundState['REQUESTED'], max_length=12),
        ),
        migrations.AlterField(
            model_name='tariffitem',
            name='title',
            field=models.CharField(max_length=300),
        ),
        migrations.AlterField(
            model_name='tariffproposal',
            name='title',
            field=models.CharField(max_length=300),
        ),
        migrations.AddConstraint(
            model_name='charge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('consular_amount', None), ('office', None), ('rate', None)), models.Q(('consular_amount__gt', 0), ('consular_amount__isnull', False), ('office__isnull', False), ('rate__gt', 0), ('rate__isnull', False)), models.Q(('amount', 0), ('consular_amount', 0), ('consular_amount__isnull', False), ('office__isnull', False), ('rate', None), models.Q(('free_by', ''), _negated=True)), _connector='OR'), name='charge_in_both_currencies'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attempt__isnull', False), ('event_id__isnull', False), ('means', chancery.kernel.fees.rules.means.Means['HOSTED_CARD']), ('office', None), ('provider_reference__isnull', False), ('taken_by', None)), models.Q(models.Q(('means', chancery.kernel.fees.rules.means.Means['HOSTED_CARD']), _negated=True), ('attempt', None), ('event_id', None), ('office__isnull', False), ('paid_on__isnull', False), ('provider_reference', None), ('taken_by__isnull', False)), _connector='OR'), name='payment_by_page_or_counter'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('means__in', (chancery.kernel.fees.rules.means.Means['TRANSFER'], chancery.kernel.fees.rules.means.Means['DEPOSIT'], chancery.kernel.fees.rules.means.Means['MONEY_ORDER'])), _negated=True), models.Q(models.Q(('bank', ''), _negated=True), models.Q(('operation', ''), _negated=True)), _connector='OR'), name='payment_says_its_operation'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Upper('bank'), django.db.models.functions.text.Upper('operation'), condition=models.Q(('operation', ''), _negated=True), name='operation_used_once'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', chancery.kernel.fees.models.payments.RefundState['HANDED_BACK']), _negated=True), models.Q(('confirmed_at__isnull', False), ('decided_by__isnull', False), ('handed_by__isnull', False)), _connector='OR'), name='refund_handed_back_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='tariffitem',
            constraint=models.CheckConstraint(condition=models.Q(('calculation__in', [chancery.kernel.fees.rules.tariff.Calculation['FIXED'], chancery.kernel.fees.rules.tariff.Calculation['PER_UNIT']]), models.Q(('calculation', chancery.kernel.fees.rules.tariff.Calculation['STEPPED']), ('excess_amount__gte', 0), ('excess_amount__isnull', False), ('included_units__gte', 1)), models.Q(('amount', 0), ('calculation', chancery.kernel.fees.rules.tariff.Calculation['PERCENTAGE']), ('percent__gt', 0), ('percent__isnull', False)), models.Q(('amount', 0), ('calculation', chancery.kernel.fees.rules.tariff.Calculation['MODIFIER']), ('percent__gt', 0), ('percent__isnull', False), models.Q(('of_item', ''), _negated=True)), models.Q(('amount', 0), ('calculation', chancery.kernel.fees.rules.tariff.Calculation['FREE']), models.Q(('free_by', ''), _negated=True)), _connector='OR'), name='tariff_item_can_be_calculated'),
        ),
        migrations.AddConstraint(
            model_name='tariffitem',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('office', None)), expressions=[('code', '='), (chancery.kernel.fees.models.amounts.DateRange('valid_from', 'valid_until'), '&&')], name='tariff_one_amount_a_day'),
        ),
        migrations.AddConstraint(
            model_name='tariffitem',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('office__isnull', False)), expressions=[('code', '='), ('office', '='), (chancery.kernel.fees.models.amounts.DateRange('valid_from', 'valid_until'), '&&')], name='tariff_one_amount_a_day_at_a_post'),
        ),
        migrations.AddField(
            model_name='chargeline',
            name='charge',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='fees.charge'),
        ),
        migrations.AddField(
            model_name='chargeline',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fees.tariffitem'),
        ),
        migrations.AddField(
            model_name='exchangerate',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddField(
            model_name='exchangerate',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddConstraint(
            model_name='chargeline',
            constraint=models.UniqueConstraint(fields=('charge', 'position'), name='charge_lines_in_order'),
        ),
        migrations.AddConstraint(
            model_name='chargeline',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gte', 0), ('surcharge__gte', 0), ('units__gte', 1)), name='charge_line_of_something'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by', models.F('proposed_by')), _negated=True), name='rate_decided_by_another'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by', None), ('state', chancery.kernel.fees.models.amounts.ProposalState['PROPOSED'])), models.Q(models.Q(('state', chancery.kernel.fees.models.amounts.ProposalState['PROPOSED']), _negated=True), ('decided_by__isnull', False)), _connector='OR'), name='rate_decision_is_whole'),
        ),
    ]
