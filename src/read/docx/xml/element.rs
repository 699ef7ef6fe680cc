//! A start tag and its attributes.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::attributes::Attributes;

use super::super::namespace::Namespace;

/// A start tag.
#[derive(Debug)]
pub(crate) struct Element<'x> {
    /// The namespace of its name.
    pub(crate) namespace: Namespace,
    /// Its bytes, from `<` to `>`.
    pub(crate) bytes: Range<u32>,
    /// Whether it closes itself.
    pub(crate) empty: bool,
    /// What stands between `<` and `>` (or `/>`).
    pub(super) tag: &'x str,
    pub(super) name: Range<usize>,
}

impl<'x> Element<'x> {
    /// Its name without prefix.
    pub(crate) fn local(&self) -> &'x [u8] {
        &self.tag.as_bytes()[self.name.clone()]
    }

    /// Its attributes as written.
    pub(crate) fn raw_attributes(&self) -> &'x str {
        &self.tag[self.name.end..]
    }

    /// Values of attributes by name without prefix, references resolved.
    pub(crate) fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'x, str>>; N] {
        let mut values = [const { None }; N];
        for attribute in Attributes::new(self.tag, self.name.end).with_checks(false).flatten() {
            let key = attribute.key.local_name().into_inner();
            if let Some(at) = names.iter().position(|name| *name == key)
                && values[at].is_none()
            {
                values[at] = Some(unescape(attribute.value));
            }
        }
        values
    }

    /// Value of one attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'x, str>> {
        let [value] = self.attributes([name]);
        value
    }

    /// The state of a switch such as `<w:b/>` or `<w:b w:val="false"/>`.
    pub(crate) fn switch(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }

    /// A number in `w:val`.
    pub(crate) fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.attribute("val")?.trim().parse().ok()
    }
}

/// A value with a reference nobody can resolve is kept as written: it only ever names things.
pub(super) fn unescape(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    match quick_xml::escape::unescape(&value) {
        Ok(unescaped) => Cow::Owned(unescaped.into_owned()),
        Err(_) => value,
    }
}
