"""What an actor may see of changes and local items."""
