"""Which country issued the document of who stood by when an envelope was received: by it their kin are known."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("public_deeds", "0005_deeds_by_number")]

    operations = [
        migrations.AddField(
            model_name="sealedwillwitness",
            name="document_country",
            field=models.CharField(default="PE", max_length=2),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="sealedwillwitness",
            name="document_number",
            field=models.CharField(max_length=24),
        ),
    ]
