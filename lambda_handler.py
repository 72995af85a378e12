"""AWS Lambda's way in. One door per container, built and warmed while the module loads, also while its store
is down.
"""

import os
from typing import Any

from skill.bootstrap import build_door
from skill.config.settings import read_settings

door = build_door(read_settings(os.environ))
door.warm()


def lambda_handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    return door.answer(event)
