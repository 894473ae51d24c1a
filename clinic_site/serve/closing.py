"""Closing a listening socket without resetting the connections in its queue."""

import ctypes
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
