# Everything sets up .venv/ first when it is missing. `make help` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
# The tests are compiled once, not in every worker and every process that a test starts.
unexport PYTHONDONTWRITEBYTECODE
RUNS := .venv/.runs
STAMP := .venv/.installed

.PHONY: help run test test-slow test-browser dynamodb-engine check bench wording model danger clean build-HomeCoachFunction build-FeedsFunction

help: ## what each target does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(RUNS): requirements.txt requirements-feeds.txt requirements-lambda.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(STAMP): $(RUNS) requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-dev.txt
	@touch $@

run: $(RUNS) ## serve the skill and its simulator on http://127.0.0.1:5000, with the made-up homes
	$(BIN)/python -m skill serve

test: $(STAMP) ## the default tests
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow and not browser" --ignore=tests/browser

test-slow: $(STAMP) ## the tests that build or measure something
	$(BIN)/python -m pytest -n auto --dist worksteal -m slow

test-browser: $(STAMP) ## the simulator in a real Chromium; pictures in build/screenshots/
	$(BIN)/python -m pytest -m browser

dynamodb-engine: ## build the open DynamoDB engine that the slow tests start, once, into ~/.cache (needs cargo)
	scripts/dynamodb-engine fetch

check: $(STAMP) ## lint, types, layers, interaction model, template
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m skill model lint
	$(BIN)/cfn-lint template.yaml

bench: $(STAMP) ## speed, as ratios against baselines in the same run
	$(BIN)/python -m bench

wording: $(STAMP) ## write docs/wording.md again
	$(BIN)/python -m skill wording

model: $(STAMP) ## write the other English locales from en-GB
	$(BIN)/python -m skill model build

danger: $(STAMP) ## write the tables of the danger screen again
	$(BIN)/python -m scripts.danger_signs
	$(BIN)/python -m scripts.danger_weights

clean: ## remove what was built, and the made-up homes
	rm -rf build var .venv

# `sam build` runs the last two targets with ARTIFACTS_DIR. Only the runtime's own Python makes bytecode that it reads.
# Of `holidays` an artefact needs one country: with all of them a report would wait for 250 imports.
LAMBDA_PYTHON ?= python3.13
LANDLORD ?= landlord.toml
LAMBDA_PARTS := __init__.py errors.py trace.py bootstrap.py config domain services speech dialogue alexa housing
LAMBDA_WHEELS := --only-binary :all: --platform manylinux_2_28_x86_64 --platform manylinux2014_x86_64

# What is in it: a file of requirements, a way in, parts of skill/.
define artefact
	@test -f "$(LANDLORD)" || { echo "No $(LANDLORD). Copy skill/housing/sample/landlord.toml there and put your own numbers in."; exit 1; }
	$(LAMBDA_PYTHON) -m pip install --quiet --no-compile $(LAMBDA_WHEELS) --target "$(ARTIFACTS_DIR)" --requirement $(1)
	rm -rf "$(ARTIFACTS_DIR)/holidays/locale" "$(ARTIFACTS_DIR)/holidays/financial"
	find "$(ARTIFACTS_DIR)/holidays/countries" -type f ! -name united_kingdom.py -delete
	: > "$(ARTIFACTS_DIR)/holidays/countries/__init__.py"
	mkdir -p "$(ARTIFACTS_DIR)/skill"
	cp -R $(addprefix skill/,$(3)) "$(ARTIFACTS_DIR)/skill/"
	cp $(2) "$(ARTIFACTS_DIR)/"
	cp "$(LANDLORD)" "$(ARTIFACTS_DIR)/landlord.toml"
	rm -rf "$(ARTIFACTS_DIR)/skill/housing/sample" "$(ARTIFACTS_DIR)/bin"
	find "$(ARTIFACTS_DIR)" -type d -name __pycache__ -prune -exec rm -rf {} +
	$(LAMBDA_PYTHON) -W ignore::SyntaxWarning -m compileall -q --invalidation-mode unchecked-hash -s "$(ARTIFACTS_DIR)" -p /var/task "$(ARTIFACTS_DIR)"
endef

build-HomeCoachFunction:
	$(call artefact,requirements-lambda.txt,lambda_handler.py,$(LAMBDA_PARTS))

build-FeedsFunction:
	$(call artefact,requirements-feeds.txt,lambda_feeds.py,$(LAMBDA_PARTS) feeds tables)
