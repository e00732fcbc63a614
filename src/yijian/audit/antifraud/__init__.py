"""Patterns of fraud: which rules, hit together, tell of one scheme, and how it is checked."""
