import chancery.contexts.stickers.rules.words
import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('acts', '0001_initial'),
        ('documents', '0003_parts_and_quarantine'),
        ('identity', '0001_initial'),
        ('organisation', '0001_initial'),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('prefix', models.CharField(max_length=4)),
                ('serials', django.contrib.postgres.fields.ranges.BigIntegerRangeField()),
                ('note', models.CharField(max_length=200)),
                ('key', models.BinaryField(max_length=32)),
                ('minted_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'verbose_name_plural': 'batches',
                'ordering': ('minted_at',),
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('prefix', '='), ('serials', '&&')], name='serial_minted_once')],
            },
        ),
        migrations.CreateModel(
            name='Discharge',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('fate', models.CharField(choices=[('damaged', 'Deteriorado'), ('destroyed', 'Destruido')], max_length=12)),
                ('reason', models.CharField(choices=[('initial', 'Carga inicial'), ('order', 'Por pedido'), ('damage', 'Deteriorado'), ('voiding', 'Anulación'), ('factory_error', 'Error de fábrica'), ('act', 'Actuación consular'), ('misprint', 'Mala impresión'), ('loss', 'Pérdida o robo'), ('excess', 'Exceso de stock'), ('misallocation', 'Mala asignación'), ('internal', 'Traslado interno')], max_length=14)),
                ('note', models.CharField(max_length=500)),
                ('spans', models.TextField()),
                ('quantity', models.PositiveIntegerField()),
                ('proposed_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('evidence', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('-proposed_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('fate', chancery.contexts.stickers.rules.words.Fate['DESTROYED']), _negated=True), ('evidence__isnull', False), _connector='OR'), name='destruction_has_evidence')],
            },
        ),
        migrations.CreateModel(
            name='Departure',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('fate', models.CharField(choices=[('used', 'Usado'), ('misprinted', 'Mal impreso'), ('damaged', 'Deteriorado'), ('lost', 'Perdido o robado'), ('voided', 'Inutilizado en hoja anexa'), ('destroyed', 'Destruido'), ('returned', 'Devuelto a la imprenta')], max_length=12)),
                ('reason', models.CharField(choices=[('initial', 'Carga inicial'), ('order', 'Por pedido'), ('damage', 'Deteriorado'), ('voiding', 'Anulación'), ('factory_error', 'Error de fábrica'), ('act', 'Actuación consular'), ('misprint', 'Mala impresión'), ('loss', 'Pérdida o robo'), ('excess', 'Exceso de stock'), ('misallocation', 'Mala asignación'), ('internal', 'Traslado interno')], max_length=14)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('quantity', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('evidence', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('liable', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('discharge', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='departure', to='stickers.discharge')),
            ],
            options={
                'ordering': ('-at',),
                'indexes': [models.Index(models.F('fate'), models.F('at'), name='departure_by_fate')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('fate', chancery.contexts.stickers.rules.words.Fate['LOST']), _negated=True), ('liable__isnull', False), _connector='OR'), name='somebody_answers_for_what_is_lost')],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('series', models.CharField(max_length=16)),
                ('year', models.PositiveSmallIntegerField()),
                ('ordinal', models.PositiveIntegerField()),
                ('quantity', models.PositiveIntegerField()),
                ('note', models.CharField(blank=True, max_length=500)),
                ('ordered_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('ordered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('ordered_at',),
                'constraints': [models.UniqueConstraint(fields=('series', 'year', 'ordinal'), name='one_order_per_number'), models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='order_of_something')],
            },
        ),
        migrations.CreateModel(
            name='OrderDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('refused', 'Rechazado'), ('cancelled', 'Anulado')], max_length=10)),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('order', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='stickers.order')),
            ],
        ),
        migrations.CreateModel(
            name='Sticker',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('serial', models.CharField(max_length=20, unique=True)),
                ('is_digital', models.BooleanField()),
                ('facts', models.TextField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stickers', to='acts.act')),
                ('departure', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sticker', to='stickers.departure')),
            ],
        ),
        migrations.CreateModel(
            name='StockCount',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('half_yearly', 'Inventario semestral'), ('hand_over', 'Arqueo de entrega')], max_length=12)),
                ('as_of', models.DateField()),
                ('expected', models.TextField()),
                ('counted_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('counted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('receiver', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('-counted_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', chancery.contexts.stickers.rules.words.CountKind['HAND_OVER']), ('receiver__isnull', False)), models.Q(('kind', chancery.contexts.stickers.rules.words.CountKind['HALF_YEARLY']), ('receiver', None)), _connector='OR'), name='hand_over_to_somebody')],
            },
        ),
        migrations.CreateModel(
            name='CountStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('count', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='statement', to='stickers.stockcount')),
            ],
        ),
        migrations.CreateModel(
            name='Vault',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('level', models.CharField(choices=[('headquarters', 'Lima (URC)'), ('regional', 'Jefatura de los Servicios Consulares'), ('office', 'Oficina consular'), ('window', 'Ventanilla'), ('officer', 'Funcionario')], max_length=12)),
                ('name', models.CharField(max_length=80)),
                ('opened_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('closed_at', models.DateTimeField(null=True)),
                ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vaults', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vaults', to='organisation.office')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='stickers.vault')),
            ],
            options={
                'ordering': ('office', 'opened_at'),
                'constraints': [models.UniqueConstraint(fields=('office', 'name'), name='vault_named_once_at_an_office'), models.UniqueConstraint(condition=models.Q(('level__in', [chancery.contexts.stickers.rules.words.Level['HEADQUARTERS'], chancery.contexts.stickers.rules.words.Level['REGIONAL'], chancery.contexts.stickers.rules.words.Level['OFFICE']])), fields=('office', 'level'), name='one_vault_of_the_office_itself'), models.CheckConstraint(condition=models.Q(models.Q(('holder__isnull', False), ('level', chancery.contexts.stickers.rules.words.Level['OFFICER'])), models.Q(models.Q(('level', chancery.contexts.stickers.rules.words.Level['OFFICER']), _negated=True), ('holder', None)), _connector='OR'), name='an_officers_vault_has_a_holder'), models.CheckConstraint(condition=models.Q(models.Q(('level', chancery.contexts.stickers.rules.words.Level['HEADQUARTERS']), ('parent', None)), models.Q(models.Q(('level', chancery.contexts.stickers.rules.words.Level['HEADQUARTERS']), _negated=True), ('parent__isnull', False)), _connector='OR'), name='every_vault_but_limas_stands_under_one')],
            },
        ),
        migrations.AddField(
            model_name='stockcount',
            name='vault',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='stickers.vault'),
        ),
        migrations.AddField(
            model_name='order',
            name='supplier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders_received', to='stickers.vault'),
        ),
        migrations.AddField(
            model_name='order',
            name='vault',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='stickers.vault'),
        ),
        migrations.CreateModel(
            name='Movement',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('series', models.CharField(max_length=16)),
                ('year', models.PositiveSmallIntegerField()),
                ('ordinal', models.PositiveIntegerField()),
                ('way', models.CharField(choices=[('down', 'Salida'), ('up', 'Devolución'), ('across', 'Traslado interno')], max_length=6)),
                ('reason', models.CharField(choices=[('initial', 'Carga inicial'), ('order', 'Por pedido'), ('damage', 'Deteriorado'), ('voiding', 'Anulación'), ('factory_error', 'Error de fábrica'), ('act', 'Actuación consular'), ('misprint', 'Mala impresión'), ('loss', 'Pérdida o robo'), ('excess', 'Exceso de stock'), ('misallocation', 'Mala asignación'), ('internal', 'Traslado interno')], max_length=14)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('quantity', models.PositiveIntegerField()),
                ('spans', models.TextField()),
                ('posted_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('posted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('order', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='stickers.order')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received', to='stickers.vault')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent', to='stickers.vault')),
            ],
            options={
                'ordering': ('-posted_at',),
                'constraints': [models.UniqueConstraint(fields=('series', 'year', 'ordinal'), name='one_movement_per_number'), models.CheckConstraint(condition=models.Q(('sender', models.F('receiver')), _negated=True), name='movement_between_two_vaults')],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefix', models.CharField(max_length=4)),
                ('serials', django.contrib.postgres.fields.ranges.BigIntegerRangeField()),
                ('departure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='stickers.departure')),
                ('discharge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='stickers.discharge')),
                ('movement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='stickers.movement')),
                ('vault', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='stickers.vault')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('prefix', '='), ('serials', '&&')], name='serial_in_one_place'), models.CheckConstraint(condition=models.Q(models.Q(('departure', None), ('movement', None), ('vault__isnull', False)), models.Q(('departure', None), ('discharge', None), ('movement__isnull', False), ('vault', None)), models.Q(('departure__isnull', False), ('discharge', None), ('movement', None), ('vault', None)), _connector='OR'), name='serial_in_a_vault_in_transit_or_gone'), models.CheckConstraint(condition=models.Q(('serials__isempty', False)), name='holding_holds_something')],
            },
        ),
        migrations.AddField(
            model_name='discharge',
            name='vault',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='discharges', to='stickers.vault'),
        ),
        migrations.AddField(
            model_name='departure',
            name='vault',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departures', to='stickers.vault'),
        ),
        migrations.CreateModel(
            name='CustodyEntry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('is_reserve', models.BooleanField()),
                ('prefix', models.CharField(max_length=4)),
                ('serials', django.contrib.postgres.fields.ranges.BigIntegerRangeField()),
                ('sign', models.SmallIntegerField()),
                ('turn', models.CharField(choices=[('minted', 'Recibido de la imprenta'), ('sent', 'Enviado'), ('received', 'Recibido'), ('taken_back', 'Vuelto al remitente'), ('used', 'Usado'), ('misprinted', 'Mal impreso'), ('damaged', 'Deteriorado'), ('lost', 'Perdido o robado'), ('voided', 'Inutilizado en hoja anexa'), ('destroyed', 'Destruido'), ('returned', 'Devuelto a la imprenta')], max_length=12)),
                ('is_internal', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('on', models.DateField()),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='stickers.batch')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('departure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='stickers.departure')),
                ('movement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='stickers.movement')),
                ('vault', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='stickers.vault')),
            ],
            options={
                'verbose_name_plural': 'custody entries',
                'indexes': [models.Index(models.F('office'), models.F('is_reserve'), models.F('on'), name='custody_by_book_and_day'), models.Index(models.F('vault'), models.F('turn'), models.F('on'), name='custody_by_vault_and_turn')],
                'constraints': [models.CheckConstraint(condition=models.Q(('sign__in', [1, -1])), name='custody_comes_or_goes'), models.CheckConstraint(condition=models.Q(models.Q(('batch__isnull', False), ('departure', None), ('movement', None)), models.Q(('batch', None), ('departure', None), ('movement__isnull', False)), models.Q(('batch', None), ('departure__isnull', False), ('movement', None)), _connector='OR'), name='custody_by_one_cause')],
            },
        ),
        migrations.AddField(
            model_name='batch',
            name='vault',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='stickers.vault'),
        ),
        migrations.CreateModel(
            name='DischargeDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_authorised', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('discharge', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='stickers.discharge')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('is_authorised', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='discharge_refused_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='MovementAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('accepted', 'Aceptado'), ('rejected', 'Rechazado'), ('annulled', 'Anulado')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('movement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='stickers.movement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome', chancery.contexts.stickers.rules.words.Outcome['ACCEPTED']), models.Q(('reason', ''), _negated=True), _connector='OR'), name='movement_undone_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='RefusedAffixing',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('serial', models.CharField(max_length=40)),
                ('finding', models.CharField(choices=[('unknown', 'No consta que se haya impreso'), ('used', 'Ya se usó en una actuación'), ('left', 'Está dado de baja'), ('in_transit', 'Está en tránsito'), ('elsewhere', 'Consta en poder de otra bóveda'), ('withheld', 'Está apartado por una baja pendiente')], max_length=12)),
                ('where', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.act')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('-at',),
                'indexes': [models.Index(models.F('office'), models.F('at'), name='refused_affixing_by_office')],
            },
        ),
        migrations.CreateModel(
            name='Printing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('sticker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='printings', to='stickers.sticker')),
            ],
            options={
                'ordering': ('ordinal',),
                'constraints': [models.UniqueConstraint(fields=('sticker', 'ordinal'), name='printings_in_order'), models.CheckConstraint(condition=models.Q(('ordinal', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='reprinted_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='CountLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('counted', 'Contado'), ('missing', 'Faltante'), ('surplus', 'Sobrante')], max_length=8)),
                ('prefix', models.CharField(max_length=4)),
                ('serials', django.contrib.postgres.fields.ranges.BigIntegerRangeField()),
                ('explanation', models.CharField(blank=True, max_length=500)),
                ('count', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='stickers.stockcount')),
            ],
            options={
                'ordering': ('prefix', 'serials'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind', chancery.contexts.stickers.rules.words.LineKind['COUNTED']), models.Q(('explanation', ''), _negated=True), _connector='OR'), name='difference_explained')],
            },
        ),
        migrations.AddConstraint(
            model_name='stockcount',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', chancery.contexts.stickers.rules.words.CountKind['HALF_YEARLY'])), fields=('vault', 'as_of'), name='one_half_yearly_count'),
        ),
    ]
