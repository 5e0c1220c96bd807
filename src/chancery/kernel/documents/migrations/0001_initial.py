import chancery.kernel.base.clock
import chancery.kernel.base.ids
import chancery.kernel.documents.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0002_cache'),
        ('organisation', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('size', models.BigIntegerField()),
                ('media_type', models.CharField(max_length=80)),
                ('stored_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('series', models.CharField(max_length=16)),
                ('year', models.PositiveSmallIntegerField()),
                ('ordinal', models.PositiveIntegerField()),
                ('case_id', models.UUIDField(db_index=True)),
                ('issued_at', models.DateTimeField()),
                ('issued_by', models.CharField(max_length=200)),
                ('verification_code', models.CharField(max_length=24, unique=True)),
                ('facts', models.TextField()),
                ('public_facts', models.TextField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'year', 'ordinal'), name='one_document_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Revocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=2000)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='revocation', to='documents.document')),
            ],
        ),
        migrations.CreateModel(
            name='Augmentation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='augmentation', to='documents.document')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('filename', models.CharField(max_length=200)),
                ('expected_size', models.BigIntegerField()),
                ('received', models.BigIntegerField(default=0)),
                ('state', models.CharField(choices=[('receiving', 'receiving'), ('clean', 'clean'), ('quarantined', 'quarantined'), ('refused', 'refused')], default=chancery.kernel.documents.models.UploadState['RECEIVING'], max_length=12)),
                ('finding', models.CharField(blank=True, max_length=60)),
                ('media_type', models.CharField(blank=True, max_length=80)),
                ('case_id', models.UUIDField(blank=True, db_index=True, null=True)),
                ('begun_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='documents.storedfile')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='identity.person')),
            ],
            options={
                'indexes': [models.Index(models.F('owner'), models.OrderBy(models.F('begun_at'), descending=True), name='upload_by_owner')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'clean'), _negated=True), ('file__isnull', False), _connector='OR'), name='clean_upload_has_file'), models.CheckConstraint(condition=models.Q(('received__lte', models.F('expected_size'))), name='upload_within_its_size')],
            },
        ),
    ]
