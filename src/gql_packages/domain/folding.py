"""Folds letters to those that a keyboard without them types: one folding, stored and asked for."""

# ruff: noqa: RUF001, RUF002 - these are the letters that look alike

import re
import unicodedata
from collections.abc import Iterable, Mapping

#: Letters that Unicode does not take apart, and whose names do not say what they are a form of.
_LETTERS = {
    **{"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ĸ": "k", "ŋ": "n"},
    **{"ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ɩ": "i", "ʊ": "u", "ɣ": "g", "ʒ": "z", "ʃ": "s"},
    # Arabic as Persian and Urdu keyboards type it, and without what is often left out.
    **{"ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ـ": ""},
}
#: What is typed for an apostrophe; some of them Unicode takes for letters or accents.
_APOSTROPHES = dict.fromkeys("`´ʹʻʼʽʾʿˈˊˋ΄᾽᾿’‘‛′＇׳", "'")

#: The blocks with letters that are other letters "with" something.
_BLOCKS = (
    *(range(0xC0, 0x250), range(0x250, 0x2B0), range(0x400, 0x530), range(0x600, 0x780)),
    *(range(0x1D00, 0x1DC0), range(0x1E00, 0x1F00), range(0x2C60, 0x2C80), range(0xA720, 0xA800)),
)
#: Classes of marks that are no accents but part of a letter: voicing, viramas, vowels and tones.
_PART_OF_LETTERS = frozenset({0, 8, 9, 84, 91, 103, 107, 118, 122, 129, 130, 132})

#: Characters that show nothing by themselves, beside those of the category Cf.
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
#: Taken out of texts: soft hyphen, spaces and operators without width, fillers that are no letters.
_TAKEN_OUT = dict.fromkeys(
    map(ord, "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0")
)
#: Joiners, and a blank that is a space in its script, mean something only inside a text.
_ONLY_INSIDE = "\u034f\u200c\u200d\u2800"
#: Of the category Cf, and visible: signs that stand over numbers.
_VISIBLE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")


def is_invisible(character: str) -> bool:
    """Whether nothing is seen of it: zero-width, soft hyphen, bidi, filler, blank pattern."""
    if character in _BLANK:
        return True
    return unicodedata.category(character) == "Cf" and character not in _VISIBLE


def visible(text: str) -> str:
    """The text without outer spaces, and without what has no width and means nothing.

    What joins letters, chooses their form or their direction stays. Empty where nothing is seen.
    """
    kept = text.translate(_TAKEN_OUT)
    if all(sign.isspace() or is_invisible(sign) for sign in kept):
        return ""
    while kept != (inner := kept.strip().strip(_ONLY_INSIDE)):
        kept = inner
    return kept


def fold(text: str) -> str:
    """The text without case, accents and what is invisible, letters as a plain keyboard has them.

    "Łódź" and "LODZ" are "lodz", "Aydın" and "AYDIN" are "aydin". Digits of any script are 0 to 9.
    """
    typed = unicodedata.normalize("NFKD", text.translate(_BEFORE)).casefold()
    decomposed = unicodedata.normalize("NFKD", typed.translate(_AFTER))
    return "".join(_plain(decomposed))


def _plain(decomposed: str) -> Iterable[str]:
    for character in decomposed:
        if character.isascii():
            yield character
        elif unicodedata.category(character) == "Nd":
            yield str(unicodedata.decimal(character))
        elif unicodedata.combining(character) in _PART_OF_LETTERS and not is_invisible(character):
            yield character


def _letters_with_something() -> Mapping[str, str]:
    """The letters with a stroke, hook, descender and so on, by the letter without it."""
    found = {}
    for block in _BLOCKS:
        for letter in map(chr, block):
            name = re.fullmatch(r"(.* LETTER .*?) WITH .*", unicodedata.name(letter, ""))
            if name is None or unicodedata.decomposition(letter):
                continue
            try:
                found[letter] = unicodedata.lookup(name[1])
            except KeyError:
                continue
    return found


_BEFORE = str.maketrans(_APOSTROPHES)
_AFTER = str.maketrans(
    {
        letter: _LETTERS.get(base.casefold(), base.casefold())
        for letter, base in {**_letters_with_something(), **_LETTERS, **_APOSTROPHES}.items()
    }
)
