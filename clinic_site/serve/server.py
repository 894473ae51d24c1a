"""granian's server, with one listening socket for all workers, and workers that say goodbye."""

import os
import signal
import socket
import sys
import time

from granian.net import SocketHolder
from granian.server.mp import MPServer

from .application import DRAIN
from .closing import ignore_new_connections

DRAINING = 1  # seconds in which a stopping server answers what has reached it


class SiteServer(MPServer):
    """By default each worker on Linux has a socket of its own, whose queue is reset at its end."""

    def _init_shared_socket(self):
        is_ipv6 = ":" in self.bind_addr
        try:
            self._sso = socket.create_server(
                (self.bind_addr, self.bind_port),
                family=socket.AF_INET6 if is_ipv6 else socket.AF_INET,
                backlog=self.backlog,
                dualstack_ipv6=is_ipv6 and socket.has_dualstack_ipv6(),
            )
        except OSError as error:
            reason = error.strerror.partition(" (")[0]  # Python repeats the address there
            sys.exit(f"{self.bind_addr}:{self.bind_port} cannot be used: {reason}.")
        self._sso.setblocking(False)
        self._shd = SocketHolder(self._sso.fileno(), False, self.backlog)
        # Until a worker has its own handler, which it would die of.
        signal.signal(DRAIN, signal.SIG_IGN)

    def _respawn_workers(self, workers, spawn_target, target_loader, delay=0):
        for index in workers:
            self._drain([self.wrks[index]])
            super()._respawn_workers([index], spawn_target, target_loader, delay)

    def _drop_shared_socket(self):
        ignore_new_connections(self._sso)
        self._drain(self.wrks)
        time.sleep(DRAINING)
        super()._drop_shared_socket()

    def _drain(self, workers):
        for worker in workers:
            if worker.is_alive():
                os.kill(worker._id(), DRAIN)
