"""Repairs: the catalogue of faults, triage, reports, jobs and visit windows.

A new fault is a row of `triage.json`, with its words in the interaction model; a new question also needs a
member of `triage.Question` and its sentence in `speech/triage.py`. Add rows to
`tests/unit/domain/triage_table.txt`.
"""
