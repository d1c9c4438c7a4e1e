from claimcheck.paper.language import guess_language

GERMAN = "Wir zeigen, dass das Modell mit der Größe besser wird, und wir prüfen es auf den Daten von zwei Jahren. " * 5
ENGLISH = "We show that the model gets better with size, and we test it on the data of two years. " * 5


def test_languages() -> None:
    assert guess_language(GERMAN) == "de"
    assert guess_language(ENGLISH) == "en"


def test_too_little_to_tell() -> None:
    assert guess_language("Das ist kurz.") == "en"
