from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('retention', '0002_guards')]

    operations = [
        migrations.AddIndex(
            model_name='disposalproposal',
            index=models.Index(models.OrderBy(models.F('at'), descending=True), name='disposal_by_instant'),
        ),
        migrations.AddIndex(
            model_name='transfer',
            index=models.Index(models.OrderBy(models.F('at'), descending=True), name='transfer_by_instant'),
        ),
        migrations.AddIndex(
            model_name='transferitem',
            index=models.Index(models.F('transfer'), condition=models.Q(('outcome', '')), name='transfer_item_waiting'),
        ),
    ]
