"""Counts the lines of the program and of its tests: python -m bench.count_lines

Lines of tests are counted apart from those of the test functions, imports and blanks included.
"""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print the counts."""
    program = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.sql")]
    tests = {path: path.read_text() for path in (ROOT / "tests").rglob("*.py")}
    lines = {path: len(text.splitlines()) for path, text in tests.items()}
    inside = {path: inside_test_functions(text) for path, text in tests.items()}
    helpers = sum(lines[path] for path in tests if not inside[path])
    print(f"src, Python and SQL: {sum(len(p.read_text().splitlines()) for p in program):,}")
    print(f"tests: {sum(lines.values()):,}, outside test functions")
    print(f"  {sum(lines.values()) - sum(inside.values()):,}, of these in modules without a test")
    print(f"  {helpers:,}")


def inside_test_functions(text: str) -> int:
    """How many lines of a module are in test functions, their decorators included."""
    return sum(
        (node.end_lineno or 0) - min([node.lineno, *(d.lineno for d in node.decorator_list)]) + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    )


if __name__ == "__main__":
    main()
