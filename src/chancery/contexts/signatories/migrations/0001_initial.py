import chancery.contexts.signatories.models
import chancery.kernel.base.ids
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(
        ),
        migrations.CreateModel(
            name='Authority',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('university', 'Universidad'), ('education_office', 'Unidad de Gestión Educativa Local (UGEL)'), ('sunedu', 'SUNEDU'), ('judiciary', 'Poder Judicial'), ('notary_college', 'Colegio de Notarios'), ('notary', 'Notaría'), ('registry', 'RENIEC'), ('migration', 'Migraciones'), ('ministry', 'Ministerio'), ('municipality', 'Municipalidad'), ('translator', 'Traductor público juramentado'), ('consulate', 'Consulado extranjero'), ('other', 'Otra entidad')], max_length=20)),
                ('sector', models.CharField(blank=True, max_length=100)),
                ('country', models.CharField(default='PE', max_length=2)),
                ('folded_name', models.CharField(max_length=200)),
                ('certified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='certifies', to='signatories.authority')),
            ],
            options={
                'verbose_name_plural': 'authorities',
                'ordering': ('folded_name',),
                'constraints': [models.UniqueConstraint(fields=('country', 'folded_name'), name='one_authority_per_name'), models.CheckConstraint(condition=models.Q(('certified_by__isnull', True), models.Q(('certified_by', models.F('id')), _negated=True), _connector='OR'), name='authority_not_certified_by_itself')],
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('capacity', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('standing', models.CharField(choices=[('proposed', 'proposed'), ('effective', 'effective'), ('rejected', 'rejected')], default=chancery.contexts.signatories.models.Standing['PROPOSED'], max_length=10)),
                ('folded_name', models.CharField(max_length=200)),
                ('folded_capacity', models.CharField(max_length=200)),
                ('search_text', models.CharField(max_length=700)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatories', to='signatories.authority')),
            ],
            options={
                'verbose_name_plural': 'signatories',
                'ordering': ('folded_name', 'id'),
                'indexes': [models.Index(models.F('folded_name'), models.F('id'), name='signatory_by_name'), django.contrib.postgres.indexes.GinIndex(fields=['search_text'], name='signatory_search', opclasses=['gin_trgm_ops'])],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='signatory_period_forward'), models.UniqueConstraint(condition=models.Q(('standing', chancery.contexts.signatories.models.Standing['REJECTED']), _negated=True), fields=('authority', 'folded_name', 'folded_capacity', 'valid_from'), name='one_signatory_per_post_and_date')],
            },
        ),
        migrations.CreateModel(
            name='RegisteredCertificate',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('fingerprint_sha256', models.CharField(max_length=64)),
                ('subject', models.CharField(max_length=500)),
                ('issuer', models.CharField(max_length=500)),
                ('serial', models.CharField(max_length=50)),
                ('not_before', models.DateTimeField()),
                ('not_after', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('pem', models.TextField()),
                ('standing', models.CharField(choices=[('proposed', 'proposed'), ('effective', 'effective'), ('rejected', 'rejected')], default=chancery.contexts.signatories.models.Standing['PROPOSED'], max_length=10)),
                ('signatory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='signatories.signatory')),
            ],
            options={
                'ordering': ('not_before',),
                'constraints': [models.CheckConstraint(condition=models.Q(('not_after__gt', models.F('not_before'))), name='certificate_period_forward'), models.UniqueConstraint(condition=models.Q(('standing', chancery.contexts.signatories.models.Standing['REJECTED']), _negated=True), fields=('fingerprint_sha256',), name='one_registration_per_fingerprint')],
            },
        ),
        migrations.CreateModel(
            name='Specimen',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('signature_sha256', models.CharField(max_length=64)),
                ('seal_sha256', models.CharField(blank=True, max_length=64)),
                ('seal', models.CharField(blank=True, max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('standing', models.CharField(choices=[('proposed', 'proposed'), ('effective', 'effective'), ('rejected', 'rejected')], default=chancery.contexts.signatories.models.Standing['PROPOSED'], max_length=10)),
                ('signatory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='specimens', to='signatories.signatory')),
            ],
            options={
                'ordering': ('valid_from',),
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='specimen_period_forward'), models.UniqueConstraint(condition=models.Q(('standing', chancery.contexts.signatories.models.Standing['EFFECTIVE']), ('valid_until__isnull', True)), fields=('signatory',), name='one_open_specimen')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('new_signatory', 'Nueva firma'), ('end_tenure', 'Fin de cargo'), ('new_specimen', 'Nuevo facsímil'), ('new_certificate', 'Nuevo certificado digital'), ('revoke_certificate', 'Revocación de certificado digital')], max_length=20)),
                ('tenure_until', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('support', models.CharField(max_length=200)),
                ('proposed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('approved', 'approved'), ('rejected', 'rejected')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('certificate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='signatories.registeredcertificate')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('signatory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='signatories.signatory')),
                ('specimen', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='signatories.specimen')),
            ],
            options={
                'ordering': ('proposed_at', 'id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('signatory', 'kind', 'certificate'), name='one_pending_registration', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='four_eyes'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('outcome', '')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('outcome__in', [chancery.contexts.signatories.models.Outcome['APPROVED'], chancery.contexts.signatories.models.Outcome['REJECTED']])), _connector='OR'), name='decision_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', chancery.contexts.signatories.models.Outcome['REJECTED']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='rejection_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('kind', chancery.contexts.signatories.models.RegistrationKind['END_TENURE']), _negated=True), ('tenure_until__isnull', False), _connector='OR'), name='end_of_tenure_has_a_date'), models.CheckConstraint(condition=models.Q(models.Q(('kind', chancery.contexts.signatories.models.RegistrationKind['REVOKE_CERTIFICATE']), _negated=True), models.Q(('certificate__isnull', False), ('revoked_at__isnull', False)), _connector='OR'), name='revocation_has_certificate_and_date')],
            },
        ),
    ]
