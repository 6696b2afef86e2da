"""The same chunks on the workers of a Dask cluster. Needs the package distributed, which nothing else here knows."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import islice
from typing import Any
from uuid import uuid4

from game.lab.designing import Plan
from game.lab.sweeping import AHEAD, Played, Work, play_chunk

PATIENCE = "20s"  # for the scheduler to answer
AGAIN = 50  # times that a chunk is given out anew because workers died with it


class Away(ConnectionError):
    """The scheduler does not answer, or went away; what was written stays."""


def on_cluster(address: str) -> Work:
    """Let the workers of a cluster play.

    A worker that dies costs only time: its chunks are given to others. Rows are the same as on one machine.

    Args:
        address: of the scheduler, such as tcp://10.0.0.1:8786.
    """

    def work(plan: Plan, left: Sequence[int]) -> Iterator[tuple[int, Played]]:
        distributed = import_module("distributed")
        try:
            client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise Away(f"No scheduler answers at {address} ({type(error).__name__}).") from None
        try:
            yield from _given_out(distributed, client, plan, left)
        except (OSError, distributed.client.FutureCancelledError) as error:
            what = f"The scheduler at {address} went away ({type(error).__name__})"
            raise Away(f"{what}. The same command goes on where this one stopped.") from None
        finally:
            client.close(timeout=5)

    return work


def _given_out(distributed: Any, client: Any, plan: Plan, left: Sequence[int]) -> Iterator[tuple[int, Played]]:
    """Chunks as they are done; a few lie ready for every worker, and one whose workers died is given out anew."""
    waiting, tried = iter(left), dict.fromkeys(left, 0)
    places: dict[str, int] = {}

    def submit(number: int) -> Any:
        key = f"rows-{plan.fingerprint[:12]}-{number}-{uuid4().hex[:8]}"
        places[key] = number
        return client.submit(play_chunk, plan, number, key=key, pure=False)

    most = AHEAD * max(sum(client.nthreads().values()), 2)
    first = [submit(number) for number in islice(waiting, most)]
    running = distributed.as_completed(first, loop=client.loop)
    for future in running:
        number = places.pop(future.key)
        error = future.exception()
        if isinstance(error, distributed.scheduler.KilledWorker) and tried[number] < AGAIN:
            tried[number] += 1
            running.add(submit(number))
            continue
        for following in islice(waiting, 1):
            running.add(submit(following))
        yield number, future.result()
