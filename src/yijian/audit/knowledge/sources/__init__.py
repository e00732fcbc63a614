"""Readers of the files knowledge comes in: each knows its own by header or layout."""
