"""Rule 172: treatments and packages stand under a category, with a description, in an order."""

from typing import Any

import pytest

from tests.front_desk import Answer, FrontDesk

SHOWN = "category description position version"
TREATMENT = {"name": "Massage", "durationMinutes": 60, "price": "90"}
TOLD = {"category": "Hands on", "description": "Deep.\n\nAnd slow.", "position": 3}


async def offered(desk: FrontDesk) -> dict[str, Any]:
    """What a package has to be given."""
    items = [{"treatmentId": await desk.treatment("Yoga"), "patientPays": "0"}]
    return {"name": "Ten", "price": "800", "uses": 10, "eligibleItems": items}


async def made(desk: FrontDesk, kind: str, **more: Any) -> Answer:
    """A treatment or package, as it is shown."""
    given = TREATMENT if kind == "Treatment" else await offered(desk)
    done = await desk.do(f"create{kind}", f"{kind.lower()} {{ id {SHOWN} }}", **{**given, **more})
    return dict(done[kind.lower()])


KINDS = ["Treatment", "Package"]


@pytest.mark.parametrize("kind", KINDS)
async def test_172_a_category_a_description_and_a_position_are_given_and_taken_away(
    desk: FrontDesk, kind: str
) -> None:
    async def change(**changes: Any) -> Answer:
        named = {f"{kind.lower()}Id": told["id"], **changes}
        done = await desk.do(f"update{kind}", f"{kind.lower()} {{ {SHOWN} }}", **named)
        return dict(done[kind.lower()])

    told = await made(desk, kind, **TOLD)
    bare = await made(desk, kind)

    assert told == {"id": told["id"], **TOLD, "version": 1}
    nothing = {"category": None, "description": None, "position": None}
    assert bare == {"id": bare["id"], **nothing, "version": 1}
    assert await change(name="Other") == {**TOLD, "version": 2}
    spaced = {"category": "  Movement ", "description": "\r\n One \r\nTwo\n\n", "position": 0}
    cleaned = {"category": "Movement", "description": "One\nTwo", "position": 0, "version": 3}
    assert await change(**spaced) == cleaned
    assert await change(category=None) == {**cleaned, "category": None, "version": 4}
    assert await change(category=" ", description=" \n", position=None) == {**nothing, "version": 5}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"category": "x" * 101}, "category"),
        ({"category": "two\nlines"}, "category"),
        ({"description": "x" * 1001}, "description"),
        ({"description": "x\n" * 5_000}, "description"),
        ({"description": "bell\a"}, "description"),
        ({"position": -1}, "position"),
        ({"position": 10_001}, "position"),
    ],
)
async def test_172_what_cannot_stand_in_the_catalogue_is_refused(
    desk: FrontDesk, kind: str, given: dict[str, Any], path: str
) -> None:
    old = await made(desk, kind)
    new = TREATMENT if kind == "Treatment" else await offered(desk)

    created = await desk.refused(f"create{kind}", **{**new, **given})
    updated = await desk.refused(f"update{kind}", **{f"{kind.lower()}Id": old["id"], **given})

    for refused in (created, updated):
        assert (refused["code"], refused["path"]) == ("INVALID_INPUT", ["input", path])


#: Added in this order, with their positions.
PLACED = [("Ökö", None), ("Ada", 7), ("Zoe", None), ("Eva", 10), ("Ida", 9), ("eve", 7), ("Bo", 0)]
IN_ORDER = ["Bo", "Ada", "eve", "Ida", "Eva", "Ökö", "Zoe"]


async def test_172_treatments_are_listed_by_position_then_by_name(desk: FrontDesk) -> None:
    for name, position in PLACED:
        await made(desk, "Treatment", name=name, position=position)

    shown = await desk.ask("{ treatments { name } }")

    assert [each["name"] for each in shown["treatments"]] == IN_ORDER


async def test_172_packages_are_listed_by_position_then_by_name_page_after_page(
    desk: FrontDesk,
) -> None:
    for name, position in PLACED:
        await made(desk, "Package", name=name, position=position)
    document = """query P($after: String) { packages(first: 2, after: $after) { totalCount
        nodes { name } pageInfo { hasNextPage endCursor } } }"""

    names: list[str] = []
    page: Answer = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        shown = (await desk.ask(document, after=page["endCursor"]))["packages"]
        names += [each["name"] for each in shown["nodes"]]
        page = shown["pageInfo"]

    assert names == IN_ORDER
