"""English inflection, as far as the substituted vocabulary needs it."""

import re

# past tense, past participle
IRREGULAR = {
    "hide": ("hid", "hidden"),
    "know": ("knew", "known"),
    "think": ("thought", "thought"),
    "teach": ("taught", "taught"),
    "mislead": ("misled", "misled"),
    "lead": ("led", "led"),
    "understand": ("understood", "understood"),
    "oversee": ("oversaw", "overseen"),
    "cheat": ("cheated", "cheated"),
    "seek": ("sought", "sought"),
    "choose": ("chose", "chosen"),
    "withhold": ("withheld", "withheld"),
    "find": ("found", "found"),
    "show": ("showed", "shown"),
    "steal": ("stole", "stolen"),
    "drive": ("drove", "driven"),
    "overfit": ("overfit", "overfit"),
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "forget": ("forgot", "forgotten"),
    "feel": ("felt", "felt"),
    "give": ("gave", "given"),
    "take": ("took", "taken"),
    "make": ("made", "made"),
    "write": ("wrote", "written"),
    "fight": ("fought", "fought"),
    "mean": ("meant", "meant"),
    "let": ("let", "let"),
    "strive": ("strove", "striven"),
    "begin": ("began", "begun"),
    "see": ("saw", "seen"),
    "shut": ("shut", "shut"),
    "keep": ("kept", "kept"),
    "speak": ("spoke", "spoken"),
    "catch": ("caught", "caught"),
    "leave": ("left", "left"),
    "hold": ("held", "held"),
    "become": ("became", "become"),
    "grow": ("grew", "grown"),
    "have": ("had", "had"),
}
PLURALS = {"child": "children", "person": "people"}
DOUBLING = {
    "control",
    "stop",
    "plan",
    "prefer",
    "infer",
    "trap",
    "sandbag",
    "defer",
    "reprogram",
    "overfit",
    "forget",
    "let",
    "plot",
    "begin",
}


def verb(lemma: str, tag: str) -> str:
    """The form of ``lemma`` that the Penn Treebank tag asks for."""
    if tag in ("VB", "VBP"):
        return lemma
    if tag == "VBZ":
        if re.search("[^aeiou]y$", lemma):
            return lemma[:-1] + "ies"
        return lemma + ("es" if re.search("(s|x|z|ch|sh|o)$", lemma) else "s")
    doubled = lemma + lemma[-1] if lemma in DOUBLING else lemma
    if tag == "VBG":
        if lemma.endswith("ie"):
            return lemma[:-2] + "ying"
        if lemma.endswith("e") and not lemma.endswith("ee"):
            return lemma[:-1] + "ing"
        return doubled + "ing"
    if lemma in IRREGULAR:
        return IRREGULAR[lemma][0 if tag == "VBD" else 1]
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search("[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    return doubled + "ed"


def plural(noun: str) -> str:
    if noun in PLURALS:
        return PLURALS[noun]
    if re.search("[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search("(s|x|z|ch|sh)$", noun) else "s")


def takes_an(word: str) -> bool:
    """Whether the article before ``word`` is *an*."""
    if word in ("LLM", "LM", "RL", "MLP"):
        return True
    return word[0].lower() in "aeiou" and not word.lower().startswith(("use", "uni"))
