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
    ]

    operations = [
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('surnames', models.CharField(max_length=120)),
                ('given_names', models.CharField(blank=True, max_length=120)),
                ('folded_name', models.CharField(max_length=250)),
                ('sex', models.CharField(choices=[('F', 'F'), ('M', 'M'), ('<', '<')], max_length=1)),
                ('born_on', models.DateField()),
                ('birth_place', models.CharField(max_length=120)),
                ('birth_country', models.CharField(max_length=2)),
                ('is_unregistered', models.BooleanField(default=False)),
                ('dni', models.CharField(blank=True, max_length=8)),
                ('cause', models.CharField(choices=[('lost', 'Pasaporte perdido'), ('stolen', 'Pasaporte robado'), ('expired', 'Pasaporte vencido'), ('damaged', 'Pasaporte deteriorado'), ('never_had', 'Nunca tuvo pasaporte')], max_length=10)),
                ('report', models.CharField(blank=True, max_length=500)),
                ('passport_number', models.CharField(blank=True, max_length=15)),
                ('initiative', models.CharField(choices=[('petition', 'A pedido del interesado'), ('indigence', 'Por indigencia'), ('repatriation', 'De oficio, por repatriación'), ('host_request', 'De oficio, a pedido de la autoridad local')], max_length=14)),
                ('authority', models.CharField(blank=True, max_length=200)),
                ('residence', models.CharField(max_length=2)),
                ('destination', models.CharField(max_length=2)),
                ('itinerary', models.CharField(max_length=200)),
                ('departs_on', models.DateField()),
                ('second_cause', models.CharField(blank=True, max_length=200)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(models.F('dni'), condition=models.Q(('dni', ''), _negated=True), name='travel_paper_by_dni'), models.Index(models.F('folded_name'), models.F('born_on'), name='travel_paper_by_person'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('folded_name'), name='gin_trgm_ops'), name='travel_paper_by_name')],
            },
        ),
        migrations.CreateModel(
            name='Cancellation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', models.CharField(choices=[('lost', 'Perdido'), ('stolen', 'Robado'), ('passport', 'El titular ya tiene pasaporte'), ('mistake', 'Error en los datos'), ('fraud', 'Datos o documentos falsos')], max_length=8)),
                ('reason', models.CharField(max_length=2000)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cancellation', to='travel_papers.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'indexes': [models.Index(models.F('at'), name='travel_paper_undone_by_instant')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_granted', models.BooleanField()),
                ('poverty', models.CharField(blank=True, max_length=500)),
                ('reason', models.CharField(blank=True, max_length=2000)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='travel_papers.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('is_granted', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='travel_paper_refused_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='IdentityProof',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('method', models.CharField(choices=[('register', 'Registro de identidad'), ('deferred', 'Registro de identidad, que todavía no respondía'), ('birth_act', 'Partida de nacimiento')], max_length=10)),
                ('birth_act', models.CharField(blank=True, max_length=120)),
                ('kin_name', models.CharField(blank=True, max_length=120)),
                ('kin_degree', models.PositiveSmallIntegerField(null=True)),
                ('kin_contact', models.CharField(blank=True, max_length=200)),
                ('kin_said', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='travel_papers.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('birth_act', ''), ('method', 'birth_act'), _connector='OR'), name='birth_act_where_it_proves'), models.CheckConstraint(condition=models.Q(models.Q(('kin_degree', None), ('kin_name', '')), models.Q(models.Q(('kin_name', ''), _negated=True), ('kin_degree__gte', 1), ('kin_degree__lte', 4)), _connector='OR'), name='kin_is_named_with_a_degree')],
            },
        ),
        migrations.CreateModel(
            name='SecondApproval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=2000)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='second_approval', to='travel_papers.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
        ),
        migrations.CreateModel(
            name='TravelPaper',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=15, unique=True)),
                ('zone', models.CharField(max_length=73)),
                ('seal', models.BinaryField(max_length=512)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.act')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='printings', to='travel_papers.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'indexes': [models.Index(models.F('valid_until'), name='travel_paper_by_last_day'), models.Index(models.F('zone'), name='travel_paper_by_zone')],
            },
        ),
        migrations.CreateModel(
            name='Spoiling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='spoiling', to='travel_papers.travelpaper')),
            ],
            options={
                'indexes': [models.Index(models.F('at'), name='travel_paper_spoilt_by_instant')],
            },
        ),
        migrations.CreateModel(
            name='PaperDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='travel_papers.travelpaper')),
            ],
            options={
                'indexes': [models.Index(models.F('at'), name='travel_paper_given_by_instant')],
            },
        ),
    ]
