"""Numbers, codes, PINs and places in a row, as an English speaker says them."""

from collections.abc import Callable, Sequence

DIGITS = {
    "zero": 0, "nought": 0, "naught": 0, "oh": 0, "o": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
REPEATS = {"double": 2, "treble": 3, "triple": 3}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
ONLY_IN_A_ROW = frozenset({"oh", "o", "nil"})
"""Words that are a digit only next to another digit."""

Part = Callable[[Sequence[str], int], tuple[int, int] | None]

_ORDINAL_WORDS = {number: word for word, number in ORDINALS.items()}
_DIGIT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(digits: str) -> str:
    """Figures as speech-to-text would spell them: up to 99 as a number, anything longer digit by digit."""
    if len(digits) > 2 or (len(digits) == 2 and digits[0] == "0"):
        return " ".join(_DIGIT_WORDS[int(digit)] for digit in digits)
    return _below_hundred(int(digits))


def ordinal_in_words(number: int) -> str:
    """The word for a day of the month or a place in a row."""
    if number in _ORDINAL_WORDS or not 0 < number < 40:
        return _ORDINAL_WORDS.get(number, _below_hundred(number % 100))
    return f"{_below_hundred(number - number % 10)} {_ORDINAL_WORDS[number % 10]}"


def _below_hundred(number: int) -> str:
    if number < 10:
        return _DIGIT_WORDS[number]
    if number < 20:
        return next(word for word, value in TEENS.items() if value == number)
    tens = next(word for word, value in TENS.items() if value == number - number % 10)
    return tens if number % 10 == 0 else f"{tens} {_DIGIT_WORDS[number % 10]}"


def number_at(words: Sequence[str], start: int) -> tuple[int, str] | None:
    """The longest number that begins at `start`: how many words it takes, and its figures.

    Numbers said one after the other are one code: "four eight two" is 482, "forty eight two" too.
    """
    position, figures = start, ""
    while position < len(words):
        step = _repeated(words, position) or _one_number(words, position)
        if step is None:
            break
        position, figures = position + step[0], figures + step[1]
    taken = position - start
    if taken == 0 or (taken == 1 and words[start] in ONLY_IN_A_ROW):
        return None
    return taken, figures


def _repeated(words: Sequence[str], start: int) -> tuple[int, str] | None:
    times = REPEATS.get(words[start])
    if times is None or start + 1 >= len(words) or words[start + 1] not in DIGITS:
        return None
    return 2, str(DIGITS[words[start + 1]]) * times


def _one_number(words: Sequence[str], start: int) -> tuple[int, str] | None:
    """A digit, or a number up to the hundred thousands; "a hundred" needs a digit before it."""
    found = _with_scale(words, start, "thousand", 1000, _hundreds)
    return None if found is None else (found[0], str(found[1]))


def _hundreds(words: Sequence[str], start: int) -> tuple[int, int] | None:
    return _with_scale(words, start, "hundred", 100, _small_number)


def _with_scale(
    words: Sequence[str], start: int, scale: str, size: int, part: Part
) -> tuple[int, int] | None:
    """So many of a scale and the rest: "four hundred and eighty two"."""
    found = part(words, start)
    if found is None:
        return None
    after = start + found[0]
    if after >= len(words) or words[after] != scale:
        return found
    after += 1
    following = after + (after < len(words) and words[after] == "and")
    rest = part(words, following) if following < len(words) else None
    if rest is None or rest[1] >= size:
        return after - start, found[1] * size
    return following + rest[0] - start, found[1] * size + rest[1]


def _small_number(words: Sequence[str], start: int) -> tuple[int, int] | None:
    word = words[start]
    if word in DIGITS:
        return 1, DIGITS[word]
    if word in TEENS:
        return 1, TEENS[word]
    if word not in TENS:
        return None
    unit = DIGITS.get(words[start + 1], 0) if start + 1 < len(words) else 0
    return (2, TENS[word] + unit) if unit else (1, TENS[word])


def four_digits_at(words: Sequence[str], start: int) -> tuple[int, str] | None:
    """A PIN: exactly four figures, however they are grouped."""
    found = number_at(words, start)
    return found if found is not None and len(found[1]) == 4 else None


def ordinal_at(words: Sequence[str], start: int) -> tuple[int, str] | None:
    """A place in a row: "second" gives "2", "twenty first" gives "21", "number three" gives "3"."""
    word = words[start]
    if start and words[start - 1] == "number":
        found = number_at(words, start)
        if found is not None and len(found[1]) == 1:
            return found
    if word in ORDINALS:
        return 1, str(ORDINALS[word])
    if word in TENS and start + 1 < len(words) and 0 < ORDINALS.get(words[start + 1], 0) < 10:
        return 2, str(TENS[word] + ORDINALS[words[start + 1]])
    return None
