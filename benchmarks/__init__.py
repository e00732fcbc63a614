"""Measurements that the documents quote; run with ``python -m benchmarks.<name>``."""
