"""Charts of findings, coverage and institutions: one file each, drawn in pages and documents."""
