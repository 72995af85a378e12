"""Which of several fitting samples counts as the surest."""

from skill.nlu.templates import SampleMatch


def sample(
    intent: str, *, literal: int, slots: int = 0, dated: int = 0, is_open: bool = False
) -> SampleMatch:
    names = {f"slot{number}": "words" for number in range(slots)}
    return SampleMatch(intent=intent, slots=names, literal=literal, dated=dated, is_open=is_open)


def test_the_surest_sample_has_the_most_words_of_its_own_and_free_text_comes_last() -> None:
    surest_first = [
        sample("words of its own", literal=12),
        sample("two values", literal=8, slots=2),
        sample("one value", literal=8, slots=1),
        sample("a date only", literal=8, slots=1, dated=1),
        sample("free text", literal=20, slots=1, is_open=True),
    ]
    surest_last = surest_first[::-1]

    assert sorted(surest_last, key=lambda match: match.rank) == surest_first
