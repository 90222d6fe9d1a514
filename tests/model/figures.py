"""What a run of the model went through: steps, mutations and refusals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Figures:
    clinics: int = 0
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def steps(self) -> int:
        return self.done.total() + self.refused.total()

    def __str__(self) -> str:
        lines = [
            f"{self.steps} steps in {self.clinics} clinics:"
            f" {self.done.total()} done, {self.refused.total()} refused"
        ]
        lines += [f"  {count:5} {mutation}" for mutation, count in self.done.most_common()]
        lines += [f"  {count:5} {code}" for code, count in self.refused.most_common()]
        return "\n".join(lines)
