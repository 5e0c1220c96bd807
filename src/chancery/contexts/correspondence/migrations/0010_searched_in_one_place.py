"""A document is searched where its files are, and every known word is kept: no index on the register itself."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

# Keys are looked up at once: a table with keys still to look up cannot be altered.
_GATHER = """
SET CONSTRAINTS ALL IMMEDIATE;
INSERT INTO correspondence_recordtext (record_id, says_something, stems)
SELECT id, true, to_tsvector('spanish', words) FROM correspondence_record;
INSERT INTO correspondence_knownword (word)
SELECT word FROM correspondence_fileword
UNION
SELECT word FROM correspondence_record,
regexp_split_to_table(translate(lower(words), 'áéíóúüñ', 'aeiouun'), '[^a-z0-9]+') word
WHERE word ~ '^[a-z]{4,30}$';
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('correspondence', '0009_record_by_instant'),
        ('documents', '0010_guards'),
    ]

    operations = [
        migrations.RenameModel('FileText', 'RecordText'),
        migrations.AlterField(
            model_name='recordtext',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='correspondence.record'),
        ),
        migrations.AlterField(
            model_name='recordtext',
            name='file',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile'),
        ),
        migrations.RemoveConstraint(model_name='recordtext', name='one_text_of_a_file'),
        migrations.AddConstraint(
            model_name='recordtext',
            constraint=models.UniqueConstraint(fields=('record', 'file'), name='one_text_of_a_file', nulls_distinct=False),
        ),
        migrations.RenameIndex(model_name='recordtext', old_name='file_text_by_stems', new_name='record_text_by_stems'),
        migrations.CreateModel(
            name='KnownWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=30)),
            ],
        ),
        migrations.RunSQL(_GATHER, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='knownword',
            index=models.Index(models.F('word'), name='known_word'),
        ),
        migrations.AddIndex(
            model_name='knownword',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('word'), name='gin_trgm_ops'), name='known_word_by_trigrams'),
        ),
        migrations.RemoveIndex(model_name='record', name='record_by_stems'),
        migrations.RemoveIndex(model_name='record', name='record_by_trigrams'),
        migrations.RemoveField(model_name='record', name='words'),
        migrations.DeleteModel(name='FileWord'),
    ]
