# Everything a person does with Trackway: `make help` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo run chaos tail invoke verify simulate benchmark benchmark-processor \
	benchmark-loader disorder coldstart format packages build-IngestFunction \
	build-ProcessorFunction build-LoaderFunction build-ReplayFunction build-StatusFunction \
	build-MigrationFunction build-ScheduledLoaderFunction build-ProfileFunction \
	build-SegmentReviewFunction build-QueryFunction

PORT ?= 8080
SEED ?= 1
SEEDS ?= $(SEED)
EVENTS ?= 100000
KEYS ?= local/write-keys.json
FUNCTION ?= IngestFunction
EVENT ?= events/ingest/single.json
ROUNDS ?= 10
PEOPLE ?= 600
RECORDS ?= 500
ARGS ?=

# Maven finds JDK 25 by its toolchain and notes it here for what runs outside Maven.
JAVA = $$(cat local/stack/target/java-home)/bin/java
LOCAL = $(JAVA) -Dsun.net.httpserver.nodelay=true --enable-native-access=ALL-UNNAMED \
	-cp 'local/stack/target/classes:local/stack/target/lib/*' io.trackway.local.stack.Main

help: ## List the targets
	@grep -hE '^[a-zA-Z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | \
		awk -F'\t' '{printf "  make %-20s %s\n", $$1, $$2}'

demo: packages ## Run the whole pipeline on a day of traffic and check every promise (SEED=1)
	@$(LOCAL) demo --seed $(SEED)

run: packages ## Start the whole pipeline and keep it up (PORT=8080 KEYS=local/write-keys.json)
	@$(LOCAL) run --port $(PORT) --keys '$(KEYS)' || [ $$? -eq 130 ] # Ctrl-C is how it ends.

chaos: packages ## Let services fail and kill functions under traffic (SEED=1 EVENTS=100000)
	@$(LOCAL) chaos --seed $(SEED) --events $(EVENTS)

tail: ## Print events as they arrive at make run (ARGS="--rejected", ARGS=--help)
	@./trackway tail $(ARGS) || [ $$? -eq 130 ] # Ctrl-C is how it ends.

invoke: packages ## Run one sample (FUNCTION=IngestFunction EVENT=events/ingest/single.json)
	@$(LOCAL) invoke $(FUNCTION) --event $(EVENT)

verify: ## Build and test everything
	mvn verify

simulate: ## Run a seed of the simulation with its trace (SEED=1), or a range (SEEDS=1-10000)
	@mvn -q -pl pipeline-tests -am -Dmaven.test.skip=true package
	@$$(cat pipeline-tests/target/java-home)/bin/java \
		-cp 'pipeline-tests/target/classes:pipeline-tests/target/lib/*' \
		io.trackway.testing.simulation.Main $(SEEDS)

benchmark: packages ## Measure what the model costs without its infrastructure
	@mvn -q -pl benchmarks -am -Dmaven.test.skip=true package
	@$(JAVA) -cp 'benchmarks/target/classes:benchmarks/target/lib/*' org.openjdk.jmh.Main \
		-prof gc -prof io.trackway.benchmarks.ProcessorTime $(ARGS)

benchmark-processor: packages ## Measure the processor function beside what its services allow (ROUNDS=10)
	@mvn -q -pl benchmarks -am -Dmaven.test.skip=true package
	@$(JAVA) -Dsun.net.httpserver.nodelay=true -cp 'benchmarks/target/classes:benchmarks/target/lib/*' \
		io.trackway.benchmarks.handler.Services $(ROUNDS)

benchmark-loader: packages ## Measure the loader beside bare inserts and COPY (ROUNDS=10)
	@mvn -q -pl loader-benchmarks -am -Dmaven.test.skip=true package
	@$(JAVA) -Dsun.net.httpserver.nodelay=true \
		-cp 'loader-benchmarks/target/classes:loader-benchmarks/target/lib/*' \
		io.trackway.benchmarks.load.LoadServices $(ROUNDS)

disorder: packages ## Measure which batching window makes which order (SEED=1 PEOPLE=600 RECORDS=500)
	@mvn -q -pl benchmarks -am -Dmaven.test.skip=true package
	@$(JAVA) -cp 'benchmarks/target/classes:benchmarks/target/lib/*' \
		io.trackway.benchmarks.disorder.Disorder $(SEED) $(PEOPLE) $(RECORDS)

coldstart: packages ## Measure the ingest function's start until its first answer (ROUNDS=10)
	@mvn -q -pl benchmarks -am -Dmaven.test.skip=true package
	@$(JAVA) -Dsun.net.httpserver.nodelay=true -cp 'benchmarks/target/classes:benchmarks/target/lib/*' \
		io.trackway.benchmarks.coldstart.ColdStarts $(ROUNDS) $(ARGS)

format: ## Format all Java files
	@mvn -q -pl tidy compile exec:exec@format

packages:
	@echo "Building (the first time fetches the parts, which takes minutes) ..."
	@mvn -B -pl local/stack -am -Dmaven.test.skip=true package 2>&1 | sed -unE \
		'/^\[INFO\] Building .*\[|ERROR/{s/^\[INFO\] /  /;s/ 0\.1\.0-SNAPSHOT */  /;p;}'

# `sam build` calls these with ARTIFACTS_DIR: classes at the root, libraries under lib.
define artifact
	mvn -q -pl $(1) -am -Dmaven.test.skip=true package
	mkdir -p "$(ARTIFACTS_DIR)/lib"
	cp -R $(1)/target/classes/. "$(ARTIFACTS_DIR)/"
	cp $(1)/target/lib/*.jar "$(ARTIFACTS_DIR)/lib/"
endef

build-IngestFunction:
	$(call artifact,ingest-function)

build-ProcessorFunction:
	$(call artifact,processor-function)

build-ReplayFunction:
	$(call artifact,processor-function)

build-LoaderFunction:
	$(call artifact,loader-function)

build-ProfileFunction:
	$(call artifact,profile-function)

build-SegmentReviewFunction:
	$(call artifact,profile-function)

build-StatusFunction:
	$(call artifact,status-function)

build-QueryFunction:
	$(call artifact,query-function)

build-MigrationFunction:
	$(call artifact,loader-function)

build-ScheduledLoaderFunction:
	$(call artifact,loader-function)
