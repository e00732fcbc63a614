"""Yijian 医鉴: supervision of a medical-insurance fund, from the claim line to the yuan returned."""

__version__ = "0.1.0"
