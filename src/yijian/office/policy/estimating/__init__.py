"""Estimates: a change tried out on the past, before anybody decides on it."""
