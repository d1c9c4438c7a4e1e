"""The tokenizer of the English pipeline, made to agree with Universal Dependencies and with papers.

Needed at training time only (``spacy train --code tokenizer.py``): the tokenizer is saved inside the pipeline.
"""

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex
from thinc.api import NumpyOps, set_current_ops

# UD and the Penn Treebank keep these prefixed words whole ("non-avian", "pre-trained"); stock spaCy splits them.
PREFIXES = (
    "non anti pre post re co mid ex un multi inter intra extra sub super semi pseudo pro mis dis "
    "counter cross over trans ultra meta micro macro mini bi tri uni quasi neo e"
).split()
# Abbreviations common in papers; UD keeps the full stop on the word.
ABBREVIATIONS = (
    "al. etc. Fig. Figs. fig. figs. Eq. Eqs. eq. eqs. Sec. Secs. sec. Ref. Refs. cf. Cf. resp. approx. Appx. App. "
    "Tab. Thm. Def. Prop. Ch. Vol. vol. pp. p. ed. eds. Ed. Eds. viz. Op. w.r.t. i.i.d."
).split()


def _keep_prefixed_words(pattern: str) -> str:
    guards = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in PREFIXES)
    return pattern.replace("(?:-|", f"(?:{guards}-|", 1)


def multiply_with_numpy(nlp: Language) -> None:
    """numpy's BLAS multiplies matrices about three times as fast as the one that thinc carries."""
    ops = NumpyOps(use_blis=False)
    set_current_ops(ops)
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            node.ops = ops


def customise(nlp: Language) -> None:
    """Mend the stock English tokenizer in place."""
    multiply_with_numpy(nlp)
    infixes = [_keep_prefixed_words(x) if "(?:-|" in x else x for x in nlp.Defaults.infixes or ()]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[attr-defined]
    for abbreviation in ABBREVIATIONS:
        nlp.tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])  # type: ignore[attr-defined]
    # spaCy 3.8.18 does not restore tree2label on load, so that resumed training would map every edit tree to label 0.
    if "trainable_lemmatizer" in nlp.component_names:
        lemmatizer = nlp.get_pipe("trainable_lemmatizer")
        if lemmatizer.cfg.get("labels") and not lemmatizer.tree2label:  # type: ignore[attr-defined]
            lemmatizer.tree2label = {t: i for i, t in enumerate(lemmatizer.cfg["labels"])}  # type: ignore[attr-defined]


@spacy.registry.callbacks("claimcheck.ud_tokenizer")
def make() -> Callable[[Language], None]:
    return customise
