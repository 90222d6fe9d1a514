"""Takes out the locks of one kind of row: the control of tests that hold them."""

from __future__ import annotations

import pytest

from gql_packages.models.tenant import TenantModel
from gql_packages.services import rows

_locking = rows.locking


def take_out_locks_of(monkeypatch: pytest.MonkeyPatch, unlocked: type[TenantModel]) -> None:
    """Let every service look at rows of that kind without locking them."""

    def locking(model: type[TenantModel]) -> str:
        return "" if model is unlocked else _locking(model)

    monkeypatch.setattr(rows, "locking", locking)
