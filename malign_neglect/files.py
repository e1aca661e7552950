"""Text files: those that are shipped, and those that people have.

Owns where the shipped ones lie, and what is said of a file that cannot be read: text is UTF-8, with or
without a byte order mark, of a sensible size. Knows nothing of what stands in it.
"""

from pathlib import Path

from malign_neglect.problems import Problem, Unreadable

_OR_ID = ", and no dossier of that id (options dossiers lists them)"

LARGEST = 16 * 1024 * 1024
"""Bytes; thirty thousand claims fit, or a book of two thousand pages."""


def data_folder() -> Path:
    """Where the shipped files lie: in a wheel inside the package, in a checkout beside it."""
    package = Path(__file__).parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


def read(path: Path, kind: str) -> str:
    """The text of a file; `kind` says what it should have been, such as `dossier`.

    Raises:
        Unreadable: there is no such file, or it is a folder, too large or not UTF-8.

    """
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise Unreadable([_whole(path, _too_large(path.stat().st_size, kind))])
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Unreadable([_whole(path, _reason(error, kind))]) from None
    if len(raw) > LARGEST:
        raise Unreadable([_whole(path, _too_large(len(raw), kind))])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable([_not_utf8(path, raw, error.start)]) from None


def _whole(path: Path, message: str) -> Problem:
    return Problem(str(path), 1, 1, "file", message)


def _too_large(size: int, kind: str) -> str:
    return f"too large ({size / 2**20:.0f} MB); a {kind} has at most {LARGEST // 2**20} MB"


def _reason(error: OSError | ValueError, kind: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"no such file{_OR_ID}" if kind == "dossier" else "no such file"
    if isinstance(error, IsADirectoryError):
        return f"this is a folder; name a {kind} file in it"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _not_utf8(path: Path, raw: bytes, start: int) -> Problem:
    line = raw.count(b"\n", 0, start) + 1
    before = raw[raw.rfind(b"\n", 0, start) + 1 : start]
    column = len(before.decode("utf-8", errors="replace")) + 1
    return Problem(str(path), line, column, "file", "not UTF-8 here; save the file as UTF-8")
