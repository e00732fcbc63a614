"""A run: planned, cut into tasks, each in a child process, resumable, assembled at the end."""
