"""Intelligent monitoring: imports, runs, findings, rules and institutions on the screen."""
