"""The office of a shipment stands on it, so that what an office sent is read newest first."""

import django.db.models.deletion
from django.db import migrations, models

_OF_ITS_CASE = """
ALTER TABLE identity_cards_cardshipment DISABLE TRIGGER USER;
UPDATE identity_cards_cardshipment SET office_id = kept.office_id FROM cases_case kept WHERE kept.id = case_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE identity_cards_cardshipment ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0009_delay'),
        ('identity_cards', '0006_card_of_another_sites_case'),
        ('organisation', '0010_edition_of_offices'),
    ]

    operations = [
        migrations.AddField(
            model_name='cardshipment',
            name='office',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office'),
        ),
        migrations.RunSQL(_OF_ITS_CASE, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='cardshipment',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.office'),
        ),
        migrations.AddIndex(
            model_name='cardshipment',
            index=models.Index(models.F('office'), models.OrderBy(models.F('id'), descending=True), name='card_shipment_by_office'),
        ),
    ]
