-- Is every change of the clinic's policy there? Their versions have no gap, each value begins where the
-- one before it ended, and whatever the audit says was set has its row.
SELECT p.entity_type, p.id AS entity_id,
    'before it, no version ' || p.version - 1 || ' of the policy is there' AS what
FROM (
    SELECT 'PolicyChange' AS entity_type, id, version FROM policy_change WHERE clinic_id = $1
    UNION ALL
    SELECT 'BreakagePolicy', id, version FROM breakage_policy WHERE clinic_id = $1
) p
WHERE p.version > 2 AND NOT EXISTS (
        SELECT FROM policy_change b WHERE b.clinic_id = $1 AND b.version = p.version - 1
    ) AND NOT EXISTS (
        SELECT FROM breakage_policy b WHERE b.clinic_id = $1 AND b.version = p.version - 1
    )
UNION ALL
SELECT 'PolicyChange', c.id, 'it does not begin with what was said before'
FROM (
    SELECT id, value_before, version,
        lag(value_after, 1, CASE WHEN name = 'allows_expiry' THEN 'true' END)
            OVER (PARTITION BY name ORDER BY version) AS said
    FROM policy_change WHERE clinic_id = $1
) c
WHERE c.value_before IS DISTINCT FROM c.said
UNION ALL
SELECT 'AuditEntry', e.id, 'the audit says that it was set, and it is not there'
FROM audit_entry e
WHERE e.clinic_id = $1 AND e.operation = 'setBreakagePolicy' AND e.outcome = 'DONE'
    AND NOT EXISTS (
        SELECT FROM breakage_policy b WHERE b.clinic_id = $1 AND b.request_id = e.request_id
    )
