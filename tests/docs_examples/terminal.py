"""A terminal in an empty folder, where the commands of a paper are typed one after the other."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli_and_server.serve_process import environment, eventually
from tests.docs_examples.expected_answers import Names

#: Seconds that a command may take before it counts as hung.
LONGEST = 120


@dataclass
class Terminal:
    """What is exported by one command is there for the next; `names` are variables from the start.

    In commands the patterns of `replaced` are: a paper's addresses are those of nobody.
    """

    folder: Path
    names: Names
    replaced: Mapping[str, str] = field(default_factory=dict)
    programs: tuple[Path, ...] = ()
    _background: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def run(self, commands: str, *, succeeds: bool = True) -> str:
        """What the commands write; as `succeeds` says, they must end well or must not."""
        script = f"set -euo pipefail\n{self.here(commands)}\nexport -p > {self._exported}\n"
        done = subprocess.run(
            ["bash", "-c", self._loading() + script],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        assert (done.returncode == 0) == succeeds, done.stdout + done.stderr
        return done.stdout if succeeds else done.stdout + done.stderr

    def write(self, name: str, text: str) -> None:
        """Save a file in the folder."""
        (self.folder / name).write_text(self.here(text))

    def start(self, command: str) -> str:
        """What the command writes until it says that it is ready; it goes on until `end`.

        Its process is `$SERVER` from then on.
        """
        output = self.folder / f".background-{len(self._background)}"
        with output.open("wb") as written:
            process = subprocess.Popen(
                ["bash", "-c", f"{self._loading()}exec {self.here(command)}"],
                cwd=self.folder,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._background.append(process)
        self.names["SERVER"] = str(process.pid)
        eventually(lambda: "is ready" in output.read_text() or process.poll() is not None, 60)
        assert "is ready" in output.read_text(), output.read_text()
        return output.read_text()

    def end(self) -> None:
        """Stop what still runs."""
        for process in self._background:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
            process.wait(30)

    @property
    def _exported(self) -> Path:
        return self.folder / ".exported"

    def _loading(self) -> str:
        return f". {self._exported}\n" if self._exported.exists() else ""

    def _environment(self) -> dict[str, str]:
        programs = map(str, (*self.programs, Path(sys.executable).parent))
        path = os.pathsep.join([*programs, os.environ["PATH"]])
        return environment({**self.names, "PATH": path})

    def here(self, text: str) -> str:
        for written, here in self.replaced.items():
            text = re.sub(written, here, text)
        return text
