"""Refusals: what the law or good order does not allow yet, and why."""
