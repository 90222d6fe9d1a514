"""What the proofs of trust share."""
