"""Pure rules: no clock, no database, no framework. The day is an argument. SQL is text here, where
reading and writing share it."""
