"""The quality gate: faults of the data, kept apart from findings about behaviour."""
