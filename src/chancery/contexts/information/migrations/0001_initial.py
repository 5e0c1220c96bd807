import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0008_node'),
        ('documents', '0008_guards'),
        ('organisation', '0008_records'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('granted', 'Entregada completa'), ('partial', 'Entregada en parte'), ('refused', 'Denegada'), ('missing', 'No existe'), ('redirected', 'Encauzada a otra entidad')], max_length=12)),
                ('text', models.CharField(max_length=2000)),
                ('entity', models.CharField(blank=True, max_length=200)),
                ('answered_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('working_days', models.PositiveSmallIntegerField()),
                ('is_ordered', models.BooleanField(default=False)),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ('answered_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Classified',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('subject', models.CharField(max_length=200)),
                ('reason', models.CharField(max_length=2000)),
                ('act', models.CharField(max_length=120)),
                ('classified_on', models.DateField()),
                ('expires_on', models.DateField()),
                ('classified_by', models.CharField(max_length=200)),
                ('entered_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_on__gt', models.F('classified_on'))), name='classified_until_later')],
            },
        ),
        migrations.CreateModel(
            name='ClassifiedChange',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('renewed_until', models.DateField(null=True)),
                ('act', models.CharField(max_length=120)),
                ('reason', models.CharField(max_length=2000)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('on', models.DateField()),
                ('by', models.CharField(max_length=200)),
                ('classified', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='information.classified')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Delivered',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('is_redacted', models.BooleanField(default=False)),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delivered', to='information.answer')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
            options={
                'ordering': ('ordinal',),
                'constraints': [models.UniqueConstraint(fields=('answer', 'ordinal'), name='delivered_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('article', models.CharField(max_length=12)),
                ('level', models.CharField(choices=[('secret', 'Secreta (art. 15)'), ('reserved', 'Reservada (art. 16)'), ('confidential', 'Confidencial (art. 17)')], max_length=12)),
                ('title', models.CharField(max_length=200)),
                ('most_months', models.PositiveSmallIntegerField(null=True)),
                ('lasts', models.CharField(blank=True, max_length=120)),
                ('source', models.CharField(max_length=120)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
            ],
            options={
                'ordering': ('article', 'valid_from'),
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='exemption_begins_once'), models.CheckConstraint(condition=models.Q(models.Q(('lasts', ''), ('most_months__isnull', False)), models.Q(('most_months', None), models.Q(('lasts', ''), _negated=True)), _connector='OR'), name='exemption_says_how_long')],
            },
        ),
        migrations.AddField(
            model_name='classified',
            name='exemption',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='information.exemption'),
        ),
        migrations.CreateModel(
            name='AppliedExemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField(null=True)),
                ('lasts', models.CharField(blank=True, max_length=120)),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applied', to='information.answer')),
                ('classified', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='information.classified')),
                ('exemption', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='information.exemption')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', False), models.Q(('lasts', ''), _negated=True), _connector='OR'), name='applied_exemption_ends'), models.UniqueConstraint(fields=('answer', 'exemption'), name='exemption_applied_once')],
            },
        ),
        migrations.CreateModel(
            name='Found',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('added_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('removed_at', models.DateTimeField(null=True)),
                ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
            ],
            options={
                'ordering': ('added_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=2000)),
                ('answer', models.CharField(max_length=2000)),
                ('words', models.TextField()),
                ('outcome', models.CharField(choices=[('granted', 'Entregada completa'), ('partial', 'Entregada en parte'), ('refused', 'Denegada'), ('missing', 'No existe'), ('redirected', 'Encauzada a otra entidad')], max_length=12)),
                ('answered_on', models.DateField()),
                ('published_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('confirmed_by', models.CharField(max_length=200)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=500)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('words', config='spanish'), name='publication_by_stems'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('words'), name='gin_trgm_ops'), name='publication_by_trigrams'), models.Index(models.OrderBy(models.F('answered_on'), descending=True), models.F('id'), name='publication_newest')],
            },
        ),
        migrations.CreateModel(
            name='PublishedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('delivered', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='information.delivered')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='information.publication')),
            ],
        ),
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('made_by', models.CharField(max_length=200)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('found', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redactions', to='information.found')),
            ],
            options={
                'ordering': ('made_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='RedactedPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.PositiveSmallIntegerField()),
                ('left', models.PositiveSmallIntegerField()),
                ('top', models.PositiveSmallIntegerField()),
                ('right', models.PositiveSmallIntegerField()),
                ('bottom', models.PositiveSmallIntegerField()),
                ('exemption', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='information.exemption')),
                ('redaction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='information.redaction')),
            ],
            options={
                'ordering': ('page', 'top', 'left'),
                'constraints': [models.CheckConstraint(condition=models.Q(('bottom__lte', 100), ('left__lt', models.F('right')), ('page__gte', 1), ('right__lte', 100), ('top__lt', models.F('bottom'))), name='redacted_part_lies_on_a_page')],
            },
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=2000)),
                ('delivery', models.CharField(choices=[('electronic', 'En formato digital, desde esta página (sin costo)'), ('copies', 'En copias simples de papel'), ('disc', 'En un disco compacto')], max_length=12)),
                ('clarification', models.CharField(blank=True, max_length=2000)),
                ('extended_until', models.DateField(null=True)),
                ('asked_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
        ),
        migrations.AddField(
            model_name='publication',
            name='request',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='publication', to='information.request'),
        ),
        migrations.AddField(
            model_name='found',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='found', to='information.request'),
        ),
        migrations.CreateModel(
            name='AreaQuery',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=2000)),
                ('asked_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('due_on', models.DateField()),
                ('reply', models.CharField(blank=True, max_length=2000)),
                ('replied_at', models.DateTimeField(null=True)),
                ('replied_by', models.CharField(blank=True, max_length=200)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='area_queries', to='information.request')),
            ],
            options={
                'ordering': ('asked_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replied_at', None), ('replied_by', ''), ('reply', '')), models.Q(('replied_at__isnull', False), models.Q(('reply', ''), _negated=True), models.Q(('replied_by', ''), _negated=True)), _connector='OR'), name='area_reply_is_whole')],
            },
        ),
        migrations.AddField(
            model_name='answer',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='information.request'),
        ),
        migrations.CreateModel(
            name='TribunalRuling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=60)),
                ('ruled_on', models.DateField()),
                ('ruling', models.CharField(choices=[('granted', 'Fundada'), ('denied', 'Infundada o improcedente')], max_length=10)),
                ('days', models.PositiveSmallIntegerField(null=True)),
                ('noted_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ruling', to='information.request')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('days__isnull', False), ('ruling', 'granted')), models.Q(('days', None), ('ruling', 'denied')), _connector='OR'), name='ruling_says_by_when')],
            },
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('request', 'is_ordered'), name='one_answer_and_one_ordered'),
        ),
    ]
