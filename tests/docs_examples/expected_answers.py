"""What a paper shows of an answer, held against the real one.

`…` stands for anything: a value, the rest of an object (`"…": "…"`), of a list or of
a text's line, or whole lines. `${NAME}`
stands for what comes out only when it is run: where it is met first it is what is found there, and
the same from then on, in variables and in the environment of commands too.
"""

import re
from typing import Any

ANYTHING = "…"
#: In a text, a line that is nothing else.
LINES = "\N{PARAGRAPH SEPARATOR}"
NAME = re.compile(r"\$\{([A-Z][A-Z0-9_]*)\}")

Names = dict[str, str]


def check(shown: Any, found: Any, names: Names, where: str = "") -> None:
    """Fail, saying where, unless what was found is as it is shown; learn the names in it."""
    if shown == ANYTHING:
        return
    if isinstance(shown, dict):
        assert isinstance(found, dict), f"{where}: {found!r} is not {shown!r}"
        told = shown.keys() - {ANYTHING}
        fits = told < found.keys() if ANYTHING in shown else told == found.keys()
        assert fits, f"{where}: {list(found)}, and not {list(shown)}"
        for name, value in shown.items():
            if name != ANYTHING:
                check(value, found[name], names, f"{where}.{name}")
    elif isinstance(shown, list):
        _check_list(shown, found, names, where)
    elif isinstance(shown, str) and isinstance(found, str):
        check_text(shown, found, names, where)
    else:
        assert shown == found, f"{where}: {found!r} is not {shown!r}"


def _check_list(shown: list[Any], found: Any, names: Names, where: str) -> None:
    assert isinstance(found, list), f"{where}: {found!r} is no list"
    is_open = bool(shown) and shown[-1] == ANYTHING
    items = shown[:-1] if is_open else shown
    fits = len(found) >= len(items) if is_open else len(found) == len(items)
    assert fits, f"{where}: there are {len(found)} and not {len(items)}: {found!r}"
    for number, item in enumerate(items):
        check(item, found[number], names, f"{where}.{number}")


def check_text(shown: str, found: str, names: Names, where: str = "") -> None:
    """As `check`, for a text: a line that is `…` stands for any number of lines."""
    pattern, seen = "", set()
    lines = re.sub(r"^…$", LINES, shown, flags=re.M)
    for part in re.split(rf"(\$\{{[A-Z][A-Z0-9_]*\}}|{LINES}\n?|…)", lines):
        name = NAME.fullmatch(part)
        if name and name[1] in names:
            pattern += re.escape(names[name[1]])
        elif name and name[1] in seen:
            pattern += f"(?P={name[1]})"
        elif name:
            seen.add(name[1])
            pattern += rf"(?P<{name[1]}>\S+?)"
        elif part.startswith(LINES):
            pattern += r"[\s\S]*?"
        elif part == ANYTHING:
            pattern += r".*?"
        else:
            pattern += re.escape(part)
    fits = re.fullmatch(pattern, found)
    assert fits, f"{where}: what came out is not what is shown, but:\n{found}"
    names.update(fits.groupdict())


def filled(value: Any, names: Names) -> Any:
    """The value with every name in it replaced by what it stands for."""
    if isinstance(value, dict):
        return {key: filled(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [filled(part, names) for part in value]
    if isinstance(value, str):
        return NAME.sub(lambda name: names[name[1]], value)
    return value
