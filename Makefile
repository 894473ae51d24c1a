# The commands of this project. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: run admin dev test lint format screenshots guide-screenshots lighthouse bench bench-article bench-servers bench-dates bench-search help

run: $(VENV)/installed ## Serve the site on http://127.0.0.1:8000 (PORT=, HOST=, DEMO=0)
	@$(BIN)/python -m clinic_site.start

admin: $(VENV)/installed ## Give the administrator a new random password
	@$(BIN)/python manage.py administrator --reset

dev: $(VENV)/installed-dev ## Serve with reload and DEBUG, for writing code
	@$(BIN)/python -m clinic_site.start dev

test: $(VENV)/installed-dev ## Run linters and every test (NO_INSTALL=1 leaves the system alone)
	@$(BIN)/python -m tests.run

lint: $(VENV)/installed-dev ## Check style, templates and migrations
	@$(BIN)/python -m tests.run lint

format: $(VENV)/installed-dev ## Put the code into the house style
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

screenshots: $(VENV)/installed-dev ## Picture every page type in three widths, light, dark and print
	@$(BIN)/python tests/screenshots.py screenshots

guide-screenshots: $(VENV)/installed-dev ## Take the pictures of the staff guide anew
	@$(BIN)/python -m tests.guide docs/images/staff

lighthouse: $(VENV)/installed-dev ## Measure the demo's pages with Lighthouse (needs Node.js)
	@$(BIN)/python -m benchmarks.lighthouse

bench: $(VENV)/installed-dev ## Measure 10 to 100,000 articles on both databases (an hour; wants nginx)
	@$(BIN)/python -m benchmarks.scale

bench-article: $(VENV)/installed-dev ## Measure an article against a bare Wagtail blog
	@$(BIN)/python -m benchmarks.article

bench-servers: $(VENV)/installed-dev ## Measure the server against others (4 minutes)
	@$(BIN)/python -m benchmarks.servers

bench-dates: $(VENV)/installed-dev ## Measure the report on the dates of 5,000 pages
	@$(BIN)/python -m benchmarks.dates_report
	@$(BIN)/python -m benchmarks.dates_report postgres

bench-search: $(VENV)/installed-dev ## Measure the search in 10,000 articles (7 minutes)
	@$(BIN)/python -m benchmarks.search

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name what; \
		do printf '%-20s %s\n' "$$name" "$$what"; done

# Each stamp is touched last, so an install that was cut short is done again.

$(VENV)/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed. Install it, or name it: make run PYTHON=python3.12"; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; \
		exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		echo "Making the virtual environment in $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing what the site runs on"
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing what tests and linters need"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@
