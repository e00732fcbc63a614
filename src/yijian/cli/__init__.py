"""The command ``yijian``: one file per family of commands, one place for errors and exit codes."""

from yijian.cli.program import main

__all__ = ["main"]
