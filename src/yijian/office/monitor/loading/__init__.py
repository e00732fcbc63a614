"""From files to rows: uploads into the lake, runs of the audit into the database."""
