"""The bounds of what a package on offer may say, lowest and highest included."""

USES = (1, 10_000)
VALID_FOR_DAYS = (0, 36_500)
ELIGIBLE_ITEMS = (1, 200)
