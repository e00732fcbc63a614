"""Evaluation of findings: recall per scheme, precision per rule, intervals."""
