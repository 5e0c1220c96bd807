import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0002_cache'),
        ('organisation', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('procedure_code', models.CharField(max_length=40)),
                ('procedure_version', models.PositiveSmallIntegerField()),
                ('state', models.CharField(max_length=40)),
                ('opened_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('moved_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='identity.person')),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases_held', to='identity.person')),
                ('company', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='identity.company')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='organisation.office')),
            ],
            options={
                'indexes': [models.Index(models.F('office'), models.F('due_on'), models.F('id'), condition=models.Q(('closed_at__isnull', True)), name='case_queue'), models.Index(models.F('assigned_to'), models.F('due_on'), models.F('id'), condition=models.Q(('closed_at__isnull', True)), name='case_held'), models.Index(models.F('office'), models.OrderBy(models.F('opened_at'), descending=True), name='case_by_office'), models.Index(models.F('applicant'), models.OrderBy(models.F('opened_at'), descending=True), name='case_by_applicant'), models.Index(models.F('office'), models.F('state'), models.F('due_on'), models.F('id'), name='case_by_state'), models.Index(django.db.models.functions.text.Upper('number'), name='case_number_upper')],
            },
        ),
        migrations.CreateModel(
            name='CaseDeadline',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('amount', models.PositiveSmallIntegerField()),
                ('unit', models.CharField(max_length=20)),
                ('norm', models.CharField(max_length=200)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('ran_out_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deadlines', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(models.F('due_on'), condition=models.Q(('ended_at__isnull', True)), name='deadline_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('case', 'code'), name='one_running_clock_per_code')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('procedure_code', models.CharField(max_length=40)),
                ('answers', models.JSONField(default=dict)),
                ('updated_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='identity.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('owner', 'procedure_code'), name='one_draft_per_procedure')],
            },
        ),
        migrations.CreateModel(
            name='Interval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField()),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('deadline', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intervals', to='cases.casedeadline')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('paused_at__isnull', True)), fields=('deadline',), name='one_open_interval'), models.CheckConstraint(condition=models.Q(('paused_at__isnull', True), ('paused_at__gte', models.F('started_at')), _connector='OR'), name='interval_runs_forward')],
            },
        ),
    ]
