"""How far a proof goes: shortly in the gate, in full where `make prove-trust` runs it."""

import os

IS_FULL = "GQL_PACKAGES_FULL" in os.environ


def size(*, short: int, full: int) -> int:
    """How many rounds, requests or seconds this run is made of."""
    return full if IS_FULL else short


def tell(figure: str) -> None:
    """Print what was measured; a full run shows it, and docs/trust.md has the last ones."""
    print(f"\nFIGURE {figure}", flush=True)
