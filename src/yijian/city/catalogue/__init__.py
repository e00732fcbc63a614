"""The city's own catalogue, in a code prefix that no real catalogue uses (XZ99, ZZ99, T99, 0099,
C99), and the city's own knowledge about it."""
