//! The names HTML knows.

/// Whether this may be an attribute's name.
pub(super) fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':' | b'@'))
}

/// Whether an attribute of this name stands without a value.
pub(super) fn is_switch(name: &str) -> bool {
    const SWITCHES: &[&str] = &[
        "allowfullscreen",
        "async",
        "autofocus",
        "autoplay",
        "checked",
        "compact",
        "controls",
        "default",
        "defer",
        "disabled",
        "download",
        "formnovalidate",
        "hidden",
        "inert",
        "ismap",
        "itemscope",
        "loop",
        "multiple",
        "muted",
        "nomodule",
        "noshade",
        "novalidate",
        "nowrap",
        "open",
        "playsinline",
        "readonly",
        "required",
        "reversed",
        "selected",
    ];
    SWITCHES.iter().any(|switch| switch.eq_ignore_ascii_case(name))
}

/// Whether a tag of this name parts the words around it, as a paragraph does.
pub(in crate::read::markdown) fn parts_words(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "br"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

/// Whether a tag of this name puts something on the page that holds words no draft can.
pub(in crate::read::markdown) fn embeds(name: &str) -> bool {
    matches!(name, "audio" | "canvas" | "embed" | "iframe" | "object" | "svg" | "video")
}

/// Whether HTML has a tag of this name that leaves the words around it together. `<name>` and `<insert date>` are no
/// tags but places somebody left to be filled in.
pub(in crate::read::markdown) fn is_element(name: &str) -> bool {
    const ELEMENTS: &[&str] = &[
        "a", "abbr", "acronym", "area", "b", "base", "bdi", "bdo", "big", "blink", "button", "circle",
        "cite", "code", "col", "colgroup", "data", "datalist", "defs", "del", "dfn", "dir", "ellipse", "em",
        "font", "frame", "frameset", "g", "hgroup", "i", "img", "input", "ins", "kbd", "label", "line",
        "link", "map", "mark", "marquee", "math", "menu", "meta", "meter", "mi", "mn", "mo", "mrow", "nobr",
        "noframes", "noscript", "optgroup", "output", "param", "path", "picture", "polygon", "polyline",
        "progress", "q", "rect", "rp", "rt", "ruby", "s", "samp", "script", "search", "select", "slot",
        "small", "source", "span", "strike", "strong", "style", "sub", "sup", "template", "text", "textarea",
        "time", "track", "tspan", "tt", "u", "use", "var", "wbr", "xmp",
    ];
    // What Word leaves behind, `<o:p>` and its like.
    let from_word = ["o:", "v:", "w:", "m:", "st1:"].iter().any(|prefix| name.starts_with(prefix));
    ELEMENTS.contains(&name) || parts_words(name) || embeds(name) || from_word
}
