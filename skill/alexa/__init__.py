"""Alexa's JSON in and out; the conversation itself is in `dialogue/`.

The way of a request: raw dict (`envelope`) -> whose it is and of which type (`door`) -> danger (`danger`)
-> a `Request` of the dialogue (`request`) -> its `Reply` -> Alexa's answer (`response`). What Alexa only
lets us know, such as the end of a session, is in `events`.

What belongs here is only what another assistant would do otherwise. A new field that we read goes to
`request`, a new directive to `response`, a new kind of event to `events`; each is tested in
`tests/unit/alexa`, with envelopes as Alexa sends them and with the same envelope damaged. Nothing here
imports Amazon's SDK: its models take longer to load and to fill than a whole answer of ours, and refuse
what they do not know.
"""
