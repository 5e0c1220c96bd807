import chancery.kernel.base.ids
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('correspondence', '0005_four_eyes'),
        ('documents', '0008_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Digitisation',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('pages', models.PositiveSmallIntegerField()),
                ('turns', models.BooleanField(default=True)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.CharField(max_length=200)),
                ('pages_done', models.PositiveSmallIntegerField(default=0)),
                ('settled_at', models.DateTimeField(null=True)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='digitisations', to='correspondence.record')),
            ],
            options={
                'ordering': ('asked_at', 'id'),
                'indexes': [models.Index(models.F('asked_at'), models.F('record'), condition=models.Q(('settled_at__isnull', True)), name='digitisation_open')],
            },
        ),
        migrations.CreateModel(
            name='DigitisedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('digitisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='originals', to='correspondence.digitisation')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
            options={
                'ordering': ('digitisation', 'ordinal'),
                'constraints': [models.UniqueConstraint(fields=('digitisation', 'ordinal'), name='one_digitised_file_at_a_place')],
            },
        ),
        migrations.CreateModel(
            name='FileText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says_something', models.BooleanField()),
                ('stems', django.contrib.postgres.search.SearchVectorField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='correspondence.record')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(models.F('stems'), name='file_text_by_stems')],
                'constraints': [models.UniqueConstraint(fields=('record', 'file'), name='one_text_of_a_file')],
            },
        ),
        migrations.CreateModel(
            name='FileWord',
            fields=[
                ('word', models.CharField(max_length=30, primary_key=True, serialize=False)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('word'), name='gin_trgm_ops'), name='file_word_by_trigrams')],
            },
        ),
        migrations.CreateModel(
            name='Recognition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('refusal', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('digitisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='recognition', to='correspondence.digitisation')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('refusal', '')), models.Q(('file__isnull', True), models.Q(('refusal', ''), _negated=True)), _connector='OR'), name='recognition_or_why_not')],
            },
        ),
        migrations.CreateModel(
            name='RecognisedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField(blank=True)),
                ('confidence', models.PositiveSmallIntegerField(null=True)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('recognition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='correspondence.recognition')),
            ],
            options={
                'ordering': ('recognition', 'number'),
                'constraints': [models.UniqueConstraint(fields=('recognition', 'number'), name='one_page_of_a_number')],
            },
        ),
        migrations.CreateModel(
            name='QualityCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_confirmed', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('recognition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='quality_check', to='correspondence.recognition')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('is_confirmed', True), ('reason', '')), models.Q(('is_confirmed', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='rejected_digitisation_says_why')],
            },
        ),
    ]
