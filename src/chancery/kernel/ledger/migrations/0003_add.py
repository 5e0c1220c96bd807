"""How an entry is added to a chain, in one journey: lock the chain, take its last entry, hash, insert.

The statement after the lock sees what was committed while it waited. The hash is that of `actions.entry_hash`, of whose
text the caller knows all but the position and the hash before: `head` and `tail` are what stands around them.
"""

from django.db import migrations

_FUNCTION = """
CREATE FUNCTION ledger_add(
    its_chain uuid, its_at timestamptz, its_verb text, its_actor text, its_person uuid, its_client text,
    its_roles text, its_channel text, its_request text, its_facts text, head text, tail text, genesis text,
    OUT new_id bigint, OUT new_position integer, OUT before text, OUT new_hash text
) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7201, hashtext(its_chain::text));
    SELECT position + 1, hash INTO new_position, before
    FROM ledger_entry WHERE chain = its_chain ORDER BY position DESC LIMIT 1;
    new_position := coalesce(new_position, 0);
    before := coalesce(before, genesis);
    new_hash := encode(
        sha256(convert_to(head || '"position":' || new_position || ',"previous":"' || before || '"' || tail, 'UTF8')),
        'hex'
    );
    INSERT INTO ledger_entry (
        chain, position, at, verb, actor_name, person_id, client_id, roles, channel, request_id, facts,
        previous_hash, hash
    ) VALUES (
        its_chain, new_position, its_at, its_verb, its_actor, its_person, its_client, its_roles, its_channel,
        its_request, its_facts, before, new_hash
    ) RETURNING id INTO new_id;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_guards")]
    operations = [migrations.RunSQL(_FUNCTION, "DROP FUNCTION ledger_add")]
