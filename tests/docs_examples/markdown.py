"""Markdown as GitHub shows it: fenced blocks, headings and their anchors, and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.M | re.S)
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\\\[|\\\])*\]\(([^()\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the words behind that, and what is in it."""

    language: str
    words: tuple[str, ...]
    text: str
    line: int

    def __str__(self) -> str:
        return f"the block on line {self.line} ({' '.join((self.language, *self.words))})"


def blocks_of(text: str) -> list[Block]:
    """The fenced blocks, in order."""
    found = []
    for fence in _FENCE.finditer(text):
        language, *words = fence[1].split() or [""]
        found.append(
            Block(language, tuple(words), fence[2], text.count("\n", 0, fence.start()) + 1)
        )
    return found


def prose_of(text: str) -> str:
    """The text without its fenced blocks and without what is written as code in a line."""
    return re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))


def headings_of(text: str) -> list[str]:
    """The headings, without their marks."""
    return re.findall(r"^#{1,6} (.+?) *$", _FENCE.sub("", text), flags=re.M)


def anchors_of(text: str) -> set[str]:
    """What GitHub calls the headings in links: those that come again are numbered."""
    found: set[str] = set()
    for heading in headings_of(text):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        number = 0
        while (anchor := f"{name}-{number}" if number else name) in found:
            number += 1
        found.add(anchor)
    return found


def links_of(text: str) -> Iterator[str]:
    """Where the links lead to."""
    for link in _LINK.finditer(prose_of(text)):
        yield link[1]
