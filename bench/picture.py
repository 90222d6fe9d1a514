"""Draws the comparison with PostGraphile: bars out of the first table of docs/performance.md.

python -m bench.picture
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PAPER = Path("docs/performance.md")
_PICTURE = _PAPER.with_suffix(".svg")
_ROW = re.compile(r"^\| ([\w ]+) \| ([\w -]+) \| ([\d.]+) \| ([\d.]+) \|", re.MULTILINE)

#: All in the picture's units: the place of the bars, one of PostGraphile's rates, and a row.
_LEFT, _ONE, _ROW_HEIGHT, _WIDTH = 250, 260, 56, 720


@dataclass(frozen=True)
class Row:
    """What is measured against whom, before and now, in times the other's rate."""

    what: str
    peer: str
    before: float
    now: float


def rows_of(text: str) -> list[Row]:
    """The rows of the table that has four such columns."""
    found = _ROW.findall(text)
    return [Row(what, peer, float(before), float(now)) for what, peer, before, now in found]


def drawn(rows: list[Row]) -> str:
    """The picture: two bars for each row, and a line where both servers are as fast."""
    height = 60 + _ROW_HEIGHT * len(rows)
    line = _LEFT + _ONE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}"'
        ' font-family="sans-serif" font-size="13">',
        "<title>Answers a second, in times those of PostGraphile</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        *(part for place, row in enumerate(rows) for part in _bars(row, 40 + place * _ROW_HEIGHT)),
        f'<path d="M{line} 30V{height - 16}" stroke="#444444" stroke-dasharray="4 3"/>',
        f'<text x="{line}" y="20" text-anchor="middle" fill="#222222">as PostGraphile</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _bars(row: Row, top: int) -> Iterator[str]:
    yield f'<text x="12" y="{top + 16}" fill="#222222">{row.what}</text>'
    yield f'<text x="12" y="{top + 32}" fill="#666666">{row.peer}</text>'
    for figure, word, color, y in (
        (row.before, "before", "#b8c0cc", top),
        (row.now, "now", "#2f6f9f", top + 20),
    ):
        width = round(figure * _ONE)
        yield f'<rect x="{_LEFT}" y="{y}" width="{width}" height="18" fill="{color}"/>'
        yield (
            f'<text x="{_LEFT + width + 8}" y="{y + 14}" fill="#222222">{figure:.2f} {word}</text>'
        )


def main() -> None:
    """Draw it anew."""
    _PICTURE.write_text(drawn(rows_of(_PAPER.read_text())))


if __name__ == "__main__":
    main()
