# Dateline: `make run` opens the dashboard, `make test` runs the tests. Every target is `python -m dashboard.setup TARGET`,
# which also works without make. `make run PORT=8600 STORE=data/mine` and `make store ARTICLES=my-articles` take options.

# The first Python that is new enough, else python3, which then says what is missing.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && exit; done; echo python3)

.PHONY: help run test lint store gazetteer clean

help:
	@$(PYTHON) -m dashboard.setup --help

run test lint store gazetteer clean:
	@$(PYTHON) -m dashboard.setup $@
