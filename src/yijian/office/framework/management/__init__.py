"""Commands of Django that the office runs in its own way."""
