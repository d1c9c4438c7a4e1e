"""Loads the English pipeline that ships with claimcheck (or another one with Universal Dependencies labels)."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import PipelineError
from claimcheck.language import regraft, repair

if TYPE_CHECKING:
    from spacy.language import Language

ENVIRONMENT = "CLAIMCHECK_PIPELINE"
"""Environment variable that names another UD-labelled spaCy pipeline to use: a folder or an installed package."""

_SHIPPED = Path(__file__).resolve().parent / "pipeline"
_CHUNKS = 1 << 17
"""Pieces of text between spaces whose tokens are kept; spaCy's own 10,000 are full after a few papers."""
_NEEDED_LABELS = {"nsubj", "obj", "xcomp", "acl:relcl", "obl"}


def pipeline_path(path: Path | None = None) -> Path:
    """The pipeline that will be used: ``path``, else the one named by ``CLAIMCHECK_PIPELINE``, else the shipped one."""
    if path is not None:
        return path
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else _SHIPPED


def load_pipeline(path: Path | None = None) -> Language:
    """The spaCy pipeline, loaded once for each path.

    Raises:
        PipelineError: there is no pipeline there, it does not load, or its parser has no UD labels.
    """
    return _load(str(pipeline_path(path)))


def forget() -> None:
    """Lets go of the pipelines that were loaded: the next to ask gets one that has met no text.

    spaCy keeps every word that it meets, some thousand new ones a paper.
    """
    _load.cache_clear()


def pipeline_name(path: Path | None = None) -> str:
    """Name and version for a report, read from ``meta.json`` without loading the pipeline."""
    meta = pipeline_path(path) / "meta.json"
    if not meta.is_file():
        return str(pipeline_path(path).name)
    found = json.loads(meta.read_text(encoding="utf-8"))
    return f"{found.get('lang', 'en')}_{found.get('name', 'pipeline')} {found.get('version', '0')}"


def _multiply_with_numpy(nlp: Language) -> None:
    """Has the networks use numpy's matrix product, about three times as fast as the one that thinc carries."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if isinstance(node.ops, NumpyOps):
                node.ops = ops


@lru_cache(maxsize=2)
def _load(name: str) -> Language:
    # The matrices are small: more threads only wait for each other, and get in the way of other processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from spacy.language import Language

    folder = Path(name)
    if not folder.exists() and (os.sep in name or folder == _SHIPPED):
        raise PipelineError(
            "there is no language pipeline here",
            where=name,
            hint=f"install claimcheck again, or set {ENVIRONMENT} to a UD-labelled spaCy pipeline",
        )
    try:
        nlp = spacy.load(folder if folder.exists() else name)
    except (OSError, ValueError, KeyError) as problem:
        reason = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise PipelineError(
            f"the language pipeline does not load: {reason}",
            where=name,
            hint="it must be a folder with config.cfg, made for the installed version of spaCy (3.8)",
        ) from problem
    labels = set(nlp.get_pipe("parser").labels) if nlp.has_pipe("parser") else set()  # type: ignore[attr-defined]
    if not labels >= _NEEDED_LABELS:
        raise PipelineError(
            "this pipeline has no parser with Universal Dependencies labels",
            where=name,
            hint=f"unset {ENVIRONMENT} to use the pipeline that ships with claimcheck",
        )
    _multiply_with_numpy(nlp)
    if hasattr(nlp.tokenizer, "max_cache_size"):
        nlp.tokenizer.max_cache_size = _CHUNKS
    for component, function in ((repair.NAME, repair.mend), (regraft.NAME, regraft.regraft)):
        if not Language.has_factory(component):
            Language.component(component, func=function)
        nlp.add_pipe(component, last=True)
    return nlp
