"""Keeps tests from asking anybody but this machine."""

import socket
from contextlib import contextmanager
from unittest import mock

LOOPBACK = ("127.", "::1", "localhost")


@contextmanager
def only_this_machine():
    """Refuse connections to anything but loopback; fail in the end if one was tried."""
    strangers = []
    connect = socket.socket.connect

    def connect_here(self, address):
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
            strangers.append(address)
            raise ConnectionRefusedError(f"A test connects to {address}.")
        return connect(self, address)

    with mock.patch.object(socket.socket, "connect", connect_here):
        yield
    assert not strangers, f"Asked for: {strangers}"
