import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0006_guards'),
        ('identity', '0007_reply_headers'),
        ('organisation', '0007_node'),
    ]

    operations = [
        migrations.CreateModel(
            name='OfficerCertificate',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('subject', models.CharField(max_length=300)),
                ('registered_at', models.DateTimeField()),
                ('registered_by', models.CharField(max_length=200)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_certificates', to='identity.person')),
            ],
        ),
        migrations.CreateModel(
            name='PendingSignature',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('series', models.CharField(max_length=16)),
                ('year', models.PositiveSmallIntegerField()),
                ('ordinal', models.PositiveIntegerField()),
                ('case_id', models.UUIDField(db_index=True)),
                ('prepared_at', models.DateTimeField()),
                ('prepared_by', models.CharField(max_length=200)),
                ('verification_code', models.CharField(max_length=24, unique=True)),
                ('facts', models.TextField()),
                ('public_facts', models.TextField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('signer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pending_signatures', to='identity.person')),
            ],
            options={
                'ordering': ('prepared_at',),
                'constraints': [models.UniqueConstraint(fields=('series', 'year', 'ordinal'), name='one_pending_signature_per_number')],
            },
        ),
        migrations.CreateModel(
            name='OwnSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('means', models.CharField(choices=[('helper', 'helper'), ('upload', 'upload')], max_length=10)),
                ('report', models.TextField()),
                ('at', models.DateTimeField()),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='own_signature', to='documents.document')),
                ('pending', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signed', to='documents.pendingsignature')),
            ],
        ),
        migrations.CreateModel(
            name='Forgone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('pending', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='forgone', to='documents.pendingsignature')),
            ],
        ),
        migrations.CreateModel(
            name='SigningToken',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('use', models.CharField(choices=[('parameters', 'parameters'), ('document', 'document'), ('upload', 'upload')], max_length=12)),
                ('sha256', models.CharField(max_length=64)),
                ('issued_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('pending', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to='documents.pendingsignature')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
        ),
    ]
