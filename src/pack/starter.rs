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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::examples;
    use crate::pack::Pack;
    use crate::rule::Kind;

    #[test]
    fn it_holds_a_rule_of_each_kind_and_its_examples_come_out_as_they_say() {
        let pack = Pack::parse(&starter("ours").expect("a name")).unwrap_or_else(|error| panic!("\n{error}"));
        let own: Vec<&str> =
            pack.rules.iter().filter(|rule| &*rule.pack == "ours").map(|rule| rule.kind.name()).collect();
        assert_eq!(own, ["avoid", "require", "each", "bounds", "measure"]);
        let failures = examples::run(&pack);
        assert!(failures.is_empty(), "{failures:#?}");
        assert!(matches!(pack.rules[0].kind, Kind::Require(_)), "those of the pack below come first");
    }
}
