"""What is trusted is read and checked once, before anybody is served."""

import json
from pathlib import Path

import pytest

from gql_packages.configured import persisted_documents
from gql_packages.errors import SetupError
from gql_packages.resolvers.build_schema import schema
from gql_packages.settings import Settings
from gql_packages.web import document_cache
from gql_packages.web.document_limits import MAX_COST, check_limits
from gql_packages.web.persisted_documents import load_trusted_documents
from tests.cli_and_server.serve_process import refusal_of
from tests.web.document_manifests import sha256_of, trusting, write_manifest
from tests.web.minimal_schema import SCHEMA, serve

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "clients" / "typescript" / "src" / "generated"
FRONT_DESK = ROOT / "frontdesk" / "src" / "generated"
VIEWER = "{ viewer { role } }"


def test_what_the_build_of_the_client_writes_is_trusted() -> None:
    manifest = CLIENT / "persisted-documents.json"
    written = json.loads(manifest.read_text())

    trusted = load_trusted_documents(manifest, schema._schema)

    assert len(trusted) == len(written) > 10
    for name, text in written.items():
        assert text in trusted and name == f"sha256:{sha256_of(text)}"


@pytest.mark.parametrize("folder", [CLIENT, FRONT_DESK], ids=["client", "front desk"])
def test_no_document_costs_more_than_seven_tenths_of_what_is_allowed(folder: Path) -> None:
    costs: dict[str, float] = {}
    for document in load_trusted_documents(
        folder / "persisted-documents.json", schema._schema
    ).values():
        for operation in document.operations:
            count = check_limits(document, schema._schema, operation, None)
            assert operation.name
            costs[operation.name.value] = count.operation(operation).cost_tenths / 10

    assert len(costs) > 10
    assert {name: cost for name, cost in costs.items() if cost > 0.7 * MAX_COST} == {}


def test_releases_of_a_client_live_side_by_side(tmp_path: Path) -> None:
    older, newer = VIEWER, "{ viewer { role permissions } }"
    write_manifest(tmp_path / "1.0.json", [older])
    write_manifest(tmp_path / "1.1.json", [older, newer])
    (tmp_path / "read me.txt").write_text("not a manifest")

    trusted = load_trusted_documents(tmp_path, schema._schema)

    assert trusted.keys() == {older, newer}


def test_a_bare_hash_names_a_document_too(tmp_path: Path) -> None:
    manifest = tmp_path / "relay.json"
    manifest.write_text(json.dumps({sha256_of(VIEWER): VIEWER}))

    assert load_trusted_documents(manifest, schema._schema).keys() == {VIEWER}


async def test_a_trusted_document_is_parsed_and_validated_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hello = "query Hello { hello }"
    client = serve(documents=trusting(hello, schema=SCHEMA))

    def unexpected(*_: object) -> None:
        raise AssertionError("It was parsed or validated again.")

    monkeypatch.setattr(document_cache, "parse_document", unexpected)
    monkeypatch.setattr(document_cache, "errors_by_pass", unexpected)
    for number in range(3):
        response = await client.ask(hello, documentId=sha256_of(hello), extensions={"n": number})
        assert response.json() == {"data": {"hello": "Hello, you"}}


DEEP = f"{{ viewer {'{ clinic ' * 13}{{ id }}{' }' * 13} }}"
SPOILED = {
    "a field that is gone": ("{ viewer { rank } }", "does not fit the schema: Cannot query field"),
    "a syntax error": ("{ viewer {", "does not fit the schema: Syntax Error"),
    "no operation": ("fragment F on Viewer { role }", "cannot be served: It holds no operation"),
    "too many levels": (DEEP, "cannot be served: The document has 15 levels of fields"),
    "no such argument": ("{ viewer(id: 1) { role } }", "does not fit the schema: Unknown argument"),
}


@pytest.mark.parametrize(("text", "told"), SPOILED.values(), ids=SPOILED.keys())
def test_a_document_that_could_not_be_served_is_not_trusted(
    text: str, told: str, tmp_path: Path
) -> None:
    manifest = write_manifest(tmp_path / "manifest.json", [VIEWER, text])

    with pytest.raises(SetupError, match=told) as raised:
        load_trusted_documents(manifest, schema._schema)

    assert sha256_of(text) in str(raised.value)
    assert str(manifest) in str(raised.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "no manifest"),
        ("[]", "no manifest"),
        (b"\xff", "no manifest"),
        ('{"a": 1}', "no manifest"),
        (json.dumps({"0" * 40: VIEWER}), "is not named by a SHA-256"),
        (json.dumps({f"sha1:{'0' * 40}": VIEWER}), "is not named by a SHA-256"),
        (json.dumps({sha256_of(VIEWER).upper(): VIEWER}), "is not named by a SHA-256"),
        (json.dumps({sha256_of(VIEWER): f"{VIEWER} "}), "has another hash"),
        (json.dumps({"sha256:" + "0" * 64: VIEWER}), "has another hash"),
    ],
)
def test_a_manifest_that_is_none_is_told_in_a_sentence(
    content: str | bytes, told: str, tmp_path: Path
) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(SetupError, match=told):
        load_trusted_documents(manifest, schema._schema)


def test_a_place_without_manifests_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="There is no manifest"):
        load_trusted_documents(tmp_path, schema._schema)
    with pytest.raises(SetupError, match="cannot be read"):
        load_trusted_documents(tmp_path / "nothing.json", schema._schema)


def test_trusting_only_what_is_nowhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_DOCUMENTS_ONLY", "true")

    with pytest.raises(SetupError, match="TRUSTED_DOCUMENTS_ONLY needs TRUSTED_DOCUMENTS"):
        persisted_documents(Settings())


def test_the_server_does_not_start_with_a_document_that_it_could_not_serve(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path / "manifest.json", ["{ viewer { rank } }"])

    said = refusal_of(
        *("serve", "--workers", "2"),
        TRUSTED_DOCUMENTS=str(manifest),
        # Nothing is asked of the database before the documents are read.
        DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing",
    )

    assert said.startswith("gql-packages: The document sha256:")
    assert "Cannot query field" in said
