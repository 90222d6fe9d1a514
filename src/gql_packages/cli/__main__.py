"""`python -m gql_packages.cli`."""

from gql_packages.cli import main

if __name__ == "__main__":
    main()
