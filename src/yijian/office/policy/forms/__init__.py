"""What people fill in about the law."""
