import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0006_guards'),
        ('documents', '0003_parts_and_quarantine'),
        ('identity', '0005_roles'),
        ('organisation', '0005_partners'),
    ]

    operations = [
        migrations.CreateModel(
            name='Permit',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('token_id', models.BinaryField(max_length=8, unique=True)),
                ('token', models.TextField()),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField()),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'indexes': [models.Index(models.F('valid_until'), name='permit_by_last_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='permit_runs_forward')],
            },
        ),
        migrations.CreateModel(
            name='Exit',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.UUIDField(unique=True)),
                ('officer_name', models.CharField(max_length=200)),
                ('left_at', models.DateTimeField()),
                ('told_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('is_afterwards', models.BooleanField()),
                ('is_consuming', models.BooleanField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('permit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exits', to='travel_permits.permit')),
            ],
            options={
                'indexes': [models.Index(models.F('office'), models.OrderBy(models.F('told_at'), descending=True), name='exit_by_office')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_consuming', True)), fields=('permit',), name='one_exit_consumes_a_permit')],
            },
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('given_names', models.CharField(max_length=120)),
                ('first_surname', models.CharField(max_length=80)),
                ('second_surname', models.CharField(blank=True, max_length=80)),
                ('document_kind', models.CharField(choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('document_number', models.CharField(max_length=20)),
                ('document_country', models.CharField(max_length=2)),
                ('born_on', models.DateField()),
                ('nationality', models.CharField(max_length=2)),
                ('is_resident', models.BooleanField()),
                ('days_in_peru', models.PositiveSmallIntegerField(default=0)),
                ('basis', models.CharField(choices=[('both', 'both'), ('survivor', 'survivor'), ('sole_recogniser', 'sole_recogniser'), ('judicial', 'judicial')], max_length=20)),
                ('company', models.CharField(choices=[('alone', 'alone'), ('parent', 'parent'), ('third_party', 'third_party')], max_length=20)),
                ('companion_name', models.CharField(blank=True, max_length=200)),
                ('companion_document_kind', models.CharField(blank=True, choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('companion_document_number', models.CharField(blank=True, max_length=20)),
                ('companion_document_country', models.CharField(blank=True, max_length=2)),
                ('carrier', models.CharField(blank=True, max_length=200)),
                ('receiver', models.CharField(blank=True, max_length=200)),
                ('from_city', models.CharField(max_length=200)),
                ('to_city', models.CharField(max_length=200)),
                ('to_country', models.CharField(max_length=2)),
                ('route', models.CharField(blank=True, max_length=200)),
                ('transport', models.CharField(choices=[('air', 'air'), ('land', 'land'), ('water', 'water')], max_length=10)),
                ('departs_on', models.DateField()),
                ('returns_on', models.DateField(blank=True, null=True)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('returns_on', None), ('returns_on__gte', models.F('departs_on')), _connector='OR'), name='journey_runs_forward'), models.CheckConstraint(condition=models.Q(models.Q(('companion_name', ''), ('company', 'alone')), models.Q(models.Q(('company', 'alone'), _negated=True), models.Q(('companion_name', ''), _negated=True)), _connector='OR'), name='companion_unless_alone')],
            },
        ),
        migrations.AddField(
            model_name='permit',
            name='request',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='permit', to='travel_permits.request'),
        ),
        migrations.CreateModel(
            name='Authoriser',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('relation', models.CharField(choices=[('mother', 'mother'), ('father', 'father'), ('guardian', 'guardian')], max_length=10)),
                ('given_names', models.CharField(max_length=120)),
                ('first_surname', models.CharField(max_length=80)),
                ('second_surname', models.CharField(blank=True, max_length=80)),
                ('document_kind', models.CharField(choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('document_number', models.CharField(max_length=20)),
                ('document_country', models.CharField(max_length=2)),
                ('proxy_name', models.CharField(blank=True, max_length=200)),
                ('proxy_document_kind', models.CharField(blank=True, choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('proxy_document_number', models.CharField(blank=True, max_length=20)),
                ('proxy_document_country', models.CharField(blank=True, max_length=2)),
                ('standing_on', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authorisers', to='travel_permits.request')),
            ],
            options={
                'ordering': ('ordinal',),
                'constraints': [models.UniqueConstraint(fields=('request', 'ordinal'), name='one_authoriser_at_a_place'), models.UniqueConstraint(fields=('request', 'document_kind', 'document_country', 'document_number'), name='one_place_for_an_authoriser')],
            },
        ),
        migrations.CreateModel(
            name='Signing',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('identity_check', models.CharField(choices=[('register', 'comprobada en el registro de identidad'), ('deferred', 'por el documento; la consulta al registro está en camino'), ('document', 'por el documento que presentó')], max_length=10)),
                ('is_power_seen', models.BooleanField(default=False)),
                ('signed_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('authoriser', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signing', to='travel_permits.authoriser')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('double_use', 'double_use'), ('revoked', 'revoked'), ('expired', 'expired'), ('told_late', 'told_late')], max_length=12)),
                ('noted_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('exit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='incident', to='travel_permits.exit')),
                ('first', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='travel_permits.exit')),
            ],
            options={
                'ordering': ('-noted_at',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('first__isnull', False), ('kind', 'double_use')), models.Q(models.Q(('kind', 'double_use'), _negated=True), ('first', None)), _connector='OR'), name='double_use_names_the_first')],
            },
        ),
    ]
