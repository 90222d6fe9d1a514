"""A paper with a mistake in it turns the tests red: each kind of example, spoiled in one place."""

from pathlib import Path

import pytest

from tests.docs_examples.conftest import Demo
from tests.docs_examples.doc_runner import Reader

PAPER = """
```sh
export KEPT=$((20 + 1))
echo "it is $KEPT"
```

```text answer
it is 2…
```

```graphql
query Find($search: String!) { patients(search: $search) { nodes { id lastName } } }
```

```json variables
{ "search": "garcia" }
```

```json answer
{ "data": { "patients": { "nodes": [ { "id": "${PATIENT}", "lastName": "García Okafor" } ] } } }
```

```graphql
query Again($id: ID!) { patient(id: $id) { id firstName } }
```

```json variables
{ "id": "${PATIENT}" }
```

```json answer
{ "data": { "patient": { "id": "${PATIENT}", "firstName": "…" } } }
```

```json answer FindThePatient
{ "data": { "patients": { "nodes": [
  { "id": "${ROSALIND}", "lastName": "Achterberg", "…": "…" } ],
  "…": "…" } } }
```

```sh refused
cat "$PATIENT"
```

```ts paper.ts
const count: number = 2;
```

```ts paper.ts
console.log(count + 1);
```

```text answer
3
```

```html file shown.html
<p id="answer"></p><script>answer.textContent = "a hash of " + location.hash.length</script>
```

```text page
http://localhost:5173/shown.html#x
```

```text answer
a hash of 2
```
"""


@pytest.fixture
def reader(demo: Demo, tmp_path: Path) -> Reader:
    return demo.reader(tmp_path, "FRONT_DESK")


@pytest.mark.long
async def test_what_is_right_passes(reader: Reader) -> None:
    assert len(reader.read(PAPER, {})) == 16


@pytest.mark.long
@pytest.mark.parametrize(
    ("written", "spoiled"),
    [
        ("20 + 1", "10 + 1"),
        ("echo", "ecco"),
        ("lastName }", "lastName salary }"),
        ('"García Okafor"', '"García"'),
        ('"search": "garcia"', '"search": "nobody"'),
        ('"firstName": "…"', '"firstName": "…", "lastName": "…"'),
        ('{ "data": { "patient": { "id": "${PATIENT}"', '{ "data": { "patient": { "id": "x"'),
        ("answer FindThePatient", "answer FindSomebody"),
        ("answer FindThePatient", "answer WhatThePatientUsed"),
        ('"lastName": "Achterberg"', '"lastName": "Achterburg"'),
        ('"Achterberg", "…": "…"', '"Achterberg"'),
        ('"Achterberg", "…"', '"Achterberg", "salary": "…", "…"'),
        ("```sh refused", "```sh"),
        ('cat "$PATIENT"', 'echo "$PATIENT"'),
        ("count: number = 2", "count: string = 2"),
        ("count + 1", "count + 2"),
        ("a hash of 2", "a hash of 3"),
        ("file shown.html", "file hidden.html"),
        ("```sh\nexport", "```python\nexport"),
        ("```graphql\nquery Again", "```json variables\nquery Again"),
    ],
)
async def test_what_is_spoiled_is_found(reader: Reader, written: str, spoiled: str) -> None:
    assert PAPER.count(written) == 1

    with pytest.raises((AssertionError, KeyError, ValueError)):
        reader.read(PAPER.replace(written, spoiled), {})


async def test_a_block_that_is_not_run_needs_a_reason(reader: Reader) -> None:
    paper = "```yaml\nscrape_configs: []\n```\n"

    with pytest.raises(AssertionError, match="no reason is given"):
        reader.read(paper, {})
    assert reader.read(paper, {"scrape_configs: []": "it is Prometheus's own"}) == []
    with pytest.raises(AssertionError, match="what is not there"):
        reader.read(paper, {"scrape_configs: []": "", "gone": ""})
