import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.contrib.postgres.indexes
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
            name='Application',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('dni', models.CharField(max_length=8)),
                ('given_names', models.CharField(max_length=120)),
                ('first_surname', models.CharField(max_length=80)),
                ('second_surname', models.CharField(blank=True, max_length=80)),
                ('sex', models.CharField(choices=[('F', 'F'), ('M', 'M'), ('<', '<')], max_length=1)),
                ('born_on', models.DateField()),
                ('born_at', models.CharField(max_length=120)),
                ('relation', models.CharField(choices=[('self', 'El mismo titular'), ('mother', 'Madre'), ('father', 'Padre'), ('guardian', 'Tutor o persona que designó el juez'), ('proxy', 'Apoderado del padre o de la madre')], max_length=8)),
                ('before', models.CharField(choices=[('none', 'No tuvo otro pasaporte'), ('in_hand', 'Lo tiene y lo devolverá'), ('lost', 'Lo perdió'), ('stolen', 'Se lo robaron')], max_length=8)),
                ('before_number', models.CharField(blank=True, max_length=15)),
                ('before_issued_on', models.DateField(null=True)),
                ('before_authority', models.CharField(blank=True, max_length=120)),
                ('evidence', models.CharField(blank=True, choices=[('police', 'Denuncia policial'), ('sworn', 'Declaración jurada')], max_length=8)),
                ('circumstances', models.CharField(blank=True, max_length=1000)),
                ('folded_name', models.CharField(editable=False, max_length=300)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(models.F('dni'), name='passport_by_dni'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('folded_name'), name='gin_trgm_ops'), name='passport_by_folded_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('before', 'none'), ('before_number', '')), models.Q(models.Q(('before', 'none'), _negated=True), models.Q(('before_number', ''), _negated=True)), _connector='OR'), name='passport_before_has_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('before__in', ['lost', 'stolen']), models.Q(('evidence', ''), _negated=True), models.Q(('circumstances', ''), _negated=True)), models.Q(models.Q(('before__in', ['lost', 'stolen']), _negated=True), ('evidence', '')), _connector='OR'), name='passport_loss_is_shown')],
            },
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'verbose_name_plural': 'batches',
            },
        ),
        migrations.CreateModel(
            name='Certification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chip', models.CharField(max_length=40, unique=True)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recognition', models.CharField(choices=[('fingerprint', 'Huella, contra la del chip'), ('face', 'Rostro, contra la fotografía del chip'), ('document', 'Documento de quien representa al menor')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('certification', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='passports.certification')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'indexes': [models.Index(models.F('at'), name='passport_delivery_by_instant')],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('fingerprints', models.CharField(choices=[('captured', 'Tomada'), ('exempt', 'Exonerada')], max_length=8)),
                ('fingerprints_reason', models.CharField(blank=True, max_length=500)),
                ('signature', models.CharField(choices=[('captured', 'Tomada'), ('exempt', 'Exonerada')], max_length=8)),
                ('signature_reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='enrolment', to='passports.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('photograph', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('fingerprints', 'captured'), models.Q(('fingerprints_reason', ''), _negated=True), _connector='OR'), name='fingerprints_exempt_with_a_reason'), models.CheckConstraint(condition=models.Q(('signature', 'captured'), models.Q(('signature_reason', ''), _negated=True), _connector='OR'), name='signature_exempt_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='IdentityMatch',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('finding', models.CharField(choices=[('confirmed', 'Coincide con RENIEC'), ('pending', 'Verificación pendiente'), ('differs', 'Los nombres no coinciden con RENIEC'), ('unknown', 'RENIEC no tiene a nadie con ese DNI'), ('cancelled', 'La inscripción consta cancelada en RENIEC')], max_length=10)),
                ('consultation_id', models.UUIDField(null=True)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='passports.application')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'verbose_name_plural': 'identity matches',
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='InForce',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dni', models.CharField(max_length=8, unique=True)),
                ('delivery', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='in_force', to='passports.delivery')),
            ],
            options={
                'verbose_name_plural': 'in force',
            },
        ),
        migrations.CreateModel(
            name='Passport',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=9, unique=True)),
                ('serial', models.CharField(max_length=20, unique=True)),
                ('zone', models.CharField(max_length=89)),
                ('issued_on', models.DateField()),
                ('expires_on', models.DateField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passports', to='passports.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'indexes': [models.Index(models.F('expires_on'), name='passport_by_last_day')],
            },
        ),
        migrations.AddField(
            model_name='certification',
            name='passport',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certification', to='passports.passport'),
        ),
        migrations.CreateModel(
            name='Cancellation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=15, unique=True)),
                ('ground', models.CharField(choices=[('lost', 'Perdido'), ('stolen', 'Robado'), ('damaged', 'Deteriorado'), ('data', 'Cambio de datos'), ('replaced', 'Reemplazado por otro')], max_length=10)),
                ('reason', models.CharField(max_length=1000)),
                ('holder', models.CharField(max_length=300)),
                ('dni', models.CharField(max_length=8)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('passport', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cancellation', to='passports.passport')),
            ],
            options={
                'indexes': [models.Index(models.F('at'), name='passport_cancelled_by_instant')],
            },
        ),
        migrations.CreateModel(
            name='PhotoAnswer',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('about', models.CharField(choices=[('face', '¿El rostro está de frente, centrado, y ocupa entre el 70 y el 80 por ciento del alto?'), ('eyes', '¿Los ojos están abiertos y se ven, sin reflejos ni lentes oscuros?'), ('expression', '¿La expresión es neutra, con la boca cerrada?'), ('uncovered', '¿La cabeza está descubierta?'), ('sharp', '¿La imagen es nítida, sin sombras en el rostro?'), ('likeness', '¿Es la persona que está ante usted?')], max_length=12)),
                ('is_met', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='passports.enrolment')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('enrolment', 'about'), name='one_answer_per_photo_question'), models.CheckConstraint(condition=models.Q(('is_met', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='photo_exception_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.act')),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sending', to='passports.application')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sendings', to='passports.batch')),
            ],
        ),
        migrations.CreateModel(
            name='Shipment',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('guide', models.CharField(max_length=60)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
        ),
        migrations.CreateModel(
            name='Despatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('certification', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='despatch', to='passports.certification')),
                ('shipment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='despatches', to='passports.shipment')),
            ],
            options={
                'verbose_name_plural': 'despatches',
            },
        ),
        migrations.CreateModel(
            name='Voiding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('passport', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='voiding', to='passports.passport')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='voiding_has_a_reason')],
            },
        ),
    ]
