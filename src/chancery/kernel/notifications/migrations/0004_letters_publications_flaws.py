import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0010_information_officer'),
        ('notifications', '0003_visits'),
        ('organisation', '0008_records'),
    ]

    operations = [
        migrations.CreateModel(
            name='Flaw',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('address', 'Se hizo en un domicilio que no corresponde'), ('receiver', 'No consta quién la recibió o su relación con la persona'), ('content', 'Faltó el texto íntegro del acto o los recursos que proceden'), ('order', 'No se respetó el orden de los medios de notificación'), ('form', 'Faltó otra formalidad: acta, aviso, fecha u hora')], max_length=10)),
                ('account', models.CharField(max_length=1000)),
                ('undone_served_at', models.DateTimeField()),
                ('undone_served_by', models.CharField(max_length=10)),
                ('found_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
            ],
            options={
                'ordering': ('found_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('found_at__gte', models.F('undone_served_at'))), name='flaw_is_found_after_service')],
            },
        ),
        migrations.CreateModel(
            name='Knowledge',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ground', models.CharField(choices=[('declared', 'La persona declaró que la recibió'), ('conduct', 'La persona actuó en el expediente conociéndola')], max_length=10)),
                ('known_at', models.DateTimeField()),
                ('account', models.CharField(max_length=1000)),
                ('by', models.CharField(max_length=200)),
                ('recorded_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
            ],
            options={
                'ordering': ('known_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ground__in', ['declared', 'conduct'])), name='knowledge_has_a_ground')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('posted_at', models.DateTimeField()),
                ('address', models.CharField(max_length=200)),
                ('carrier', models.CharField(max_length=100)),
                ('tracking', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
            ],
            options={
                'ordering': ('posted_at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('carrier', 'tracking'), name='one_letter_per_tracking_code')],
            },
        ),
        migrations.CreateModel(
            name='LetterEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('delivered', 'Entregada: consta quién la recibió'), ('unknown', 'Devuelta: el domicilio no existe o la persona no vive ahí'), ('refused', 'Devuelta: no la quisieron recibir'), ('unclaimed', 'Devuelta: nadie la recogió')], max_length=10)),
                ('at', models.DateTimeField()),
                ('received_by', models.CharField(blank=True, max_length=200)),
                ('received_document', models.CharField(blank=True, max_length=40)),
                ('remark', models.CharField(blank=True, max_length=500)),
                ('recorded_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'delivered'), _negated=True), models.Q(models.Q(('received_by', ''), _negated=True), models.Q(('received_document', ''), _negated=True)), _connector='OR'), name='delivered_letter_says_who_received')],
            },
        ),
        migrations.CreateModel(
            name='NoticePublication',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('medium', models.CharField(choices=[('gazette', 'Diario oficial'), ('newspaper', 'Diario de mayor circulación'), ('web', 'Sede digital del Ministerio')], max_length=10)),
                ('published_on', models.DateField()),
                ('reference', models.CharField(max_length=200)),
                ('inquiry', models.CharField(max_length=1000)),
                ('recorded_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
            ],
            options={
                'ordering': ('published_on', 'recorded_at'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='consent',
            name='consent_is_to_a_way_of_notifying',
        ),
        migrations.RemoveConstraint(
            model_name='notice',
            name='notice_mode_is_known',
        ),
        migrations.AddField(
            model_name='notice',
            name='act_number',
            field=models.CharField(blank=True, max_length=24),
        ),
        migrations.AlterField(
            model_name='consent',
            name='mode',
            field=models.CharField(choices=[('mailbox', 'Casilla electrónica'), ('email', 'Correo electrónico autorizado'), ('mail', 'Correo certificado, a pedido de la persona'), ('none', 'Sin domicilio digital')], max_length=10),
        ),
        migrations.AlterField(
            model_name='notice',
            name='mode',
            field=models.CharField(choices=[('mailbox', 'Casilla electrónica'), ('email', 'Correo electrónico autorizado'), ('mail', 'Correo certificado, a pedido de la persona'), ('none', 'Sin domicilio digital')], max_length=10),
        ),
        migrations.AlterField(
            model_name='notice',
            name='served_by',
            field=models.CharField(blank=True, choices=[('opened', 'La persona abrió la notificación'), ('lapse', 'Venció el plazo sin que la persona la abriera'), ('personal', 'Se entregó en su domicilio'), ('refusal', 'Se negaron a recibirla o a firmar, y se levantó un acta'), ('door', 'Se dejó bajo la puerta con un acta, en la segunda visita'), ('letter', 'El correo certificado la entregó, y consta quién la recibió'), ('published', 'Se publicó, porque no hay un domicilio donde entregarla'), ('declared', 'La persona declaró que la recibió'), ('conduct', 'La persona actuó en el expediente conociéndola')], max_length=10),
        ),
        migrations.AlterField(
            model_name='visit',
            name='outcome',
            field=models.CharField(choices=[('to_person', 'La recibió la persona'), ('to_another', 'La recibió otra persona que estaba en el domicilio'), ('refused', 'Se negaron a recibirla o a firmar'), ('absent', 'No había nadie: se dejó un aviso con la fecha de la segunda visita'), ('under_door', 'Tampoco había nadie en la segunda visita: se dejó bajo la puerta'), ('no_address', 'El domicilio no existe, o la persona no vive ahí')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('mode', 'none'), _negated=True), name='consent_is_to_a_way_of_notifying'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('mode__in', ['mailbox', 'email', 'mail', 'none'])), name='notice_mode_is_known'),
        ),
        migrations.AddField(
            model_name='flaw',
            name='finder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddField(
            model_name='flaw',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flaws', to='notifications.notice'),
        ),
        migrations.AddField(
            model_name='knowledge',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knowledge', to='notifications.notice'),
        ),
        migrations.AddField(
            model_name='letter',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='notifications.notice'),
        ),
        migrations.AddField(
            model_name='letter',
            name='sender',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddField(
            model_name='letterend',
            name='letter',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='notifications.letter'),
        ),
        migrations.AddField(
            model_name='letterend',
            name='recorder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddField(
            model_name='noticepublication',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='notifications.notice'),
        ),
        migrations.AddField(
            model_name='noticepublication',
            name='publisher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        ForbidChange("Letter"),
        ForbidChange("LetterEnd"),
        ForbidChange("NoticePublication"),
        ForbidChange("Flaw"),
        ForbidChange("Knowledge"),
    ]
