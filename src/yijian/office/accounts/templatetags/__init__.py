"""Tags of the portals."""
