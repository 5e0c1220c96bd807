from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0008_archive_roles'),
    ]

    operations = [
        migrations.AlterField(
            model_name='roleheld',
            name='role',
            field=models.CharField(choices=[('applicant', 'Solicitante'), ('officer', 'Funcionario evaluador'), ('registrar', 'Registrador de firmas'), ('supervisor', 'Jefe de unidad'), ('consul', 'Cónsul'), ('cashier', 'Cajero'), ('custodian', 'Custodio de autoadhesivos'), ('accountant', 'Revisor de cuentas consulares'), ('border_officer', 'Inspector migratorio'), ('registry_clerk', 'Registrador público'), ('complaints_officer', 'Responsable del Libro de Reclamaciones'), ('auditor', 'Auditor'), ('administrator', 'Administrador'), ('system', 'Sistema')], max_length=20),
        ),
    ]
