//! Patterns of paths: `reports/**/*.docx`.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns; a path is held by any of them.
#[derive(Debug, Clone, Default)]
pub struct Globs {
    written: Vec<String>,
    set: GlobSet,
}

impl Globs {
    /// Patterns as they are written. One without a slash holds at any depth; a folder's name holds all in it. An
    /// ending may be in capitals or not: `*.docx` also holds `A.DOCX`, as some programs write it.
    /// An error is the number of the pattern and what is wrong with it.
    pub fn new(written: &[&str]) -> Result<Self, (usize, String)> {
        let mut set = GlobSetBuilder::new();
        for (index, pattern) in written.iter().enumerate() {
            let folder = pattern.trim_start_matches("./").trim_end_matches('/');
            let anywhere = if folder.contains('/') { folder.to_owned() } else { format!("**/{folder}") };
            let inside = if folder.ends_with("**") { None } else { Some(format!("{anywhere}/**")) };
            let in_small = with_small_ending(&anywhere).filter(|small| *small != anywhere);
            for pattern in [Some(anywhere), in_small, inside].into_iter().flatten() {
                let glob = GlobBuilder::new(&pattern).literal_separator(true).build();
                set.add(glob.map_err(|error| (index, error.kind().to_string()))?);
            }
        }
        let set = set.build().map_err(|error| (0, error.kind().to_string()))?;
        Ok(Self { written: written.iter().map(|pattern| (*pattern).to_owned()).collect(), set })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Whether a path is held by one of them.
    pub fn hold(&self, path: &str) -> bool {
        self.set.is_match(path) || with_small_ending(path).is_some_and(|small| self.set.is_match(small))
    }

    /// Whether a path is held by one that spells out the file's own name: `docs/README.md`, not `docs/*.md`.
    pub fn name(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        self.written.iter().any(|pattern| {
            let last = pattern.trim_end_matches('/').rsplit('/').next().unwrap_or(pattern);
            last == file && Self::new(&[pattern]).is_ok_and(|one| one.hold(path))
        })
    }
}

/// A path or pattern with its ending in small letters, when it has one.
fn with_small_ending(path: &str) -> Option<String> {
    let (stem, ending) = path.rsplit_once('.')?;
    let is_ending = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_ending.then(|| format!("{stem}.{}", ending.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_hold_paths() {
        for (pattern, path, held) in [
            ("reports/**/*.docx", "reports/a.docx", true),
            ("reports/**/*.docx", "reports/2026/may/a.docx", true),
            ("reports/*.docx", "reports/2026/a.docx", false), // a star stays in its folder
            ("*.docx", "deep/down/a.docx", true),             // no slash: at any depth
            ("archive", "x/archive/y/a.md", true),            // a folder, and all in it
            ("archive/", "archive/a.md", true),
            ("**/archive/**", "x/archive/a.md", true),
            ("./reports/a.md", "reports/a.md", true),
            ("reports", "reports.md", false),
            ("{a,b}.md", "b.md", true),
            ("reports/**/*.md", "reports/A.MD", true),
            ("*.DOCX", "a.docx", true),
            ("Archive", "archive/a.md", false), // but for the ending, letters count
        ] {
            assert_eq!(Globs::new(&[pattern]).unwrap().hold(path), held, "{pattern} {path}");
        }
        assert_eq!(Globs::new(&["a", "[b"]).unwrap_err().0, 1);
    }

    #[test]
    fn a_name_must_be_spelt_out() {
        let globs = Globs::new(&["docs/*.md", "reports/README.md", "CHANGELOG.md"]).unwrap();
        assert!(globs.name("reports/README.md") && globs.name("deep/CHANGELOG.md"));
        assert!(!globs.name("docs/README.md"));
    }
}
