"""A new pack: a folder with one rule that works and teaches by its comments."""

from __future__ import annotations

import re
from pathlib import Path

from claimcheck.errors import RuleError
from claimcheck.rulebook.schema import schema_text

_NAME = re.compile(r"[a-z][a-z0-9_-]*")

_PACK = """\
# yaml-language-server: $schema=schema.json
# This file says what the pack is. The line above lets editors check and complete what you type.
name: {name}
version: "0.1"              # in quotes: a version is text
kind: framing               # framing: marks wording. Others: term, role, leap (see rules/README.md)
title: What your pack looks for, in a few words
categories:                 # what the marks are sorted by, each with a plain explanation
  {category}: the system is spoken of as if it had moods
words:                      # lists that rules use as $moods
  moods: [grumpy/ADJ, cheerful/ADJ]
"""

_RULES = """\
# yaml-language-server: $schema=schema.json
# Every .yaml file in this folder is read; divide the rules as you like.
rules:
  - id: {category}.moody           # lasting: readers' decisions hang on it. If you must rename it, keep the old one
                                   # under aliases
    title: The system is said to be moody
    category: {category}           # one of those in pack.yaml
    severity: low                  # low, medium or high
    rationale: >
      Why a reader should stop here, in plain words.
      Moods come and go in living things; what was observed is that outputs differ between runs.
    rewording:                     # a plainer way to say it; {{agent}}, {{predicate}}, {{object}} are filled in
      - "The outputs of {{agent}} differed between runs"
    # Who does what. One frame covers "the model daydreams", "a daydreaming model", "the model is grumpy",
    # "a grumpy model", "the model seems to daydream" and more: the grammar is done for you.
    frame:
      agent: $ai_system            # or $human, or words, or a word list
      # Basic forms in small letters (daydream, not daydreams); /VERB /NOUN /ADJ /ADV where it matters.
      predicate: [daydream, $moods]
    # Instead of a frame a rule may look for words in a row:
    #   phrase: ["in a good|bad mood", "fit of (bad) temper"]
    # and what should be left alone stands under except:
    #   except:
    #     - phrase: ["mood classification"]
    #       because: the name of a task
    match:                         # sentences of your own that it must find; [[ ]] around the word that is marked
      - "The model [[daydreams]] after a long prompt."
      - "We met a [[grumpy]] chatbot."
      - {{text: "The model does not daydream.", stance: negated}}   # found, and known to be denied: not flagged
    no_match:                      # the nearest sentences that are innocent: they keep the rule honest
      - "The annotators were grumpy."
      - "A cheerful song was played to the model."
    # todo_match:                  # sentences that it should find one day; they fail nothing until it does
    #   - "Daydreaming is what the model does best."
"""


def write_pack(name: str, folder: Path) -> Path:
    """Write the pack ``name`` into a folder of that name under ``folder``; gives that folder.

    Raises:
        RuleError: the name will not do, the folder exists, or nothing can be written there.
    """
    if not _NAME.fullmatch(name):
        hint = "small letters, digits, - and _, the first a letter, such as my-rules"
        raise RuleError(f'"{name}" will not do as the name of a pack', hint=hint)
    made = folder / name
    if made.exists():
        raise RuleError("this is already there", where=str(made), hint="choose another name, or --dir")
    category = name.replace("-", "_")
    try:
        made.mkdir(parents=True)
        (made / "pack.yaml").write_text(_PACK.format(name=name, category=category), encoding="utf-8")
        (made / "rules.yaml").write_text(_RULES.format(category=category), encoding="utf-8")
        (made / "schema.json").write_text(schema_text(), encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise RuleError(f"the pack cannot be written: {reason}", where=str(made), hint="choose another --dir") from None
    return made
