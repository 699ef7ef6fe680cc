//! A pack to begin with: one worked rule of each kind, and notes on everything.

use super::{PackFile, id};

/// The files of a starter pack of a name; `None` when no pack can have that name.
///
/// ```
/// use faircopy::pack::{Pack, starter};
/// let files = starter("our-team").expect("a name");
/// assert_eq!(Pack::parse(&files).expect("sound").name, "our-team");
/// assert!(starter("Our team").is_none());
/// ```
pub fn starter(name: &str) -> Option<Vec<PackFile>> {
    let manifest = include_str!("starter/pack.toml").replace("\"NAME\"", &format!("\"{name}\""));
    id::is_kebab(name).then(|| {
        vec![
            PackFile::new("pack.toml", manifest),
            PackFile::new("rules.toml", include_str!("starter/rules.toml")),
            PackFile::new("words.toml", include_str!("starter/words.toml")),
        ]
    })
}
