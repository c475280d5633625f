"""The whole of LederNet on one machine: database, demo, web server, worker and clock."""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from ledernet.demo.personas import login_lines

STARTS_WITHIN = 60
LOOK = 1.0
"""Seconds between two looks at whether web server and worker still run."""
THREADS = 8


class Command(BaseCommand):
    """Migrate, load the demo when the database is empty, then keep a web server and a worker running."""

    help = "Run LederNet here: web server, worker and clock. In demo mode an empty database gets the demo municipality."

    def add_arguments(self, parser) -> None:
        """How big a demo an empty database gets."""
        parser.add_argument("--size", choices=["small", "municipality", "region"], default="municipality")

    def handle(self, *args, **options) -> None:
        """Prepare, start the children, say where to sign in, and stop them together; a worker that ends begins anew.

        The optimiser is compiled while the database is prepared. The web server comes before the demo, so that the page
        answers while that is still being loaded.
        """
        demand_free_port(settings.HOST, settings.PORT)
        signal.signal(signal.SIGTERM, stop)
        children = [start(compile_command())]
        try:
            call_command("migrate", interactive=False, verbosity=0)
            call_command("collectstatic", interactive=False, verbosity=0)
            web = start(web_command())
            children.append(web)
            wait_for_page(web)
            self.stdout.write(f"LederNet answers at {settings.BASE_URL}")
            if settings.DEMO:
                call_command("demo", size=options["size"], history="later", when_empty=True)
            children.append(worker := start(worker_command()))
            for line in login_lines() if settings.DEMO else []:
                self.stdout.write(line)
            self.stdout.flush()
            while web.poll() is None:
                if worker.poll() is not None:
                    status = worker.returncode
                    children[-1] = worker = start(worker_command())
                    self.stderr.write(f"The worker ended (exit {status}) and has been started again.")
                time.sleep(LOOK)
            raise CommandError(f"The web server ended (exit {web.returncode}).")
        except KeyboardInterrupt:
            self.stdout.write("LederNet stops.")
        finally:
            end(children)


def demand_free_port(host: str, port: int) -> None:
    """End before anything is started where somebody listens already: else their page would be taken for ours."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            why = f"LederNet cannot listen at {host}:{port} ({error.strerror})."
            raise CommandError(f"{why} Is it running already? Another port: PORT={port + 1} make run") from None


def start(command: list[str]) -> subprocess.Popen:
    """Start a part; the optimiser's compiled code lies where the worker looks for it."""
    environment = os.environ | {"NUMBA_CACHE_DIR": str(settings.NUMBA_CACHE_DIR)}
    return subprocess.Popen(command, env=environment)


def web_command() -> list[str]:
    """The web server: one process with threads, which is what SQLite likes."""
    bind = f"{settings.HOST}:{settings.PORT}"
    options = ["--worker-class", "gthread", "--threads", str(THREADS), "--bind", bind, "--log-level", "warning"]
    return [sys.executable, "-m", "gunicorn", "ledernet.wsgi", *options]


def worker_command() -> list[str]:
    """The worker with the clock inside."""
    options = ["--pool", "threads", "--concurrency", "2", "--beat", "--loglevel", "warning"]
    return [sys.executable, "-m", "celery", "--quiet", "--app", "ledernet", "worker", *options]


def compile_command() -> list[str]:
    """Compile the optimiser once in the background, so that the first composition need not wait for it."""
    return [sys.executable, "-m", "networks.composition", "--compile"]


def wait_for_page(web: subprocess.Popen) -> None:
    """Wait until the web server answers."""
    for _ in range(STARTS_WITHIN * 5):
        if web.poll() is not None:
            raise CommandError(f"The web server ended at once (exit {web.returncode}).")
        try:
            with urlopen(f"http://{settings.HOST}:{settings.PORT}/healthz", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise CommandError("The web server did not answer in time.")


def stop(signum: int, frame: FrameType | None) -> None:
    """End as if somebody had pressed Ctrl-C."""
    raise KeyboardInterrupt


def end(children: list[subprocess.Popen]) -> None:
    """Ask every child to stop, wait, and end those that do not."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
