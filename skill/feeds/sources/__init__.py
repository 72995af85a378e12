"""The kinds of feed, a package each, and what they share.

A new kind is a package with a `reader`: a function `occurrences(body, window)` where the feed is one
document, else a `FeedReader` of its own. It becomes known by a name in `feed.Kind` and a line in `registry`;
where its documents look like no others, `adding.kind_of` recognises them. Read every value through `values`,
what is written in schema.org through `schema_org`, and anything that repeats through `schedules`. Test it in
`tests/feeds/sources` with a document of a real publisher, a broken one and `any_json`, and give it a row in
`docs/whats-on.md`.
"""
