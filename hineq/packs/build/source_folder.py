"""Where source tables lie: a folder, here or in an object store, in which each is a Parquet file or a folder of parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pyarrow as pa
from pyarrow import fs

from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings

# how those who write by partition call a value that is missing
_NO_VALUE: Final = "__HIVE_DEFAULT_PARTITION__"
# what programs leave beside the parts: _SUCCESS, _metadata, .part-0.parquet.crc
_NO_PARTS: Final = ("_", ".")


@dataclass(frozen=True, kw_only=True)
class PartFile:
    """A file with rows of a table: its path in the file system, its name below the table's folder ("" where it is the table).

    `keys` are the columns that stand in the names of folders (`region_code=X12000001`) with their text, None where it is missing.
    """

    path: str
    name: str
    keys: Mapping[str, str | None]


@dataclass(frozen=True, kw_only=True)
class SourceFolder:
    """A folder of source tables; `called` is how whoever named it wrote it."""

    system: fs.FileSystem
    path: str
    called: str

    @property
    def name(self) -> str:
        """The last part of its path."""
        return Path(self.path).name

    def parts(self, table: str, findings: Findings) -> list[PartFile]:
        """The files of a table, in the order of their names: `table`.parquet, or all below the folder `table`.parquet or `table`.

        No files, with a fault, where there is no such file or folder, where there are both, or where the folder is empty.
        """
        file = f"{table}.parquet"
        try:
            whole, folder = self.system.get_file_info([f"{self.path}/{file}", f"{self.path}/{table}"])
            found = [one.path for one in (whole, folder) if one.type is fs.FileType.Directory]
            if whole.type is fs.FileType.File and not found:
                return [PartFile(path=whole.path, name="", keys={})]
            inside = _parts_in(self.system, found[0]) if found else []
        except (OSError, pa.ArrowException) as error:
            unreadable(file, error, findings)
            return []
        if not found:
            findings.fault(Fault.FILE_MISSING, file, "The file is missing: put it into the folder of the sources.")
            return []
        if whole.type is not fs.FileType.NotFound and folder.type is fs.FileType.Directory:
            rule = f"The table is there twice, as {file} and as the folder {table}: keep the one that is meant."
            findings.fault(Fault.KEY_TWICE, file, rule)
            return []
        if not inside:
            rule = "The folder has no part in it: put the Parquet files of the table there."
            findings.fault(Fault.FILE_MISSING, file, rule)
        return inside


def source_folder(where: Path | str, findings: Findings) -> SourceFolder | None:
    """The folder at a path or at an address that pyarrow opens (file://, s3://, gs://); None, with a fault, where there is none."""
    called = where.as_posix() if isinstance(where, Path) else where
    try:
        if "://" in called:
            system, path = fs.FileSystem.from_uri(called)
        else:
            system, path = fs.LocalFileSystem(), Path(called).absolute().as_posix()
        if system.get_file_info(path).type is fs.FileType.Directory:
            return SourceFolder(system=system, path=path.rstrip("/"), called=called)
        rule = "There is no such folder: name that of the sources."
    except (OSError, pa.ArrowException, NotImplementedError) as error:
        rule = f"The folder cannot be opened ({first_line(error)}): name that of the sources, and look at your rights to it."
    findings.fault(Fault.FOLDER_MISSING, called, rule)
    return None


def unreadable(file: str, error: Exception, findings: Findings, *, bad: int = 1, of: int = 1, part: str = "") -> None:
    """The fault of a table that cannot be read, or of so many of its parts, of which one is named."""
    reason = getattr(error, "strerror", None) or "it is no whole Parquet file"
    if part:
        rule = (
            f"{bad:,} of {of:,} parts cannot be read, such as {part} ({reason}): fetch them again, look at their "
            "permissions, and leave nothing but Parquet in the folder."
        )
    else:
        rule = f"The file cannot be read ({reason}): fetch it again, and look at its permissions."
    findings.fault(Fault.FILE_UNREADABLE, file, rule, value=part)


def first_line(error: Exception) -> str:
    """What an error says, its first line alone."""
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")


def _parts_in(system: fs.FileSystem, folder: str) -> list[PartFile]:
    """Every file below a folder but for those that no program takes for a part."""
    found = []
    for one in system.get_file_info(fs.FileSelector(folder, recursive=True)):
        name = one.path[len(folder) :].strip("/")
        names = name.split("/")
        if one.type is fs.FileType.File and not any(step.startswith(_NO_PARTS) for step in names):
            pairs = (step.partition("=") for step in names[:-1] if "=" in step)
            keys = {key: None if value == _NO_VALUE else unquote(value) for key, _, value in pairs}
            found.append(PartFile(path=one.path, name=name, keys=keys))
    return sorted(found, key=lambda part: part.name)
