"""The examples against a running server: python examples/day.py TOKEN [ADDRESS [FOLDER]]."""

from __future__ import annotations

import http.client
import json
import re
import sys
import time
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).parent
PLACEHOLDER = re.compile(r"\$\{([^}]+)\}")

#: What support is asked about in the demo; the explorer has it chosen. By name, whatever its place.
SEARCH = "rosalind achterberg"
CHOSEN = {
    "patient": "Achterberg",
    "package": "Ten physiotherapy visits",
    "treatment": "Massage therapy",
}


@dataclass(frozen=True)
class Step:
    """One document with its variables, in which placeholders stand for what is not known yet."""

    name: str
    document: str
    variables: dict[str, Any]

    @property
    def says(self) -> str:
        """What the step does, in words: its document's first line."""
        return self.document.partition("\n")[0].lstrip("# ")


@dataclass(frozen=True)
class Day:
    """What has been answered so far, by step, and when and as what the day is run."""

    answers: Mapping[str, Any]
    today: datetime
    run: str

    def fill_in(self, step: Step) -> dict[str, Any]:
        """The step's variables with every placeholder replaced."""
        filled: dict[str, Any] = self._filled(step.variables, step)
        return filled

    def _filled(self, value: Any, step: Step) -> Any:
        if isinstance(value, dict):
            return {name: self._filled(part, step) for name, part in value.items()}
        if isinstance(value, list):
            return [self._filled(part, step) for part in value]
        if not isinstance(value, str):
            return value
        if whole := PLACEHOLDER.fullmatch(value):
            return self._meant(whole[1], step)
        return PLACEHOLDER.sub(lambda found: str(self._meant(found[1], step)), value)

    def _meant(self, placeholder: str, step: Step) -> Any:
        if placeholder == "key":
            return f"{self.run}-{step.name}"
        if days := re.fullmatch(r"in-(\d+)-days", placeholder):
            return (self.today + timedelta(days=int(days[1]))).date().isoformat()
        if placeholder == "month-begins":
            return self.today.date().replace(day=1).isoformat()
        if placeholder == "month-ends":
            _, days_of_month = monthrange(self.today.year, self.today.month)
            return self.today.date().replace(day=days_of_month).isoformat()
        if placeholder == "search":
            return SEARCH
        if placeholder in CHOSEN:
            return _named(self.answers, CHOSEN[placeholder])["id"]
        name, *path = placeholder.split(".")
        found = self.answers[name]
        for part in path:
            found = found[int(part) if isinstance(found, list) else part]
        return found


def steps(folder: Path = HERE) -> Iterator[Step]:
    """The folder's steps, in their order: the front desk's day, unless another is named."""
    for document in sorted(folder.glob("*.graphql")):
        variables = json.loads(document.with_suffix(".json").read_text("utf-8"))
        yield Step(document.stem.partition("-")[2], document.read_text("utf-8"), variables)


def _named(answers: Any, name: str) -> Any:
    """The first thing in the answers that is called so. Raises KeyError if there is none."""
    waiting = [answers]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, Mapping):
            if name in (value.get("name"), value.get("lastName")):
                return value
            waiting[:0] = value.values()
        elif isinstance(value, list):
            waiting[:0] = value
    raise KeyError(f"No answer has anything called {name}.")


def is_refused(answer: Mapping[str, Any]) -> bool:
    """Whether it has errors, or a refusal where a payload was hoped for."""
    fields = (answer.get("data") or {}).values()
    return "errors" in answer or any(
        isinstance(field, dict) and {"code", "message"} <= field.keys() for field in fields
    )


def main(
    token: str, address: str = "http://127.0.0.1:8000/graphql", folder: str | Path = HERE
) -> None:
    """Send every step and print what is answered; end at the first that is refused."""
    server = urlsplit(address)
    kind = http.client.HTTPSConnection if server.scheme == "https" else http.client.HTTPConnection
    connection = kind(server.netloc, timeout=30)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    answers: dict[str, Any] = {}
    day = Day(answers, datetime.now(UTC), f"example-day-{time.time_ns()}")
    for number, step in enumerate(steps(Path(folder)), start=1):
        body = {"query": step.document, "variables": day.fill_in(step)}
        connection.request("POST", server.path, json.dumps(body), headers)
        answer = json.loads(connection.getresponse().read())
        print(f"\n{number}. {step.says}")
        shown = answer if "errors" in answer else answer["data"]
        print(json.dumps(shown, indent=2, ensure_ascii=False))
        if is_refused(answer):
            raise SystemExit(f"Step {number}, {step.name}, was refused.")
        answers[step.name] = answer["data"]


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3, 4):
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
