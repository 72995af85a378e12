"""The pages that a landlord reads, corrects and signs: docs/wording.md and docs/triage.md.

Both are generated from what really runs, so a page cannot say something else than the service does. A new
sentence gets its row on docs/wording.md by itself; `samples.toml` holds the values that the sentences are
about, and `pages/` the prose around what is generated. The next page to sign gets a module here, a command in
`skill/cli/`, and a test, beside `tests/policy/test_wording.py` and `tests/test_triage_doc.py`, that the copy
in docs/ is fresh.
"""
