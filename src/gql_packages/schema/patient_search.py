"""The list of the patients who are found by a search (rules 165 to 167): who fits best comes first.

Row-level security lets no index be used but for comparisons, so that words are ranges of an index.
Those of all parts in one are gone through first, then those of the rarest part, for patients who
have a word for each part; each patient stands at the first of these words. Who only contains what
is asked for comes behind them, by name.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from gql_packages.domain.patient_search import patient_search
from gql_packages.domain.search_keys import earlier_words
from gql_packages.reading.declarations import Listing, Search

_SPECIAL = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})

#: The ranges in their order: of all parts in one, which are part 0, and of each part from 1 on.
_RANGES = (
    "unnest(:parts::int[], :lows::text[], :highs::text[])"
    " WITH ORDINALITY AS r (part, low, high, place)"
)
#: Those in which there is a word: most of a number's have none.
_HELD = f"""
    SELECT r.*
    FROM {_RANGES}
    CROSS JOIN LATERAL (
        SELECT FROM patient_word w
        WHERE w.clinic_id = $1 AND w.word >= r.low AND w.word < r.high LIMIT 1
    ) w
"""
#: Words of a part that are counted: of parts with more the first is gone through.
_MOST_COUNTED = 1000
#: The part whose words are gone through.
_RAREST = f"""
    SELECT CASE WHEN :part_count::int < 2 THEN :part_count::int ELSE (
        SELECT counted.part
        FROM (
            SELECT r.part, (
                    SELECT count(*)
                    FROM (
                        SELECT FROM patient_word w
                        WHERE w.clinic_id = $1 AND w.word >= r.low AND w.word < r.high
                        LIMIT {_MOST_COUNTED}
                    ) w
                ) AS words
            FROM {_RANGES}
            WHERE r.part > 0
        ) counted
        GROUP BY counted.part ORDER BY sum(counted.words), counted.part LIMIT 1
    ) END AS part
"""
#: Whether the patient {p} has a word for each part but the rarest.
_HAS_OTHERS = f"""NOT EXISTS (
    SELECT FROM generate_series(1, :part_count::int) AS needed (part)
    WHERE needed.part <> rarest.part AND NOT EXISTS (
        SELECT FROM {_RANGES}
        JOIN patient_word own ON own.clinic_id = $1 AND own.patient_id = {{p}}
            AND own.word >= r.low AND own.word < r.high
        WHERE r.part = needed.part
    )
)"""
#: The words by which a folded patient {p} is found.
_WORDS_OF = f"""FROM rarest
    JOIN {_RANGES} ON r.part = 0 OR r.part = rarest.part
    JOIN patient_word x ON x.clinic_id = $1 AND x.patient_id = {{p}}
        AND x.word >= r.low AND x.word < r.high
    WHERE (r.part = 0 OR {_HAS_OTHERS})"""
_INSIDE = ":looks_inside::boolean AND {z}.search_key LIKE ALL (:patterns::text[])"
#: What a version that folded otherwise has written is found as it was (rule 190).
_EARLIER = (
    "{z}.folded_version IS DISTINCT FROM {z}.version AND {z}.search_key LIKE ALL (:earlier::text[])"
)
_CONTAINS = f"({_INSIDE} OR {_EARLIER})"
_IS_BEGUN = f"({{z}}.folded_version = {{z}}.version AND EXISTS (SELECT {_WORDS_OF}))"
#: Behind all ranges.
_LAST = "2147483647"
_FIRST_ID = "'00000000-0000-0000-0000-000000000000'::uuid"

#: Where the row of a cursor stands; {gone} where it is not found.
_AT = f"""
    SELECT coalesce(
            begun.place, CASE WHEN {_CONTAINS.replace("{z}", "z")} THEN {_LAST} END, {{gone}}::int
        ) AS place,
        begun.word, z.sort_key, k.id
    FROM (SELECT {{key}} AS id) k
    LEFT JOIN patient z ON z.clinic_id = $1 AND z.id = k.id
    LEFT JOIN LATERAL (
        SELECT r.place, x.word {_WORDS_OF.replace("{p}", "z.id")}
            AND z.folded_version = z.version
        ORDER BY r.place, x.word LIMIT 1
    ) begun ON TRUE
"""

# One range after the other, and none that the page does not need: there is no order but theirs.
_BEGUN = f"""
    SELECT r.place, w.word, w.sort_key, w.patient_id
    FROM at
    CROSS JOIN rarest
    CROSS JOIN LATERAL (
        SELECT r.* FROM held r
        WHERE r.place >= at.place AND (r.part = 0 OR r.part = rarest.part)
        ORDER BY r.place OFFSET 0
    ) r
    CROSS JOIN LATERAL (
        SELECT w.word, w.sort_key, w.patient_id
        FROM patient_word w
        CROSS JOIN LATERAL (
            SELECT FROM (
                SELECT p.* FROM patient p WHERE p.clinic_id = $1 AND p.id = w.patient_id
            ) {{o}}
            WHERE {{o}}.folded_version = {{o}}.version AND {{conditions}} OFFSET 0
        ) {{o}}
        WHERE w.clinic_id = $1 AND w.word < r.high
            AND (w.word, w.sort_key, w.patient_id) > (
                CASE WHEN r.place = at.place THEN at.word ELSE r.low END,
                CASE WHEN r.place = at.place THEN at.sort_key ELSE '' END,
                CASE WHEN r.place = at.place THEN at.id ELSE {_FIRST_ID} END
            )
            AND (r.part = 0 OR {_HAS_OTHERS.replace("{p}", "w.patient_id")})
            AND NOT EXISTS (
                SELECT FROM held b
                JOIN patient_word x ON x.clinic_id = $1 AND x.patient_id = w.patient_id
                    AND x.word >= b.low AND x.word < b.high
                WHERE (b.part = 0 OR b.part = rarest.part)
                    AND (b.place < r.place OR (b.place = r.place AND x.word < w.word))
            )
        ORDER BY w.word, w.sort_key, w.patient_id LIMIT {{limit}}
    ) w
    LIMIT {{limit}}
"""

_PLACE_BEHIND = f"""({{o}}.sort_key COLLATE "C", {{o}}.id) > (
                CASE WHEN at.place = {_LAST} THEN at.sort_key ELSE '' END,
                CASE WHEN at.place = {_LAST} THEN at.id ELSE {_FIRST_ID} END
            )
            WHERE (SELECT count(*) FROM begun) < {{limit}} AND {{conditions}}"""

# Read as they lie and sorted then: by the index of names each would be looked up. Those that are
# not folded have an index of their own.
_CONTAINED = f"""
    SELECT {{o}}.id AS patient_id
    FROM (
        SELECT {{o}}.*
        FROM (
            SELECT {{o}}.id, {{o}}.sort_key, {{o}}.version, {{o}}.folded_version
            FROM at
            JOIN (SELECT p.* FROM patient p WHERE p.clinic_id = $1) {{o}} ON {_PLACE_BEHIND}
                AND {_INSIDE.replace("{z}", "{o}")}
            UNION ALL
            SELECT {{o}}.id, {{o}}.sort_key, {{o}}.version, {{o}}.folded_version
            FROM at
            JOIN (
                SELECT p.* FROM patient p
                WHERE p.clinic_id = $1 AND p.folded_version IS DISTINCT FROM p.version OFFSET 0
            ) {{o}} ON {_PLACE_BEHIND}
                AND {_EARLIER.replace("{z}", "{o}")} AND NOT ({_INSIDE.replace("{z}", "{o}")})
        ) {{o}}
        ORDER BY {{o}}.sort_key COLLATE "C", {{o}}.id OFFSET 0
    ) {{o}}
    WHERE NOT {_IS_BEGUN.replace("{z}", "{o}").replace("{p}", "{o}.id")}
    ORDER BY {{o}}.sort_key COLLATE "C", {{o}}.id LIMIT {{limit}}
"""

_ROWS = f"""(
WITH rarest AS MATERIALIZED ({{rarest}}), at AS MATERIALIZED ({{at}}),
    held AS MATERIALIZED ({_HELD}), begun AS MATERIALIZED ({_BEGUN})
SELECT {{o}}.*, found.place AS found_in, found.word AS found_by,
    (SELECT rarest.part FROM rarest) AS found_rarest
FROM (
    SELECT place, word, patient_id FROM begun
    UNION ALL
    SELECT {_LAST}, '', contained.patient_id FROM ({_CONTAINED}) contained
) found
JOIN (SELECT p.* FROM patient p WHERE p.clinic_id = $1) {{o}} ON {{o}}.id = found.patient_id
ORDER BY found.place, found.word, {{o}}.sort_key COLLATE "C", {{o}}.id LIMIT {{limit}}
)"""

#: That a patient is found, wherever they stand: the words are gone through once.
IS_FOUND = f"""({{o}}.folded_version = {{o}}.version AND {{o}}.id IN (
    WITH rarest AS MATERIALIZED ({_RAREST})
    SELECT w.patient_id
    FROM rarest
    JOIN {_RANGES} ON r.part = 0 OR r.part = rarest.part
    JOIN patient_word w ON w.clinic_id = $1 AND w.word >= r.low AND w.word < r.high
    WHERE r.part = 0 OR {_HAS_OTHERS.replace("{p}", "w.patient_id")}
)) OR {_CONTAINS.replace("{z}", "{o}")}"""

_SEARCH = Search(
    rows=_ROWS,
    begins={
        "rarest": _RAREST,
        "at": f"SELECT 0::bigint AS place, '' AS word, '' AS sort_key, {_FIRST_ID} AS id",
    },
    goes_on={"rarest": "SELECT {number}::int AS part", "at": _AT},
    number="{o}.found_rarest",
    condition=IS_FOUND,
)


def best_first(listing: Listing) -> Listing:
    """The list of patients who are found: the best fitting first, with cursors of its own, in which
    is the part whose words are gone through."""
    order = '{o}.found_in, {o}.found_by, {o}.sort_key COLLATE "C"'
    name = f"{listing.name}:found"
    return replace(listing, name=name, order=order, kind="number", search=_SEARCH)


def search_parameters(text: str) -> dict[str, list[Any] | int]:
    """What the conditions are given, for a text of which something is left when it is folded."""
    search = patient_search(text)
    parts = [search.together, *(term.ranges for term in search.looked_for)]
    ranges = [(part, *each) for part, several in enumerate(parts) for each in several]
    return {
        "parts": [part for part, _, _ in ranges],
        "lows": [low for _, low, _ in ranges],
        "highs": [high for _, _, high in ranges],
        "part_count": len(search.looked_for),
        "looks_inside": search.looks_inside,
        "patterns": patterns(search.contained),
        "earlier": patterns(earlier_words(text)),
    }


def patterns(listed: Iterable[str]) -> list[str]:
    """One LIKE pattern for each word."""
    return [f"%{word.translate(_SPECIAL)}%" for word in listed]
