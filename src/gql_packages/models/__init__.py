"""Tables, by aggregate: columns only, no rules. The SQL migrations make them."""
