"""Which file systems tell of no changes, by what systems say of their mounts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from rethumb_desktop.watch import mounts
from rethumb_desktop.watch.mounts import Mount

MOUNTINFO = r"""
21 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
22 21 0:5 / /dev rw,nosuid shared:2 - devtmpfs udev rw,size=8G
30 21 0:40 / /mnt/nas rw,relatime shared:20 - nfs4 server:/export rw,vers=4.2,addr=10.0.0.2
31 21 0:41 / /mnt/My\040Share\134x rw - cifs //server/My\040Share rw,vers=3.1.1
32 30 259:2 /srv/local /mnt/nas/local rw - ext4 /dev/nvme0n1p2 rw
33 21 0:42 / /home/me/remote rw,nosuid,nodev - fuse.sshfs me@host:/ rw,user_id=1000
34 21 8:17 / /media/me/CARD rw - fuseblk /dev/sdb1 rw,user_id=0
35 21 0:43 / /mnt/c rw - 9p C:\134 rw,aname=drvfs;path=C:\
36 21 0:44 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
37 21 0:45 / /home/me/auto rw - autofs systemd-1 rw,fd=30
38 37 0:46 / /home/me/auto rw - nfs server:/auto rw
39 21 0:47 / /host rw - virtiofs share rw
40 21 0:48 / /over rw - overlay overlay rw,lowerdir=/a - b
41 21 0:49 / /mnt/covered rw - nfs4 server:/old rw
42 41 259:3 / /mnt/covered rw - btrfs /dev/sdc rw,subvol=/ - x
46 21 0:49 / /opt/covered rw - nfs4 server:/old rw
47 46 259:3 / /opt/covered rw - btrfs /dev/sdc rw
43 21 259:2 /home/me/.vault /mnt/bind rw master:1 propagate_from:2 - ext4 /dev/nvme0n1p2 rw
45 21 0:51 / /usr/.cache/doc rw - fuse.portal portal rw
44 21 0:50 / /mnt/odd rw - fuse.something-new x rw
not a line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "nfs4"),  # somewhere inside
        ("/etc", ""),
        ("/usr", ""),  # nobody looks into hidden folders
        ("/usr/.cache/doc/a", "fuse.portal"),
        ("/mnt/nas", "nfs4"),
        ("/mnt/nas/a/b", "nfs4"),
        ("/mnt/nasty", ""),
        ("/mnt/nas/local/a", ""),
        ("/mnt/My Share\\x/a", "cifs"),
        ("/home/me/remote", "fuse.sshfs"),
        ("/home/me/remotely", ""),
        ("/home/me", "fuse.sshfs"),
        ("/media/me/CARD/DCIM", ""),
        ("/mnt/c/Users/me", "9p"),
        ("/run/user/1000/gvfs/smb-share:server=nas,share=x", "fuse.gvfsd-fuse"),
        ("/home/me/auto", "nfs"),
        ("/host/a", "virtiofs"),
        ("/over/a", ""),
        ("/mnt/covered/a", ""),
        ("/opt", ""),
        ("/mnt/bind", ""),
        ("/mnt/odd/a", ""),
    ],
)
def test_the_kind_of_a_silent_file_system_on_linux(path: str, kind: str) -> None:
    assert mounts.silent_kind(path, mounts.linux_mounts(MOUNTINFO), recursive=True) == kind


def test_what_is_mounted_inside_does_not_matter_without_subfolders() -> None:
    assert mounts.silent_kind("/home/me", mounts.linux_mounts(MOUNTINFO), recursive=False) == ""
    assert mounts.silent_kind("/mnt/nas", mounts.linux_mounts(MOUNTINFO), recursive=False) == "nfs4"


MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//me@nas._smb._tcp.local/Photos on /Volumes/Photos (smbfs, nodev, nosuid, mounted by me)
/dev/disk4s1 on /Volumes/EOS (a) on b (msdos, local, nodev, nosuid, noowners)
nas:/export on /Volumes/nfs (nfs, nodev, nosuid, mounted by me)
me@host: on /Volumes/ssh (macfuse, nodev, nosuid, synchronous, mounted by me)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/Users/me", ""),
        ("/Volumes/Photos/2024", "smbfs"),
        ("/Volumes/EOS (a) on b/DCIM", ""),
        ("/Volumes/nfs", "nfs"),
        ("/Volumes/ssh/a", "macfuse"),
        ("/Volumes", "smbfs"),
    ],
)
def test_the_kind_of_a_silent_file_system_on_a_mac(path: str, kind: str) -> None:
    assert mounts.silent_kind(path, mounts.mac_mounts(MAC), recursive=True) == kind


def test_the_root_of_a_windows_path() -> None:
    asked = [r"C:\Users\me", "d:/x", r"\\server\share\a", "//server/share/a", "relative"]
    roots = ["C:\\", "d:\\", "\\\\server\\share\\", "//server/share\\", ""]
    assert list(map(mounts.windows_root, asked)) == roots


def test_without_any_mounts_nothing_is_silent() -> None:
    assert mounts.silent_kind("/a", [], recursive=True) == ""
    assert mounts.mount_of("/a", []) is None


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
@pytest.mark.parametrize(("path", "kinds"), [("/proc", {"proc"}), ("/dev/shm", {"tmpfs"}), ("/sys", {"sysfs"})])
def test_the_real_mounts(path: str, kinds: set[str]) -> None:
    if not Path(path).is_mount():
        pytest.skip(f"{path} is no mount here")
    found = mounts.mount_of(os.path.realpath(path), mounts.system_mounts())
    assert found is not None
    assert found.kind in kinds
    assert mounts.silence(path, recursive=True) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_a_link_is_silent_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/proc/self")
    found = mounts.mount_of(os.path.realpath(tmp_path / "link"), mounts.system_mounts())
    assert found == Mount("/proc", "proc")
    assert mounts.silence(str(tmp_path), recursive=True) == ""


@pytest.mark.parametrize(
    ("path", "drive"),
    [
        ("/home/you/in", "/"),
        ("/srv/in", "/"),
        ("/media/me/CARD/DCIM", "/media/me/CARD"),
        ("/mnt/nas/local/a", "/mnt/nas/local"),
        ("/mnt/covered/a", "/mnt/covered"),
        ("/mnt/nas/a", "/mnt/nas/a"),
        ("/mnt/nas/b", "/mnt/nas/b"),
        ("/home/me/remote/in", "/home/me/remote/in"),
    ],
)
def test_folders_share_a_drive_by_their_words_but_for_those_on_a_network(path: str, drive: str) -> None:
    assert mounts.drive_of(path, mounts.linux_mounts(MOUNTINFO)) == drive


def test_where_no_mounts_are_known_each_folder_has_a_drive_of_its_own() -> None:
    assert mounts.drive_of("/home/you/in", []) == "/home/you/in"
