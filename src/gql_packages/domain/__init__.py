"""Pure rules: no clock, no database, no framework. The day is an argument."""
