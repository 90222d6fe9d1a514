"""The server's own cursors, by the list and the row that the oracle's name."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from tests.queries.oracle_words import place_of

Ask = Callable[[str, dict[str, Any]], Awaitable[Any]]
Places = dict[tuple[str, str], str]

_PATIENT_LISTS = ("packages", "invoices", "payments", "appointments")
_PACKAGE_LISTS = ("redemptions", "history")


@dataclass
class CursorBook:
    """Filled once, with the cursors of every row of every list of a clinic."""

    places: Places = field(default_factory=dict)

    async def translated(self, body: dict[str, Any], ask: Ask) -> dict[str, Any]:
        """The same request with the server's cursors in the place of the oracle's."""
        text = json.dumps(body, ensure_ascii=False)
        wanted = self.wanted(body)
        if wanted and not self.places:
            await self._fill(ask)
        for place, word in wanted.items():
            text = text.replace(word, self.places[place])
        translated: dict[str, Any] = json.loads(text)
        return translated

    def wanted(self, body: dict[str, Any]) -> Places:
        """The oracle's cursors in a request, by the list and the row."""
        text = json.dumps(body, ensure_ascii=False)
        words = set(re.findall(r"[\w-]{40,}", text))
        return {place: word for word in words if (place := place_of(word))}

    async def _fill(self, ask: Ask) -> None:
        always = 'during: {from: "1990-01-01", to: "2100-01-01"}, '
        await self._all(ask, "appointments", always)
        for name in ("packages", "patients"):
            await self._all(ask, name, "includeArchived: true, ")
        for report in ("packageSalesReport", "packageUsageReport"):
            await self._all(ask, "rows", "", before=f"{report} {{", behind="}")
        patients = await self._keys(ask, "patients", "includeArchived: true, ")
        for patient in patients:
            before = f'patient(id: "{patient}") {{'
            for name in _PATIENT_LISTS:
                await self._all(ask, name, "", before=before, behind="}")
            packages = (
                await ask(f"{{ {before} packages(first: 100) {{ nodes {{ id }} }} }} }}", {})
            )["patient"]["packages"]["nodes"]
            for package in packages:
                for name in _PACKAGE_LISTS:
                    before_ = f'patientPackage(id: "{package["id"]}") {{'
                    await self._all(ask, name, "", before=before_, behind="}")

    async def _keys(self, ask: Ask, name: str, given: str) -> list[str]:
        data = await ask(f"{{ {name}({given}first: 100) {{ nodes {{ id }} totalCount }} }}", {})
        assert data[name]["totalCount"] <= 100
        return [node["id"] for node in data[name]["nodes"]]

    async def _all(
        self, ask: Ask, name: str, given: str, *, before: str = "", behind: str = ""
    ) -> None:
        after = ""
        while True:
            page = f"page: {name}({given}first: 100{after})"
            shown = "{ edges { cursor } pageInfo { hasNextPage endCursor } }"
            data = await ask(f"{{ {before} {page} {shown} {behind} }}", {})
            found = data["page"] if not before else next(iter(data.values()))["page"]
            for edge in found["edges"]:
                place = place_of(edge["cursor"])
                assert place is not None, edge
                self.places[place] = edge["cursor"]
            if not found["pageInfo"]["hasNextPage"]:
                return
            after = f', after: "{found["pageInfo"]["endCursor"]}"'
