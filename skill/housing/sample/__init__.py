"""Thirty made-up homes, for trying every conversation without real data.

One module for each subject of the extract; a new home or story goes into `homes.py` and the subject's module,
with a test in `tests/unit/housing/test_sample_*.py`. Large made-up landlords are in `bench/sample`.
"""

from skill.housing.sample.extract import load_sample, sample_extract
from skill.housing.sample.homes import SAMPLE_HOMES, SampleHome, sample_privacies

__all__ = ["SAMPLE_HOMES", "SampleHome", "load_sample", "sample_extract", "sample_privacies"]
