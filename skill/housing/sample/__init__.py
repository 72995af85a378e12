"""Thirty made-up homes, for trying every conversation without real data.

`homes.toml` holds the homes, their rent and their repairs; `neighbourhood.toml` holds what is around them. A
home or an event is added there, without Python. The modules turn the files into one day's extract. A new key
goes into `data.py`; what a new home is there to show goes into `tests/unit/housing/test_sample_*.py`. Large
made-up landlords are in `bench/sample`.
"""

from skill.housing.sample.extract import load_sample, sample_extract
from skill.housing.sample.homes import SAMPLE_HOMES, SampleHome, sample_privacies

__all__ = ["SAMPLE_HOMES", "SampleHome", "load_sample", "sample_extract", "sample_privacies"]
