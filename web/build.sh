#!/usr/bin/env bash
# Makes web/dist/faircopy.html: the whole program in one file that works offline. Needs Rust; gets by itself what
# compiling for the browser needs.
set -euo pipefail
cd "$(dirname "$0")"
target=wasm32-unknown-unknown

if command -v rustup >/dev/null && { rustup target list --installed 2>/dev/null | grep -qx $target || timeout 120 rustup target add $target >/dev/null 2>&1; }; then
  flags=()
elif [ -d "$(rustc --print sysroot)/lib/rustlib/$target" ]; then
  flags=()
else
  eval "$(./toolchain.sh)"
  flags=(-Zbuild-std=std,panic_abort)
fi

# Its lock file follows the program's own dependencies, which change more often.
(cd glue && cargo build --release --quiet --target $target "${flags[@]}")
core=glue/target/$target/release/faircopy_glue.wasm
# Smaller by a tenth where binaryen is at hand; the page is the same without.
if command -v wasm-opt >/dev/null && wasm-opt -O2 --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue "$core" -o "$core.small" 2>/dev/null; then
  core=$core.small
fi
mkdir -p dist
unset RUSTC LD_LIBRARY_PATH RUSTC_BOOTSTRAP
cargo run --locked --release --quiet --manifest-path assemble/Cargo.toml -- "$core" dist/faircopy.html
