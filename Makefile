# Every command a person types. No logic here beyond what must be made before what.
PYTHON ?= python3.11
ifeq (, $(shell command -v $(PYTHON) 2>/dev/null))
PYTHON := python3
endif
BIN := .venv/bin
export PYTHONPATH := src

.PHONY: run code test check bench demo backup restore verify fmt lint types imports fresh clean system

run:  ## start the ministry on http://127.0.0.1:8000 (PORT overrides)
	@$(MAKE) --no-print-directory -j 2 .venv/.runtime src/chancery/web/static_built/.made
	@$(BIN)/python -m chancery.config.supervisor

test: .venv/.dev src/chancery/web/static_built/.made system  ## every test, the browser's included
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

check: .venv/.dev fmt-check lint imports types fresh test  ## what CI runs

bench: .venv/.dev src/chancery/web/static_built/.made  ## how fast, side by side in one run (ADR 5); make bench ROWS="10000 10000000" for more
	@$(BIN)/python -m bench $(if $(ROWS),--rows $(ROWS))

code: .venv/.runtime  ## the second factor of the demonstration's officers, for the next half minute
	@$(BIN)/python manage.py totp_code

demo: .venv/.runtime  ## throw the demonstration away and make it again
	@$(BIN)/python manage.py load_demonstration --again

backup: .venv/.runtime  ## everything in one file: make backup TO=file.tar
	@$(BIN)/python -m chancery.config.backup make $(TO)

restore: .venv/.runtime  ## put it back and verify it: make restore FROM=file.tar (REPLACE=1 over another ministry)
	@$(BIN)/python -m chancery.config.backup restore $(FROM) $(if $(REPLACE),--replace)

verify: .venv/.runtime  ## does everything that can only be added to still stand?
	@$(BIN)/python -m chancery.config.backup verify

fmt: .venv/.dev  ## put the code in order
	@$(BIN)/ruff check --fix --quiet . && $(BIN)/ruff format --quiet .

fmt-check: .venv/.dev
	@$(BIN)/ruff format --check --quiet . && echo "formato: bien"

lint: .venv/.dev
	@$(BIN)/ruff check --quiet . && echo "reglas: bien"

imports: .venv/.dev
	@$(BIN)/lint-imports

types: .venv/.dev
	@$(BIN)/mypy

fresh: .venv/.dev  ## documents and migrations that are made from the code are up to date
	@$(BIN)/python -m chancery.config.fresh

system:  ## Debian's programs that some tests ask for their opinion
	@sh ops/install-test-programs

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Hace falta Python 3.11 o más nuevo: $(PYTHON) no lo es."; exit 1; }
	@$(PYTHON) -m venv .venv && touch $@

.venv/.runtime: requirements.lock | .venv/.python
	@echo "Instalando dependencias…" && $(BIN)/python -m pip install --quiet --no-compile --no-deps --disable-pip-version-check --require-hashes -r requirements.lock && touch $@

.venv/.dev: requirements-dev.lock | .venv/.python
	@echo "Instalando dependencias de desarrollo…" && $(BIN)/python -m pip install --quiet --no-deps --disable-pip-version-check --require-hashes -r requirements-dev.lock && touch .venv/.runtime $@

node_modules/.made: package.json package-lock.json
	@command -v npm >/dev/null || { echo "Hace falta Node.js con npm para preparar los estilos."; exit 1; }
	@npm ci --silent --no-audit --no-fund && touch $@

src/chancery/web/static_built/.made: node_modules/.made $(wildcard src/chancery/web/styles/*) $(wildcard src/chancery/web/scripts/*)
	@npm run --silent build && touch $@
