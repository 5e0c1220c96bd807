import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('acts', '0002_guards'),
        ('cases', '0006_guards'),
        ('documents', '0006_guards'),
        ('fees', '0005_consular_guards'),
        ('identity', '0005_roles'),
        ('organisation', '0005_partners'),
    ]

    operations = [
        migrations.CreateModel(
            name='Deed',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('general_power', 'Poder general'), ('special_power', 'Poder especial'), ('out_of_register_power', 'Poder fuera de registro'), ('pension_power', 'Poder fuera de registro para el cobro de pensión'), ('general_power_revocation', 'Revocación de poder general'), ('general_power_modification', 'Modificación de poder general'), ('general_power_extension', 'Ampliación de poder general'), ('general_power_substitution', 'Sustitución de poder general'), ('general_power_rectification', 'Rectificación de poder general'), ('special_power_revocation', 'Revocación de poder especial'), ('special_power_modification', 'Modificación de poder especial'), ('special_power_extension', 'Ampliación de poder especial'), ('special_power_substitution', 'Sustitución de poder especial'), ('special_power_rectification', 'Rectificación de poder especial'), ('sale', 'Compraventa'), ('exchange', 'Permuta'), ('assignment', 'Cesión de derechos'), ('donation', 'Donación'), ('life_annuity', 'Renta vitalicia'), ('usufruct', 'Usufructo'), ('easement', 'Servidumbre'), ('services', 'Locación de servicios'), ('partnership', 'Constitución de sociedad'), ('lease', 'Arrendamiento'), ('debt', 'Reconocimiento de deuda'), ('loan', 'Mutuo'), ('free_loan', 'Comodato'), ('mortgage', 'Hipoteca o garantía'), ('deposit', 'Depósito'), ('creditors', 'Convenio entre acreedores y deudores'), ('arbitration', 'Convenio arbitral'), ('guardianship_account', 'Rendición de cuentas o término de tutela o curatela'), ('marital_regime', 'Sustitución de régimen patrimonial'), ('inheritance_advance', 'Anticipo de herencia'), ('recognition', 'Reconocimiento de hijo'), ('nationality_renunciation', 'Renuncia a la nacionalidad peruana'), ('other', 'Escritura pública de otro acto jurídico'), ('will', 'Testamento por escritura pública'), ('will_revocation', 'Revocatoria de testamento'), ('rectification', 'Rectificación de escritura pública')], max_length=40)),
                ('object', models.TextField(blank=True)),
                ('clauses', models.TextField(blank=True)),
                ('faculties', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('value', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('currency', models.CharField(blank=True, max_length=3)),
                ('base', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('term', models.CharField(blank=True, max_length=200)),
                ('exercise_place', models.CharField(blank=True, max_length=200)),
                ('draft_by', models.CharField(blank=True, max_length=200)),
                ('amends_other', models.CharField(blank=True, max_length=500)),
                ('amends', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='public_deeds.deed')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('currency', ''), ('value', None)), models.Q(('value__gte', 0), models.Q(('currency', ''), _negated=True)), _connector='OR'), name='deed_value_has_currency')],
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('testimony', 'Testimonio'), ('summary', 'Boleta'), ('letter', 'Parte')], max_length=10)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('fojas', models.PositiveSmallIntegerField()),
                ('registry', models.CharField(blank=True, max_length=200)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('document', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('deed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='public_deeds.deed')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('deed', 'kind', 'ordinal'), name='copies_are_counted')],
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('deed', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='conclusion', to='public_deeds.deed')),
            ],
        ),
        migrations.CreateModel(
            name='BookEntry',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('book', models.CharField(choices=[('deeds', 'Registro de escrituras públicas'), ('wills', 'Registro de testamentos'), ('none', 'Fuera de registro')], max_length=6)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField(null=True)),
                ('first_foja', models.PositiveIntegerField(null=True)),
                ('last_foja', models.PositiveIntegerField(null=True)),
                ('entered_on', models.DateField()),
                ('entered_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('lines', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('folded_text', config='spanish'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('folded_text', models.TextField(editable=False)),
                ('act', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.act')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('deed', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='entry', to='public_deeds.deed')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='deed_by_text'), models.Index(models.F('office'), models.F('book'), models.OrderBy(models.F('entered_on'), descending=True), name='deed_by_day')],
                'constraints': [models.UniqueConstraint(fields=('office', 'book', 'year', 'number'), name='one_deed_per_number'), models.CheckConstraint(condition=models.Q(models.Q(('book', 'none'), ('first_foja', None), ('last_foja', None), ('number', None)), models.Q(models.Q(('book', 'none'), _negated=True), ('first_foja__gte', 1), ('number__gte', 1), ('act__isnull', False), ('last_foja__gte', models.F('first_foja'))), _connector='OR'), name='deed_in_a_book_has_number_and_fojas'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('first_foja__isnull', False)), expressions=[('office', '='), ('book', '='), ('year', '='), (models.Func(models.F('first_foja'), models.F('last_foja'), models.Value('[]'), function='int4range', output_field=django.contrib.postgres.fields.ranges.IntegerRangeField()), '&&')], name='one_deed_on_a_foja')],
            },
        ),
        migrations.CreateModel(
            name='IdentityCheck',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('document_kind', models.CharField(max_length=20)),
                ('document_number', models.CharField(max_length=20)),
                ('names', models.CharField(max_length=300)),
                ('means', models.CharField(choices=[('register', 'register'), ('paper', 'paper')], max_length=8)),
                ('finding', models.CharField(choices=[('confirmed', 'Confirmada'), ('restricted', 'El registro anota una restricción'), ('cancelled', 'Inscripción cancelada: figura fallecida'), ('unknown', 'El registro no conoce ese DNI'), ('differs', 'Los nombres no coinciden con el registro'), ('pending', 'El registro no respondió: se consultará otra vez')], max_length=10)),
                ('consultation_id', models.UUIDField(null=True)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('deed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='public_deeds.deed')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='PaperDeed',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.CharField(max_length=20)),
                ('fojas', models.CharField(blank=True, max_length=40)),
                ('deed_on', models.DateField(null=True)),
                ('title', models.CharField(max_length=200)),
                ('people', models.TextField()),
                ('transcript', models.TextField(blank=True)),
                ('folded_text', models.TextField(editable=False)),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('folded_text', config='spanish'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('loaded_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('loaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='paper_deed_by_text')],
                'constraints': [models.UniqueConstraint(fields=('office', 'year', 'number'), name='one_paper_deed_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('part', models.CharField(choices=[('grantor', 'Otorgante'), ('counterpart', 'La otra parte'), ('attorney', 'Apoderado'), ('beneficiary', 'Beneficiario'), ('witness', 'Testigo'), ('interpreter', 'Intérprete'), ('signer', 'Firmante a ruego')], max_length=12)),
                ('given_names', models.CharField(max_length=120)),
                ('first_surname', models.CharField(max_length=80)),
                ('second_surname', models.CharField(blank=True, max_length=80)),
                ('document_kind', models.CharField(choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('document_number', models.CharField(max_length=20)),
                ('document_country', models.CharField(default='PE', max_length=2)),
                ('birth_on', models.DateField(null=True)),
                ('nationality', models.CharField(max_length=60)),
                ('civil_status', models.CharField(max_length=60)),
                ('occupation', models.CharField(max_length=100)),
                ('address', models.CharField(max_length=200)),
                ('on_behalf_of', models.CharField(blank=True, max_length=300)),
                ('speaks_spanish', models.BooleanField(default=True)),
                ('language', models.CharField(blank=True, max_length=60)),
                ('can_sign', models.BooleanField(default=True)),
                ('can_read', models.BooleanField(default=True)),
                ('folded_name', models.CharField(editable=False, max_length=300)),
                ('deed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='public_deeds.deed')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('position',),
                'indexes': [models.Index(fields=['document_number'], name='party_by_document')],
                'constraints': [models.UniqueConstraint(fields=('deed', 'position'), name='one_party_per_place')],
            },
        ),
        migrations.CreateModel(
            name='Qualification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('has_medical_certificate', models.BooleanField(default=False)),
                ('notes', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('charge', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fees.charge')),
                ('deed', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='qualification', to='public_deeds.deed')),
            ],
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('manner', models.CharField(choices=[('signature', 'Firmó'), ('signature_and_print', 'Firmó y estampó su huella dactilar'), ('print', 'Estampó su huella dactilar; otra persona firmó a su ruego'), ('own_certificate', 'Firmó con su propio certificado digital')], max_length=20)),
                ('signed_on', models.DateField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('deed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='public_deeds.deed')),
                ('party', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='public_deeds.party')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('asker', models.CharField(choices=[('registry', 'un registrador público'), ('holder', 'una persona que tiene el código')], max_length=10)),
                ('person_id', models.UUIDField(null=True)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('is_told', models.BooleanField(default=False)),
                ('deed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='public_deeds.deed')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'indexes': [models.Index(models.F('deed'), models.OrderBy(models.F('at'), descending=True), name='use_by_deed')],
            },
        ),
        migrations.CreateModel(
            name='WillOpening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('died_on', models.DateField()),
                ('certificate', models.CharField(max_length=200)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('deed', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='opening', to='public_deeds.deed')),
                ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
            ],
        ),
    ]
