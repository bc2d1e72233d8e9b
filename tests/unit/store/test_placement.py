"""A store may lie on this machine's own disk and nowhere else."""

import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from pipeline.store.placement import (
    database_file,
    share_on_linux,
    share_on_macos,
    share_on_windows,
    share_under,
)

LINUX = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
31 22 0:44 / /mnt/office rw,relatime shared:9 - cifs //files.example.org/office rw
32 22 0:45 / /srv/my\040share rw - nfs4 nas.example.org:/vol rw
33 31 8:2 / /mnt/office/local rw - xfs /dev/sdb1 rw
34 22 0:46 / /home/desk/away rw - fuse.sshfs desk@example.org:/ rw
35 22 0:47 / /data rw - nfs nas.example.org:/data rw
36 22 8:3 / /data rw - ext4 /dev/sdc1 rw
"""

MACOS = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//desk@files.example.org/office on /Volumes/office (smbfs, nodev, nosuid, mounted by desk)
nas.example.org:/vol on /Volumes/vol (nfs)
/dev/disk4s1 on /Volumes/stick (exfat, local, nodev)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/desk/store", None),
        ("/mnt/office/store", "cifs"),
        ("/mnt/office2/store", None),
        ("/srv/my share/store", "nfs4"),
        ("/mnt/office/local/store", None),
        ("/home/desk/away", "fuse.sshfs"),
        ("/data/store", None),  # mounted over the share
    ],
)
def test_a_share_is_known_by_the_deepest_mount_on_linux(path, kind):
    assert share_on_linux(PurePosixPath(path), LINUX) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/Users/desk/store", None),
        ("/Volumes/office/store", "smbfs"),
        ("/Volumes/vol", "nfs"),
        ("/Volumes/stick/store", None),
    ],
)
def test_a_share_is_known_by_what_mount_prints_on_macos(path, kind):
    assert share_on_macos(PurePosixPath(path), MACOS) == kind


@pytest.mark.parametrize(
    ("path", "drive", "shared"),
    [
        (r"C:\Formline\store\formline.db", 3, False),
        (r"H:\store\formline.db", 4, True),
        (r"\\files\office\store\formline.db", 0, True),
        ("//files/office/store/formline.db", 0, True),
        (r"\\?\UNC\files\office\formline.db", 0, True),
        (r"\\?\C:\Formline\store\formline.db", 3, False),
    ],
)
def test_a_share_is_known_by_path_or_drive_on_windows(path, drive, shared):
    assert bool(share_on_windows(path, drive)) is shared


def test_this_machines_own_disk_is_no_share(tmp_path):
    assert share_under(tmp_path / "formline.db") is None


def test_an_address_names_a_file_or_a_server():
    assert database_file("sqlite:////home/desk/a b?/formline.db") == Path("/home/desk/a b?/formline.db")
    assert database_file("postgresql://desk@db.example.org/formline") is None


def test_finding_a_key_or_a_lock_loads_no_database_library():
    program = "import sys, pipeline.keys, pipeline.locks; print('sqlalchemy' in sys.modules)"

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"
