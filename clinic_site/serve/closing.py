"""Listening sockets that take no more connections, without a reset for those in their queues."""

import ctypes
import os
import socket
import struct
import sys

SO_ATTACH_FILTER = 26  # asm-generic/socket.h; Python does not name it
SYN, FLAGS = 0x02, 13  # the bit that asks for a connection, and its byte in a TCP header (RFC 9293)
# Instructions of classic BPF, as in linux/filter.h: code, jumps if true and if false, operand.
DROP_SYN = (
    (0x30, 0, 0, FLAGS),  # load the byte
    (0x45, 0, 1, SYN),  # is the bit set?
    (0x06, 0, 0, 0),  # then keep nothing of the packet
    (0x06, 0, 0, 0xFFFFFFFF),  # else all of it
)
OWN_FILES = "/proc/self/fd"


def ignore_new_connections(listening):
    """Let a listening TCP socket take no new connections, while those it has are accepted.

    Whoever connects now asks again after a second (RFC 6298) and finds the port closed, or the
    next server. Only Linux can do this; elsewhere nothing changes.
    """
    if sys.platform != "linux":
        return
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in DROP_SYN)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HP", len(DROP_SYN), ctypes.addressof(buffer))
    listening.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)


def accept_no_more():
    """Let this process accept no connection any more; processes that share its sockets still do.

    granian keeps its listening socket to itself, so each that this process has open is replaced
    under its number by one that nobody can reach. Only on Linux; elsewhere nothing changes.
    """
    if sys.platform != "linux":
        return
    with socket.socket(socket.AF_UNIX) as unreachable:
        unreachable.setblocking(False)
        unreachable.bind("")  # a name that Linux makes up (unix(7), autobind)
        unreachable.listen()
        for number in map(int, os.listdir(OWN_FILES)):
            if number != unreachable.fileno() and _is_listening(number):
                os.dup2(unreachable.fileno(), number, inheritable=False)


def _is_listening(number):
    """Tell if a file descriptor is that of a listening socket; one that is closed by now is not."""
    try:
        copy = os.dup(number)
        with socket.socket(fileno=copy) as asked:
            return bool(asked.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
    except OSError:
        return False
