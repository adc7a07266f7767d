#!/usr/bin/env bash
# Writes the path of a Chromium or Chrome into the file that is given; installs Debian's where there is none.
set -eu -o pipefail

note=$1
places=(
  chromium chromium-browser google-chrome google-chrome-stable
  "/Applications/Chromium.app/Contents/MacOS/Chromium"
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
)

fail() {
  {
    echo "The tests of the browser SDKs need Chromium or Chrome, and $1"
    echo "Install one, or say where it is: CHROMIUM=/path/to/chrome mvn verify"
  } >&2
  exit 1
}

find_browser() {
  local place
  for place in "${places[@]}"; do
    if command -v "$place"; then
      return 0
    fi
  done
  return 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    fail "there is none here; installing Debian's package needs root."
  fi
}

install() {
  command -v apt-get >/dev/null || fail "there is none here, nor apt-get to install it."
  echo "There is no Chromium yet: installing Debian's package (about 100 MB, once) ..."
  as_root apt-get -q update || fail "apt-get could not read the package lists."
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install -y --no-install-recommends chromium || fail "apt-get could not install it."
}

if [ -n "${CHROMIUM:-}" ]; then
  browser=$(command -v "$CHROMIUM") || fail "CHROMIUM=$CHROMIUM is no program."
elif ! browser=$(find_browser); then
  install
  browser=$(find_browser) || fail "apt-get installed none that can be found."
fi

mkdir -p "$(dirname "$note")"
printf '%s' "$browser" >"$note"
