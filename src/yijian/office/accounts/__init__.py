"""People, organisations, roles and scope; sign-in with lock-out and a second factor."""
