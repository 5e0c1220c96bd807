import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0009_delay'),
        ('identity', '0010_information_officer'),
        ('organisation', '0009_counting_rules'),
    ]

    operations = [
        migrations.CreateModel(
            name='CardReception',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('guide', models.CharField(max_length=40)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'constraints': [models.UniqueConstraint(fields=('office', 'guide'), name='one_reception_per_guide')],
            },
        ),
        migrations.CreateModel(
            name='CardRequest',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=32)),
                ('standing', models.CharField(choices=[('ordinary', 'ordinary'), ('disabled', 'disabled'), ('uniformed', 'uniformed')], max_length=12)),
                ('bond', models.CharField(blank=True, choices=[('', 'El propio titular'), ('mother', 'Madre'), ('father', 'Padre'), ('guardian', 'Tutor')], max_length=10)),
                ('given_names', models.CharField(max_length=120)),
                ('first_surname', models.CharField(max_length=80)),
                ('second_surname', models.CharField(blank=True, max_length=80)),
                ('holder_folded', models.CharField(max_length=290)),
                ('born_on', models.DateField()),
                ('dni', models.CharField(blank=True, max_length=8)),
                ('card_expires_on', models.DateField(null=True)),
                ('birth_act', models.CharField(blank=True, max_length=120)),
                ('birth_act_issued_on', models.DateField(null=True)),
                ('address', models.CharField(max_length=200)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('origin', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reprocesses', to='identity_cards.cardrequest')),
            ],
            options={
                'indexes': [models.Index(models.F('dni'), condition=models.Q(('dni', ''), _negated=True), name='card_request_by_dni')],
            },
        ),
        migrations.CreateModel(
            name='CardDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('receiver', models.CharField(choices=[('holder', 'El titular'), ('declarant', 'El declarante'), ('proxy', 'Un apoderado')], max_length=10)),
                ('receiver_name', models.CharField(max_length=200)),
                ('receiver_document', models.CharField(max_length=40)),
                ('has_ticket', models.BooleanField()),
                ('old_card', models.CharField(choices=[('none', 'No había documento anterior'), ('destroyed', 'Se destruyó ante el titular'), ('lost', 'El titular declaró bajo juramento que lo perdió')], max_length=10)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='identity_cards.cardrequest')),
            ],
        ),
        migrations.CreateModel(
            name='CardAnnotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='annotations', to='identity_cards.cardrequest')),
            ],
            options={
                'ordering': ('at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='annotation_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Capture',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('mode', models.CharField(max_length=24)),
                ('form_number', models.CharField(blank=True, max_length=20)),
                ('entry', models.CharField(choices=[('unasked', 'Sin inscripción anterior'), ('pending', 'Consulta en espera: el registro no responde'), ('clear', 'Hábil'), ('prison', 'Restringido por pena privativa de libertad: no impide el trámite'), ('electoral', 'Con omisión electoral: se le avisa y no impide el trámite'), ('restricted', 'Restringido'), ('cancelled', 'Cancelado')], max_length=12)),
                ('is_minor', models.BooleanField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='captures', to='identity_cards.cardrequest')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('form_number', ''), _negated=True), fields=('form_number',), name='one_capture_per_form')],
            },
        ),
        migrations.CreateModel(
            name='CardShipment',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='CardEnvelope',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lot', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=32)),
                ('mode', models.CharField(max_length=24)),
                ('is_minor', models.BooleanField()),
                ('shipment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='envelopes', to='identity_cards.cardshipment')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('shipment', 'number'), name='envelopes_of_a_shipment_numbered')],
            },
        ),
        migrations.CreateModel(
            name='CardStockCount',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('supply', models.CharField(choices=[('form', 'Fichas registrales'), ('card', 'DNI por entregar')], max_length=4)),
                ('month', models.DateField()),
                ('opening', models.PositiveIntegerField()),
                ('expected', models.IntegerField()),
                ('counted', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('-month', 'supply'),
                'constraints': [models.UniqueConstraint(fields=('office', 'supply', 'month'), name='one_card_count_a_month'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='card_count_of_a_month')],
            },
        ),
        migrations.CreateModel(
            name='CardStockClosing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('explanation', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('count', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='closing', to='identity_cards.cardstockcount')),
            ],
        ),
        migrations.CreateModel(
            name='EnclosedForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('capture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enclosures', to='identity_cards.capture')),
                ('envelope', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='identity_cards.cardenvelope')),
            ],
            options={
                'ordering': ('place',),
                'constraints': [models.UniqueConstraint(fields=('envelope', 'place'), name='one_form_in_each_place'), models.CheckConstraint(condition=models.Q(('place__gte', 1), ('place__lte', 30)), name='thirty_forms_an_envelope')],
            },
        ),
        migrations.CreateModel(
            name='PieceTaken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('piece', models.CharField(choices=[('ten_prints', 'Las diez impresiones dactilares del titular'), ('index_prints', 'Los índices del menor'), ('footprint', 'La impresión pelmatoscópica del menor'), ('declarant_prints', 'Las impresiones del declarante'), ('signature', 'La firma del titular'), ('declarant_signature', 'La firma del declarante'), ('photograph', 'La fotografía, con fondo blanco'), ('form', 'La ficha registral en papel'), ('digital_signature', 'Su firma digital en la ficha electrónica'), ('system_failure', 'Se comprobó que el sistema falla')], max_length=20)),
                ('capture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pieces', to='identity_cards.capture')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('capture', 'piece'), name='one_row_per_piece')],
            },
        ),
        migrations.CreateModel(
            name='ReceivedCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=30)),
                ('outcome', models.CharField(choices=[('matched', 'Recibido'), ('missing', 'Falta: está en la guía y no llegó'), ('surplus', 'Sobra: llegó y no está en la guía'), ('unknown', 'No corresponde a un DNI que esta oficina espere')], max_length=8)),
                ('reception', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='identity_cards.cardreception')),
                ('request', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receptions', to='identity_cards.cardrequest')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('reception', 'number'), name='one_line_per_card')],
            },
        ),
        migrations.CreateModel(
            name='RequestedChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('change', models.CharField(max_length=24)),
                ('wanted', models.CharField(max_length=200)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='identity_cards.cardrequest')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('request', 'change'), name='one_wish_per_datum')],
            },
        ),
        migrations.CreateModel(
            name='ShipmentLeaving',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('carrier', models.CharField(max_length=80)),
                ('waybill', models.CharField(max_length=40)),
                ('left_on', models.DateField()),
                ('off_day_because', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('shipment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='leaving', to='identity_cards.cardshipment')),
            ],
        ),
        migrations.CreateModel(
            name='StockMovement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('supply', models.CharField(choices=[('form', 'Fichas registrales'), ('card', 'DNI por entregar')], max_length=4)),
                ('movement', models.CharField(choices=[('received', 'Recibidas'), ('used', 'Utilizadas'), ('voided', 'Anuladas'), ('disabled', 'Inutilizadas')], max_length=8)),
                ('quantity', models.PositiveIntegerField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('on', models.DateField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('-at', '-pk'),
                'indexes': [models.Index(models.F('office'), models.F('supply'), models.F('on'), name='card_stock_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='card_stock_moves_something')],
            },
        ),
        migrations.CreateModel(
            name='WindowApproval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_act_registered', models.BooleanField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('capture', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='approval', to='identity_cards.capture')),
            ],
        ),
    ]
