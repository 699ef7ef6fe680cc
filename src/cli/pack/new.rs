//! `pack new`: a folder with a pack to begin with.

use std::fs;

use crate::cli::args::PackNew;
use crate::cli::failure::{Exit, Failure};
use crate::cli::output::{self, Sink};
use crate::cli::screen::Screen;
use crate::cli::walk;
use crate::pack::{Pack, starter};

pub(super) fn run(options: &PackNew, screen: &Screen) -> Result<Exit, Failure> {
    let folder = &options.folder;
    let shown = walk::shown(folder);
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(files) = starter(&name) else { return Err(Failure::PackName(shown)) };
    if Pack::builtin_names().any(|own| own == name) {
        return Err(Failure::PackNameTaken(shown));
    }
    let filled = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if filled || folder.is_file() {
        return Err(Failure::IsThere(shown));
    }
    let failed = |error| Failure::Output { path: shown.clone(), error };
    fs::create_dir_all(folder).map_err(failed)?;
    for file in files {
        let path = folder.join(&file.name);
        Sink::write_file(&path, file.text.as_bytes())?;
        output::share(&path);
        screen.note(&format!("{} is written.", walk::shown(&path)));
    }
    screen.note(&format!("next: `faircopy pack test {shown}`, then change a rule and test again."));
    Ok(Exit::Pass)
}
