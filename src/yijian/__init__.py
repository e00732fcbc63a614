"""Yijian 医鉴: supervises a medical-insurance fund, from claim line to yuan returned."""

__version__ = "0.1.0"
