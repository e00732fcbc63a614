"""What was done and refused: append-only, one hash chain per jurisdiction."""
