"""The web door: one Flask app that answers Amazon's verified requests. Never deployed to Lambda.

`verify.py` (signature and time), `chain.py` (certificates) and `signers.py` (how often strangers make us
look for one) prove the sender; where verification is off, `loopback.py` lets in this machine alone.
`endpoint.py` is `POST /alexa`, `app.py` the app with its few other pages, `serve.py` the server that runs it.
A new page is a route in `app.py`, or a blueprint of a package of its own, as the simulator is. What a caller
or a log may be told about a refusal is a `Reason` in `refusals.py`. Test with `tests/web/doors.py`, and add
hostile requests to `tests/web/attacks.py`.
"""

from skill.web.app import create_app

__all__ = ["create_app"]
