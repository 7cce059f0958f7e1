# The steps of ./test and ./dev: each is a function that prints what it finds and fails when something is wrong.
# A step whose subject is not there passes; it has something to say as soon as the subject exists.
# Sourced after tools/setup.sh.
# shellcheck shell=bash

sources() {
    local file
    git ls-files -co --exclude-standard -- '*.cpp' '*.hpp' |
        while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}
scripts() { echo run test dev .ci/run tools/setup.sh tools/steps.sh; }

# ---- without a build

check_format() { sources | xargs -r clang-format-19 --dry-run -Werror; }
# shellcheck disable=SC2046
check_scripts() { shellcheck -x $(scripts); }
check_tools() { python3 -m unittest discover -s tools/tests; }
check_layers() { python3 tools/layers.py; }
check_tidy() { python3 tools/tidy.py; }
check_rules() { python3 tools/rules.py; }

# ---- the client

check_web() { npm run --prefix web check; }

check_openapi() {
    [ -f docs/api/openapi.json ] || return 0
    node web/tools/openapi.mjs docs/api/openapi.json
}

# What follows from the server's one definition is written again; it fails when the files were not what they should be.
check_fresh() {
    [ -f src/cli/main.cpp ] || return 0
    build dev quorate || return 1
    local before
    before=$(cat docs/api/openapi.json web/src/api/generated.ts 2>/dev/null | sha256sum)
    mkdir -p docs/api
    build/dev/bin/quorate openapi >build/openapi.json || return 1
    mv build/openapi.json docs/api/openapi.json
    npm run --prefix web api || return 1
    [ "$before" = "$(cat docs/api/openapi.json web/src/api/generated.ts | sha256sum)" ] && return 0
    complain "接口文件已重新生成，请查看并提交" "docs/api or the client's types were out of date: they are new"
    return 1
}

check_browser() {
    [ -d tests/browser ] || return 0
    client && build dev quorate || return 1
    QUORATE_PROGRAM=$PWD/build/dev/bin/quorate QUORATE_CLIENT=$PWD/web/dist npm run --prefix web test:browser
}

# ---- with a build

# tested PRESET [ctest option…]: runs the tests and repeats what each program counted, for the summary.
tested() {
    local preset=$1 verdict=0
    shift
    ctest --preset "$preset" --parallel "$(nproc)" "$@" || verdict=1
    grep '^\[doctest\] test cases:' "build/$preset/Testing/Temporary/LastTest.log" || true
    return "$verdict"
}

# The tools are steps of their own; within ctest they would only be counted twice.
without_tools=(--exclude-regex '^(tools|layers|tidy|rules)$')
# What must not compile does so with and without sanitizers.
programs_only=(--exclude-regex '^(tools|layers|tidy|rules|must_not_compile_.*)$')
# The rooms with threads, by the names of their test programs.
threaded='journal|server|http'

# A million random commands; the witness of tests/properties says whether every decision on the way was lawful.
check_walk() {
    build dev test_properties || return 1
    QUORATE_WALK_STEPS=1000000 build/dev/bin/test_properties --test-case='*by the word of a witness*'
}

# check_agree MEETINGS: random verdicts against the same rule in another engine.
check_agree() {
    modules tests/rules_engine && build dev verdict_cases || return 1
    node tests/rules_engine/agree.mjs build/dev/bin/verdict_cases "$1"
}

# Every procedure's diagram against a linter of BPMN, and all ways through it.
check_diagrams() {
    modules tests/bpmn && build dev quorate || return 1
    node tests/bpmn/diagrams.mjs build/dev/bin/quorate charters/*.md tests/scenarios/charters/workshop.md
}

check_build() { build dev; }
check_tests() { tested dev "${without_tools[@]}"; }
check_san() { build san && tested san "${programs_only[@]}"; }

check_clang() { build tidy && tested tidy "${without_tools[@]}"; }

check_tsan() {
    configured tsan || return 1
    local targets
    targets=$(ninja -C build/tsan -t targets all | sed -nE "s/^(test_($threaded)): .*/\1/p")
    [ -n "$targets" ] || return 0
    # shellcheck disable=SC2086
    build tsan $targets && tested tsan --tests-regex "^($threaded)\$"
}

# check_fuzz SECONDS: each target for that long, from the committed corpus.
check_fuzz() {
    local seconds=$1 target name
    compgen -G 'tests/fuzz/*.cpp' >/dev/null || return 0
    configured fuzz || return 1
    local targets=()
    for target in tests/fuzz/*.cpp; do targets+=("fuzz_$(basename "$target" .cpp)"); done
    build fuzz "${targets[@]}" || return 1
    for target in "${targets[@]}"; do
        name=${target#fuzz_}
        mkdir -p "build/fuzz/corpus/$name"
        echo "fuzz $name ${seconds} s"
        local corpora
        mapfile -t corpora < <(find tests/fuzz/corpus -mindepth 1 -maxdepth 1 -name "$name" 2>/dev/null)
        UBSAN_OPTIONS=print_stacktrace=1 "build/fuzz/bin/$target" \
            -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
            -print_final_stats=1 -verbosity=0 -artifact_prefix="build/fuzz/corpus/$name-" \
            "build/fuzz/corpus/$name" "${corpora[@]}" || return 1
    done
}

check_charters() {
    [ -f src/cli/main.cpp ] && compgen -G 'charters/*.md' >/dev/null || return 0
    local charter
    for charter in charters/*.md; do build/dev/bin/quorate check "$charter" || return 1; done
}
