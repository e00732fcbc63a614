"""What of monitoring an actor may see, one file a subject."""
