import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0002_cache'),
        ('organisation', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('link', models.CharField(blank=True, max_length=300)),
                ('case_id', models.UUIDField(blank=True, db_index=True, null=True)),
                ('mode', models.CharField(choices=[('mailbox', 'Casilla electrónica'), ('email', 'Correo electrónico autorizado'), ('none', 'Sin domicilio digital')], max_length=10)),
                ('takes_effect', models.BooleanField(default=True)),
                ('sha256', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('served_at', models.DateTimeField(blank=True, null=True)),
                ('served_by', models.CharField(blank=True, choices=[('opened', 'La persona abrió la notificación'), ('lapse', 'Venció el plazo sin que la persona la abriera')], max_length=10)),
                ('needs_personal_since', models.DateTimeField(blank=True, null=True)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='identity.person')),
            ],
            options={
                'indexes': [models.Index(fields=['recipient', '-created_at'], name='notice_by_recipient'), models.Index(condition=models.Q(('served_at__isnull', True), ('takes_effect', True)), fields=['created_at'], name='notice_not_yet_served')],
                'constraints': [models.CheckConstraint(condition=models.Q(('mode__in', ['mailbox', 'email', 'none'])), name='notice_mode_is_known'), models.CheckConstraint(condition=models.Q(('opened_at__isnull', True), ('opened_at__gte', models.F('created_at')), _connector='OR'), name='notice_is_opened_after_it_is_left'), models.CheckConstraint(condition=models.Q(models.Q(('served_at__isnull', True), ('served_by', '')), models.Q(('served_at__isnull', False), models.Q(('served_by', ''), _negated=True)), _connector='OR'), name='served_notice_says_how')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('address', models.EmailField(max_length=254)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('last_attempt_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('failure', models.CharField(blank=True, max_length=60)),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='notifications.notice')),
            ],
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('mode', models.CharField(choices=[('mailbox', 'Casilla electrónica'), ('email', 'Correo electrónico autorizado'), ('none', 'Sin domicilio digital')], max_length=10)),
                ('terms_version', models.CharField(max_length=20)),
                ('email', models.EmailField(max_length=254)),
                ('telephone', models.CharField(blank=True, max_length=20)),
                ('accepted_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='identity.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('person', 'mode'), name='one_consent_in_force_per_mode'), models.CheckConstraint(condition=models.Q(('mode__in', ['mailbox', 'email'])), name='consent_is_to_a_way_of_notifying'), models.CheckConstraint(condition=models.Q(models.Q(('mode', 'mailbox'), _negated=True), models.Q(('telephone', ''), _negated=True), _connector='OR'), name='mailbox_consent_gives_a_telephone')],
            },
        ),
    ]
