"""Pages of the changes of the law."""
