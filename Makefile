# Three commands do nearly everything: `make run`, `make check` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help install install-dev run token check test lint types units together alone races model prove prove-rules prove-model prove-mutants prove-queries prove-browsers prove-long prove-trust pictures bench bench-peers format schema reference lock explorer front-desk

PYTHON ?= python3
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_PROGRESS_BAR := off
# Tests start hundreds of servers, each of which would compile every module.
unexport PYTHONDONTWRITEBYTECODE
bin := .venv/bin
pip_install := $(bin)/python -m pip install --no-warn-script-location

# $(call install,LOCK): what is locked, counted as it comes in; then this project itself.
define install
@rm -f .venv/.failed
@{ $(pip_install) --require-hashes -r $(1) && \
   $(pip_install) --no-build-isolation --no-deps --editable . || touch .venv/.failed; \
} 2>.venv/pip.log | { count=0; while read -r word rest; do \
  case $$word in Collecting|Processing) count=$$((count + 1)); printf '\r  package %d' $$count;; esac; \
done; echo; }
@if [ -e .venv/.failed ]; then $(why_not); exit 1; fi
endef

# Why pip failed: in a sentence, where what to do is known.
why_not = log=.venv/pip.log; \
  if [ ! -s $$log ] || grep -q "No space left" $$log; then \
    echo "The disk is full: make some 500 MB of room, then run make again."; \
  elif grep -qE "NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|name resolution" $$log; then \
    echo "Installing needs the network once, and the package index cannot be reached:"; \
    echo "connect, or name an index or a proxy (PIP_INDEX_URL, HTTPS_PROXY), then run make again."; \
  else cat $$log; fi

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

install: .venv/.run-installed ## Install what running needs, into .venv

install-dev: .venv/.dev-installed ## Install what developing needs too

run: .venv/.run-installed ## Serve on 127.0.0.1:8000, with a database and demo clinics of its own
	@exec $(bin)/python -m gql_packages.cli serve

roles := OWNER BILLING FRONT_DESK PRACTITIONER SUPPORT
token: .venv/.run-installed ## Print a token for each role of the demo clinic (role=SUPPORT: for that one)
	@$(bin)/python -m gql_packages.cli token $(foreach each,$(or $(role),$(roles)),--role $(each))

# $(call parts,TARGET...): make one after the other, and say at the end how long each took.
define parts
@status=0; for part in $(1); do \
  began=$$(date +%s); held=ok; \
  $(MAKE) --no-print-directory $$part || { held=FAILED; status=1; }; \
  took="$$took$$part: $$held after $$(($$(date +%s) - began)) s\n"; \
done; printf "\n$$took"; exit $$status
endef

check: .venv/.dev-installed ## Lint, types, unit tests and behaviours, in less than two minutes
	$(call parts,lint types units)

test: .venv/.dev-installed ## The whole gate: lint, types, tests on a real Postgres
	$(call parts,lint types together alone)

pytest := $(bin)/python -m pytest
# Each worker has a Postgres of its own, and takes one module after the other.
side_by_side := -n $(or $(workers),logical) --no-loadscope-reorder

lint:
	$(bin)/ruff check
	$(bin)/ruff format --check

types:
	$(bin)/mypy

units:
	$(pytest) $(side_by_side) -m "not alone and not slow" tests/domain tests/queries tests/behaviours tests/test_*.py

together:
	$(pytest) $(side_by_side) -m "not alone"

alone:
	$(pytest) -m alone $$(grep -rlE --include=test_*.py 'mark\.alone' tests)

races: .venv/.dev-installed ## Races, keys and cut connections, for minutes instead of seconds
	GQL_PACKAGES_RACES=60 $(bin)/python -m pytest tests/races tests/idempotency tests/database

bench: .venv/.dev-installed ## Fill 20 clinics with a million redemptions and measure what is asked (half an hour)
	$(bin)/python -m bench.fill --keep
	$(bin)/python -m bench.fill --keep --redemptions 10000
	$(bin)/python -m bench.fill --keep --redemptions 10000 --clinics 1 --months 7
	$(bin)/python -m bench.measure
	$(bin)/python -m bench.served
	$(bin)/python -m bench.mutate
	$(bin)/python -m bench.notify
	$(bin)/python -m bench.front_desk

bench-peers: .venv/.dev-installed ## Measure beside PostGraphile on one database, and against the own SQL (needs npm and wrk)
	$(bin)/python -m bench.fill --keep --redemptions 200000 --clinics 10
	$(bin)/python -m bench.fill --keep
	$(bin)/python -m bench.fill --keep --redemptions 10000 --clinics 1 --months 7
	$(bin)/python -m bench.peers
	$(bin)/python -m bench.measure --databases bench_1000000_in_20 bench_10000_in_1
	$(bin)/python -m bench.memory

prove: .venv/.dev-installed ## All that is too long for the gate, and how long each of it took (an hour and a half)
	$(call parts,prove-rules prove-model prove-mutants prove-queries prove-browsers prove-long prove-trust)

prove-rules: .venv/.dev-installed ## Take each rule out of a copy and see its test go red (a quarter of an hour)
	$(bin)/python -m mutation_tests.rule_mutations $(rules)

model: .venv/.dev-installed ## Thousands of steps against the model, other ones each time (clinics=60 steps=60 seed=...)
	MODEL_CLINICS=$(or $(clinics),60) MODEL_STEPS=$(or $(steps),60) $(if $(seed),MODEL_SEED=$(seed)) \
	  $(bin)/python -m pytest tests/model -x -q -s

prove-model: .venv/.dev-installed ## Plant mistakes in a copy and see the model find each (three minutes)
	$(bin)/python -m mutation_tests.model_controls $(words)

prove-trust: .venv/.dev-installed ## Every promise of docs/trust.md in full, with its figure (only=overload: one of them)
	GQL_PACKAGES_FULL=1 $(bin)/python -m pytest tests/assurance -s -q $(if $(only),-k "$(only)")

prove-queries: .venv/.dev-installed ## Thousands of documents made from the schema, each answered by the server and by an obvious oracle (ten minutes)
	GQL_PACKAGES_FULL=1 $(bin)/python -m pytest tests/queries -q -m "not alone"

prove-browsers: .venv/.dev-installed ## The explorer and the front desk in a browser, in every variant; pictures, and where they differ, in .data/pictures
	GQL_PACKAGES_FULL=1 PICTURES=$(CURDIR)/.data/pictures \
	  $(bin)/python -m pytest tests/explorer tests/frontdesk -q -m "not alone"

prove-long: .venv/.dev-installed ## Servers and databases that are killed, clients that are built anew, and mistakes that judges must find
	GQL_PACKAGES_FULL=1 $(bin)/python -m pytest -q -m "long and not alone" \
	  --ignore=tests/explorer --ignore=tests/frontdesk

pictures: .venv/.dev-installed ## Keep how the front desk looks now, and the README's pictures: look at .data/pictures first (only=today: some of it)
	GQL_PACKAGES_FULL=1 RENEW_PICTURES=1 PICTURES=$(CURDIR)/.data/pictures $(if $(only),ONLY=$(only)) \
	  $(bin)/python -m pytest tests/frontdesk/test_pictures.py -q

prove-mutants: .venv/.dev-installed ## Change the rules and rights by one operator or number at a time; 90 % must be noticed (four minutes)
	$(bin)/python -m mutation_tests.mutants

format: .venv/.dev-installed ## Put the code into its one format
	$(bin)/ruff check --fix
	$(bin)/ruff format

schema: .venv/.dev-installed ## Write schema.graphql
	$(bin)/gql-packages schema > schema.graphql.new
	mv schema.graphql.new schema.graphql

reference: .venv/.dev-installed ## Write docs/reference from the code
	$(bin)/python -m docs_generator docs/reference

explorer: ## Build what is served at /graphiql from graphiql/ (Node and npm are needed)
	npm --prefix graphiql ci --ignore-scripts
	npm --prefix graphiql run build

front-desk: ## Build what is served at / from frontdesk/ (Node and npm are needed)
	npm --prefix frontdesk ci --ignore-scripts
	npm --prefix frontdesk run build

# Versions stay as they are unless pyproject.toml asks for others; `make lock upgrade=--upgrade` renews them.
compile := $(bin)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" $(upgrade) pyproject.toml --group build
lock: .venv/.dev-installed ## Write requirements/*.txt from pyproject.toml
	$(compile) --extra embedded --extra otel --group dev -o requirements/dev.txt
	$(compile) --extra embedded -c requirements/dev.txt -o requirements/run.txt
	$(compile) -c requirements/dev.txt -o requirements/production.txt

# Its Python may be gone by now: all is made anew then.
$(shell [ ! -L .venv/bin/python ] || [ -e .venv/bin/python ] || rm -rf .venv)

# Each stamp is younger than what was installed: nothing is installed again until a lock changes.
.venv/.made:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=/path/to/python3."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed and this is $$($(PYTHON) -V): name another with make PYTHON=/path/to/python3."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing: install it (on Debian and Ubuntu: apt install python3-venv)."; exit 1; }
	@echo "Making .venv"
	@rm -rf .venv && $(PYTHON) -m venv .venv && echo "$(CURDIR)" > $@

# What is installed names the place of the checkout: after a move it is put right, without network.
.PHONY: in-place
in-place: .venv/.made
	@was=$$(cat .venv/.made); [ "$$was" = "$(CURDIR)" ] || { \
	  if [ -n "$$was" ]; then \
	    echo "This checkout was moved here from $$was: putting .venv right"; \
	    grep -rlIF "$$was" .venv/bin .venv/pyvenv.cfg .venv/lib/python*/site-packages/*.pth | \
	      while read -r file; do sed -i.was "s|$$was|$(CURDIR)|g" "$$file" && rm "$$file.was"; done; \
	  fi; echo "$(CURDIR)" > .venv/.made; }

.venv/.run-installed: requirements/run.txt pyproject.toml | .venv/.made in-place
	@echo "Installing what running needs (once)"
	$(call install,requirements/run.txt)
	@touch $@

.venv/.dev-installed: requirements/dev.txt pyproject.toml | .venv/.made in-place
	@echo "Installing what developing needs (once)"
	$(call install,requirements/dev.txt)
	@touch $@ .venv/.run-installed
