"""Intake: files of the national tables are checked, typed and put into the lake."""

from yijian.claims.intake.pipeline import import_paths
from yijian.claims.intake.report import ImportReport, TableCount

__all__ = ["ImportReport", "TableCount", "import_paths"]
