"""What runs in the process that checks a paper for the review: it tells its stage line by line, and leaves a report.

The order comes as one line of JSON on standard input, which stays open as long as the server lives: at its end, this
process ends too, so that a killed server leaves nobody behind.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any


def main() -> None:
    """Read the order, check the paper, write the report."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to hear
    order = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not get among the answers

    def tell(**what: str) -> None:
        print(json.dumps(what), file=answers, flush=True)

    from claimcheck.errors import ClaimcheckError

    try:
        tell(stage="starting")
        _check(order, tell)
    except ClaimcheckError as error:
        tell(error=_worded(error, order))
    except MemoryError:
        tell(error=f"{order['name']}: checking it needs more memory than there is")
    except Exception as error:
        tell(error=f"{order['name']}: checking it failed ({type(error).__name__}: {error}). This is a bug: report it.")
    os._exit(0)


def _check(order: dict[str, Any], tell: Any) -> None:
    from claimcheck.pipeline import check
    from claimcheck.report.json import to_bytes
    from claimcheck.settings import Settings

    settings = Settings.model_validate(order["settings"])
    report = check(
        Path(order["path"]),
        settings=settings,
        password=order["password"],
        kind=order["kind"],
        on_stage=lambda stage: tell(stage=stage),
    )
    paper = report.paper.model_copy(update={"source": order["name"]})
    out = Path(order["out"])
    written = out.with_suffix(".part")
    written.write_bytes(to_bytes(report.model_copy(update={"paper": paper})))
    written.replace(out)
    tell(done="done")


def _worded(error: Any, order: dict[str, Any]) -> str:
    """The error under the name that the reader knows, whatever the copy is called."""
    where = order["name"] if error.where in (order["path"], Path(order["path"]).name) else error.where
    return str(type(error)(error.what, where=where, hint=error.hint))


def _end_with_the_server() -> None:
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main()
