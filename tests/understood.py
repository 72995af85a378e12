"""The understanding of the real model, which takes seconds to learn: once a process, for every test."""

from functools import cache

from skill.interaction_model.model import SOURCE
from skill.nlu.understanding import Understanding, understanding_of


@cache
def understanding() -> Understanding:
    return understanding_of(SOURCE)
