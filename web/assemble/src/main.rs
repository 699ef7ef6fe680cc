//! `faircopy-assemble CORE.wasm OUT.html`, from the folder `web/`: one HTML file with everything inside.
//!
//! The policy names the one style and the one script by their digests, so that nothing else can run in the page,
//! whatever a report holds.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};

/// The page's scripts, in order. The worker's comes first: where a browser allows no worker, the page runs it itself.
const SCRIPTS: &[&str] =
    &["worker.js", "element.js", "core.js", "report.js", "checklist.js", "pictures.js", "take.js", "main.js"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(core), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: faircopy-assemble CORE.wasm OUT.html".into());
    };
    let read = |name: &str| {
        fs::read_to_string(Path::new("page").join(name)).map_err(|error| format!("page/{name}: {error}"))
    };
    let style = fs::read_to_string("../src/render/style.css")? + &read("page.css")?;
    let mut script = String::from("\"use strict\";\n");
    for name in SCRIPTS {
        script.push_str(&read(name)?);
    }
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; worker-src blob:; \
         connect-src 'none'; base-uri 'none'; form-action 'none'",
        digest(&script),
        digest(&style)
    );
    let mut page = read("page.html")?;
    for (place, text) in [
        ("{{policy}}", policy),
        ("{{style}}", style),
        ("{{worker}}", read("worker.js")?),
        ("{{script}}", script),
        ("{{core}}", BASE64.encode(packed(&fs::read(&core)?)?)),
    ] {
        if text.contains("</script") || text.contains("{{") {
            return Err(format!("what goes to {place} would end the page's own markup").into());
        }
        page = page.replace(place, &text);
    }
    // To a temporary file, then renamed: never half a page.
    let whole = format!("{out}.part");
    fs::write(&whole, &page)?;
    fs::rename(&whole, &out)?;
    println!("{out}: {:.2} MiB", page.len() as f64 / 1024.0 / 1024.0);
    Ok(())
}

/// Compressed, without a time or a name in it: the same core gives the same page.
fn packed(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

fn digest(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text.as_bytes())))
}
