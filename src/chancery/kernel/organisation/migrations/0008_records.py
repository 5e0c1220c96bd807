"""The office where correspondence is registered is of a kind of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0007_node'),
    ]

    operations = [
        migrations.AlterField(
            model_name='office',
            name='kind',
            field=models.CharField(choices=[('ministry', 'ministry'), ('organ', 'organ'), ('legalisation', 'legalisation'), ('embassy', 'embassy'), ('mission', 'mission'), ('consulate_general', 'consulate_general'), ('consulate', 'consulate'), ('consular_section', 'consular_section'), ('consular_agency', 'consular_agency'), ('decentralised', 'decentralised'), ('front_desk', 'front_desk'), ('records', 'records'), ('partner', 'partner')], max_length=24),
        ),
        migrations.RunSQL(
            "UPDATE organisation_office SET kind = 'records' WHERE code = 'gda'",
            "UPDATE organisation_office SET kind = 'organ' WHERE code = 'gda'",
        ),
    ]
