"""The bones every app stands on: who acts, may they, what is refused, what is written."""
