-- What a standby needs of its primary: a role, and a slot that keeps for it what it has not had yet.
-- For psql as a superuser, with REPLICATION_PASSWORD in the environment; as often as you like.
\set ON_ERROR_STOP on
\getenv password REPLICATION_PASSWORD

SELECT NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gql_packages_standby') AS is_new \gset
\if :is_new
CREATE ROLE gql_packages_standby LOGIN REPLICATION;
\endif
ALTER ROLE gql_packages_standby PASSWORD :'password';

-- A standby that was away for too long finds nothing to go on from: it is copied anew.
SELECT pg_drop_replication_slot(slot_name)
FROM pg_replication_slots WHERE slot_name = 'gql_packages_standby' AND wal_status = 'lost';

SELECT pg_create_physical_replication_slot('gql_packages_standby')
WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = 'gql_packages_standby');
