"""Serves Prometheus on a port of its own, with the metrics of all worker processes together."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gql_packages.errors import SetupError

_DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"


@contextmanager
def exporting(host: str, port: int | None) -> Iterator[None]:
    """Serve on `port` in a thread until the block ends; without a port, do nothing.

    To be entered before the workers start, which find the directory for their metrics in the
    environment, and before anything imports prometheus_client, which reads it once. Raises
    SetupError if the port is taken or there is no directory for temporary files.
    """
    if port is None:
        yield
        return
    try:
        directory = tempfile.TemporaryDirectory(prefix="gql-packages-metrics-")
    except OSError as error:
        raise SetupError(
            f"METRICS_PORT needs a place for temporary files ({error.strerror}): set TMPDIR to one."
        ) from error
    with directory as path:
        os.environ[_DIRECTORY] = path
        try:
            with _answering(host, port, Path(path)):
                yield
        finally:
            del os.environ[_DIRECTORY]


@contextmanager
def _answering(host: str, port: int, directory: Path) -> Iterator[None]:
    from prometheus_client import CollectorRegistry, Metric, start_http_server
    from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

    class Workers(MultiProcessCollector):
        def collect(self) -> Iterable[Metric]:
            """The counts of all workers, and the gauges of those that are alive."""
            for gauges in directory.glob("gauge_live*.db"):
                process = int(gauges.stem.rpartition("_")[2])
                try:
                    os.kill(process, 0)
                except OSError:
                    mark_process_dead(process, str(directory))  # type: ignore[no-untyped-call]
            collected: Iterable[Metric] = super().collect()  # type: ignore[no-untyped-call]
            return collected

    registry = CollectorRegistry()
    Workers(registry, str(directory))  # type: ignore[no-untyped-call]
    try:
        server, thread = start_http_server(port, host, registry)
    except OSError as error:
        raise SetupError(
            f"METRICS_PORT {port} on {host} cannot be used ({error.strerror}): stop what uses it,"
            " or set METRICS_PORT to another one."
        ) from error
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
