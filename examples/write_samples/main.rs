//! Writes the Word twin of every Markdown sample: `cargo run --example write_samples`.
//!
//! A twin holds the same words as its Markdown. Front matter becomes custom document properties, and
//! [`extras`] adds what only Word can hold. The same samples give the same bytes, run after run.
#![allow(clippy::disallowed_methods)] // a program that writes files

mod extras;
mod markdown;
mod sample;
mod word;

use std::error::Error;
use std::fs;
use std::path::Path;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut samples: Vec<_> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    samples.retain(|path| path.extension().is_some_and(|end| end == "md") && !path.ends_with("README.md"));
    samples.sort();
    for path in samples {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut sample =
            markdown::read(&fs::read_to_string(&path)?).map_err(|why| format!("{name}: {why}"))?;
        extras::add(&mut sample, &name).map_err(|why| format!("{name}: {why}"))?;
        fs::write(path.with_extension("docx"), word::write(&sample)?)?;
    }
    Ok(())
}
