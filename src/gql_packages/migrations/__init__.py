"""Numbered SQL migrations, run in order by `gql-packages migrate`."""
