"""Makes claimcheck/language/verb_lemmas.json.gz from the WordNet tables in spacy-lookups-data (WordNet licence).

usage: python corpora/language/verb_tables.py OUT.json.gz   (needs `pip install spacy-lookups-data`)
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any


def _table(name: str) -> Any:
    import spacy_lookups_data

    folder = Path(spacy_lookups_data.__file__).parent / "data"
    with gzip.open(folder / f"en_lemma_{name}.json.gz", "rt", encoding="utf-8") as file:
        return json.load(file)


def main(out: Path) -> None:
    """Writes the verbs, their irregular forms, the suffix rules, and the verbs that are no noun or adjective."""
    index, exceptions, rules = _table("index"), _table("exc"), _table("rules")
    verbs = sorted(v for v in index["verb"] if v.isalpha())
    others = set(index["noun"]) | set(index["adj"])
    tables = {
        "source": "WordNet 3.0 (Princeton University), by way of spacy-lookups-data 1.0",
        "verbs": verbs,
        "exceptions": {k: v for k, v in sorted(exceptions["verb"].items()) if k.isalpha()},
        "rules": rules["verb"],
        "verbs_only": [v for v in verbs if v not in others],
    }
    data = json.dumps(tables, separators=(",", ":")).encode()
    with out.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as file:
        file.write(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
