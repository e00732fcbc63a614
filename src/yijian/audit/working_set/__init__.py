"""The relations a rule reads: one SQL file each, their keys, dates and columns in one table."""
