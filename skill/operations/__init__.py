"""What keeps Home Coach running. An answer to a tenant imports nothing from here.

What a process or the things behind it depend on gets a check in `health.py`. Test it in
`tests/unit/operations/`.
"""
