"""The numbers of care as data: small tables, each row with its source or the word 设定."""
