# Everything a newcomer, a contributor or CI needs. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help

CARGO ?= cargo
TARGET_DIR := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
HOST := $(TARGET_DIR)/release/host
PLUGINS := tidy tone references structure examples constraints output context safety fidelity filters engine-jinja engine-handlebars
WASM_DIR := $(TARGET_DIR)/wasm32-wasip2/plugin
PROMPT ?=

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: setup
setup: ## add the WebAssembly target to the pinned toolchain
	@rustup target list --installed | grep -q '^wasm32-wasip2$$' || rustup target add wasm32-wasip2

.PHONY: plugins
plugins: setup ## build the first-party plugins and put them where the host embeds them
	$(CARGO) build --profile plugin --target wasm32-wasip2 $(foreach p,$(PLUGINS),-p prompt-host-$(p))
	@mkdir -p host/embedded
	@# Copied only when different: an unchanged plugin must not rebuild the host. Cargo writes `_` for `-`.
	@for p in $(PLUGINS); do built=$(WASM_DIR)/$${p//-/_}.wasm; cmp -s $$built host/embedded/$$p.wasm || cp $$built host/embedded/$$p.wasm; done

.PHONY: build
build: plugins ## build the release binary, target/release/host
	$(CARGO) build --release -p prompt-host

.PHONY: run
run: build ## improve a sample prompt, or PROMPT="…"
	@$(HOST) demo $(if $(PROMPT),"$$PROMPT_TEXT")
run: export PROMPT_TEXT = $(PROMPT)

.PHONY: install
install: plugins ## install `host` where cargo puts programs
	$(CARGO) install --path host --locked

EXAMPLES := plugins/sdk/examples

.PHONY: guests
guests: setup ## build the guests that the tests attack the host with, and the plugins of the cookbook
	$(CARGO) build --profile plugin --target wasm32-wasip2 -p prompt-host-guests --features components --examples
	$(CARGO) build --profile plugin --target wasm32-wasip2 -p prompt-host-plugin --features templates --examples

.PHONY: examples
examples: setup ## build the plugins of the cookbook, docs/plugins/cookbook.md
	$(CARGO) build --profile plugin --target wasm32-wasip2 -p prompt-host-plugin --features templates --examples
	@mkdir -p $(EXAMPLES)/built
	@for e in $(notdir $(patsubst %/lib.rs,%,$(wildcard $(EXAMPLES)/*/lib.rs))); do cp $(WASM_DIR)/examples/$${e//-/_}.wasm $(EXAMPLES)/built/; done

# A registry for the tests that need a real one: unpacked, not installed, so that no service starts.
REGISTRY := $(TARGET_DIR)/registry

$(REGISTRY)/usr/bin/docker-registry:
	mkdir -p $(REGISTRY)
	cd $(REGISTRY) && { apt-get download docker-registry || { apt-get update -qq && apt-get download docker-registry; }; } \
		&& dpkg -x docker-registry_*.deb . && rm docker-registry_*.deb

.PHONY: registry
registry: $(REGISTRY)/usr/bin/docker-registry ## fetch the registry of Debian that the tests of distribution talk to

.PHONY: test
test: plugins guests ## run all tests
	@# Some tests run the program. Built with the tests: alone it would build its dependencies again.
	$(CARGO) build --workspace --exclude prompt-host-guests --bins --tests
	$(CARGO) test --workspace --exclude prompt-host-guests $(TEST_ARGS)

# What builds plugins in Python and JavaScript, at the versions that `host plugins new` writes.
POLYGLOT := $(TARGET_DIR)/polyglot
PYTHON_REQUIREMENTS := host/skeletons/python/any/requirements.txt
QJS_MANIFEST := host/skeletons/javascript/any/package.json
QJS_PACKAGE = componentize-qjs@$(shell sed -n 's/.*"componentize-qjs": "\(.*\)".*/\1/p' $(QJS_MANIFEST))

$(POLYGLOT)/python/installed: $(PYTHON_REQUIREMENTS)
	python3 -m venv $(POLYGLOT)/python
	$(POLYGLOT)/python/bin/pip install --quiet --requirement $(PYTHON_REQUIREMENTS)
	touch $@

$(POLYGLOT)/node/installed: $(QJS_MANIFEST)
	mkdir -p $(POLYGLOT)/node
	cd $(POLYGLOT)/node && npm install --silent --no-fund --no-audit --prefix . $(QJS_PACKAGE)
	touch $@

$(POLYGLOT)/example-python.wasm: $(wildcard plugins/example-python/src/*.py wit/*.wit) $(POLYGLOT)/python/installed
	$(POLYGLOT)/python/bin/componentize-py --quiet --wit-path wit --world rule-plugin componentize plugin \
		--python-path plugins/example-python/src --stub-wasi --output $@

$(POLYGLOT)/example-javascript.wasm: $(wildcard plugins/example-javascript/src/*.js wit/*.wit) $(POLYGLOT)/node/installed
	$(POLYGLOT)/node/node_modules/.bin/componentize-qjs --sync --wit wit --world rule-plugin \
		--js plugins/example-javascript/src/plugin.js --output $@

.PHONY: polyglot-plugins
polyglot-plugins: $(POLYGLOT)/example-python.wasm $(POLYGLOT)/example-javascript.wasm ## build the example plugins in Python and JavaScript

# No part of `make test`, which needs nothing but Rust and a C compiler.
.PHONY: polyglot
polyglot: plugins polyglot-plugins ## test the example plugins in Python and JavaScript
	$(CARGO) build --workspace --exclude prompt-host-guests --bins --tests
	$(CARGO) test --workspace --exclude prompt-host-guests --test e2e -- polyglot:: --ignored

.PHONY: scaffold
scaffold: plugins ## write, build and serve a plugin of each kind in each language with `host plugins new`
	$(CARGO) build --workspace --exclude prompt-host-guests --bins --tests
	$(TARGET_DIR)/debug/scaffold $(TARGET_DIR)/debug/host --sdk plugins/sdk

.PHONY: manual
manual: plugins ## follow the tutorials of docs/plugins, with cargo, pip and npm; `make test` follows the rest
	$(CARGO) build --workspace --exclude prompt-host-guests --bins --tests
	$(TARGET_DIR)/debug/manual $(TARGET_DIR)/debug/host --repository .

.PHONY: lint
lint: plugins ## check formatting, lints, documentation and dependencies
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	$(CARGO) clippy --target wasm32-wasip2 --profile plugin $(foreach p,$(PLUGINS),-p prompt-host-$(p)) -- -D warnings
	RUSTDOCFLAGS='-D warnings -A rustdoc::private-intra-doc-links' $(CARGO) doc --workspace --no-deps --document-private-items
	@command -v cargo-deny >/dev/null || $(CARGO) install cargo-deny --locked
	$(CARGO) deny check bans licenses sources

.PHONY: audit
audit: ## look for known vulnerabilities among the dependencies (needs the advisory database)
	$(CARGO) deny check advisories

# One selection of packages for all that measures: another one would build the dependencies again.
.PHONY: optimised
optimised: plugins
	$(CARGO) build --release --workspace --exclude prompt-host-guests --bins

.PHONY: bench
bench: optimised ## measure everything that the README claims
	$(CARGO) bench --workspace --exclude prompt-host-guests --bench parts
	$(TARGET_DIR)/release/bench $(HOST)

# What hosts are measured beside.
PEERS := $(TARGET_DIR)/peers
PEER_PACKAGES := fastmcp==4.2.3 uvloop==0.23.0 httptools==0.9.0

$(PEERS)/installed: Makefile
	python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet $(PEER_PACKAGES)
	touch $@

.PHONY: bench-peers
bench-peers: optimised $(PEERS)/installed ## measure a host beside a server of other people's, in one run
	$(TARGET_DIR)/release/peers $(HOST) $(PEERS)/bin/python

.PHONY: fidelity
fidelity: optimised ## measure the checks of rewrites against labelled pairs
	$(TARGET_DIR)/release/fidelity

.PHONY: eval
eval: optimised ## measure what the rules do to the prompts of DATA=file.jsonl
	@test -n "$(DATA)" || { echo 'say which prompts: make eval DATA=prompts.jsonl (one JSON object a line, field "prompt")'; exit 2; }
	$(TARGET_DIR)/release/evaluate $(DATA)

.PHONY: simulate
simulate: plugins guests ## run the long tests of learning: 2,000 rounds with people whose tastes turn round
	$(CARGO) test --release -p prompt-host-tests --test e2e -- learning:: --ignored

.PHONY: model
model: plugins ## train the model inside the host from DATA=folder
	@test -n "$(DATA)" || { echo 'say from what: make model DATA=folder (in3.jsonl, task-types.jsonl)'; exit 2; }
	$(CARGO) run --release -p prompt-host -- train --data $(DATA) --thorough --output host/models/base.model

SECONDS_OF_FUZZING ?= 60
FUZZ_FLAGS := --cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
	-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table

FUZZ ?= prompt

.PHONY: fuzz
fuzz: ## fuzz FUZZ=prompt (reading and editing of prompts) or edge (messages and requests) for SECONDS_OF_FUZZING=60
	cd tests/fuzz && mkdir -p corpus/$(FUZZ) && RUSTFLAGS='$(FUZZ_FLAGS)' CARGO_TARGET_DIR=$(TARGET_DIR)/fuzz \
		$(CARGO) run --release --target $$(rustc -vV | sed -n 's/^host: //p') --bin $(FUZZ) -- corpus/$(FUZZ) -max_total_time=$(SECONDS_OF_FUZZING)

# Node.js 22 or newer, and the suite that knows both revisions: its `latest` does not.
NODE_TOOLS := $(TARGET_DIR)/node
NODE_PACKAGES := node@24.21.0 @modelcontextprotocol/conformance@0.2.0-alpha.12 @modelcontextprotocol/inspector@2.12.0 @anthropic-ai/mcpb@2.1.2
PYTHON_TOOLS := $(TARGET_DIR)/python
PYTHON_PACKAGES := mcp==2.3.0

$(NODE_TOOLS)/installed: Makefile
	mkdir -p $(NODE_TOOLS)
	cd $(NODE_TOOLS) && npm install --silent --no-fund --no-audit --prefix . $(NODE_PACKAGES)
	touch $@

$(PYTHON_TOOLS)/installed: Makefile
	python3 -m venv $(PYTHON_TOOLS)
	$(PYTHON_TOOLS)/bin/pip install --quiet $(PYTHON_PACKAGES)
	touch $@

.PHONY: conformance
conformance: plugins $(NODE_TOOLS)/installed ## run the MCP conformance suite of both revisions, all checks
	@# As `make test` builds them, so that nothing is built twice.
	$(CARGO) build --workspace --exclude prompt-host-guests --bins --tests
	PATH=$(NODE_TOOLS)/node_modules/.bin:$$PATH $(TARGET_DIR)/debug/conformance --host $(TARGET_DIR)/debug/host \
		--suite $(NODE_TOOLS)/node_modules/.bin/conformance --output $(TARGET_DIR)/conformance

SECONDS_OF_ENDURANCE ?= 60

.PHONY: endurance
endurance: plugins guests ## serve under load while everything changes and fails, for SECONDS_OF_ENDURANCE=60
	$(CARGO) build --workspace --exclude prompt-host-guests --bins --tests
	$(TARGET_DIR)/debug/endurance $(TARGET_DIR)/debug/host --seconds $(SECONDS_OF_ENDURANCE)

.PHONY: clients
clients: plugins $(NODE_TOOLS)/installed $(PYTHON_TOOLS)/installed ## talk to the host with other people's clients
	$(CARGO) build --workspace --exclude prompt-host-guests --bins --tests
	PATH=$(NODE_TOOLS)/node_modules/.bin:$$PATH $(PYTHON_TOOLS)/bin/python tests/clients/check.py $(TARGET_DIR)/debug/host

# Prometheus' own checker, of the machine or of Debian's package.
.PHONY: promtool
promtool: ## check the alerts with Prometheus' own tool
	@command -v promtool >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
		&& apt-get update -qq && apt-get install -qq -y --no-install-recommends prometheus >/dev/null; } \
		|| { echo 'promtool is missing: install the package prometheus'; exit 2; }
	promtool check rules docs/ops/alerts.yml
	promtool test rules docs/ops/alerts.test.yml

# Of the platform that it is built on: a bundle holds one binary.
MCPB := $(TARGET_DIR)/mcpb
PLATFORM := $(if $(filter Darwin,$(shell uname -s)),darwin,linux)

.PHONY: mcpb
mcpb: build $(NODE_TOOLS)/installed ## pack target/prompt-host.mcpb, which desktop clients install
	rm -rf $(MCPB) && mkdir -p $(MCPB)/server
	cp $(HOST) $(MCPB)/server/host
	sed 's/"platforms": \["linux"\]/"platforms": ["$(PLATFORM)"]/' docs/ops/mcpb/manifest.json > $(MCPB)/manifest.json
	PATH=$(NODE_TOOLS)/node_modules/.bin:$$PATH mcpb validate $(MCPB)/manifest.json
	PATH=$(NODE_TOOLS)/node_modules/.bin:$$PATH mcpb pack $(MCPB) $(TARGET_DIR)/prompt-host.mcpb
	sha256sum $(TARGET_DIR)/prompt-host.mcpb

.PHONY: clean
clean: ## remove everything that was built
	$(CARGO) clean
	rm -rf host/embedded
