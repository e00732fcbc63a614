"""Refusals of background work, one question a file."""
