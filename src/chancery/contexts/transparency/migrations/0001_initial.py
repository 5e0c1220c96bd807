import django.db.models.deletion
from django.db import migrations, models

import chancery.kernel.base.clock
import chancery.kernel.base.ids


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0008_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=chancery.kernel.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('dataset', models.SlugField(max_length=40)),
                ('rows', models.PositiveIntegerField()),
                ('changed_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('checked_at', models.DateTimeField(default=chancery.kernel.base.clock.now)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
            options={
                'indexes': [models.Index(models.F('dataset'), models.OrderBy(models.F('changed_at'), descending=True), name='release_newest')],
            },
        ),
    ]
