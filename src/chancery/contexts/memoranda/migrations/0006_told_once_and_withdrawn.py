import chancery.kernel.base.clock
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('memoranda', '0005_let_empty'),
    ]

    operations = [
        migrations.CreateModel(
            name='DispatchNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dispatch', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='notice', to='memoranda.dispatch')),
                ('at', models.DateTimeField(default=chancery.kernel.base.clock.now, editable=False)),
            ],
        ),
        migrations.AddField(
            model_name='attention',
            name='withdrawn_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='attention',
            name='dispatch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attentions', to='memoranda.dispatch'),
        ),
        migrations.AddConstraint(
            model_name='attention',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('dispatch',), name='one_attention_that_stands'),
        ),
        migrations.AddConstraint(
            model_name='attention',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('reply__isnull', False), _connector='OR'), name='only_a_reply_is_withdrawn'),
        ),
    ]
