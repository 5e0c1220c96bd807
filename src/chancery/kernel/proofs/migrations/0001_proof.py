import chancery.kernel.base.clock
import chancery.kernel.base.ids
import django.db.models.deletion
from django.db import migrations, models

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0010_guards'),
        ('identity', '0010_information_officer'),
        ('notifications', '0004_letters_publications_flaws'),
    ]

    operations = [
        migrations.CreateModel(
            name='Proof',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('attempt', models.UUIDField(null=True)),
                ('kind', models.CharField(choices=[('receipt', 'Cargo firmado por quien la recibió'), ('act', 'Acta de la visita'), ('door', 'Aviso que se dejó'), ('photo', 'Fotografía del lugar'), ('post', 'Constancia del correo'), ('page', 'Página publicada'), ('writing', 'Escrito de la persona')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('added_at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='notifications.notice')),
                ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
            ],
            options={
                'ordering': ('added_at', 'id'),
            },
        ),
        ForbidChange("Proof"),
    ]
