#!/usr/bin/env bash
# Prints the environment for compiling to WebAssembly where rustup cannot add the target: Debian's current rustc with the
# sources of its library, unpacked into a cache folder. Nothing is installed over the machine's own Rust.
set -euo pipefail
cache=${XDG_CACHE_HOME:-$HOME/.cache}/faircopy-wasm-toolchain
if [ ! -x "$cache/usr/bin/rustc" ]; then
  if ! command -v apt-get >/dev/null; then
    echo "Compiling for the browser needs Rust's target wasm32-unknown-unknown: rustup target add wasm32-unknown-unknown" >&2
    exit 1
  fi
  {
    apt-get update -q
    # The newest of each, whatever its number: the compiler says which library and which LLVM go with it.
    llvm=$(apt-cache depends libstd-rust-web-dev | sed -n 's/.*Depends: libstd-rust-web-\([0-9.]*\).*/\1/p' | head -n 1)
    backend=$(apt-cache depends "libstd-rust-web-$llvm" | sed -n 's/.*Depends: libllvm\([0-9]*\).*/\1/p' | head -n 1)
    apt-get install -q -y --no-install-recommends "lld-$backend"
    mkdir -p "$cache/debs"
    cd "$cache/debs"
    apt-get download rustc-web "libstd-rust-web-$llvm" libstd-rust-web-dev rust-web-src "libllvm$backend"
    for deb in *.deb; do dpkg -x "$deb" "$cache"; done
    rm -rf "$cache/debs"
    echo "$backend" > "$cache/backend"
  } >&2
fi
backend=$(cat "$cache/backend")
cat <<ENV
export RUSTC="$cache/usr/bin/rustc"
export LD_LIBRARY_PATH="$cache/usr/lib/x86_64-linux-gnu\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
export RUSTC_BOOTSTRAP=1
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=/usr/lib/llvm-$backend/bin/wasm-ld
ENV
