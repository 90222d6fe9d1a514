"""Who asks: tokens and the keys that verify them."""
