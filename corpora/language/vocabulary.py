"""The words of the sentences that compose.py makes, and the one source of chance."""

from __future__ import annotations

import random

SEED = 7
SYSTEMS = (
    "model agent assistant system network policy chatbot LLM classifier transformer AI simulator monitor student "
    "judge planner optimizer checkpoint detector neuron layer persona overseer bot robot learner"
).split()
NAMES = "GPT-4 Claude Gemini Llama-2 BERT DeepSeek Mistral GPT-3.5 o1".split()
PEOPLE = (
    "researcher developer user annotator attacker overseer engineer reviewer participant author student subject rater "
    "human expert reader worker teacher child"
).split()
SURNAMES = "Turing Park Smith Lee Wei Brown Miller Chen Garcia Kim Novak Searle Bostrom Jones Olsen Tanaka".split()
OTHERS = "prompt wording survey water pressure beam metal sample task error paper file loss noise score bridge".split()
THINGS = (
    "goal trigger answer reward prompt output backdoor objective plan preference weight scratchpad token instruction "
    "test question belief secret rule log task error result dataset"
).split()
ADJECTIVES = (
    "large small backdoored deceptive aligned new hidden true harmful helpful honest trained safe unsafe fine-tuned "
    "autonomous robust other first final secret"
).split()
COMPOUNDS = "language training safety reward evaluation preference deployment".split()
TRANSITIVE = (
    "hide conceal fake exploit trick deceive reveal protect copy preserve pursue answer reward prompt attack monitor "
    "refuse resist ignore follow remember learn plan use probe steal game value please trust fool manipulate want need "
    "produce generate predict see prefer target report track support benefit harm test question sabotage control"
).split()
CLAUSAL = (
    "claim believe know realise realize think suspect infer notice report argue hope fear pretend say state find show "
    "recognise recognize understand conclude plan reason suggest assume predict note guess decide admit doubt judge"
).split()
INFINITIVE = (
    "want plan try attempt aim intend scheme learn refuse claim hope seek choose decide prefer fail struggle tend seem "
    "appear agree promise pretend threaten strive need like desire fear continue begin"
).split()
CONTROL = "train teach prompt instruct fine-tune cause force encourage incentivise lead ask tell allow enable".split()
INTRANSITIVE = (
    "lie scheme cheat plot cooperate comply reason defect hallucinate struggle misbehave generalise sandbag plan "
    "underperform collude improve object answer respond act"
).split()
GERUND = "fear avoid resist risk consider stop start prefer enjoy like keep".split()
WHETHER = "ask decide know judge test wonder predict ignore".split()
PARTICLES = [("take", "over"), ("give", "up"), ("shut", "down"), ("carry", "out"), ("give", "away"), ("play", "along")]
PROCESSES = "training fine-tuning RL pressure oversight prompting scaling reinforcement".split()
QUALITIES = "brief deceptive harmful helpful honest human safe sincere sycophantic dormant aligned robust wrong".split()
STATES = "aware unaware confident certain afraid honest deceptive curious loyal happy reluctant capable able".split()
MENTAL_NOUNS = "desire tendency attempt ability plan willingness intention propensity refusal decision goal".split()
ADVERBS = "often rarely strategically secretly then also still sometimes deliberately simply never".split()
AWAY = "ahead well poorly alike longer twice faster badly differently better higher".split()
ACTS = (
    "deception manipulation scheming sycophancy cooperation persuasion misbehavior sabotage refusal collusion honesty "
    "reasoning planning awareness understanding autonomy creativity cheating"
).split()
HAD = "exhibit show display have lack demonstrate develop express hide reveal retain".split()
ROLES = "spy tutor colleague liar parrot child soldier partner judge expert doctor agent ally friend".split()
ACTING = "act behave serve work pose function respond".split()
TREATING = "treat view regard describe use see portray".split()
PASSIVE_RAISING = "believe think know expect observe find assume say suppose claim show suspect".split()
CAUGHT = "catch find observe see leave".split()
SEEMING = "seem appear become remain stay grow look".split()
TURNING = [("prevent", "from"), ("stop", "from"), ("keep", "from"), ("trick", "into"), ("mislead", "into")]
FIGURES = "Figure Table Section Appendix".split()
MODALS = "may might can could will would should must".split()
RNG = random.Random(SEED)
"""Every choice of the composer comes from here, so that the same sentences come out each time."""


def pick(words: list[str]) -> str:
    return RNG.choice(words)


def pick_pair(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    return RNG.choice(pairs)


def chance(p: float) -> bool:
    return RNG.random() < p
