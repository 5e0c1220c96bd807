import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('organisation', '0001_initial'),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(
        ),
        django.contrib.postgres.operations.TrigramExtension(
        ),
        migrations.CreateModel(
            name='Company',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('registration', models.CharField(max_length=30)),
                ('country', models.CharField(default='PE', max_length=2)),
                ('created_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('country', 'registration'), name='one_company_per_registration')],
            },
        ),
        migrations.CreateModel(
            name='IdempotentReply',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('caller', models.CharField(max_length=100)),
                ('key', models.CharField(max_length=200)),
                ('fingerprint', models.CharField(max_length=64)),
                ('status', models.PositiveSmallIntegerField(default=0)),
                ('body', models.BinaryField(default=b'')),
                ('created_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('caller', 'key'), name='one_reply_per_key')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('given_names', models.CharField(max_length=120)),
                ('first_surname', models.CharField(max_length=80)),
                ('second_surname', models.CharField(blank=True, max_length=80)),
                ('birth_on', models.DateField(blank=True, null=True)),
                ('document_kind', models.CharField(choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('document_number', models.CharField(max_length=20)),
                ('document_country', models.CharField(default='PE', max_length=2)),
                ('nationality', models.CharField(default='PE', max_length=2)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('telephone', models.CharField(blank=True, max_length=20)),
                ('folded_name', models.CharField(blank=True, editable=False, max_length=300)),
                ('privacy_accepted_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('folded_name'), name='gin_trgm_ops'), name='person_by_folded_name')],
                'constraints': [models.UniqueConstraint(fields=('document_kind', 'document_country', 'document_number'), name='one_person_per_document')],
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False)),
                ('date_joined', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('person', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='identity.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoleHeld',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('applicant', 'Solicitante'), ('officer', 'Funcionario evaluador'), ('registrar', 'Registrador de firmas'), ('supervisor', 'Jefe de unidad'), ('consul', 'Cónsul'), ('cashier', 'Cajero'), ('auditor', 'Auditor'), ('administrator', 'Administrador'), ('system', 'Sistema')], max_length=20)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles_held', to='organisation.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles_held', to='identity.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='role_period_in_order'), models.CheckConstraint(condition=models.Q(('granted_by', models.F('person')), _negated=True), name='role_not_self_granted'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('role', '='), ('office', '='), (models.Func(models.F('valid_from'), models.F('valid_until'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='role_held_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField()),
                ('reason', models.CharField(max_length=300)),
                ('delegate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations_received', to='identity.person')),
                ('role_held', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='identity.roleheld')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='delegation_in_order'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('role_held', '='), (models.Func(models.F('valid_from'), models.F('valid_until'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='one_delegate_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Kinship',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('line', models.CharField(choices=[('spouse', 'spouse'), ('consanguinity', 'consanguinity'), ('affinity', 'affinity')], max_length=20)),
                ('degree', models.PositiveSmallIntegerField()),
                ('recorded_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kin', to='identity.person')),
                ('relative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kin_of', to='identity.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('person', models.F('relative')), _negated=True), name='kin_of_another'), models.CheckConstraint(condition=models.Q(models.Q(('degree', 0), ('line', 'spouse')), models.Q(models.Q(('line', 'spouse'), _negated=True), ('degree__gte', 1), ('degree__lte', 8)), _connector='OR'), name='kin_degree_fits_line'), models.UniqueConstraint(django.db.models.functions.comparison.Least('person', 'relative'), django.db.models.functions.comparison.Greatest('person', 'relative'), models.F('line'), name='one_kinship_per_pair')],
            },
        ),
        migrations.CreateModel(
            name='Representation',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('evidence', models.CharField(max_length=300)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representations', to='identity.company')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representations', to='identity.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='representation_in_order'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('company', '='), (models.Func(models.F('valid_from'), models.F('valid_until'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='represented_once_at_a_time')],
            },
        ),
    ]
