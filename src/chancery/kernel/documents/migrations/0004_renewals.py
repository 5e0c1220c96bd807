from datetime import UTC, datetime

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_parts_and_quarantine'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='augmentation',
            options={'ordering': ('stamp_valid_until',)},
        ),
        migrations.AddField(
            model_name='augmentation',
            name='stamp_valid_until',
            field=models.DateTimeField(default=datetime(2026, 1, 1, tzinfo=UTC)),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='augmentation',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='augmentations', to='documents.document'),
        ),
        migrations.AddConstraint(
            model_name='augmentation',
            constraint=models.UniqueConstraint(fields=('document', 'stamp_valid_until'), name='one_augmentation_per_stamp'),
        ),
    ]
