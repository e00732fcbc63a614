"""Knowledge of the rules: typed, dated tables per kind, imported, resolved for a place."""
