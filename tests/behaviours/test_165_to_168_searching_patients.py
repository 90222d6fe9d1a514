"""Rules 165, 166 and 168: patients are found by what is typed, in an order that helps."""

import base64
from collections.abc import Sequence
from typing import Any

import pytest

from gql_packages.database.connect import Connection
from gql_packages.filling.fill import fill_clinic
from gql_packages.schema.global_id import decode, encode
from tests.front_desk import FrontDesk

SEARCH = """query S($search: String, $first: Int, $after: String, $orderBy: PatientOrder,
                    $filter: PatientFilter, $archived: Boolean) {
  patients(search: $search, first: $first, after: $after, orderBy: $orderBy, filter: $filter,
           includeArchived: $archived) {
    nodes { firstName lastName } totalCount pageInfo { hasNextPage endCursor } } }"""


async def found(desk: FrontDesk, search: str, **more: Any) -> list[str]:
    """Who is found, in order: first and last names."""
    page = (await desk.ask(SEARCH, search=search, **more))["patients"]
    names = [f"{node['firstName']} {node['lastName']}" for node in page["nodes"]]
    assert page["totalCount"] == len(names)
    return names


async def register(desk: FrontDesk, *names: str, **more: Any) -> str:
    """Patients with these names, the last word of each the family name; the last one's id."""
    for name in names:
        first, _, last = name.rpartition(" ")
        made = await desk.do("createPatient", firstName=first, lastName=last, **more)
    patient: str = made["patient"]["id"]
    return patient


SCRIPTS = (
    *("comma", "apostrophe", "other apostrophe", "hyphen", "spaces", "Han", "Hangul", "kana"),
    *("Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari", "Thai", "Georgian", "Armenian"),
    *("Ethiopic", "Gurmukhi", "emoji"),
)


@pytest.mark.parametrize(
    ("name", "searches"),
    [
        ("Anna Twin", ["Twin, Anna", "twin,anna", "Anna, Twin", "anna twi", "annatwin", "TWI;AN"]),
        ("Seán O'Brien", ["obrien", "o'brien", "o’brien", "O Brien", "brien sean", "sean o'b"]),
        ("Jeanne D’Arcy", ["d'arcy", "darcy", "d’arcy", "arcy", "D`Arcy"]),
        ("Mary-Jane Watson", ["maryjane", "mary jane", "mary-jane", "jane", "Watson, Mary-Ja"]),
        ("Maria del Carmen Ruiz", ["delcarmen", "del carmen ruiz", "carmen", "maria ruiz"]),
        ("小明 王", ["王小明", "小明王", "王 小明", "王,小明", "小", "王小"]),
        ("길동 홍", ["홍길동", "홍 길동", "길동", "홍길"]),
        ("太郎 山田", ["山田太郎", "山田、太郎", "山田 太", "太郎"]),
        ("Ольга-Мария Иванова", ["иванова, ольга", "ольгамария", "мария"]),
        ("Ελένη Παπαδοπούλου", ["παπαδοπουλου ελενη", "Παπα", "ΕΛΕΝΗ"]),
        ("عبد الله محمود", ["عبدالله", "عبد الله", "محمود، عبد", "محمود"]),
        ("דוד בן־גוריון", ["בן גוריון", "בןגוריון", "גוריון, דוד"]),
        ("सीता-राम वर्मा", ["सीताराम", "वर्मा, सीता", "राम"]),
        ("สมชาย ใจดี", ["ใจดี,สมชาย", "สมชายใจดี", "สม"]),
        ("გიორგი მაისურაძე", ["მაისურაძე გიორგი", "გიორგიმაის"]),
        ("Կարեն Դեմիրճյան", ["դեմիրճյան, կարեն", "կարենդ"]),
        ("አበበ ቢቂላ", ["ቢቂላ አበበ", "አበበቢ"]),
        ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", ["ਸਿੰਘ, ਗੁਰ", "ਗੁਰਪ੍ਰੀਤ"]),
        ("🦊🦊 Ғалымжан", ["ғалымжан", "🦊", "Ғал, 🦊"]),
    ],
    ids=SCRIPTS,
)
async def test_165_what_parts_names_does_not_matter_in_any_script(
    desk: FrontDesk, name: str, searches: list[str]
) -> None:
    await register(desk, name, "Zz Zzz")

    assert {search: await found(desk, search) for search in searches} == {
        search: [name] for search in searches
    }


async def test_165_an_exact_name_comes_before_a_beginning_and_that_before_what_contains_it(
    desk: FrontDesk,
) -> None:
    await register(desk, "Charlotte Abel", "Ha Phan", "Noor Haddad", "Ha Abel", "Chaya Hart")

    assert await found(desk, "ha") == [
        *("Ha Abel", "Ha Phan", "Noor Haddad", "Chaya Hart"),
        # Only these contain it.
        "Charlotte Abel",
    ]
    assert await found(desk, "Phan, Ha") == ["Ha Phan"]


async def test_165_names_together_come_before_their_parts_in_any_order(desk: FrontDesk) -> None:
    await register(desk, "Annabel Twining", "Anna Twin", "Twinkle Annan", "Hanna Entwin")

    assert await found(desk, "anna twin") == [
        *("Anna Twin", "Annabel Twining", "Twinkle Annan", "Hanna Entwin")
    ]
    await register(desk, "Oda Anders", "An Odz")
    assert await found(desk, "an od") == ["An Odz", "Oda Anders"]


async def test_165_a_name_is_exact_without_its_hyphens_and_spaces(desk: FrontDesk) -> None:
    await register(desk, "A Annmaryjane", "Mary-Jane Zz", "B Maryjanes", "Mary Jane Zy")

    assert await found(desk, "maryjane") == [
        *("Mary Jane Zy", "Mary-Jane Zz", "B Maryjanes", "A Annmaryjane")
    ]


async def test_165_who_has_every_part_is_found_and_no_other(desk: FrontDesk) -> None:
    await register(desk, "Anna Maria Twin", email="annie@harbour.example")
    await register(desk, "Anna Berg", "Maria Twin")

    assert await found(desk, "twin an") == ["Anna Maria Twin"]
    assert await found(desk, "maria twin") == ["Maria Twin", "Anna Maria Twin"]
    assert await found(desk, "anna harbour") == ["Anna Maria Twin"]
    assert await found(desk, "annie@harb") == ["Anna Maria Twin"]
    # Of many parts only all in one, and then the whole text.
    assert await found(desk, "a n n a m a r i a t") == ["Anna Maria Twin", "Maria Twin"]
    assert await found(desk, "anna xyz") == []


@pytest.mark.parametrize(
    ("written", "searches"),
    [
        (
            "+1 (604) 555-0132",
            [
                *("6045550132", "604-555-0132", "+16045550132", "0132", "16045550132"),
                *("604 555 0132", "(604) 555", "+1 604", "001 604 555 0132", "1-604-555-0132"),
                *("٦٠٤٥٥٥٠١٣٢", "604 - 555 - 0132", "555 0132", "5550132"),
            ],
        ),
        ("604.555.0132 / cell", ["+1 604 555 0132", "6045550132", "0132", "1 604 555 0132"]),
        ("0170 1234567", ["+49 170 1234567", "01701234567", "1701234567", "4567", "0049 170 1234"]),
        ("+49 (0)30 90 12 34", ["309012", "+49 30 90", "901234", "1234"]),
        ("0044 20 7946 0958", ["+44 20 7946 0958", "020 7946 0958", "79460958"]),
    ],
)
async def test_166_a_telephone_is_found_by_its_digits_however_they_are_written(
    desk: FrontDesk, written: str, searches: list[str]
) -> None:
    await register(desk, "Anna Twin", phone=written)
    await register(desk, "Noor Haddad", phone="+1 778 555 9999")

    assert {search: await found(desk, search) for search in searches} == {
        search: ["Anna Twin"] for search in searches
    }


async def test_166_a_number_is_found_by_its_beginning_and_then_by_its_end(
    desk: FrontDesk,
) -> None:
    await register(desk, "B End", phone="604 555 0132")
    await register(desk, "C Beginning", phone="(0132) 555 60")

    assert await found(desk, "0132") == ["C Beginning", "B End"]


async def test_167_a_patient_is_found_by_the_number(desk: FrontDesk) -> None:
    await register(desk, *(f"Patient No{letter}" for letter in "abcdefghijkl"))
    await register(desk, "Anna Twin", phone="604 555 0011")

    assert await found(desk, "#11") == await found(desk, "# 11") == ["Patient Nok"]
    assert await found(desk, "#1") == ["Patient Noa"]
    assert await found(desk, "#99") == []
    assert await found(desk, "11") == ["Patient Nok"]
    assert await found(desk, "011") == ["Anna Twin"]
    assert await found(desk, "patient #3") == ["Patient Noc"]
    assert await found(desk, "13") == ["Anna Twin"]


async def pages(desk: FrontDesk, search: str, size: int, **more: Any) -> list[str]:
    """Everybody who is found, a page after the other."""
    names: list[str] = []
    after = None
    while True:
        given = {"search": search, "first": size, "after": after, **more}
        page = (await desk.ask(SEARCH, **given))["patients"]
        names += [f"{node['firstName']} {node['lastName']}" for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return names


@pytest.mark.parametrize("search", ["an", "anna", "a", "an be", "6045", "nn"])
async def test_165_page_after_page_shows_each_once_in_the_order_of_all(
    desk: FrontDesk, search: str
) -> None:
    for number in range(6):
        phone, email = f"604 555 555{number}", f"anna{number}@anna.example"
        await register(desk, "Anna Berg", "Ben Andersen", phone=phone, email=email)
    await register(desk, "Hanna Ubang", "Joanna Berg", "Ann Anna", "Susanne Manning")

    whole = await found(desk, search, first=100)

    assert len(whole) >= 12
    assert await pages(desk, search, 1) == await pages(desk, search, 5) == whole


async def test_165_a_search_is_filtered_and_sorted_as_the_list_is(desk: FrontDesk) -> None:
    await register(desk, "Ha Phan", "Charlotte Abel")
    patient = await register(desk, "Noor Haddad")
    await desk.receive(patient, "10")
    await desk.do("archivePatient", patientId=await register(desk, "Ha Archived"))

    assert await found(desk, "ha", orderBy="NAME_ASC") == [
        *("Charlotte Abel", "Noor Haddad", "Ha Phan")
    ]
    assert await pages(desk, "ha", 1, orderBy="NAME_DESC") == [
        *("Ha Phan", "Noor Haddad", "Charlotte Abel")
    ]
    assert await found(desk, "ha", filter={"credit": True}) == ["Noor Haddad"]
    assert await found(desk, "ha", filter={"isArchived": True}) == ["Ha Archived"]
    assert await found(desk, "ha", archived=True) == [
        *("Ha Archived", "Ha Phan", "Noor Haddad", "Charlotte Abel")
    ]


async def test_165_what_is_changed_is_found_by_what_it_is_now(desk: FrontDesk) -> None:
    patient = await register(desk, "Anna Twin", phone="604 555 0132")

    await desk.do("updatePatient", patientId=patient, lastName="O'Neill", phone=None)

    assert await found(desk, "oneill") == await found(desk, "anna") == ["Anna O'Neill"]
    assert await found(desk, "twin") == await found(desk, "0132") == []


async def test_168_a_cursor_of_a_search_holds_no_name_and_leads_on_from_its_row(
    desk: FrontDesk, superuser: Connection
) -> None:
    await register(desk, "Ha Phan", "Noor Haddad", "Charlotte Hartmann")
    page = (await desk.ask(SEARCH, search="ha", first=2))["patients"]
    cursor = page["pageInfo"]["endCursor"]
    written = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()

    async def after(search: str) -> Sequence[str] | str:
        answer = await desk.post(SEARCH, {"search": search, "first": 1, "after": cursor})
        if "errors" in answer:
            code: str = answer["errors"][0]["extensions"]["code"]
            return code
        return [node["lastName"] for node in answer["data"]["patients"]["nodes"]]

    key = await superuser.fetchval(
        "SELECT id FROM patient WHERE clinic_id = $1 AND last_name = 'Haddad'",
        desk.principal.clinic_id,
    )
    assert written[:-8] == f'["patients:found","",1,"{key.hex}"]'
    assert await after("ha") == ["Hartmann"]
    # Of another search it is no place, unless its row is found there too.
    assert await after("phan") == "INVALID_INPUT"
    assert await after("noor") == []
    await superuser.execute("UPDATE patient SET first_name = 'X' WHERE id = $1", key)
    await desk.do("updatePatient", patientId=str(encode("Patient", key)), lastName="Kim")
    assert await after("ha") == "INVALID_INPUT"


async def test_190_who_is_not_folded_yet_is_found_by_the_earlier_words_and_last(
    desk: FrontDesk, superuser: Connection
) -> None:
    patient = await register(desk, "Old O'Brien")
    await register(desk, "Brienne New")
    # As the version before this one leaves a row that it changes.
    await superuser.execute(
        "UPDATE patient SET last_name = 'Tal-O''Brien', version = version + 1,"
        " search_key = 'old tal-o''brien' WHERE id = $1",
        decode(patient, "Patient"),
    )

    before = [await found(desk, search) for search in ("brien", "tal-o'b", "talobrien")]
    await fill_clinic(desk.database, desk.principal.clinic_id)
    after = [await found(desk, search) for search in ("brien", "tal-o'b", "talobrien")]

    assert before == [["Brienne New", "Old Tal-O'Brien"], ["Old Tal-O'Brien"], []]
    assert after == [
        ["Old Tal-O'Brien", "Brienne New"],
        ["Old Tal-O'Brien"],
        ["Old Tal-O'Brien"],
    ]
