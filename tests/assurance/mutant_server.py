"""`gql-packages` with a protection taken out: `python -m tests.assurance.mutant_server serve`.

ALTERED names what is altered, with commas between. A proof that does not fail against it proves
nothing.
"""

from __future__ import annotations

import os
import random
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import uvicorn
from graphql import GraphQLError

from gql_packages.audit import batch_writer as audit_journal
from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.cli import main
from gql_packages.domain import permissions
from gql_packages.events import listener as listening
from gql_packages.events.listener import Listener
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.observability import log_formatters
from gql_packages.reading import export
from gql_packages.resolvers import error_mapper, lists, queries
from gql_packages.server import run
from gql_packages.server.graceful_server import Server
from gql_packages.services import appointments, resolutions, row_locks
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Work
from gql_packages.web import concurrency_limit, slow_clients, sse
from gql_packages.web.concurrency_limit import ConcurrencyLimiter

ROOT = Path(__file__).parent.parent.parent


def altered(*alterations: str) -> dict[str, str]:
    """The settings with which `served` runs a server that is altered so."""
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {
        "module": "tests.assurance.mutant_server",
        "PYTHONPATH": path,
        "ALTERED": ",".join(alterations),
    }


async def _nothing(*_: object) -> None:
    return None


async def _broken(*_: object) -> None:
    raise LookupError("SELECT id FROM patient")


def _unmasked(error: GraphQLError, cause: BaseException, execution: object) -> GraphQLError:
    return GraphQLError(repr(cause), path=error.path, extensions={"code": "BAD_USER_INPUT"})


def _change_untold(work: Work, visit: Appointment, **given: Any) -> None:
    appointments.change_appointment(work, visit, **given)
    work.changes.appointments.clear()


_ANOTHER_LOCK = (IdempotencyKey, "lock_number", property(lambda _: random.getrandbits(63)))
_NO_RECORD = (IdempotencyKey, "record", lambda *_: dict[str, Any]())
_NO_RIGHTS = {**permissions.ROLE_PERMISSIONS, permissions.Role.SUPPORT: frozenset[Any]()}
_A_PAUSE = (listening, "FIRST_PAUSE", 2.0)

#: What is put in the place of what, by name.
ALTERATIONS: Mapping[str, Sequence[tuple[Any, str, Any]]] = {
    "no lock on the package": [(row_locks, "is_locked", lambda kind: kind is not PatientPackage)],
    "no grace at the end": [
        (run, "GRACE", 0),
        (Server, "handle_exit", uvicorn.Server.handle_exit),
        (Server, "shutdown", uvicorn.Server.shutdown),
    ],
    "nobody waits": [(concurrency_limit, "MAX_WAITING", 0)],
    "no limit of work in flight": [(ConcurrencyLimiter, "has_place", lambda *_: True)],
    "no lock on the key": [_ANOTHER_LOCK],
    "nothing kept of the key": [
        _ANOTHER_LOCK,
        _NO_RECORD,
        (IdempotencyKey, "request_id", property(lambda _: uuid4())),
    ],
    "nothing recorded under the key": [_NO_RECORD],
    "the last rows of the audit not waited for": [(AuditBatchWriter, "close", _nothing)],
    # No protection, but a mistake that one guards against.
    "a resolver that breaks": [
        (queries, "found_packages", _broken),
        (lists, "found_patients", _broken),
    ],
    "errors as they are": [(error_mapper, "_masked", _unmasked)],
    "exceptions in full": [(log_formatters, "trace_of", traceback.format_exception)],
    # No protection: what is read is written when the next batch is full, or at the end.
    "batches far apart": [(audit_journal, "PAUSE", 2.5)],
    # No protection: a report of few rows takes many statements.
    "batches of two": [(export, "BATCH", 2)],
    "cancelled visits not told": [(resolutions, "change_appointment", _change_untold)],
    # No protection: what keeps a stream open is sent more often.
    "quick heartbeats": [(sse, "HEARTBEAT", 0.1)],
    # No protection: who does not read is given up sooner.
    "no patience": [(slow_clients, "SEND_SECONDS", 1.0)],
    # No protection: there is no role that may follow nothing.
    "support without patients": [(permissions, "ROLE_PERMISSIONS", _NO_RIGHTS)],
    # A moment in which nothing is heard, however quick the machine.
    "a pause before listening again": [_A_PAUSE],
    "a pause and not a word of it": [_A_PAUSE, (Listener, "_on_gap", lambda _: None)],
}

if __name__ == "__main__":
    for alteration in os.environ["ALTERED"].split(","):
        for target, name, other in ALTERATIONS[alteration]:
            setattr(target, name, other)
    main()
