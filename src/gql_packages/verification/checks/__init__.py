"""One question a file: SQL that returns what differs in the clinic $1."""
