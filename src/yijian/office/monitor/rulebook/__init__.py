"""Rules on their way from a text to a run: checked, frozen, published, tried, compared."""
