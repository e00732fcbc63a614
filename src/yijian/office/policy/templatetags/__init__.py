"""Filters of the templates of ``policy``."""
