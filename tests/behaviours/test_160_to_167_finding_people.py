"""Rules 160 to 167: names, and how patients are found."""

import unicodedata
from typing import Any

import pytest

from tests.front_desk import FrontDesk

SEARCH = """query S($search: String, $first: Int, $after: String) {
  patients(search: $search, first: $first, after: $after) {
    nodes { firstName lastName } totalCount pageInfo { hasNextPage endCursor } } }"""


async def found(desk: FrontDesk, search: str) -> list[str]:
    """Who is found, in order: first and last names."""
    page = (await desk.ask(SEARCH, search=search))["patients"]
    names = [f"{node['firstName']} {node['lastName']}" for node in page["nodes"]]
    assert page["totalCount"] == len(names)
    return names


async def register(desk: FrontDesk, *names: str) -> None:
    """Patients with these names; the last word is the family name."""
    for name in names:
        first, _, last = name.rpartition(" ")
        await desk.patient(first, last)


@pytest.mark.parametrize(
    ("name", "searches"),
    [
        ("Elif Aydın", ["AYDIN", "aydın", "aydin", "Aydın elif"]),
        ("İpek Işık", ["ipek isik", "IPEK", "ışık", "IŞIK"]),
        ("Łukasz Wójcik", ["lukasz", "ŁUKASZ", "wojcik"]),
        ("Đorđe Petrović", ["dorde", "đorđe petrovic"]),
        ("Kari Sæther", ["saether", "SÆTHER"]),
        ("Đức Nguyễn", ["duc", "nguyen duc"]),
        ("Øyvind Bjørnstad", ["oyvind", "bjornstad"]),
        ("Þórdís Guðrún", ["thordis", "gudrun"]),
        ("Œdipe Weiß", ["oedipe", "weiss", "WEISS", "WEIẞ"]),
        ("Ħannatŧ Kaŋĸa", ["hannatt", "kanka"]),
        ("Ali Məmmədov", ["memmedov", "MƏMMƏDOV"]),
        ("Ξένια Οδυσσέυς", ["ξενια", "ΟΔΥΣΣΕΥΣ", "οδυσσευς"]),
        ("Семён Ґалаґан", ["семен", "ГАЛАГАН", "СЕМЁН"]),
        ("محمّد علی", ["محمد", "علي", "علی"]),
        ("שָׁלוֹם כהן", ["שלום"]),
        ("अनिल शर्मा", ["शर्मा", "अनिल"]),
        ("สมหญิง ใจดี", ["สมหญิง"]),
        ("ნინო ბერიძე", ["ნინო", "ᲜᲘᲜᲝ"]),
        ("Արամ Խաչատրյան", ["արամ", "ԱՐԱՄ"]),
        ("가은 김", ["김", "가은", "가은 김"]),
        ("さくら 田中", ["田中", "さくら"]),
        ("小明 王", ["小明", "王", "王 小明"]),
        ("ሰላም ተስፋዬ", ["ሰላም"]),
        ("Fran\u0301c\u0327oise ﬁne", ["francoise", "FINE"]),
    ],
)
async def test_160_a_name_of_any_script_is_found_without_case_accents_and_strokes(
    desk: FrontDesk, name: str, searches: list[str]
) -> None:
    await register(desk, name, "Zz Zzz")
    stored = unicodedata.normalize("NFC", name)

    assert {search: await found(desk, search) for search in searches} == {
        search: [stored] for search in searches
    }


async def test_160_offers_are_found_alike(desk: FrontDesk) -> None:
    treatment = await desk.treatment()
    for name in ("Łódź spa", "10 × Shiatsu", "Mary-Jane's peeling"):
        await desk.offer(treatment, name=name)
    search = "query Q($search: String) { packages(search: $search) { nodes { name } } }"

    async def offers(text: str) -> list[str]:
        data = await desk.ask(search, search=text)
        return [node["name"] for node in data["packages"]["nodes"]]

    assert await offers("lodz") == await offers("ŁÓDŹ") == ["Łódź spa"]
    assert await offers("maryjanes") == await offers("mary-jane") == ["Mary-Jane's peeling"]
    assert await offers("shiatsu 10") == ["10 × Shiatsu"]
    assert await offers("%") == await offers("xyz") == []


async def test_160_lists_sort_letters_with_strokes_among_their_plain_ones(
    desk: FrontDesk,
) -> None:
    await register(desk, "A Luz", "A Łuk", "A Lud", "A Mac", "A O'Brien", "A Oaks", "A Obst")
    for name in ("Łuk", "Luz", "Lud", "Mac"):
        await desk.treatment(name)

    patients = (await desk.ask(SEARCH))["patients"]["nodes"]
    treatments = (await desk.ask("{ treatments { name } }"))["treatments"]

    names = [node["lastName"] for node in patients]
    assert names == ["Lud", "Łuk", "Luz", "Mac", "Oaks", "O'Brien", "Obst"]
    assert [each["name"] for each in treatments] == ["Lud", "Łuk", "Luz", "Mac"]


INVISIBLE = [
    *("\u200b", "\u200b\u200c\u200d", "\u00ad", "\u2060\ufeff", "\u202e\u2066\u2069", "\u200e"),
    *("\u3164", "\u115f\u1160", "\uffa0", "\u2800\u2800", "\u034f", "\ufe0f", "\u180e", " \u00a0 "),
    "\U000e0041",
]


@pytest.mark.parametrize("name", INVISIBLE, ids=ascii)
async def test_162_a_name_of_which_nothing_can_be_seen_is_no_name(
    desk: FrontDesk, name: str
) -> None:
    patient, treatment = await desk.patient(), await desk.treatment()

    refusals = [
        await desk.refused("createPatient", firstName=name, lastName="Haddad"),
        await desk.refused("createPatient", firstName="Noor", lastName=name),
        await desk.refused("updatePatient", patientId=patient, lastName=name),
        await desk.refused("updateTreatment", treatmentId=treatment, name=name),
        await desk.refused("createStaffMember", name=name, role="BILLING"),
    ]

    assert [refusal["code"] for refusal in refusals] == ["INVALID_INPUT"] * 5
    assert {refusal["message"] for refusal in refusals} == {"This cannot be empty."}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("An\u00adna", "Anna"),
        ("An\u200bna\u2060", "Anna"),
        ("\u202bعلي\u202c", "\u202bعلي\u202c"),
        ("\u200dAnna\u200c ", "Anna"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("葛\U000e0100城", "葛\U000e0100城"),
    ],
    ids=ascii,
)
async def test_162_what_joins_letters_stays_and_what_cannot_be_seen_is_taken_out(
    desk: FrontDesk, typed: str, stored: str
) -> None:
    made: dict[str, Any] = await desk.do(
        "createPatient", "patient { firstName lastName }", firstName=typed, lastName=typed
    )

    patient = made["patient"]
    assert (patient["firstName"], patient["lastName"]) == (stored, stored)
    assert await found(desk, typed) == await found(desk, stored) == [f"{stored} {stored}"]
