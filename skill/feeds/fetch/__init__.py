"""Getting a document: `http` from the net, guarded against hostile and careless servers; `files` from this
machine.

Another transport would go here, as a function with the signature of `feed.Fetches`. Its test in
`tests/feeds/fetch` shows that it keeps to a time limit, a size limit and public addresses.
"""
