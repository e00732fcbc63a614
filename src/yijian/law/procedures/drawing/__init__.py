"""Drawings of procedures: states as boxes, steps as arrows, on pages of A4, without any tool."""

from yijian.law.procedures.drawing.svg import draw

__all__ = ["draw"]
