"""What was fetched before, kept on the disk: whole answers with their validators, and the part of one that broke off."""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from hineq.model.settings import FETCH_CACHE
from hineq.packs.fetch.refusals import NotFetched

SETTING: Final = FETCH_CACHE


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A whole answer on the disk; `fresh` where these bytes came just now."""

    path: Path
    sha256: str
    etag: str
    last_modified: str
    fresh: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """The first bytes of an answer that broke off, with the strong validator of the whole and its size (0: not known)."""

    path: Path
    validator: str
    whole: int

    @property
    def size(self) -> int:
        """The bytes that are there."""
        return self.path.stat().st_size


def folder_of(environment: Mapping[str, str]) -> Path:
    """The folder of what is kept: the environment's, or the user's own for such things."""
    if named := environment.get(SETTING, "").strip():
        return Path(named)
    return Path(environment.get("XDG_CACHE_HOME", "").strip() or Path.home() / ".cache") / "hineq" / "fetch"


class Store:
    """The folder of what is kept, held by one run at a time. Raises OSError where the disk refuses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._held: IO[bytes] = (folder / "held").open("ab")
        try:
            _hold(self._held)
        except OSError:
            self._held.close()
            mend = f"Wait until it is done, or name another folder by {SETTING}."
            raise NotFetched("Another fetch is using what is kept", str(folder), mend) from None

    def close(self) -> None:
        """Let another run have it."""
        self._held.close()

    def kept(self, address: str) -> Kept | None:
        """The whole answer of an address, where one is kept and its bytes are those that came."""
        said = _said(self._of(address, ".json"))
        try:
            kept = Kept(
                path=self.folder / Path(said["file"]).name, sha256=said["sha256"], etag=said["etag"], last_modified=said["last_modified"]
            )  # fmt: skip
            sound = _sha256(kept.path) == kept.sha256
        except (KeyError, TypeError, OSError):
            return None
        return kept if sound else None

    def keep(self, address: str, etag: str, last_modified: str) -> Kept:
        """Keep the part of an address as its whole answer. It takes the place of the one before when all of it is there."""
        part = self.where_part(address)
        sha256 = _sha256(part)
        path = self._of(address, f".{sha256[:16]}.whole")
        os.replace(part, path)
        _replace(
            self._of(address, ".json"),
            {"file": path.name, "sha256": sha256, "etag": etag, "last_modified": last_modified},
        )
        self._of(address, ".part.json").unlink(missing_ok=True)
        for old in self.folder.glob(f"{_key(address)}.*.whole"):
            if old != path:
                old.unlink(missing_ok=True)
        return Kept(path=path, sha256=sha256, etag=etag, last_modified=last_modified, fresh=True)

    def part(self, address: str) -> Part | None:
        """The part of an address that can be gone on with."""
        path, said = self.where_part(address), _said(self._of(address, ".part.json"))
        if not path.is_file() or not path.stat().st_size or not said.get("validator"):
            return None
        return Part(path=path, validator=str(said["validator"]), whole=int(said.get("whole", 0)))

    def begin(self, address: str, validator: str, whole: int) -> Path:
        """Begin the part of an address anew: an empty file. Without a validator it is not gone on with later."""
        path = self.forget(address)
        if validator:
            _replace(self._of(address, ".part.json"), {"validator": validator, "whole": whole})
        path.touch()
        return path

    def where_part(self, address: str) -> Path:
        """Where the part of an address is."""
        return self._of(address, ".part")

    def forget(self, address: str) -> Path:
        """Throw the part of an address away; gives where the next one goes."""
        path = self.where_part(address)
        path.unlink(missing_ok=True)
        self._of(address, ".part.json").unlink(missing_ok=True)
        return path

    def _of(self, address: str, suffix: str) -> Path:
        return self.folder / f"{_key(address)}{suffix}"


def _key(address: str) -> str:
    # a hash, since an address may hold a key of the user's, and is longer than a file's name may be
    return hashlib.sha256(address.encode()).hexdigest()[:40]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _said(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _replace(path: Path, said: dict[str, Any]) -> None:
    made = path.with_name(f"{path.name}.next")
    made.write_text(json.dumps(said), encoding="utf-8")
    os.replace(made, path)


def _hold(file: IO[bytes]) -> None:
    """Hold a file until it is closed, by whatever end; raises OSError where another holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
