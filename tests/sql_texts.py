"""The SQL texts that a module writes down, each whole, also where a part of it is put in."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def texts_in(source: str) -> Iterator[tuple[int, str]]:
    """Each string of a module and its line; in place of what an f-string puts in stands an x."""
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "x" for part in node.values]
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        else:
            waiting.extend(ast.iter_child_nodes(node))
