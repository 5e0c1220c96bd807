import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0007_sweep_indexes'),
        ('documents', '0006_guards'),
        ('identity', '0007_reply_headers'),
        ('organisation', '0006_changes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Transmission',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('permit_number', models.CharField(blank=True, max_length=24)),
                ('permit_case_id', models.UUIDField(null=True)),
                ('asked_at', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('destination', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'indexes': [models.Index(models.F('destination'), name='transmission_destination'), models.Index(models.F('permit_case_id'), name='transmission_permit')],
            },
        ),
        migrations.CreateModel(
            name='SoughtEntry',
            fields=[
                ('transmission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='sought', serialize=False, to='transmissions.transmission')),
                ('book', models.CharField(choices=[('births', 'acta de nacimiento'), ('marriages', 'acta de matrimonio'), ('deaths', 'acta de defunción')], max_length=10)),
                ('holder', models.CharField(max_length=200)),
                ('other', models.CharField(blank=True, max_length=200)),
                ('year', models.PositiveSmallIntegerField()),
                ('happened_on', models.DateField(null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('reference', models.CharField(blank=True, max_length=200)),
                ('purpose', models.CharField(choices=[('general', 'para los fines que convengan'), ('military', 'para el Registro Militar')], max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name='FoundEntry',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('volume', models.CharField(max_length=20)),
                ('folio', models.CharField(max_length=20)),
                ('number', models.CharField(max_length=20)),
                ('registered_on', models.DateField()),
                ('holder', models.CharField(max_length=200)),
                ('other', models.CharField(blank=True, max_length=200)),
                ('found_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('found_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('image', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('reverse', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('transmission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='found', to='transmissions.transmission')),
            ],
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('moment', models.CharField(choices=[('sent', 'Envío'), ('received', 'Recepción conforme'), ('differs', 'Recepción con diferencia'), ('handed', 'Entrega al interesado')], max_length=10)),
                ('sha256', models.CharField(max_length=64)),
                ('sender', models.CharField(max_length=200)),
                ('recipient', models.CharField(max_length=200)),
                ('by_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('note', models.CharField(blank=True, max_length=500)),
                ('previous', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('from_office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('to_office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('transmission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='transmissions.transmission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('transmission', 'ordinal'), name='one_hand_over_per_place'), models.UniqueConstraint(fields=('transmission', 'previous'), name='hand_overs_do_not_fork')],
            },
        ),
        migrations.CreateModel(
            name='Printout',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('sheet', models.CharField(max_length=40, unique=True)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office')),
                ('transmission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='printouts', to='transmissions.transmission')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('transmission', 'ordinal'), name='printouts_are_counted'), models.CheckConstraint(condition=models.Q(('ordinal', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='printed_again_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='SignatureCheck',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('signatory_id', models.UUIDField()),
                ('signatory', models.CharField(max_length=200)),
                ('capacity', models.CharField(max_length=200)),
                ('authority', models.CharField(max_length=200)),
                ('signed_on', models.DateField()),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('transmission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='check_made', to='transmissions.transmission')),
            ],
        ),
        migrations.CreateModel(
            name='Collection',
            fields=[
                ('transmission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='collection', serialize=False, to='transmissions.transmission')),
                ('name', models.CharField(max_length=200)),
                ('document_kind', models.CharField(choices=[('dni', 'DNI'), ('foreign_card', 'Carné de extranjería'), ('temporary_permit', 'Permiso temporal de permanencia (PTP o CPP)'), ('passport', 'Pasaporte'), ('foreign_id', 'Documento de identidad de otro país')], max_length=20)),
                ('document_number', models.CharField(max_length=24)),
                ('document_country', models.CharField(max_length=2)),
                ('power', models.CharField(blank=True, max_length=200)),
                ('identified', models.CharField(choices=[('register', 'comprobada en el registro de identidad'), ('document', 'por el documento que presentó'), ('account', 'por su cuenta en esta plataforma')], max_length=10)),
                ('hand_over', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='transmissions.handover')),
            ],
        ),
    ]
