#!/bin/sh
# Copies the primary at PRIMARY_HOST into PGDATA, once, and follows it from then on. PGPASSWORD is the
# password of gql_packages_standby. To copy anew, empty PGDATA first.
set -eu

if [ ! -e "$PGDATA" ]; then
    # Under another name until it is whole: what was cut short is begun anew.
    rm -rf "$PGDATA.unfinished"
    mkdir -p -m 0700 "$PGDATA.unfinished"
    pg_basebackup --host="$PRIMARY_HOST" --username=gql_packages_standby --no-password \
        --pgdata="$PGDATA.unfinished" --slot=gql_packages_standby --write-recovery-conf --checkpoint=fast
    mv "$PGDATA.unfinished" "$PGDATA"
fi

# Without feedback, what a long report reads is removed under it and the report is cancelled.
exec postgres -c hot_standby_feedback=on "$@"
