"""The short numbers of patients (rule 167): counted in each clinic from 1, and never changed."""

from gql_packages.database.tenant_connection import TenantConnection

# Who draws next waits until this transaction ends: no number is drawn twice.
_DRAW = """
INSERT INTO patient_counter (clinic_id, last_number) VALUES ($1, $2)
ON CONFLICT (clinic_id)
    DO UPDATE SET last_number = patient_counter.last_number + excluded.last_number
RETURNING last_number
"""


async def draw_numbers(db: TenantConnection, count: int) -> range:
    """The next so many numbers of the clinic, whose counter stays locked until the end.

    Draw them late: other requests that add patients wait from here on. What is rolled back was not
    drawn.
    """
    db.has_written = True
    last: int = (await db.rows(_DRAW, db.clinic_id, count))[0]["last_number"]
    return range(last - count + 1, last + 1)
