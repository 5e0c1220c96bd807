import chancery.contexts.counter.models.agenda
import chancery.contexts.counter.models.line
import chancery.contexts.counter.rules.agenda
import chancery.contexts.counter.rules.line
import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0006_guards'),
        ('identity', '0005_roles'),
        ('organisation', '0005_partners'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('service', models.CharField(choices=[('certification', 'Legalizaciones y certificados'), ('passport', 'Pasaporte'), ('identity', 'DNI'), ('civil_registry', 'Registro civil'), ('notarial', 'Escrituras y poderes'), ('travel_permit', 'Autorización de viaje de menor'), ('visa', 'Visas'), ('other', 'Otros')], max_length=16)),
                ('starts_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('seat', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('offered', 'Ofrecida: falta su respuesta'), ('booked', 'Reservada'), ('arrived', 'Se presentó'), ('absent', 'No se presentó'), ('cancelled', 'Cancelada'), ('called_off', 'Suspendida por la oficina'), ('declined', 'Rechazada'), ('lapsed', 'Venció sin respuesta')], max_length=10)),
                ('offered_until', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('moves', models.PositiveSmallIntegerField(default=0)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='organisation.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='identity.person')),
            ],
            options={
                'ordering': ('starts_at', 'id'),
                'indexes': [models.Index(models.F('office'), models.F('starts_at'), name='appointment_by_day'), models.Index(models.F('person'), models.OrderBy(models.F('starts_at'), descending=True), name='appointment_by_person'), models.Index(models.F('offered_until'), condition=models.Q(('state', chancery.contexts.counter.models.agenda.AppointmentState['OFFERED'])), name='offer_by_end'), models.Index(models.F('starts_at'), condition=models.Q(('state', chancery.contexts.counter.models.agenda.AppointmentState['BOOKED'])), name='appointment_ahead')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', (chancery.contexts.counter.models.agenda.AppointmentState['OFFERED'], chancery.contexts.counter.models.agenda.AppointmentState['BOOKED'], chancery.contexts.counter.models.agenda.AppointmentState['ARRIVED'], chancery.contexts.counter.models.agenda.AppointmentState['ABSENT']))), fields=('office', 'service', 'starts_at', 'place', 'seat'), name='one_person_a_seat'), models.UniqueConstraint(condition=models.Q(('state__in', (chancery.contexts.counter.models.agenda.AppointmentState['OFFERED'], chancery.contexts.counter.models.agenda.AppointmentState['BOOKED']))), fields=('person', 'service'), name='one_appointment_ahead'), models.CheckConstraint(condition=models.Q(models.Q(('state', chancery.contexts.counter.models.agenda.AppointmentState['OFFERED']), _negated=True), ('offered_until__isnull', False), _connector='OR'), name='offer_has_an_end'), models.CheckConstraint(condition=models.Q(('seat__gte', 1)), name='seats_count_from_one')],
            },
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closures', to='organisation.office')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('office', 'on'), name='day_called_off_once')],
            },
        ),
        migrations.CreateModel(
            name='SigningPower',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('signature', 'Legalización de firma de persona natural'), ('national_authority', 'Legalización de firma de autoridad peruana'), ('foreign_authority', 'Legalización de firma de autoridad extranjera'), ('survival', 'Certificado de supervivencia'), ('residence', 'Certificado domiciliario'), ('certification', 'Certificación notarial'), ('registration', 'Constancia de inscripción en el Registro de Nacionales')], max_length=24), size=None)),
                ('norm', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('granted_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signing_powers', to='organisation.office')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signing_powers', to='identity.person')),
            ],
            options={
                'ordering': ('-valid_from',),
                'constraints': [models.CheckConstraint(condition=models.Q(('granted_by', models.F('officer')), _negated=True), name='power_given_by_another'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='power_period_in_order'), models.CheckConstraint(condition=models.Q(('kinds', []), _negated=True), name='power_for_something')],
            },
        ),
        migrations.CreateModel(
            name='SpecialDay',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('saturday', 'Sábado de atención'), ('itinerant', 'Consulado itinerante')], max_length=12)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('norm', models.CharField(max_length=200)),
                ('announced_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('announced_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='special_days', to='organisation.office')),
            ],
            options={
                'ordering': ('on', 'place'),
                'constraints': [models.UniqueConstraint(fields=('office', 'on', 'place'), name='special_day_announced_once'), models.CheckConstraint(condition=models.Q(models.Q(('kind', chancery.contexts.counter.rules.agenda.DayKind['SATURDAY']), ('place', '')), models.Q(('kind', chancery.contexts.counter.rules.agenda.DayKind['ITINERANT']), models.Q(('place', ''), _negated=True)), _connector='OR'), name='itinerant_day_has_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('service', models.CharField(choices=[('certification', 'Legalizaciones y certificados'), ('passport', 'Pasaporte'), ('identity', 'DNI'), ('civil_registry', 'Registro civil'), ('notarial', 'Escrituras y poderes'), ('travel_permit', 'Autorización de viaje de menor'), ('visa', 'Visas'), ('other', 'Otros')], max_length=16)),
                ('weekday', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('opens', models.TimeField()),
                ('closes', models.TimeField()),
                ('per_hour', models.PositiveSmallIntegerField()),
                ('quota', models.PositiveSmallIntegerField()),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schedules', to='organisation.office')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('special_day', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='schedules', to='counter.specialday')),
            ],
            options={
                'ordering': ('weekday', 'opens', 'service'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('special_day', None), ('weekday__range', (1, 7))), models.Q(('special_day__isnull', False), ('weekday', None)), _connector='OR'), name='schedule_of_a_weekday_or_a_day'), models.CheckConstraint(condition=models.Q(('opens__lt', models.F('closes'))), name='schedule_opens_before_it_closes'), models.CheckConstraint(condition=models.Q(('per_hour__in', (1, 2, 3, 4, 5, 6, 10, 12)), ('quota__gte', 1)), name='schedule_expects_somebody'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='schedule_period_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('service', models.CharField(choices=[('certification', 'Legalizaciones y certificados'), ('passport', 'Pasaporte'), ('identity', 'DNI'), ('civil_registry', 'Registro civil'), ('notarial', 'Escrituras y poderes'), ('travel_permit', 'Autorización de viaje de menor'), ('visa', 'Visas'), ('other', 'Otros')], max_length=16)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('priority', models.CharField(choices=[('none', 'Ninguna'), ('older', 'Persona adulta mayor'), ('pregnant', 'Embarazo'), ('disability', 'Discapacidad'), ('with_child', 'Con niño o niña en brazos')], default=chancery.contexts.counter.rules.line.Priority['NONE'], max_length=12)),
                ('state', models.CharField(choices=[('waiting', 'En espera'), ('called', 'Llamado'), ('done', 'Atendido'), ('skipped', 'No acudió')], default=chancery.contexts.counter.models.line.TicketState['WAITING'], max_length=8)),
                ('window', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('directed_to', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('calls', models.PositiveSmallIntegerField(default=0)),
                ('taken_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('called_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('appointment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ticket', to='counter.appointment')),
                ('called_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='organisation.office')),
            ],
            options={
                'ordering': ('taken_at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('office', 'day', 'service', 'ordinal'), name='one_ticket_a_number'), models.CheckConstraint(condition=models.Q(('state', chancery.contexts.counter.models.line.TicketState['WAITING']), models.Q(('called_at__isnull', False), ('called_by__isnull', False), ('window__isnull', False)), _connector='OR'), name='ticket_called_to_a_window'), models.UniqueConstraint(condition=models.Q(('state', chancery.contexts.counter.models.line.TicketState['CALLED'])), fields=('office', 'day', 'window'), name='one_ticket_at_a_window')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('proven_by', models.CharField(choices=[('register', 'Registro de identidad'), ('document', 'Documento a la vista')], max_length=10)),
                ('opened_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='organisation.office')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='identity.person')),
                ('ticket', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='counter.ticket')),
            ],
            options={
                'indexes': [models.Index(models.F('office'), models.OrderBy(models.F('opened_at'), descending=True), name='visit_by_office')],
            },
        ),
        migrations.CreateModel(
            name='CounterAct',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('signature', 'Legalización de firma de persona natural'), ('national_authority', 'Legalización de firma de autoridad peruana'), ('foreign_authority', 'Legalización de firma de autoridad extranjera'), ('survival', 'Certificado de supervivencia'), ('residence', 'Certificado domiciliario'), ('certification', 'Certificación notarial'), ('registration', 'Constancia de inscripción en el Registro de Nacionales')], max_length=24)),
                ('item', models.CharField(max_length=4)),
                ('detail', models.CharField(blank=True, max_length=500)),
                ('addressed_to', models.CharField(blank=True, max_length=200)),
                ('signatory_id', models.UUIDField(blank=True, null=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('is_extraordinary', models.BooleanField(default=False)),
                ('letter_on', models.DateField(blank=True, null=True)),
                ('tendered', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='counter.visit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('is_extraordinary', False), ('letter_on', None)), models.Q(('is_extraordinary', True), ('letter_on__isnull', False)), _connector='OR'), name='extraordinary_dispatch_has_a_letter')],
            },
        ),
        migrations.CreateModel(
            name='WaitingEntry',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('service', models.CharField(choices=[('certification', 'Legalizaciones y certificados'), ('passport', 'Pasaporte'), ('identity', 'DNI'), ('civil_registry', 'Registro civil'), ('notarial', 'Escrituras y poderes'), ('travel_permit', 'Autorización de viaje de menor'), ('visa', 'Visas'), ('other', 'Otros')], max_length=16)),
                ('since', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('unanswered', models.PositiveSmallIntegerField(default=0)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waiting_list', to='organisation.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waiting', to='identity.person')),
            ],
            options={
                'ordering': ('since', 'id'),
                'indexes': [models.Index(models.F('office'), models.F('service'), models.F('since'), condition=models.Q(('left_at', None)), name='waiting_in_order')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('person', 'service'), name='waits_once_for_a_service')],
            },
        ),
    ]
