"""Whatever goes wrong becomes one Chinese sentence, a stable code and an exit code."""

from __future__ import annotations

import errno
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yijian.kernel.errors import YijianError

LOG = "yijian-error.log"
INTERRUPTED = 130

_SYSTEM = {
    errno.ENOSPC: ("system.disk_full", "磁盘空间不足"),
    errno.EDQUOT: ("system.disk_full", "磁盘配额已满"),
    errno.EACCES: ("system.permission", "没有权限"),
    errno.EPERM: ("system.permission", "没有权限"),
    errno.EROFS: ("system.permission", "磁盘只读"),
    errno.ENOENT: ("system.missing", "文件或文件夹不存在"),
    errno.ENOTDIR: ("system.not_folder", "路径中有一段不是文件夹"),
    errno.EISDIR: ("system.is_folder", "这是文件夹，不是文件"),
    errno.EEXIST: ("system.exists", "同名的文件已经存在"),
    errno.ENAMETOOLONG: ("system.name", "路径太长"),
    errno.EMFILE: ("system.open_files", "打开的文件太多"),
}


@dataclass(frozen=True)
class Answer:
    """What the user is told, and the exit code."""

    code: str
    message: str
    exit_code: int

    def as_json(self) -> dict[str, dict[str, str]]:
        """``{"error": {"code", "message"}}``."""
        return {"error": {"code": self.code, "message": self.message}}


def explain(error: BaseException, arguments: Sequence[str], at: datetime) -> Answer:
    """What to say of an error; one nobody foresaw is written to a log with its traceback."""
    if isinstance(error, YijianError):
        return Answer(error.code, error.message, error.exit_code)
    if isinstance(error, KeyboardInterrupt):
        return Answer("cli.interrupted", "已中断；没有做完的部分不作数，可以重新运行", INTERRUPTED)
    if isinstance(error, OSError) and error.errno in _SYSTEM:
        code, said = _SYSTEM[error.errno]
        where = f"：{error.filename}" if error.filename else ""
        return Answer(code, f"{said}{where}", 1)
    if isinstance(error, MemoryError):
        return Answer("system.memory", "内存不足；请用 --memory 调小引擎的内存，或换一台机器", 1)
    name = type(error).__name__
    log = write_log(error, arguments, at)
    return Answer("internal", f"程序内部出错（{name}）；详情已写入 {log}，请把它交给维护人员", 1)


def write_log(error: BaseException, arguments: Sequence[str], at: datetime) -> Path:
    """Append the traceback to the log in the current folder, or in the temporary one."""
    trace = "".join(traceback.format_exception(error))
    text = f"{at.isoformat()} yijian {' '.join(arguments)}\n{trace}\n"
    for folder in (Path.cwd(), Path(tempfile.gettempdir())):
        path = folder / LOG
        try:
            with path.open("a", encoding="utf-8", errors="replace") as stream:
                stream.write(text)
        except OSError:
            continue
        return path
    return Path(LOG)
