"""The pages of monitoring, one file a page."""
