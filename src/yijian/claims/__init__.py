"""The national tables as typed schemas, their intake, the quality gate and the lake."""
