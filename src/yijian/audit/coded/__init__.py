"""Columns of few values, which an engine may keep as numbers."""
