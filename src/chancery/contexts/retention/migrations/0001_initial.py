import chancery.contexts.retention.rules
import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0010_guards'),
        ('identity', '0008_archive_roles'),
        ('organisation', '0008_records'),
    ]

    operations = [
        migrations.CreateModel(
            name='DisposalProposal',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('at', models.DateTimeField()),
                ('archive', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ('-at',),
            },
        ),
        migrations.CreateModel(
            name='Disposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='disposal', to='retention.disposalproposal')),
            ],
        ),
        migrations.CreateModel(
            name='CommitteeAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('members', models.PositiveSmallIntegerField()),
                ('is_approved', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='act', to='retention.disposalproposal')),
            ],
        ),
        migrations.CreateModel(
            name='Authorisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=120)),
                ('dated_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='authorisation', to='retention.disposalproposal')),
            ],
        ),
        migrations.CreateModel(
            name='SeriesRule',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=120)),
                ('kinds', models.CharField(blank=True, max_length=400)),
                ('years_at_unit', models.PositiveSmallIntegerField()),
                ('years_in_archive', models.PositiveSmallIntegerField()),
                ('is_permanent', models.BooleanField()),
                ('norm', models.CharField(max_length=120)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('code', 'valid_from'),
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='one_series_rule_per_date'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='series_rule_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('is_permanent', False), ('years_in_archive', 0), _connector='OR'), name='permanent_series_has_no_end')],
            },
        ),
        migrations.CreateModel(
            name='ClosedFile',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(choices=[('record', 'Correspondencia'), ('internal', 'Documento interno')], max_length=10)),
                ('source_id', models.UUIDField()),
                ('subjects', models.TextField()),
                ('number', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=500)),
                ('begun_on', models.DateField()),
                ('closed_at', models.DateTimeField()),
                ('closed_on', models.DateField()),
                ('sheets', models.PositiveIntegerField()),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('is_reserved', models.BooleanField()),
                ('transfer_on', models.DateField()),
                ('disposal_on', models.DateField(null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='retention.seriesrule')),
            ],
            options={
                'ordering': ('transfer_on', 'id'),
                'indexes': [models.Index(models.F('office'), models.F('transfer_on'), models.F('id'), name='closed_file_by_transfer'), models.Index(models.F('disposal_on'), models.F('id'), name='closed_file_by_disposal'), models.Index(models.F('number'), name='closed_file_by_number'), models.Index(models.F('source'), models.OrderBy(models.F('closed_at'), descending=True), name='closed_file_by_source')],
                'constraints': [models.UniqueConstraint(fields=('source', 'source_id'), name='one_closed_file_per_document')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('at', models.DateTimeField()),
                ('archive', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ('-at',),
                'indexes': [models.Index(models.F('office'), models.OrderBy(models.F('at'), descending=True), name='transfer_by_office')],
            },
        ),
        migrations.CreateModel(
            name='TransferItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('outcome', models.CharField(blank=True, choices=[('received', 'Recibido'), ('returned', 'Devuelto a la unidad')], max_length=10)),
                ('observation', models.CharField(blank=True, max_length=500)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfer_items', to='retention.closedfile')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='retention.transfer')),
            ],
            options={
                'ordering': ('transfer', 'position'),
                'constraints': [models.UniqueConstraint(fields=('transfer', 'position'), name='one_transfer_item_at_a_place'), models.UniqueConstraint(condition=models.Q(('outcome', chancery.contexts.retention.rules.TransferOutcome['RETURNED']), _negated=True), fields=('file',), name='one_transfer_of_a_file'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='transfer_item_is_decided_whole'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', chancery.contexts.retention.rules.TransferOutcome['RETURNED']), _negated=True), models.Q(('observation', ''), _negated=True), _connector='OR'), name='returned_item_says_why')],
            },
        ),
        migrations.CreateModel(
            name='DisposalItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('outcome', models.CharField(blank=True, choices=[('disposed', 'Eliminado'), ('kept', 'Se conserva')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disposal_items', to='retention.closedfile')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='retention.disposalproposal')),
            ],
            options={
                'ordering': ('proposal', 'position'),
                'constraints': [models.UniqueConstraint(fields=('proposal', 'position'), name='one_disposal_item_at_a_place'), models.UniqueConstraint(condition=models.Q(('outcome', chancery.contexts.retention.rules.DisposalOutcome['KEPT']), _negated=True), fields=('file',), name='one_disposal_of_a_file')],
            },
        ),
        migrations.CreateModel(
            name='CommitteeVote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_in_favour', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='retention.disposalproposal')),
            ],
            options={
                'ordering': ('at',),
                'constraints': [models.UniqueConstraint(fields=('proposal', 'member'), name='one_vote_per_member'), models.CheckConstraint(condition=models.Q(('is_in_favour', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='vote_against_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('litigation', 'Litigio'), ('audit', 'Auditoría o control'), ('other', 'Otra causa legal')], max_length=12)),
                ('series', models.CharField(blank=True, max_length=12)),
                ('reason', models.CharField(max_length=500)),
                ('authority', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('lifted_at', models.DateTimeField(null=True)),
                ('lifted_by', models.CharField(blank=True, max_length=200)),
                ('lift_reason', models.CharField(blank=True, max_length=500)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='retention.closedfile')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('-at',),
                'indexes': [models.Index(models.F('file'), condition=models.Q(('lifted_at__isnull', True)), name='hold_by_file'), models.Index(models.F('series'), condition=models.Q(('lifted_at__isnull', True)), name='hold_by_series')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('series', '')), models.Q(('file__isnull', True), models.Q(('series', ''), _negated=True)), _connector='OR'), name='hold_is_on_a_file_or_a_series'), models.CheckConstraint(condition=models.Q(models.Q(('lift_reason', ''), ('lifted_at__isnull', True), ('lifted_by', '')), models.Q(('lifted_at__isnull', False), models.Q(('lift_reason', ''), _negated=True), models.Q(('lifted_by', ''), _negated=True)), _connector='OR'), name='lifted_hold_says_why')],
            },
        ),
        migrations.CreateModel(
            name='SeriesProposal',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=120)),
                ('kinds', models.CharField(blank=True, max_length=400)),
                ('years_at_unit', models.PositiveSmallIntegerField()),
                ('years_in_archive', models.PositiveSmallIntegerField()),
                ('is_permanent', models.BooleanField()),
                ('norm', models.CharField(max_length=120)),
                ('valid_from', models.DateField()),
                ('proposed_by', models.UUIDField()),
                ('proposed_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('decided_by', models.UUIDField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('is_approved', models.BooleanField(null=True)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
            ],
            options={
                'ordering': ('-proposed_at',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('decided_at__isnull', True)), fields=('code',), name='one_open_proposal_per_series'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='series_is_decided_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('is_approved__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('is_approved__isnull', False)), _connector='OR'), name='series_decision_is_whole')],
            },
        ),
    ]
