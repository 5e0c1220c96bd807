"""The requests for legalisations and the legalisations."""

import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0002_attachment'),
        ('documents', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('country', models.CharField(max_length=2)),
                ('nature', models.CharField(choices=[('public', 'public'), ('consular', 'consular'), ('commercial', 'commercial'), ('private', 'private')], max_length=20)),
                ('form', models.CharField(choices=[('electronic', 'electronic'), ('paper', 'paper')], max_length=10)),
                ('title', models.CharField(max_length=200)),
                ('issued_by', models.CharField(max_length=200)),
                ('signed_by', models.CharField(blank=True, max_length=200)),
                ('signed_on', models.DateField()),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='Legalisation',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('issued_on', models.DateField()),
                ('signatory', models.CharField(max_length=200)),
                ('capacity', models.CharField(max_length=200)),
                ('authority', models.CharField(max_length=200)),
                ('seal', models.CharField(blank=True, max_length=200)),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='legalisation', to='legalisations.request')),
            ],
        ),
    ]
