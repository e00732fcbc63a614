"""Filters of monitoring's templates."""
