"""Makes broken PDFs out of whole ones, the same for the same seed, and reads them under guard.

By hand, over a folder of PDFs:

    python tests/tools/mutate.py papers --count 3000 --keep /tmp/kept

Every file must give a Paper or a PaperError. Files that crash or hang the child, or show a bug, are kept.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from claimcheck.errors import PaperError
from claimcheck.paper.guard import Limits, Reading
from claimcheck.paper.nursery import Nursery, possible

_OBJECT = re.compile(rb"\b\d+ \d+ obj\b(.*?)\bendobj\b", re.S)
_STREAM = re.compile(rb"\bstream\r?\n(.*?)\r?\nendstream\b", re.S)
_NUMBER = re.compile(rb"(?<=[\s\[/<(])-?\d+(?:\.\d+)?(?=[\s\]/>)])")
_NUMBERS = (b"0", b"-1", b"1", b"65535", b"2147483647", b"-2147483648", b"4294967296", b"1e38", b"0.0000001", b"999999")

Mutation = Callable[[bytes, random.Random], bytes]


def flip_bits(data: bytes, chance: random.Random) -> bytes:
    """Up to 64 bits anywhere."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 4, 16, 64))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut_tail(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(8, len(data))]


def cut_middle(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(8, len(data))
    return data[:start] + data[start + chance.randrange(1, 1 + len(data) // 8) :]


def swap_objects(data: bytes, chance: random.Random) -> bytes:
    """Up to four pairs of objects trade their bodies, so that each reference meets something else."""
    for _ in range(chance.randint(1, 4)):
        data = _trade(data, _OBJECT, chance)
    return data


def copy_stream(data: bytes, chance: random.Random) -> bytes:
    """One stream stands in the place of another: a font as a page, a picture as a font."""
    places = [m.span(1) for m in _STREAM.finditer(data)]
    if len(places) < 2:
        return flip_bits(data, chance)
    (a, b), (c, d) = chance.sample(places, 2)
    return data[:c] + data[a:b] + data[d:]


def repeat_stream(data: bytes, chance: random.Random) -> bytes:
    """A stream many times over, in its own place."""
    places = [m.span(1) for m in _STREAM.finditer(data)]
    if not places:
        return flip_bits(data, chance)
    a, b = chance.choice(places)
    return data[:b] + data[a:b] * chance.choice((1, 10, 100)) + data[b:]


def spoil_numbers(data: bytes, chance: random.Random) -> bytes:
    """Counts, lengths, sizes and references turn into numbers at the edge of what fits."""
    places = [m.span() for m in _NUMBER.finditer(data)]
    for a, b in sorted(chance.sample(places, min(len(places), chance.choice((1, 5, 25)))), reverse=True):
        data = data[:a] + chance.choice(_NUMBERS) + data[b:]
    return data


def spoil_content(data: bytes, chance: random.Random) -> bytes:
    """Bits and numbers inside packed streams, packed again so that the damage gets past the unpacking."""
    places = [m.span(1) for m in _STREAM.finditer(data)]
    chance.shuffle(places)
    chosen = sorted(places[: chance.choice((1, 4, 16))], reverse=True)
    for a, b in chosen:
        try:
            plain = zlib.decompress(data[a:b])
        except zlib.error:
            continue
        if plain:
            changed = chance.choice((flip_bits, spoil_numbers))(plain, chance)
            data = data[:a] + zlib.compress(changed) + data[b:]
    return data


def _trade(data: bytes, pattern: re.Pattern[bytes], chance: random.Random) -> bytes:
    places = [m.span(1) for m in pattern.finditer(data)]
    if len(places) < 2:
        return flip_bits(data, chance)
    (a, b), (c, d) = sorted(chance.sample(places, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits,
    cut_tail,
    cut_middle,
    swap_objects,
    copy_stream,
    repeat_stream,
    spoil_numbers,
    spoil_content,
)


def mutants(wholes: Sequence[bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many broken files, each with a name that tells how it was made; sources and mutations take turns."""
    for i in range(count):
        chance = random.Random(f"{seed}/{i}")
        mutation = MUTATIONS[i % len(MUTATIONS)]
        source = (i // len(MUTATIONS)) % len(wholes)
        yield f"{i:05d}-{mutation.__name__}-{source}", mutation(wholes[source], chance)


def source(data: bytes, pages: int, *, whole: bool) -> bytes:
    """The first pages alone, written anew with every object in plain sight of the mutations.

    A ``whole`` one stays as it is if it has at most three times as many: so the run gets to its end.
    """
    from pypdf import PdfReader, PdfWriter

    reader, writer = PdfReader(io.BytesIO(data)), PdfWriter()
    if whole and len(reader.pages) <= 3 * pages:
        return data
    for page in reader.pages[:pages]:
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def outcome(path: Path, limits: Limits, nursery: Nursery | None = None) -> str:
    """``paper``, or the kind of refusal; with a ``nursery`` read in a fork of it, as where many papers are read.

    Raises:
        Exception: anything else than a PaperError, which must not happen.
    """
    try:
        with Reading(path, limits=limits, nursery=nursery) as reading:
            reading.result()
    except PaperError as error:
        if getattr(error, "__notes__", None):
            return f"bug: {error.what}"
        # Numbers and names differ from file to file.
        return re.sub(r"\d+", "#", error.what)
    return "paper"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read mutants of all PDFs in a folder; prints what came of them. Status 1 if the parent met what it must not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--pages", type=int, default=4, help="sources are cut to their first pages, but for some short ones"
    )
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--memory", type=float, default=2, help="GB")
    parser.add_argument("--minutes", type=float, default=60, help="stop after this time")
    parser.add_argument("--from", dest="first", type=int, default=0, help="skip those before this one")
    parser.add_argument("--keep", type=Path, default=Path("kept"), help="folder for crashes, hangs and bugs")
    chosen = parser.parse_args(arguments)
    chosen.keep.mkdir(parents=True, exist_ok=True)
    files = sorted(p for folder in chosen.folders for p in folder.rglob("*.pdf"))
    wholes = [source(p.read_bytes(), chosen.pages, whole=i % 4 == 0) for i, p in enumerate(files)]
    limits = Limits(chosen.seconds, chosen.memory)
    counts: Counter[str] = Counter()
    slowest = (0.0, "")
    wrong = 0
    start = time.monotonic()
    nursery = Nursery() if possible() else None
    for name, data in islice(mutants(wholes, chosen.count, chosen.seed), chosen.first, None):
        path = chosen.keep / f"{name}.pdf"
        path.write_bytes(data)
        began = time.monotonic()
        try:
            came = outcome(path, limits, nursery)
        except Exception as error:
            wrong += 1
            came = f"WRONG: {type(error).__name__}: {error}"
        slowest = max(slowest, (time.monotonic() - began, name))
        counts[came] += 1
        if any(word in came for word in ("bug", "crash", "longer", "more than", "WRONG")):
            print(f"{name}: {came}", flush=True)
        else:
            path.unlink()
        if time.monotonic() - start > 60 * chosen.minutes:
            break
    if nursery is not None:
        nursery.close()
    for came, count in counts.most_common():
        print(f"{count:6d}  {came}")
    print(f"{counts.total()} files in {time.monotonic() - start:.0f} s; slowest {slowest[0]:.1f} s ({slowest[1]})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
