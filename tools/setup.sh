# What ./run, ./test and ./dev share: packages, Node.js, the client, the builds. Sourced from the root of the checkout.
# shellcheck shell=bash

logs=build/log

# say 中文 English: one line for people, Chinese first.
say() { printf '\033[1m»\033[0m %s · %s\n' "$1" "$2"; }
complain() { printf '\033[31m×\033[0m %s · %s\n' "$1" "$2" >&2; }

# quietly NAME command…: its output goes to a log, which is shown only when it fails.
quietly() {
    local log="$logs/$1.log"
    shift
    mkdir -p "$logs"
    "$@" >"$log" 2>&1 && return 0
    complain "失败，最后几行如下（全文见 $log）" "failed; the last lines follow (all of it is in $log)"
    tail -n 40 "$log" >&2
    return 1
}

# ---- packages

listed() { sed -E 's/[[:space:]]*#.*//; /^$/d' "$@"; }

# missing LIST…: the packages of these lists that are not installed.
missing() {
    local installed
    # shellcheck disable=SC2046
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $(listed "$@") 2>/dev/null |
        sed -n 's/^installed //p')
    listed "$@" | grep -Fxv "${installed:-none}" || true
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# need LIST…: installs what is missing of these lists; asks for nothing and removes nothing.
need() {
    if ! command -v dpkg-query >/dev/null; then
        complain "本系统不是 Debian，请自行安装：" "this is not Debian; please install yourself:"
        listed "$@" >&2
        return 1
    fi
    local packages
    packages=$(missing "$@" | tr '\n' ' ')
    [ -z "$packages" ] && return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        complain "缺少软件包，请以 root 运行：" "packages are missing; as root, run:"
        printf '    apt-get install --no-install-recommends %s\n' "$packages" >&2
        return 1
    fi
    say "安装软件包：$packages" "installing these packages"
    quietly packages-update as_root apt-get update || return 1
    # shellcheck disable=SC2086
    quietly packages as_root apt-get install --yes --no-remove --no-install-recommends $packages
}

# ---- Node.js: the machine's own when it is new enough, otherwise the one pinned in tools/node

node_is_new_enough() {
    command -v node >/dev/null && command -v npm >/dev/null &&
        node -e 'const [a, b] = process.versions.node.split(".").map(Number)
            process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

node_ready() {
    node_is_new_enough && return 0
    local own=$PWD/tools/node/node_modules
    if ! fresh_modules tools/node; then
        need packages/run.txt packages/node.txt || return 1
        say "本机的 Node.js 过旧，从 npm 取用固定版本" "the machine's Node.js is too old: bringing one from npm"
        modules tools/node || return 1
    fi
    PATH=$(echo "$own"/node-linux-*/bin):$own/.bin:$PATH
    hash -r
    node_is_new_enough && return 0
    complain "没有可用的 Node.js（需 20.19 以上）" "there is no usable Node.js (20.19 or later)"
    return 1
}

lock_of() { sha256sum <"$1/package-lock.json" | cut -c1-64; }
fresh_modules() { [ "$(cat "$1/node_modules/.lock" 2>/dev/null)" = "$(lock_of "$1")" ]; }

# modules FOLDER: what its lock file lists, exactly.
modules() {
    fresh_modules "$1" && return 0
    quietly "npm-${1//\//-}" npm ci --prefix "$1" --no-audit --no-fund || return 1
    lock_of "$1" >"$1/node_modules/.lock"
}

# ---- the client

client_inputs=(web/src web/public web/index.html web/{package,package-lock,tsconfig}.json web/vite.config.ts)

client_is_fresh() {
    [ -f web/dist/index.html ] && [ -f build/client ] &&
        [ -z "$(find "${client_inputs[@]}" -newer build/client -print -quit 2>&1)" ]
}

client() {
    client_is_fresh && return 0
    node_ready && modules web || return 1
    say "构建网页端" "building the client"
    mkdir -p build
    # The time is taken before the build, so that what changes while it runs is built next time.
    touch build/client.begun
    quietly client npm run --prefix web build || return 1
    mv build/client.begun build/client
}

# ---- the builds

# configured PRESET: the build folder stands, and stands for this checkout and these presets.
configured() {
    local folder=build/$1
    if [ -f "$folder/CMakeCache.txt" ] && ! grep -Fxq "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt"
    then
        rm -rf "$folder"
    fi
    [ -f "$folder/build.ninja" ] && [ "$folder/build.ninja" -nt CMakePresets.json ] && return 0
    quietly "configure-$1" cmake --preset "$1" || return 1
    touch "$folder/build.ninja"
}

# build PRESET [target…]: ninja itself knows what is up to date.
build() {
    local preset=$1
    shift
    configured "$preset" && ninja -C "build/$preset" "$@"
}
