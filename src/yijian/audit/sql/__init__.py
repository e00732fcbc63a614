"""The rule subset of SQL: what is allowed, what it means, and how each engine spells it."""
