"""Takes out the locks of one kind of row: the control of tests that hold them."""

import pytest

from gql_packages.models.tenant import TenantModel
from gql_packages.services import row_locks


def take_out_locks_of(monkeypatch: pytest.MonkeyPatch, unlocked: type[TenantModel]) -> None:
    """Let every service look at rows of that kind without locking them."""

    monkeypatch.setattr(row_locks, "is_locked", lambda model: model is not unlocked)
