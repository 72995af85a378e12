"""What is served in the comparisons: one factory for each app, all under the same settings.

Gunicorn takes a factory by its name; `python -m bench.apps NAME PORT` serves one as it is served in service.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from flask import Flask, Response, jsonify, request

CHAIN_FILE = "BENCH_CHAIN"
ROOT_FILE = "BENCH_ROOT"


def echo() -> Flask:
    """The least that Flask can do with a POST."""
    app = Flask(__name__, static_folder=None)

    def alexa() -> Response:
        return Response(request.get_data(cache=False), mimetype="application/json")

    app.add_url_rule("/alexa", view_func=alexa, methods=["POST"])
    return app


def home_coach() -> Flask:
    """The product as it is deployed, but for whom it trusts and where it finds the chain."""
    from skill.config.settings import read_settings
    from skill.web import create_app
    from skill.web.verify import SignatureVerifier

    chain = Path(os.environ[CHAIN_FILE]).read_bytes()
    root = x509.load_pem_x509_certificate(Path(os.environ[ROOT_FILE]).read_bytes())
    verifier = SignatureVerifier(lambda _: chain, [root], lambda: datetime.now(UTC))
    return create_app(read_settings(os.environ), verifier=verifier)


def sdk_hello() -> Flask:
    """The SDK's hello world behind the SDK's own verifiers, in a view like that of its Flask adapter."""
    from bench.sdk_stack import verified_hello

    dispatch = verified_hello(Path(os.environ[CHAIN_FILE]).read_bytes()).verify_request_and_dispatch
    app = Flask(__name__, static_folder=None)

    def alexa() -> Response:
        body = request.data.decode("utf-8")
        return jsonify(dispatch(http_request_headers=request.headers, http_request_body=body))

    app.add_url_rule("/alexa", view_func=alexa, methods=["POST"])
    return app


APPS = {factory.__name__: factory for factory in (echo, home_coach, sdk_hello)}

if __name__ == "__main__":
    from skill.web.serve import serve

    serve(APPS[sys.argv[1]](), port=int(sys.argv[2]))
