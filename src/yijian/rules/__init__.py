"""The shipped rules: one ``x.sql`` (card and SELECT) with its ``x.cases.yaml``, by tier."""
