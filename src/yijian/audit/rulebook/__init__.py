"""Rules as files: cards, checks and the directory that holds them."""
