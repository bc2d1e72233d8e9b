"""Where a store's database may lie: on this machine's own disk, never on a share, where locks can't be trusted."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from pipeline.errors import SettingsAtFault

_SQLITE = "sqlite:///"
_NETWORK = ("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "davfs", "webdav", "ftp", "sshfs")
_FUSE = ("sshfs", "rclone", "davfs", "davfs2", "smbnetfs", "curlftpfs", "s3fs", "gvfsd-fuse", "glusterfs")
_SHARES = frozenset((*_NETWORK, *(f"fuse.{name}" for name in _FUSE)))
_DRIVE_REMOTE = 4  # as Windows' GetDriveType says it


def database_file(url: str) -> Path | None:
    """The file a store's address names; None where it names a server."""
    return Path(url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) else None


def refuse_share(file: Path, kind_of_share: Callable[[Path], str | None] | None = None) -> None:
    """Stop with a sentence when the database would lie on a network share."""
    if kind := (kind_of_share or share_under)(file):
        raise SettingsAtFault(
            f"The store can't lie on a network share, and {file.parent} is on one ({kind}).",
            advice="Set [paths] store in formline.toml to a folder on this computer's own disk; "
            "inbox and outbox may stay on the share.",
        )


def share_under(file: Path) -> str | None:
    """The kind of network share this path lies on, if it does."""
    path = file.absolute()
    if sys.platform == "win32":
        return share_on_windows(str(path), _drive_type(path.anchor))
    real = PurePosixPath(path.parent.resolve())
    if sys.platform == "darwin":
        return share_on_macos(real, _mounted())
    try:
        return share_on_linux(real, Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace"))
    except OSError:  # no such list on this system: nothing known against the place
        return None


def share_on_linux(path: PurePosixPath, mountinfo: str) -> str | None:
    """The kind of share a path lies on, by the system's list of mounts."""
    mounts = []
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) > 4 and after:
            mounts.append((_unescaped(fields[4]), after.split()[0]))
    return _share_of(path, mounts)


def share_on_macos(path: PurePosixPath, mounted: str) -> str | None:
    """The kind of share a path lies on, by what `mount` prints."""
    found = re.findall(r"^.+? on (.+) \(([^,)\s]+)[^)]*\)$", mounted, re.MULTILINE)
    return _share_of(path, found)


def share_on_windows(path: str, drive_type: int) -> str | None:
    """The kind of share a path lies on, by its form and its drive."""
    plain = path.replace("/", "\\")
    if plain.upper().startswith("\\\\?\\UNC\\"):
        return "a network path"
    if plain.startswith("\\\\") and not plain.startswith(("\\\\?\\", "\\\\.\\")):
        return "a network path"
    return "a network drive" if drive_type == _DRIVE_REMOTE else None


def _share_of(path: PurePosixPath, mounts: list[tuple[str, str]]) -> str | None:
    above = [(len(place), number, kind) for number, (place, kind) in enumerate(mounts) if path.is_relative_to(place)]
    kind = max(above, default=(0, 0, ""))[2]  # the deepest; of two at one place the later covers the earlier
    return kind if kind in _SHARES else None


def _unescaped(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _mounted() -> str:
    try:
        return subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=10).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _drive_type(anchor: str) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))
    return 0
