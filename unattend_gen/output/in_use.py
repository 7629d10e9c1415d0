"""Whether another program writes to a file, where the system can tell without disturbing it."""

from __future__ import annotations

import sys

if sys.platform == "linux":
    import errno
    import fcntl
    import signal

    def is_open_for_writing(descriptor: int) -> bool:
        """Whether anyone has the file open for writing.

        Asked for by a lease, which the system refuses in that case. It is given back at once.
        Where a file system knows no leases, or the file belongs to another user, nobody knows.

        Args:
            descriptor: the file, open for reading alone.

        Source:
            Manual of fcntl(2): leases.
        """
        try:
            # One who opens the file in this moment makes the system signal; this one is ignored.
            fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        return False

else:

    def is_open_for_writing(descriptor: int) -> bool:
        """Whether anyone has the file open for writing; nobody knows it here.

        Windows refuses to replace a file that is open, which is told then.
        """
        del descriptor
        return False
