# `make run` and `make test` do all the set-up; everything else is the `nod` command in .venv/bin.
.PHONY: run test lint bench lock clean help
.DEFAULT_GOAL := help

help: ## lists what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

run: ## installs, trains when needed, migrates the database and starts everything
	@tools/setup.sh
	@tools/assets.sh
	@.venv/bin/nod run

test: ## runs every test (CI=true: none may be skipped)
	@tools/setup.sh dev
	@tools/assets.sh
	@.venv/bin/nod train
	@.venv/bin/python -m pytest -n 2 --dist worksteal

lint: ## style, types, and what is generated
	@tools/setup.sh dev
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/python -m actions.guide --check

bench: ## measures Nod beside the assistant that `rasa init` makes, in one run
	@tools/setup.sh dev
	@tools/assets.sh
	@.venv/bin/nod train
	@.venv/bin/python -m bench

lock: ## resolves the dependencies anew
	@tools/setup.sh dev
	@tools/lock.sh

clean: ## removes what was installed and trained; records stay in var/
	@rm -rf .venv models .rasa node_modules bot/web/static/vendor
