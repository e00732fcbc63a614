"""The two engines behind one face: DuckDB in the process, Spark on a cluster."""
