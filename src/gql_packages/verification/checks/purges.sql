-- Does each purge begin where the one before it ended, and has it left what was younger than 30 days?
SELECT 'Purge' AS entity_type, p.id AS entity_id,
    'it does not begin where the purge before it ended' AS what
FROM (
    SELECT id, after_id,
        lag(before_id, 1, '00000000-0000-0000-0000-000000000000'::uuid)
            OVER (PARTITION BY table_name ORDER BY before_id) AS ended
    FROM purge WHERE clinic_id = $1
) p
WHERE p.after_id <> p.ended
UNION ALL
SELECT 'Purge', id, 'it has deleted what was younger than 30 days'
FROM purge
WHERE clinic_id = $1
    AND ('x' || substr(replace(before_id::text, '-', ''), 1, 12))::bit(48)::bigint
        > extract(epoch FROM purged_at) * 1000 - 30::bigint * 24 * 3600000
