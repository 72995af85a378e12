"""Thirty made-up homes, for trying every conversation without anybody's data."""

from skill.housing.sample.extract import load_sample, sample_extract
from skill.housing.sample.homes import SAMPLE_HOMES, SampleHome, sample_privacies

__all__ = ["SAMPLE_HOMES", "SampleHome", "load_sample", "sample_extract", "sample_privacies"]
