"""Filters and tags of every page."""
