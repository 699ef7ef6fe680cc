//! `init`: sets up a folder of reports.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::args::Init;
use super::configs;
use super::failure::{Exit, Failure};
use super::git;
use super::output::{self, Sink};
use super::screen::Screen;
use super::walk;
use crate::config::{CI_EXAMPLE, CI_FILE, FILE, HOOKS, HOOKS_FILE, TEMPLATE, git_hook as hook_text, schema};
use crate::pack::Pack;
use crate::render::json_text;

/// How the hook says that faircopy wrote it, and may write it anew.
const MARK: &str = "faircopy init --git-hook";

pub(super) fn run(options: &Init, screen: &Screen) -> Result<Exit, Failure> {
    if options.schema {
        let packs: Vec<Pack> = Pack::builtin_names().filter_map(|name| Pack::builtin(name)?.ok()).collect();
        output::print(&(json_text(&schema(&packs.iter().collect::<Vec<_>>())) + "\n"))?;
        return Ok(Exit::Pass);
    }
    if options.git_hook {
        return git_hook(screen);
    }
    let here = std::env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    let above = configs::above(&here);
    // Hooks and workflows are found at the root of a repository alone.
    let root = git::root(&here).filter(|root| *root != here);
    let mut wrote = false;
    for (path, text) in [(FILE, TEMPLATE), (HOOKS_FILE, HOOKS), (CI_FILE, CI_EXAMPLE)] {
        if Path::new(path).symlink_metadata().is_ok() {
            screen.note(&format!("{path} is there already and stays as it is."));
            continue;
        }
        if let Some(root) = root.filter(|_| path != FILE) {
            let root = walk::shown(root);
            screen.note(&format!(
                "{path} is not written: it counts only in {root}, where the repository begins."
            ));
            continue;
        }
        write(Path::new(path), text)?;
        wrote = true;
        screen.note(&format!("{path} is written."));
        if let Some(above) = above.as_deref().filter(|_| path == FILE) {
            screen.note(&format!(
                "for the reports below this folder it takes the place of {}, all of it: sign-offs, severities, waivers and \
                 whatever else that asks. Take over what is to hold, or take the new file out again.",
                walk::shown(above)
            ));
        }
    }
    if wrote {
        screen.note("next: `faircopy check` in this folder, and see what it finds.");
    }
    Ok(Exit::Pass)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error| Failure::Output { path: walk::shown(path), error };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut sink = Sink::file(path)?;
    sink.write(text)?;
    sink.finish()?;
    output::share(path);
    Ok(())
}

fn git_hook(screen: &Screen) -> Result<Exit, Failure> {
    // Git itself knows where its hooks are: worktrees and core.hooksPath move them.
    let asked = Command::new("git").args(["rev-parse", "--git-path", "hooks/pre-commit"]).output();
    let Some(answer) = asked.ok().filter(|answer| answer.status.success()) else {
        return Err(Failure::NoRepository);
    };
    let path = PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim_end_matches(['\r', '\n']));
    if let Ok(old) = fs::read_to_string(&path)
        && !old.contains(MARK)
    {
        return Err(Failure::HookIsThere(walk::shown(&path)));
    }
    write(&path, &hook_text())?;
    make_executable(&path).map_err(|error| Failure::Output { path: walk::shown(&path), error })?;
    screen.note(&format!(
        "{} is written: each commit's reports go through `faircopy gate` first.",
        walk::shown(&path)
    ));
    Ok(Exit::Pass)
}

#[cfg(unix)]
fn make_executable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

/// Git for Windows runs hooks whatever their permissions.
#[cfg(not(unix))]
fn make_executable(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
