"""Worker processes on one listener, which stop together and are replaced one after the other."""

from __future__ import annotations

import os
import signal
import socket
import time
from multiprocessing.connection import wait
from types import FrameType

from uvicorn.config import Config
from uvicorn.supervisors import Multiprocess, multiprocess

from gql_packages.server.graceful_server import Server
from gql_packages.server.hang_up import SIGHUP

#: Tells a worker that all workers will stop: it is no longer ready, but goes on serving.
_STOP_ANNOUNCED = getattr(signal, "SIGUSR1", None)


class Worker(multiprocess.Process):
    """A worker process, beside others on the same listener.

    SIGTERM to one alone ends it without a drain: the others go on accepting.
    """

    @property
    def server(self) -> Server:
        """The worker's server."""
        if not isinstance(self._server, Server):
            self._server = Server(self.config)
        return self._server

    def target(self, sockets: list[socket.socket] | None = None) -> None:
        """Run in the process."""
        if _STOP_ANNOUNCED is not None:
            signal.signal(_STOP_ANNOUNCED, self.server.announce)
        if SIGHUP is not None:
            # A terminal that is closed sends it to all; the supervisor decides.
            signal.signal(SIGHUP, signal.SIG_IGN)
        super().target(sockets)

    def ping(self, timeout: float = 5) -> bool:
        """Whether the worker answers in time.

        Returns at once if it dies: otherwise a worker that is killed while it starts would be
        replaced only after the time that a start may take.
        """
        try:
            self.parent_conn.send(b"ping")
            ready = wait([self.parent_conn, self.process.sentinel], timeout)
            if self.parent_conn not in ready:
                return False
            self.parent_conn.recv()
        except (OSError, EOFError):
            return False
        return True

    def announce(self) -> None:
        """Tell the worker that all workers will stop."""
        if _STOP_ANNOUNCED is not None and self.exitcode is None and self.pid is not None:
            os.kill(self.pid, _STOP_ANNOUNCED)


class Supervisor(Multiprocess):
    """Keeps workers running, and stops them together, after `drain_seconds` if by SIGTERM.

    `renew` replaces the workers one after the other.
    """

    processes: list[Worker]  # type: ignore[assignment]

    def __init__(
        self, config: Config, sockets: list[socket.socket], *, drain_seconds: float
    ) -> None:
        super().__init__(config, sockets)
        # uvicorn has no hook for the class of its workers.
        multiprocess.Process = Worker  # type: ignore[misc]
        self._drain_seconds = drain_seconds
        self._is_to_drain = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)

    def _stop(self, sig: int, frame: FrameType | None) -> None:
        # At once: the supervisor looks at its queue of signals only twice a second.
        for worker in self.processes:
            worker.announce()
        self._is_to_drain |= sig == signal.SIGTERM
        self.signal_queue.append(sig)

    def renew(self) -> None:
        """Replace the workers one after the other within a moment."""
        if SIGHUP is not None:
            self.signal_queue.append(SIGHUP)

    def terminate_all(self) -> None:
        """Stop every worker, and close the listeners."""
        if self._is_to_drain:
            time.sleep(self._drain_seconds)
        for listener in self.sockets:
            listener.close()
        super().terminate_all()
