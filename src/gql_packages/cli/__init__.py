"""The command line: `gql-packages`. Each module holds the commands of one subject."""

from gql_packages.cli import clinics, doctor, purge, serving, token, tools
from gql_packages.cli.application import main

__all__ = ["clinics", "doctor", "main", "purge", "serving", "token", "tools"]
