import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0008_guards'),
        ('identity', '0009_complaints_officer'),
        ('organisation', '0008_records'),
    ]

    operations = [
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('series', models.CharField(max_length=16)),
                ('year', models.PositiveSmallIntegerField()),
                ('ordinal', models.PositiveIntegerField()),
                ('channel', models.CharField(choices=[('web', 'Por la página'), ('api', 'Por otro sistema'), ('paper', 'En el libro de papel')], max_length=8)),
                ('matter', models.CharField(choices=[('service', 'Me atendieron mal, tarde o con información equivocada'), ('decision', 'Me comunicaron una decisión con la que no estoy de acuerdo'), ('stalled', 'Mi trámite no avanza'), ('favour', 'Me pidieron dinero, un regalo o un favor, o vi algo así'), ('idea', 'Nada malo: quiero proponer una mejora'), ('internal', 'Trabajo en el Ministerio y me falla un servicio informático')], max_length=12)),
                ('wish', models.CharField(blank=True, choices=[('change', 'Que cambien la decisión'), ('service', 'Que corrijan cómo me atendieron; la decisión la acepto')], max_length=12)),
                ('past_due', models.CharField(blank=True, choices=[('yes', 'Sí, ya pasó'), ('no', 'No, todavía no'), ('unknown', 'No lo sé')], max_length=12)),
                ('motive', models.CharField(blank=True, choices=[('treatment', 'Trato profesional'), ('information', 'Información'), ('time', 'Tiempo de atención'), ('access', 'Acceso'), ('result', 'Resultado de la gestión'), ('trust', 'Confianza')], max_length=12)),
                ('happened_on', models.DateField(null=True)),
                ('case_number', models.CharField(blank=True, max_length=40)),
                ('text', models.TextField()),
                ('request', models.CharField(blank=True, max_length=1000)),
                ('presented_at', models.DateTimeField()),
                ('presented_on', models.DateField()),
                ('is_anonymous', models.BooleanField(default=False)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('document_kind', models.CharField(blank=True, choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('document_number', models.CharField(blank=True, max_length=24)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('reply_by', models.CharField(choices=[('email', 'Por correo electrónico'), ('letter', 'Por carta, a mi domicilio'), ('code', 'Yo la veré con el número y la clave')], max_length=8)),
                ('follow_code', models.CharField(max_length=24, unique=True)),
                ('submission', models.CharField(max_length=64, null=True, unique=True)),
                ('paper_year', models.PositiveSmallIntegerField(null=True)),
                ('paper_number', models.PositiveIntegerField(null=True)),
                ('transcribe_by', models.DateField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=200)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'indexes': [models.Index(models.F('book'), models.F('year'), models.F('ordinal'), name='complaint_by_book'), models.Index(models.F('person'), models.OrderBy(models.F('presented_at'), descending=True), condition=models.Q(('person__isnull', False)), name='complaint_by_person')],
                'constraints': [models.UniqueConstraint(fields=('series', 'year', 'ordinal'), name='one_complaint_per_number'), models.UniqueConstraint(fields=('book', 'paper_year', 'paper_number'), name='one_complaint_per_paper_sheet'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'paper'), ('paper_number__isnull', False), ('paper_year__isnull', False), ('transcribe_by__isnull', False)), models.Q(models.Q(('channel', 'paper'), _negated=True), ('paper_number__isnull', True), ('paper_year__isnull', True), ('transcribe_by__isnull', True)), _connector='OR'), name='complaint_on_paper_says_its_sheet'), models.CheckConstraint(condition=models.Q(models.Q(('is_anonymous', False), models.Q(('name', ''), _negated=True)), models.Q(('address', ''), ('document_number', ''), ('email', ''), ('is_anonymous', True), ('name', ''), ('person__isnull', True), ('telephone', '')), _connector='OR'), name='anonymous_complaint_names_nobody')],
            },
        ),
        migrations.CreateModel(
            name='ComplaintAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('accepted', 'Acogido'), ('partial', 'Acogido en parte'), ('not_accepted', 'No acogido')], max_length=12)),
                ('text', models.TextField()),
                ('measure', models.CharField(max_length=1000)),
                ('answered_on', models.DateField()),
                ('due_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='complaints.complaint')),
            ],
        ),
        migrations.CreateModel(
            name='ComplaintMail',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('address', models.EmailField(max_length=254)),
                ('created_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('failure', models.CharField(blank=True, max_length=100)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mails', to='complaints.complaint')),
            ],
        ),
        migrations.CreateModel(
            name='AnswerNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('email', 'Por correo electrónico'), ('letter', 'Por carta, a mi domicilio'), ('code', 'Yo la veré con el número y la clave')], max_length=8)),
                ('reference', models.CharField(blank=True, max_length=200)),
                ('sent_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='notice', to='complaints.complaintanswer')),
            ],
        ),
        migrations.CreateModel(
            name='ImprovementAction',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=300)),
                ('due_on', models.DateField()),
                ('opened_at', models.DateTimeField()),
                ('opened_by', models.CharField(max_length=200)),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_by', models.CharField(blank=True, max_length=200)),
                ('result', models.CharField(blank=True, choices=[('done', 'Cumplida'), ('dropped', 'Dejada sin efecto')], max_length=8)),
                ('evidence', models.CharField(blank=True, max_length=1000)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='improvements', to='complaints.complaint')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('due_on', 'id'),
                'indexes': [models.Index(models.F('office'), models.F('due_on'), models.F('id'), condition=models.Q(('closed_at__isnull', True)), name='improvement_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('evidence', ''), ('result', '')), models.Q(('closed_at__isnull', False), models.Q(('result', ''), _negated=True), models.Q(('evidence', ''), _negated=True)), _connector='OR'), name='closed_improvement_shows_its_result')],
            },
        ),
        migrations.CreateModel(
            name='ImprovementNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=1000)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('improvement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='complaints.improvementaction')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Routing',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('regime', models.CharField(choices=[('complaint', 'complaint'), ('appeal', 'appeal'), ('delay', 'delay'), ('suggestion', 'suggestion'), ('denunciation', 'denunciation')], max_length=12)),
                ('amount', models.PositiveSmallIntegerField()),
                ('unit', models.CharField(choices=[('working_days', 'working_days'), ('calendar_days', 'calendar_days'), ('months', 'months'), ('years', 'years')], max_length=16)),
                ('norm', models.CharField(max_length=120)),
                ('due_on', models.DateField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('left_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('late_noted_at', models.DateTimeField(null=True)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='routings', to='complaints.complaint')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('complaint', 'ordinal'),
                'indexes': [models.Index(models.F('office'), models.F('due_on'), models.F('id'), condition=models.Q(('answered_at__isnull', True), ('left_at__isnull', True)), name='complaint_queue')],
                'constraints': [models.UniqueConstraint(fields=('complaint', 'ordinal'), name='one_routing_at_a_place'), models.UniqueConstraint(condition=models.Q(('left_at__isnull', True)), fields=('complaint',), name='one_answerer_of_a_complaint'), models.CheckConstraint(condition=models.Q(('left_at__isnull', True), ('answered_at__isnull', True), _connector='OR'), name='what_was_answered_is_not_rerouted')],
            },
        ),
        migrations.CreateModel(
            name='ComplaintExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.PositiveSmallIntegerField()),
                ('unit', models.CharField(choices=[('working_days', 'working_days'), ('calendar_days', 'calendar_days'), ('months', 'months'), ('years', 'years')], max_length=16)),
                ('norm', models.CharField(max_length=120)),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('routing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='extension', to='complaints.routing')),
            ],
        ),
        migrations.CreateModel(
            name='Satisfaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.PositiveSmallIntegerField()),
                ('comment', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='satisfaction', to='complaints.complaint')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('score__range', (1, 5))), name='satisfaction_from_one_to_five')],
            },
        ),
        migrations.CreateModel(
            name='VoidSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('book', 'year', 'number'), name='one_void_sheet_per_number')],
            },
        ),
    ]
