"""A hand-over of a charge says what both counted in the till; those before it, nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("consular_accounts", "0003_reliefs"),
    ]

    operations = [
        migrations.AddField(
            model_name="relief",
            name="cash",
            field=models.DecimalField(decimal_places=2, default=0, max_digits=14),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="relief",
            name="cash_due",
            field=models.DecimalField(decimal_places=2, default=0, max_digits=14),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="relief",
            constraint=models.CheckConstraint(
                condition=models.Q(cash=models.F("cash_due")) | ~models.Q(remark=""),
                name="relief_cash_explained",
            ),
        ),
    ]
