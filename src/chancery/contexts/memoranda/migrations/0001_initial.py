import chancery.contexts.memoranda.rules.states
import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0006_guards'),
        ('identity', '0007_reply_headers'),
        ('organisation', '0007_node'),
    ]

    operations = [
        migrations.CreateModel(
            name='DraftVersion',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('subject', models.CharField(max_length=300)),
                ('references', models.TextField(blank=True)),
                ('body', models.TextField()),
                ('sender_post', models.CharField(blank=True, max_length=200)),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='draft_versions_from_one')],
            },
        ),
        migrations.CreateModel(
            name='Addressee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('is_copy', models.BooleanField()),
                ('entity', models.CharField(blank=True, max_length=200)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('post', models.CharField(blank=True, max_length=200)),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addressees', to='memoranda.draftversion')),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.UniqueConstraint(fields=('version', 'position'), name='one_addressee_per_line'), models.CheckConstraint(condition=models.Q(models.Q(('entity', ''), ('office__isnull', False)), models.Q(('office__isnull', True), models.Q(('entity', ''), _negated=True)), _connector='OR'), name='addressee_is_a_unit_or_an_entity')],
            },
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('round', models.PositiveSmallIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('asked_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='memoranda.draftversion')),
            ],
            options={
                'ordering': ('round', 'position'),
            },
        ),
        migrations.CreateModel(
            name='EndorsementGiven',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('endorsement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='given', to='memoranda.endorsement')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
        ),
        migrations.CreateModel(
            name='InternalDocument',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('memorandum', 'Memorándum'), ('official_letter', 'Oficio'), ('report', 'Informe'), ('note', 'Nota'), ('routing_order', 'Proveído'), ('circular', 'Circular')], max_length=20)),
                ('state', models.CharField(choices=[('draft', 'Borrador'), ('in_review', 'En revisión'), ('endorsed', 'Por firmar'), ('signed', 'Firmado, por despachar'), ('dispatched', 'Despachado'), ('received', 'Recibido'), ('answered', 'Respondido'), ('filed', 'Archivado'), ('annulled', 'Anulado'), ('discarded', 'Descartado')], default=chancery.contexts.memoranda.rules.states.State['DRAFT'], max_length=12)),
                ('version', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('answers', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='memoranda.internaldocument')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'indexes': [models.Index(models.F('unit'), models.F('state'), models.OrderBy(models.F('created_at'), descending=True), name='internal_by_unit'), models.Index(models.F('author'), models.F('state'), name='internal_by_author')],
            },
        ),
        migrations.CreateModel(
            name='HeadSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('memorandum', 'Memorándum'), ('official_letter', 'Oficio'), ('report', 'Informe'), ('note', 'Nota'), ('routing_order', 'Proveído'), ('circular', 'Circular')], max_length=20)),
                ('acronym', models.CharField(max_length=3)),
                ('year', models.PositiveSmallIntegerField()),
                ('ordinal', models.PositiveIntegerField()),
                ('motive', models.CharField(choices=[('author', 'Soy el autor del documento'), ('endorsement', 'Doy V° B°'), ('conformity', 'En señal de conformidad')], max_length=12)),
                ('is_on_behalf', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('folded_text', models.TextField(editable=False)),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('folded_text', config='spanish'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='memoranda.draftversion')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='memoranda.internaldocument')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='internal_by_text'), models.Index(models.F('acronym'), models.F('year'), models.F('ordinal'), name='internal_by_number')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'kind', 'year', 'ordinal'), name='one_internal_document_per_number')],
            },
        ),
        migrations.AddField(
            model_name='endorsement',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='memoranda.internaldocument'),
        ),
        migrations.AddField(
            model_name='draftversion',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='memoranda.internaldocument'),
        ),
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('is_copy', models.BooleanField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('addressee', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='dispatch', to='memoranda.addressee')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dispatches', to='memoranda.internaldocument')),
            ],
            options={
                'indexes': [models.Index(models.F('office'), models.OrderBy(models.F('at'), descending=True), name='dispatch_by_office')],
                'constraints': [models.UniqueConstraint(fields=('document', 'office'), name='one_dispatch_per_unit')],
            },
        ),
        migrations.CreateModel(
            name='CoAuthor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('added_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='co_authors', to='memoranda.internaldocument')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'person'), name='one_co_author_per_person')],
            },
        ),
        migrations.CreateModel(
            name='Attention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('dispatch', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='attention', to='memoranda.dispatch')),
                ('reply', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attends', to='memoranda.internaldocument')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reply__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='attention_has_a_reply_or_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Annulment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=2000)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='annulment', to='memoranda.internaldocument')),
            ],
        ),
        migrations.CreateModel(
            name='Reception',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('evidence', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('dispatch', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reception', to='memoranda.dispatch')),
            ],
        ),
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=2000)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='memoranda.internaldocument')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='memoranda.draftversion')),
            ],
            options={
                'ordering': ('at',),
            },
        ),
        migrations.CreateModel(
            name='SigningBatch',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('motive', models.CharField(choices=[('author', 'Soy el autor del documento'), ('endorsement', 'Doy V° B°'), ('conformity', 'En señal de conformidad')], max_length=12)),
                ('dispatches', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'indexes': [models.Index(models.F('asked_at'), condition=models.Q(('finished_at__isnull', True)), name='batch_unfinished'), models.Index(models.F('by'), models.OrderBy(models.F('asked_at'), descending=True), name='batch_by_head')],
            },
        ),
        migrations.CreateModel(
            name='SigningItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('is_signed', models.BooleanField(blank=True, null=True)),
                ('refusal', models.CharField(blank=True, max_length=500)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='memoranda.signingbatch')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='memoranda.internaldocument')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='memoranda.draftversion')),
            ],
            options={
                'ordering': ('position',),
                'constraints': [models.UniqueConstraint(fields=('batch', 'position'), name='one_item_per_place'), models.UniqueConstraint(fields=('batch', 'document'), name='one_item_per_document'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('is_signed__isnull', True)), models.Q(('done_at__isnull', False), ('is_signed__isnull', False)), _connector='OR'), name='item_is_done_whole')],
            },
        ),
        migrations.AddConstraint(
            model_name='endorsement',
            constraint=models.UniqueConstraint(fields=('document', 'round', 'position'), name='one_endorsement_per_place'),
        ),
        migrations.AddConstraint(
            model_name='draftversion',
            constraint=models.UniqueConstraint(fields=('document', 'number'), name='one_draft_per_version'),
        ),
    ]
