"""What tests subscribe to over WebSocket, and subscriptions that have started."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.websocket_client import GraphQLSocket, signed_in

MARCH = {"from": "2026-03-01", "to": "2026-03-31"}
PACKAGES = """subscription P($patient: ID!) { patientPackagesChanged(patientId: $patient) {
  kind patient { id firstName owing { amount } }
  patientPackages { id status usesAvailable usesReserved } deletedPatientPackageIds } }"""
RECORD = """subscription R($patient: ID!) { patientChanged(patientId: $patient) {
  kind changed patient { id firstName credit { amount } } } }"""
VISITS = """subscription V($during: DateRange!, $practitioner: ID) {
  appointmentsChanged(during: $during, practitionerId: $practitioner) {
    kind appointments { id status startsAt patientTotal { amount } } } }"""


@asynccontextmanager
async def asking(
    port: int, token: str | None, document: str, **variables: Any
) -> AsyncIterator[GraphQLSocket]:
    """A subscription that was asked for."""
    async with signed_in(port, token) as socket:
        await socket.subscribe(document, **variables)
        yield socket


@asynccontextmanager
async def following(
    port: int, token: str | None, document: str, **variables: Any
) -> AsyncIterator[GraphQLSocket]:
    """A subscription that has started."""
    async with asking(port, token, document, **variables) as asked:
        assert (await asked.told())["kind"] == "STARTED"
        yield asked
