"""The library of the law: reading, searching, comparing and reckoning; nothing here writes."""
