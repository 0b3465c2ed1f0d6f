# Thin on purpose: each line calls one script or cargo. `make run` and `make test` are all a newcomer needs.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help run test prove dev check build bench shots

help: ## What there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

run: ## Sets up, builds, migrates, seeds a demo school into an empty database, serves it
	@.ci/setup build && .ci/build && . .ci/env && exec "$$CARGO_TARGET_DIR/release/waymark" serve --demo

test: ## Sets up and runs everything that is deterministic
	@.ci/setup test && .ci/test

prove: ## The long proofs (hours), resumable; results in docs/proofs.md, WAYMARK_SOAK_SECONDS for a shorter soak, PROVE="outbox" for some
	@.ci/setup test && .ci/prove $(PROVE)

bench: ## Measures against a ceiling or a peer in the same run; BENCH="--write docs/performance.md" keeps the table
	@.ci/setup test && .ci/build && .ci/bench $(BENCH)

dev: ## Builds and serves again on every change (cargo leptos watch)
	@.ci/setup build && .ci/dev

check: ## Formatting, clippy (host and wasm), dependency arrows
	@.ci/setup build && .ci/check

build: ## The release build, as `make run` starts it
	@.ci/setup build && .ci/build

shots: ## Screenshots of the demo school into docs/screenshots
	@.ci/setup test && .ci/build && .ci/shots
