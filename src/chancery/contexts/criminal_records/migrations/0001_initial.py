import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('acts', '0002_guards'),
        ('cases', '0009_delay'),
        ('documents', '0010_guards'),
        ('identity', '0010_information_officer'),
        ('organisation', '0009_counting_rules'),
    ]

    operations = [
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('pending_id', models.UUIDField(null=True, unique=True)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('-at',),
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('none', 'No registra antecedentes'), ('record', 'Registra antecedentes'), ('homonyms', 'Hay homónimos: lo revisa el Poder Judicial')], max_length=10)),
                ('transaction', models.CharField(max_length=60)),
                ('text', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='finding', to='criminal_records.consultation')),
            ],
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('work', 'Trabajo'), ('study', 'Estudios'), ('residence', 'Residencia o nacionalidad'), ('marriage', 'Matrimonio'), ('adoption', 'Adopción'), ('other', 'Otro trámite')], max_length=10)),
                ('country', models.CharField(max_length=2)),
                ('father', models.CharField(blank=True, max_length=200)),
                ('mother', models.CharField(blank=True, max_length=200)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('father', ''), ('mother', ''), _negated=True), name='record_names_a_parent')],
            },
        ),
        migrations.CreateModel(
            name='Refusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', models.CharField(choices=[('identity', 'No se pudo comprobar la identidad de quien lo pide'), ('uncertain', 'El Poder Judicial no puede certificar con los datos que tiene')], max_length=10)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='refusal', to='criminal_records.request')),
            ],
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('means', models.CharField(choices=[('person', 'En persona'), ('relative', 'A un familiar autorizado'), ('courier', 'Por mensajería')], max_length=10)),
                ('recipient', models.CharField(blank=True, max_length=200)),
                ('document_number', models.CharField(blank=True, max_length=30)),
                ('authorisation', models.CharField(blank=True, max_length=200)),
                ('tracking', models.CharField(blank=True, max_length=60)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='criminal_records.request')),
            ],
        ),
        migrations.AddField(
            model_name='consultation',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='criminal_records.request'),
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issued_on', models.DateField(db_index=True)),
                ('valid_until', models.DateField()),
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.act')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='criminal_records.consultation')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='criminal_records.request')),
            ],
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('finding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='criminal_records.finding')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
        ),
        migrations.CreateModel(
            name='ReviewAnswer',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('clean', 'No registra antecedentes'), ('annotated', 'Registra antecedentes'), ('uncertain', 'No se puede certificar')], max_length=10)),
                ('text', models.CharField(blank=True, max_length=2000)),
                ('number', models.CharField(max_length=60)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='criminal_records.review')),
            ],
            options={
                'ordering': ('-at',),
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome', 'annotated'), ('text', ''), _negated=True), name='annotated_record_says_what_is_annotated')],
            },
        ),
        migrations.CreateModel(
            name='ReviewDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_confirmed', models.BooleanField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='criminal_records.reviewanswer')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
        ),
    ]
