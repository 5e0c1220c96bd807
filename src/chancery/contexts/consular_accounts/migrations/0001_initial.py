import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('acts', '0002_guards'),
        ('cases', '0007_sweep_indexes'),
        ('documents', '0006_guards'),
        ('fees', '0006_refund_states'),
        ('identity', '0007_reply_headers'),
        ('organisation', '0006_changes'),
    ]

    operations = [
        migrations.CreateModel(
            name='BankLine',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField()),
                ('booked_on', models.DateField()),
                ('valued_on', models.DateField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('reference', models.CharField(blank=True, max_length=140)),
                ('description', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'ordering': ('statement', 'position'),
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('rank', models.CharField(choices=[('independent', 'Oficina independiente'), ('dependant', 'Oficina dependiente'), ('head', 'Jefatura de los servicios consulares')], max_length=12)),
                ('currency', models.CharField(max_length=3)),
                ('remit_by', models.DateField()),
                ('remit_norm', models.CharField(max_length=200)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('-month', 'office'),
                'indexes': [models.Index(models.F('month'), models.F('remit_by'), name='account_by_month')],
                'constraints': [models.UniqueConstraint(fields=('office', 'month'), name='one_account_a_month'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='account_of_a_month')],
            },
        ),
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('is_single_document', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('acts', models.PositiveIntegerField()),
                ('voided', models.PositiveIntegerField()),
                ('rate', models.DecimalField(decimal_places=6, max_digits=16, null=True)),
                ('brought_local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('brought_consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('collected_local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('collected_consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('elsewhere_local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('elsewhere_consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('refunded_local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('refunded_consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('balance_local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('balance_consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closings', to='consular_accounts.account')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('account', 'ordinal'),
                'constraints': [models.UniqueConstraint(fields=('account', 'ordinal'), name='closings_in_order'), models.CheckConstraint(condition=models.Q(('ordinal', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='closed_again_for_a_reason'), models.CheckConstraint(condition=models.Q(('balance_consular', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('brought_consular'), '+', models.F('collected_consular')), '-', models.F('elsewhere_consular')), '-', models.F('refunded_consular'))), ('balance_local', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('brought_local'), '+', models.F('collected_local')), '-', models.F('elsewhere_local')), '-', models.F('refunded_local')))), name='closing_balances')],
            },
        ),
        migrations.CreateModel(
            name='CashLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('side', models.CharField(choices=[('debit', 'DEBE'), ('credit', 'HABER')], max_length=6)),
                ('concept', models.CharField(choices=[('brought', 'Saldo del mes anterior'), ('collected', 'Recaudado'), ('elsewhere', 'Recaudado por la pasarela o en Lima, que no pasa por la cuenta de la oficina'), ('refunded', 'Devoluciones documentadas'), ('balance', 'Saldo por remitir')], max_length=10)),
                ('section', models.CharField(blank=True, max_length=4)),
                ('rate', models.DecimalField(decimal_places=6, max_digits=16, null=True)),
                ('count', models.PositiveIntegerField()),
                ('local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('closing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cash', to='consular_accounts.closing')),
            ],
            options={
                'ordering': ('closing', 'position'),
                'constraints': [models.UniqueConstraint(fields=('closing', 'position'), name='cash_lines_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Deposit',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('collected_on', models.DateField()),
                ('due_on', models.DateField()),
                ('deposited_on', models.DateField()),
                ('local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('bank', models.CharField(max_length=80)),
                ('operation', models.CharField(max_length=40)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deposits', to='consular_accounts.account')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('collected_on', 'at'),
                'constraints': [models.CheckConstraint(condition=models.Q(('local__gt', 0)), name='deposit_of_something'), models.UniqueConstraint(django.db.models.functions.text.Upper('bank'), django.db.models.functions.text.Upper('operation'), name='deposit_noted_once')],
            },
        ),
        migrations.CreateModel(
            name='EntryLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('is_late_note', models.BooleanField()),
                ('is_voided', models.BooleanField()),
                ('on', models.DateField()),
                ('entry', models.CharField(max_length=20)),
                ('nature', models.CharField(max_length=200)),
                ('interested', models.CharField(max_length=300)),
                ('tariff', models.CharField(max_length=80)),
                ('number', models.CharField(max_length=20)),
                ('serial', models.CharField(blank=True, max_length=20)),
                ('is_digital', models.BooleanField()),
                ('local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('rate', models.DecimalField(decimal_places=6, max_digits=16, null=True)),
                ('remark', models.TextField(blank=True)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.act')),
                ('closing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='consular_accounts.closing')),
            ],
            options={
                'ordering': ('closing', 'position'),
                'constraints': [models.UniqueConstraint(fields=('closing', 'position'), name='entry_lines_in_order'), models.UniqueConstraint(fields=('closing', 'act'), name='one_line_of_an_act')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('book', models.CharField(choices=[('entries', 'Registro General de Entradas'), ('stickers', 'Libro de Autoadhesivos'), ('cash', 'Libro de Caja'), ('single', 'Documento Único'), ('balances', 'Libro de Saldos Consulares'), ('note', 'Borderó de remesa')], max_length=10)),
                ('line', models.CharField(max_length=120)),
                ('reason', models.CharField(max_length=1000)),
                ('is_by_head', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='consular_accounts.account')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=2000)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('observation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='consular_accounts.observation')),
            ],
        ),
        migrations.CreateModel(
            name='Remittance',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('total_local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('total_consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('bank_rate', models.DecimalField(decimal_places=6, max_digits=16, null=True)),
                ('dollars', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('means', models.CharField(choices=[('transfer', 'Transferencia bancaria'), ('cheque', 'Cheque de gerencia'), ('order', 'Giro u orden de pago'), ('nothing', 'Sin recaudación que remitir')], max_length=8)),
                ('bank', models.CharField(blank=True, max_length=80)),
                ('operation', models.CharField(blank=True, max_length=40)),
                ('made_on', models.DateField()),
                ('late_because', models.CharField(blank=True, max_length=1000)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='remittance', to='consular_accounts.account')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('means', 'nothing'), ('total_local', 0)), models.Q(models.Q(('means', 'nothing'), _negated=True), ('total_local__gt', 0), models.Q(('operation', ''), _negated=True)), _connector='OR'), name='remittance_of_something'), models.CheckConstraint(condition=models.Q(models.Q(('bank_rate', None), ('dollars', None)), models.Q(('bank_rate__gt', 0), ('bank_rate__isnull', False), ('dollars__gte', 0), ('dollars__isnull', False)), _connector='OR'), name='remittance_converted_whole')],
            },
        ),
        migrations.CreateModel(
            name='LineMatch',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('deposit', 'Depósito de efectivo'), ('payment', 'Pago de un usuario'), ('remittance', 'Remesa'), ('received', 'Remesa de una oficina dependiente'), ('refund', 'Devolución'), ('explained', 'Explicado')], max_length=10)),
                ('explanation', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('deposit', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='match', to='consular_accounts.deposit')),
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='match', to='consular_accounts.bankline')),
                ('payment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fees.payment')),
                ('refund', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fees.refund')),
                ('received', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='arrival', to='consular_accounts.remittance')),
                ('remittance', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='match', to='consular_accounts.remittance')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('explanation', ''), ('kind', 'deposit'), ('deposit__isnull', False), ('payment__isnull', True), ('remittance__isnull', True), ('received__isnull', True), ('refund__isnull', True)), models.Q(('explanation', ''), ('kind', 'payment'), ('deposit__isnull', True), ('payment__isnull', False), ('remittance__isnull', True), ('received__isnull', True), ('refund__isnull', True)), models.Q(('explanation', ''), ('kind', 'remittance'), ('deposit__isnull', True), ('payment__isnull', True), ('remittance__isnull', False), ('received__isnull', True), ('refund__isnull', True)), models.Q(('explanation', ''), ('kind', 'received'), ('deposit__isnull', True), ('payment__isnull', True), ('remittance__isnull', True), ('received__isnull', False), ('refund__isnull', True)), models.Q(('explanation', ''), ('kind', 'refund'), ('deposit__isnull', True), ('payment__isnull', True), ('remittance__isnull', True), ('received__isnull', True), ('refund__isnull', False)), models.Q(('kind', 'explained'), ('deposit__isnull', True), ('payment__isnull', True), ('remittance__isnull', True), ('received__isnull', True), ('refund__isnull', True), models.Q(('explanation', ''), _negated=True), ('by__isnull', False)), _connector='OR'), name='match_of_one_kind')],
            },
        ),
        migrations.CreateModel(
            name='BookFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('entries', 'Registro General de Entradas'), ('stickers', 'Libro de Autoadhesivos'), ('cash', 'Libro de Caja'), ('single', 'Documento Único'), ('balances', 'Libro de Saldos Consulares'), ('note', 'Borderó de remesa')], max_length=10)),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('closing', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='consular_accounts.closing')),
                ('remittance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='consular_accounts.remittance')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closing', None), ('remittance__isnull', False)), models.Q(('closing__isnull', False), ('remittance', None)), _connector='OR'), name='book_of_a_closing_or_a_remittance'), models.UniqueConstraint(condition=models.Q(('closing__isnull', False)), fields=('closing', 'kind'), name='one_book_of_a_kind'), models.UniqueConstraint(condition=models.Q(('remittance__isnull', False)), fields=('remittance', 'kind'), name='one_paper_of_a_remittance')],
            },
        ),
        migrations.CreateModel(
            name='BalanceLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('local', models.DecimalField(decimal_places=2, max_digits=14)),
                ('consular', models.DecimalField(decimal_places=2, max_digits=14)),
                ('rate', models.DecimalField(decimal_places=6, max_digits=16, null=True)),
                ('dollars', models.DecimalField(decimal_places=2, max_digits=14)),
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='balance_line', to='consular_accounts.account')),
                ('remittance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='balances', to='consular_accounts.remittance')),
            ],
            options={
                'ordering': ('remittance', 'position'),
                'constraints': [models.UniqueConstraint(fields=('remittance', 'position'), name='balance_lines_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('filename', models.CharField(max_length=200)),
                ('form', models.CharField(choices=[('csv', 'csv'), ('camt.053', 'camt.053')], max_length=10)),
                ('bank_account', models.CharField(blank=True, max_length=34)),
                ('identifier', models.CharField(blank=True, max_length=35)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('opening', models.DecimalField(decimal_places=2, max_digits=14)),
                ('closing', models.DecimalField(decimal_places=2, max_digits=14)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='consular_accounts.account')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('since', 'at'),
                'constraints': [models.UniqueConstraint(fields=('office', 'file'), name='statement_file_once'), models.UniqueConstraint(condition=models.Q(('identifier', ''), _negated=True), fields=('office', 'bank_account', 'identifier'), name='statement_identifier_once')],
            },
        ),
        migrations.AddField(
            model_name='bankline',
            name='statement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='consular_accounts.statement'),
        ),
        migrations.CreateModel(
            name='StickerLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('prefix', models.CharField(max_length=4)),
                ('is_reserve', models.BooleanField()),
                ('concept', models.CharField(max_length=80)),
                ('quantity', models.IntegerField()),
                ('serials', models.TextField(blank=True)),
                ('closing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stickers', to='consular_accounts.closing')),
            ],
            options={
                'ordering': ('closing', 'position'),
                'constraints': [models.UniqueConstraint(fields=('closing', 'position'), name='sticker_lines_in_order')],
            },
        ),
        migrations.AddConstraint(
            model_name='bankline',
            constraint=models.UniqueConstraint(fields=('statement', 'position'), name='bank_lines_in_order'),
        ),
    ]
