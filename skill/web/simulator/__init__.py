"""The page that holds a conversation in the browser: in development, and for this machine only.

`routes` has the addresses, `inputs` parses what the page sends, `conversations` keeps the open ones, and
`outputs` says what the page gets; `pages/` are its files. What a rehearsal without a browser needs too goes
to `skill/rehearsal/`. Tests: `tests/web/simulator/`, and in Chromium `tests/browser/`.
"""
