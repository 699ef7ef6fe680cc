//! `faircopy.toml`: which packs, which files, which severities, what the gate asks, and what has been waived.
//!
//! [`Config::read`] reads a file's text and reports every mistake at once, each with its place; what needs the
//! packs to be known is checked by [`Config::check_rules`].

mod keys;
mod levels;
mod paths;
mod read;
mod schema;
mod template;

pub use keys::FILE;
pub use paths::Globs;
pub use schema::schema;
pub use template::{CI_EXAMPLE, CI_FILE, HOOKS, HOOKS_FILE, TEMPLATE, git_hook};

use crate::gate::{Policy, PolicyChange};
use crate::pack::{Fault, Named, Pack, PackError, PackFile, Setting};
use crate::waive::Given;

/// What a configuration file says.
#[derive(Debug, Clone, Default)]
pub struct Config {
    packs: Vec<Named>,
    include: Globs,
    exclude: Globs,
    rules: Vec<Setting>,
    overrides: Vec<Override>,
    gate: PolicyChange,
    baseline: Option<String>,
    waivers: Vec<(String, Given)>,
}

/// What holds for some paths.
#[derive(Debug, Clone)]
struct Override {
    paths: Globs,
    packs: Vec<Named>,
    rules: Vec<Setting>,
    gate: PolicyChange,
    baseline: Option<String>,
}

/// What a configuration says of one report.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The packs by name or folder, as written; none: those the report asks for itself.
    pub packs: Vec<String>,
    /// Which of the overrides apply, by number: reports with the same ones are checked by the same rules.
    pub overrides: Vec<usize>,
    /// What the gate asks.
    pub policy: Policy,
    /// The baseline, relative to the configuration's folder.
    pub baseline: Option<String>,
    /// What is waived in it.
    pub waivers: Vec<Given>,
}

impl Config {
    /// Reads a configuration. What is right in it is kept even when something is wrong, so that mistakes which
    /// need the packs can be told at the same time.
    ///
    /// ```
    /// use faircopy::config::Config;
    /// let (_, faults) = Config::read("faircopy.toml", "[gate]\nfail-onn = \"should\"\n");
    /// assert_eq!(faults[0].to_string(), "faircopy.toml: `[gate]` has no key `fail-onn` (did you mean `fail-on`?)");
    /// ```
    pub fn read(file: &str, text: &str) -> (Self, Vec<Fault>) {
        read::read(file, text)
    }

    /// Puts the mistakes of a file in order, with their lines; `None` when there are none.
    pub fn mistakes(file: &str, text: &str, faults: Vec<Fault>) -> Option<PackError> {
        let file = PackFile::new(file, text.to_owned());
        (!faults.is_empty()).then(|| PackError::new(faults, std::iter::once(&file)))
    }

    /// Every pack that is named, each with those named beside it: the lists of the file and of its overrides.
    pub fn pack_lists(&self) -> Vec<Vec<&str>> {
        std::iter::once(&self.packs)
            .chain(self.overrides.iter().map(|over| &over.packs))
            .filter(|packs| !packs.is_empty())
            .map(|packs| packs.iter().map(|pack| pack.name.as_str()).collect())
            .collect()
    }

    /// Whether it names a pack or a rule, so that the packs have to be known to check it.
    pub fn names_rules(&self) -> bool {
        let over = self.overrides.iter().any(|over| !(over.packs.is_empty() && over.rules.is_empty()));
        over || !(self.packs.is_empty() && self.rules.is_empty() && self.waivers.is_empty())
    }

    /// What is wrong with the names of rules, in settings and waivers, for the packs that may be used; and with
    /// packs that could not be found (`unknown`: names with what is wrong).
    pub fn check_rules(&self, packs: &[&Pack], unknown: &[(String, String)]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let lists = std::iter::once(&self.packs).chain(self.overrides.iter().map(|over| &over.packs));
        for named in lists.flatten() {
            if let Some((_, message)) = unknown.iter().find(|(name, _)| *name == named.name) {
                faults.push(Fault::at(&named.place, message.clone()));
            }
        }
        let settings = self.rules.iter().chain(self.overrides.iter().flat_map(|over| &over.rules));
        // A pack that is not known may hold what seems to be lacking.
        if unknown.is_empty() {
            faults.extend(settings.flat_map(|setting| levels::check(setting, packs)));
            faults.extend(self.waivers.iter().filter_map(|(_, given)| levels::check_waiver(given, packs)));
        }
        faults
    }

    /// What holds for a report; `path` is relative to the configuration's folder, with forward slashes.
    pub fn scope(&self, path: &str) -> Scope {
        let overrides: Vec<usize> =
            (0..self.overrides.len()).filter(|index| self.overrides[*index].paths.hold(path)).collect();
        let mut packs = &self.packs;
        let mut policy = self.gate.over(Policy::default());
        let mut baseline = self.baseline.as_ref();
        for index in &overrides {
            let over = &self.overrides[*index];
            if !over.packs.is_empty() {
                packs = &over.packs;
            }
            policy = over.gate.over(policy);
            baseline = over.baseline.as_ref().or(baseline);
        }
        let waivers = self.waivers.iter().filter(|(of, _)| of == path).map(|(_, given)| given.clone());
        Scope {
            packs: packs.iter().map(|pack| pack.name.clone()).collect(),
            overrides: overrides.clone(),
            policy,
            baseline: baseline.cloned(),
            waivers: waivers.collect(),
        }
    }

    /// A pack with the settings of the file and of some of its overrides.
    #[must_use]
    pub fn settle(&self, pack: Pack, overrides: &[usize]) -> Pack {
        let layers = overrides.iter().filter_map(|index| self.overrides.get(*index)).map(|over| &over.rules);
        std::iter::once(&self.rules).chain(layers).fold(pack, |pack, layer| levels::apply(pack, layer))
    }

    /// Whether a file is a draft to check. `about_the_folder` files, such as README, are drafts only where a
    /// pattern of `include` names them.
    pub fn admits(&self, path: &str, about_the_folder: bool) -> bool {
        if self.exclude.hold(path) {
            return false;
        }
        if about_the_folder {
            return self.include.name(path);
        }
        self.include.is_empty() || self.include.hold(path)
    }

    /// The paths that waivers name, for telling those of reports that are gone.
    pub fn waived_paths(&self) -> impl Iterator<Item = (&str, &Given)> {
        self.waivers.iter().map(|(path, given)| (path.as_str(), given))
    }
}

#[cfg(test)]
mod tests;
