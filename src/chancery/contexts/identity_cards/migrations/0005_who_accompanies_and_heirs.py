"""Two more may collect a card: who accompanies its holder, and an heir of a declarant who died."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('identity_cards', '0004_collected_at_another_office'),
    ]

    operations = [
        migrations.AlterField(
            model_name='carddelivery',
            name='receiver',
            field=models.CharField(choices=[('holder', 'El titular'), ('declarant', 'El declarante'), ('proxy', 'Un apoderado'), ('companion', 'Quien acompaña al titular'), ('heir', 'Un heredero del declarante fallecido')], max_length=10),
        ),
    ]
