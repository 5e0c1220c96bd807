import chancery.kernel.base.ids
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0008_node'),
        ('documents', '0006_guards'),
        ('identity', '0007_reply_headers'),
        ('organisation', '0008_records'),
    ]

    operations = [
        migrations.CreateModel(
            name='Instruction',
            fields=[
                ('code', models.SlugField(max_length=20, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=100)),
                ('days', models.PositiveSmallIntegerField(null=True)),
                ('is_offered', models.BooleanField(default=True)),
                ('norm', models.CharField(max_length=120)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
            ],
            options={
                'ordering': ('title',),
            },
        ),
        migrations.CreateModel(
            name='HoursPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('web', 'Mesa de partes virtual'), ('window', 'Ventanilla'), ('post_window', 'Ventanilla de un consulado u oficina desconcentrada'), ('exchange', 'Intercambio con otra entidad (PIDE)'), ('mesa_digital', 'Mesa Digital Perú'), ('transparency', 'Acceso a la información pública'), ('mail', 'Correo certificado o valija'), ('internal', 'Documento interno')], max_length=12)),
                ('after_closing', models.CharField(choices=[('same_day', 'el mismo día'), ('next_working_day', 'el día hábil siguiente')], max_length=20)),
                ('on_closed_days', models.CharField(choices=[('same_day', 'el mismo día'), ('next_working_day', 'el día hábil siguiente')], max_length=20)),
                ('norm', models.CharField(max_length=200)),
                ('source', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
            ],
            options={
                'verbose_name_plural': 'hours policies',
                'ordering': ('channel', 'valid_from'),
                'constraints': [models.UniqueConstraint(fields=('channel', 'valid_from'), name='one_hours_policy_per_date'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='hours_policy_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Record',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('series', models.CharField(max_length=16)),
                ('year', models.PositiveSmallIntegerField()),
                ('ordinal', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('request', 'Solicitud'), ('letter', 'Carta'), ('official_letter', 'Oficio'), ('appeal', 'Recurso administrativo'), ('memorandum', 'Memorándum'), ('report', 'Informe'), ('note', 'Nota diplomática'), ('resolution', 'Resolución'), ('invitation', 'Invitación'), ('other', 'Otro documento')], max_length=16)),
                ('subject', models.CharField(max_length=500)),
                ('sender_kind', models.CharField(choices=[('person', 'Persona natural'), ('company', 'Persona jurídica'), ('entity', 'Entidad pública'), ('office', 'Dependencia del Ministerio')], max_length=8)),
                ('sender_number', models.CharField(blank=True, max_length=30)),
                ('sender_name', models.CharField(max_length=200)),
                ('number_of_sender', models.CharField(blank=True, max_length=100)),
                ('number_core', models.CharField(blank=True, max_length=16)),
                ('number_letters', models.CharField(blank=True, max_length=200)),
                ('dated_on', models.DateField(null=True)),
                ('sheets', models.PositiveIntegerField()),
                ('channel', models.CharField(choices=[('web', 'Mesa de partes virtual'), ('window', 'Ventanilla'), ('post_window', 'Ventanilla de un consulado u oficina desconcentrada'), ('exchange', 'Intercambio con otra entidad (PIDE)'), ('mesa_digital', 'Mesa Digital Perú'), ('transparency', 'Acceso a la información pública'), ('mail', 'Correo certificado o valija'), ('internal', 'Documento interno')], max_length=12)),
                ('presented_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('presented_on', models.DateField()),
                ('received_on', models.DateField()),
                ('clock_starts_on', models.DateField()),
                ('trace', models.TextField()),
                ('is_urgent', models.BooleanField(default=False)),
                ('is_reserved', models.BooleanField(default=False)),
                ('follow_code', models.CharField(max_length=24, unique=True)),
                ('words', models.TextField()),
                ('registered_by', models.CharField(max_length=200)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('presented_at_office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('words', config='spanish'), name='record_by_stems'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('words'), name='gin_trgm_ops'), name='record_by_trigrams'), models.Index(models.F('number_core'), condition=models.Q(('number_core', ''), _negated=True), name='record_by_number'), models.Index(models.F('sender_number'), models.OrderBy(models.F('received_at'), descending=True), name='record_by_sender'), models.Index(models.F('office'), models.OrderBy(models.F('received_at'), descending=True), name='record_by_office')],
                'constraints': [models.UniqueConstraint(fields=('series', 'year', 'ordinal'), name='one_record_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Presentation',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('web', 'Mesa de partes virtual'), ('window', 'Ventanilla'), ('post_window', 'Ventanilla de un consulado u oficina desconcentrada'), ('exchange', 'Intercambio con otra entidad (PIDE)'), ('mesa_digital', 'Mesa Digital Perú'), ('transparency', 'Acceso a la información pública'), ('mail', 'Correo certificado o valija'), ('internal', 'Documento interno')], max_length=12)),
                ('kind', models.CharField(choices=[('request', 'Solicitud'), ('letter', 'Carta'), ('official_letter', 'Oficio'), ('appeal', 'Recurso administrativo'), ('memorandum', 'Memorándum'), ('report', 'Informe'), ('note', 'Nota diplomática'), ('resolution', 'Resolución'), ('invitation', 'Invitación'), ('other', 'Otro documento')], max_length=16)),
                ('subject', models.CharField(max_length=500)),
                ('number_of_sender', models.CharField(blank=True, max_length=100)),
                ('dated_on', models.DateField(null=True)),
                ('sheets', models.PositiveIntegerField()),
                ('capacity', models.CharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('presented_at', models.DateTimeField()),
                ('presented_on', models.DateField()),
                ('clock_starts_on', models.DateField()),
                ('trace', models.TextField()),
                ('follow_code', models.CharField(max_length=24, unique=True)),
                ('received_by_unit_at', models.DateTimeField(null=True)),
                ('addressee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('presented_at_office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('record', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='presentation', to='correspondence.record')),
            ],
        ),
        migrations.CreateModel(
            name='Joining',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('into', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joined', to='correspondence.record')),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='joining', to='correspondence.record')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('record', models.F('into')), _negated=True), name='joined_to_another')],
            },
        ),
        migrations.CreateModel(
            name='RecordFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('document_id', models.UUIDField(null=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='correspondence.record')),
            ],
            options={
                'ordering': ('record', 'ordinal'),
                'constraints': [models.UniqueConstraint(fields=('record', 'ordinal'), name='one_record_file_at_a_place')],
            },
        ),
        migrations.CreateModel(
            name='RecordLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=100)),
                ('document_id', models.UUIDField(null=True)),
                ('kind', models.CharField(choices=[('antecedent', 'Antecedente'), ('reply', 'Respuesta'), ('duplicate', 'Mismo archivo')], max_length=12)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('other', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='linked_from', to='correspondence.record')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='correspondence.record')),
            ],
            options={
                'ordering': ('at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('record', 'other', 'kind'), name='one_link_of_a_kind'), models.CheckConstraint(condition=models.Q(('other__isnull', True), models.Q(('other', models.F('record')), _negated=True), _connector='OR'), name='link_to_another'), models.CheckConstraint(condition=models.Q(('other__isnull', False), models.Q(('number', ''), _negated=True), _connector='OR'), name='link_says_to_what')],
            },
        ),
        migrations.CreateModel(
            name='RecordMovement',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveIntegerField()),
                ('note', models.CharField(blank=True, max_length=500)),
                ('is_copy', models.BooleanField(default=False)),
                ('sent_at', models.DateTimeField()),
                ('due_on', models.DateField(null=True)),
                ('received_at', models.DateTimeField(null=True)),
                ('left_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(blank=True, choices=[('moved_on', 'Derivado'), ('returned', 'Devuelto'), ('attended', 'Atendido'), ('archived', 'Archivado'), ('joined', 'Acumulado a otro'), ('reopened', 'Reabierto')], max_length=10)),
                ('close_reason', models.CharField(blank=True, max_length=500)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('from_office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('from_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('instruction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='correspondence.instruction')),
                ('received_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='correspondence.record')),
                ('to_office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('to_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('record', 'ordinal'),
                'indexes': [models.Index(models.F('to_office'), models.F('due_on'), models.F('id'), condition=models.Q(('closed_at__isnull', True)), name='movement_queue'), models.Index(models.F('to_office'), models.F('record'), name='movement_by_receiver'), models.Index(models.F('from_office'), models.F('record'), name='movement_by_sender')],
                'constraints': [models.UniqueConstraint(fields=('record', 'ordinal'), name='one_movement_at_a_place'), models.UniqueConstraint(condition=models.Q(('is_copy', False), ('left_at__isnull', True)), fields=('record',), name='one_holder_of_the_original'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('outcome', '')), models.Q(('closed_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='closed_movement_says_why'), models.CheckConstraint(condition=models.Q(('left_at__isnull', True), models.Q(('closed_at__isnull', False), ('is_copy', False)), _connector='OR'), name='only_a_closed_original_leaves')],
            },
        ),
    ]
