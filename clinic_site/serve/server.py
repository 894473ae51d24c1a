"""granian's server, with listening sockets that outlive workers, and workers that say goodbye."""

import os
import socket
import sys
import threading
import time

from granian.net import SocketHolder
from granian.server.mp import MPServer

from .application import DRAIN, LEAVE, obey_signals
from .closing import ignore_new_connections

# Seconds in which a server or worker that takes no more connections answers those it has.
DRAINING = 1


class SiteServer(MPServer):
    """Holds a listening socket for each place of a worker, shared by those that follow each other.

    By default each worker on Linux opens its own, whose queue is reset when it ends. One socket
    for all would let one worker take all connections that are kept.
    """

    def _init_shared_socket(self):
        # A worker listens once it has loaded, so nobody waits in vain for the first.
        self._sockets = [self._bound_socket() for _place in range(self.workers)]
        self._holders = [SocketHolder(each.fileno(), False, self.backlog) for each in self._sockets]
        self._sso = None
        obey_signals()

    def _bound_socket(self):
        bound = socket.socket(socket.AF_INET6 if ":" in self.bind_addr else socket.AF_INET)
        bound.setblocking(False)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        # Connections inherit it; without, the end of an answer waits for the reader's next packet.
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            bound.bind((self.bind_addr, self.bind_port))
        except OSError as error:
            sys.exit(f"{self.bind_addr}:{self.bind_port} cannot be used: {error.strerror}.")
        return bound

    def _spawn_worker(self, idx, target, callback_loader):
        self._shd = self._holders[idx]
        return super()._spawn_worker(idx, target, callback_loader)

    def _respawn_workers(self, workers, spawn_target, target_loader, delay=0):
        # granian starts the next worker, waits for the delay, and stops the one before.
        for index in workers:
            old = [self.wrks[index]]
            self._tell(DRAIN, old)
            threading.Timer(max(delay - DRAINING, 0), self._tell, (LEAVE, old)).start()
            super()._respawn_workers([index], spawn_target, target_loader, delay)

    def _drop_shared_socket(self):
        for each in self._sockets:
            ignore_new_connections(each)
        self._tell(DRAIN, self.wrks)
        time.sleep(DRAINING)
        for each in self._sockets:
            each.close()

    def _tell(self, number, workers):
        """Send a signal to those of the workers that run."""
        for worker in workers:
            if worker.is_alive():
                os.kill(worker._id(), number)
