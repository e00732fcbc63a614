"""The national tables of the city, one file each; every function returns an Arrow table."""
