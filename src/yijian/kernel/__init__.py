"""Money, dates, identifiers, errors, files and registries. Knows no other part of the house."""
