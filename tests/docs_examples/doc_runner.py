"""Somebody who reads a paper and tries every example in it, from the first to the last.

What a block is, its fence says. A block of `sh` is typed, `graphql` is sent with the `json
variables` behind it, `ts` is a part of the program that is named; `json answer` and `text answer`
are what came out of the block before, and `json answer NAME` of a question that support finds
prepared. `file NAME` is saved under that name, and `text page` is opened in a browser. Nothing is
left out but what has its reason.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from examples.day import HERE, Day, is_refused, steps
from tests.docs_examples.expected_answers import Names, check, check_text, filled
from tests.docs_examples.markdown import Block, blocks_of
from tests.docs_examples.other_clock import THAT_DAY
from tests.docs_examples.terminal import Terminal
from tests.docs_examples.typescript import run_program
from tests.explorer.conftest import EXPLORER
from tests.npm import install, run

QUESTIONS = list(steps(HERE / "support"))


@dataclass
class Reader:
    """One reader of one paper; `names` has their TOKEN. The server listens at `address`."""

    terminal: Terminal
    names: Names
    address: str = ""
    _said: str = ""
    _programs: dict[str, list[str]] = field(default_factory=dict)
    _answers: dict[str, Any] = field(default_factory=dict)

    def read(self, text: str, not_run: Mapping[str, str]) -> list[Block]:
        """Run the blocks, but for those whose first line is in `not_run`; which were run."""
        blocks = blocks_of(text)
        gone = not_run.keys() - {block.text.partition("\n")[0] for block in blocks}
        assert not gone, f"reasons are given for what is not there: {gone}"
        ran = []
        for number, block in enumerate(blocks):
            before = blocks[number - 1].language if number else ""
            if block.text.partition("\n")[0] in not_run:
                continue
            try:
                if block.words == ("variables",):
                    assert before == "graphql", "there is no document before it"
                self._run(block, blocks[number + 1 :])
            except AssertionError as error:
                raise AssertionError(f"{block}: {error}") from error
            ran.append(block)
        return ran

    def _run(self, block: Block, later: Sequence[Block]) -> None:
        match (block.language, *block.words):
            case ("sh",):
                self._said = self.terminal.run(block.text)
            case ("sh", "background"):
                self._said = self.terminal.start(block.text)
            case ("sh", "refused"):
                self._said = self.terminal.run(block.text, succeeds=False)
            case (_, "file", name):
                self.terminal.write(name, block.text)
            case ("text", "page"):
                self._said = self._page(block.text.strip())
            case ("graphql",):
                self._said = self._asked(block.text, later)
            case ("json", "variables"):
                pass
            case ("json", "answer", question):
                self._said = self._question(question)
                check(json.loads(block.text), json.loads(self._said), self.names)
            case ("json", "answer"):
                check(json.loads(block.text), json.loads(self._said), self.names)
            case ("text", "answer"):
                shown = self.terminal.here(block.text.rstrip("\n"))
                check_text(shown, self._said.rstrip("\n"), self.names)
            case ("ts", name):
                self._said = self._part(name, block, later)
            case _:
                raise AssertionError("it is of no kind that is run, and no reason is given")

    def _asked(self, document: str, later: Sequence[Block]) -> str:
        """The answer. One that is not shown has to be neither an error nor a refusal."""
        kinds = [block.words for block in later[:2]]
        has_variables = kinds[:1] == [("variables",)]
        variables = json.loads(later[0].text) if has_variables else {}
        answer = self._sent(document, filled(variables, self.names))
        if ("answer",) not in kinds[has_variables : has_variables + 1]:
            assert not is_refused(json.loads(answer)), answer
        return answer

    def _question(self, name: str) -> str:
        """The answer of the prepared question, which takes what it needs from those before it."""
        [question] = [each for each in QUESTIONS if f"query {name}(" in each.document]
        day = Day(self._answers, THAT_DAY, "a-reader-of-papers")
        answer = self._sent(question.document, day.fill_in(question))
        self._answers[question.name] = json.loads(answer).get("data")
        return answer

    def _sent(self, document: str, variables: Any) -> str:
        body = {"query": document, "variables": variables}
        headers = {"Authorization": f"Bearer {self.names['TOKEN']}"}
        address = f"{self.address}/graphql"
        return httpx.post(address, json=body, headers=headers, timeout=30).text

    def _page(self, address: str) -> str:
        """What the page shows in a browser. In its address `TOKEN` is the reader's."""
        install(EXPLORER)
        opened = self.terminal.here(address).replace("TOKEN", self.names["TOKEN"])
        folder = str(self.terminal.folder)
        return run(EXPLORER, "node", "test/page-of-paper.mjs", folder, opened)

    def _part(self, name: str, block: Block, later: Sequence[Block]) -> str:
        """What the part of the program writes; the whole is run when its first part is met."""
        if name not in self._programs:
            parts = [
                each.text
                for each in (block, *later)
                if (each.language, *each.words) == ("ts", name)
            ]
            settings: dict[str, Any] = {"CLINIC": self.address, **self.names}
            self._programs[name] = run_program(self.terminal.folder, name, parts, settings)
        return self._programs[name].pop(0)
