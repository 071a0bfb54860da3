"""Mounts: on which file systems changes are made that this computer hears nothing of."""

from __future__ import annotations

import ctypes
import ntpath
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rethumb_desktop.disk.walking import is_passed_by

# Others change what is there, by a network or from outside a virtual machine, and the kernel here is not told.
_SILENT = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smbfs", "smb3", "ncpfs", "afs", "afpfs", "coda", "ceph", "lustre", "glusterfs"}
    | {"beegfs", "gpfs", "panfs", "orangefs", "pvfs2", "moosefs", "davfs", "webdav", "ftp", "macfuse", "osxfuse"}
    | {"9p", "drvfs", "vboxsf", "vmhgfs", "prl_fs", "virtiofs", "osxfs"}
)
_SILENT_FUSE = frozenset(
    {"sshfs", "rclone", "gvfsd-fuse", "kio-fuse", "portal", "s3fs", "s3ql", "goofys", "gcsfuse", "juicefs", "davfs"}
    | {"davfs2", "ceph", "ceph-fuse", "glusterfs", "moosefs", "mfs", "smbnetfs", "curlftpfs", "onedriver"}
    | {"google-drive-ocamlfuse", "jmtpfs", "simple-mtpfs", "go-mtpfs", "gphotofs", "ifuse"}
    | {"vmhgfs-fuse", "prl_fsd", "grpcfuse", "osxfs"}
)
_OCTAL = re.compile(r"\\([0-7]{3})")
_MAC_LINE = re.compile(r"^.* on (?P<point>/.*) \((?P<kind>[^,()]+)(?P<options>[^()]*)\)$")
MOUNTINFO = Path("/proc/self/mountinfo")
_MOUNT_COMMAND = ("/sbin/mount",)
_SECONDS = 5
_REMOTE_DRIVE = 4


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system and where it is mounted."""

    point: str
    kind: str

    @property
    def silent(self) -> bool:
        """Whether others change it without this computer being told."""
        return self.kind in _SILENT or (self.kind.startswith("fuse.") and self.kind[5:] in _SILENT_FUSE)


def linux_mounts(text: str) -> list[Mount]:
    """Return the mounts of a `mountinfo`, in its order."""
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, words = before.split(" "), after.split(" ")
        if len(fields) > 4 and words[0]:
            found.append(Mount(_unescaped(fields[4]), words[0]))
    return found


def mac_mounts(text: str) -> list[Mount]:
    """Return the mounts that the `mount` of a Mac prints, in its order; what it calls local is not silent."""
    found = []
    for line in text.splitlines():
        match = _MAC_LINE.match(line)
        if match:
            local = "local" in match["options"].split(", ")
            found.append(Mount(match["point"], "local" if local else match["kind"]))
    return found


def mount_of(path: str, mounts: Sequence[Mount]) -> Mount | None:
    """Return the mount that a real path is on: the longest, and of two at one point the later."""
    best: Mount | None = None
    for mount in mounts:
        if _is_below(path, mount.point) and (best is None or len(mount.point) >= len(best.point)):
            best = mount
    return best


def mounts_below(path: str, mounts: Sequence[Mount]) -> list[Mount]:
    """Return what is mounted inside a folder, where a walk would come to it."""
    inside = [mount for mount in mounts if mount.point != path and _is_below(mount.point, path)]
    return [mount for mount in inside if not any(map(is_passed_by, mount.point[len(path) :].split("/")))]


def silent_kind(path: str, mounts: Sequence[Mount], *, recursive: bool) -> str:
    """Return the kind of the silent file system that a real path is on, or one mounted inside; "" if none is."""
    own = mount_of(path, mounts)
    visible = [own] if own else []
    if recursive:
        visible += [mount for mount in mounts_below(path, mounts) if mount_of(mount.point, mounts) is mount]
    return next((mount.kind for mount in visible if mount.silent), "")


def windows_root(path: str) -> str:
    """Return the root of a Windows path as the system asks for it, of a network share too."""
    drive = ntpath.splitdrive(path)[0]
    return f"{drive}\\" if drive else ""


def silence(folder: str, *, recursive: bool) -> str:
    """Return the kind of a silent file system that a folder is on, or one mounted inside it; "" where none is."""
    if sys.platform == "win32":
        root = windows_root(str(Path(folder).absolute()))
        return "network" if ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE_DRIVE else ""
    return silent_kind(os.path.realpath(folder), system_mounts(), recursive=recursive)


def drive_of(path: str, mounts: Sequence[Mount]) -> str:
    """Return where the mount is that a path is on, or the path itself where that is a silent one, or none is known."""
    mount = mount_of(path, mounts)
    return mount.point if mount is not None and not mount.silent else path


def drive(folder: str) -> str:
    """Return where the drive is mounted that a path is on by its words; the path itself where that reaches a network.

    The drive is not asked, so links are not followed.
    """
    path = os.path.abspath(folder)  # noqa: PTH100 the path as it is
    if sys.platform == "win32":
        root = windows_root(path)
        return path if ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE_DRIVE else root or path
    return drive_of(path, system_mounts())


def system_mounts() -> list[Mount]:
    """Return what is mounted here; nothing where the system does not say."""
    try:
        if sys.platform == "darwin":
            printed = subprocess.run(_MOUNT_COMMAND, capture_output=True, check=True, timeout=_SECONDS).stdout
            return mac_mounts(os.fsdecode(printed))
        return linux_mounts(os.fsdecode(MOUNTINFO.read_bytes()))
    except (OSError, subprocess.SubprocessError):
        return []


def _unescaped(point: str) -> str:
    """Return a path without its escapes: blanks, tabs, ends of lines and backslashes are octal."""
    return _OCTAL.sub(lambda match: chr(int(match[1], 8)), point)


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder if folder.endswith("/") else f"{folder}/")
