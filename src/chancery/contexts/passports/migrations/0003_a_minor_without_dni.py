"""A minor whom the register does not have yet stands on a birth act; which passport is in force is kept by the holder's key."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("passports", "0002_guards")]

    operations = [
        migrations.RenameField("inforce", "dni", "holder_key"),
        migrations.AlterField("inforce", "holder_key", models.CharField(max_length=32, unique=True)),
        migrations.AddField(
            "application",
            "birth_act",
            models.CharField(blank=True, default="", max_length=120),
            preserve_default=False,
        ),
        migrations.AddField("application", "birth_act_on", models.DateField(null=True)),
        migrations.AlterField("application", "dni", models.CharField(blank=True, max_length=8)),
        migrations.AlterField("cancellation", "dni", models.CharField(blank=True, max_length=8)),
        migrations.AlterField(
            "identitymatch",
            "finding",
            models.CharField(
                choices=[
                    ("confirmed", "Coincide con RENIEC"),
                    ("birth_act", "Menor que RENIEC todavía no tiene: consta en su partida de nacimiento"),
                    ("pending", "Verificación pendiente"),
                    ("differs", "Los nombres no coinciden con RENIEC"),
                    ("unknown", "RENIEC no tiene a nadie con ese DNI"),
                    ("cancelled", "La inscripción consta cancelada en RENIEC"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            "application", models.Index("folded_name", "born_on", name="passport_by_name_and_birth")
        ),
        migrations.AddConstraint(
            "application",
            models.CheckConstraint(
                condition=~Q(dni="") | ~Q(birth_act=""), name="passport_holder_has_a_dni_or_a_birth_act"
            ),
        ),
    ]
