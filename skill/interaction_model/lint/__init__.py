"""Checks an interaction model without Amazon: every rule that can be known offline.

`interaction_model.schema.json` says what a model is made of, and `shape` says in words where a file departs
from it. All other rules stand on the types of `interaction_model.model`, in one module for each subject.

A new rule goes into the module of its subject; its name into `finding.RuleName`; a model that breaks it into
`tests/unit/interaction_model/broken_models.txt`. The linter runs with the command line, never on Lambda.
"""
