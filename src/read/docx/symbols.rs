//! Characters drawn from symbol fonts (`w:sym`) as the characters they stand for.

/// The character of a symbol: `font` and `code` (hexadecimal) as Word writes them. `None`: a shape that stands
/// for no character.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    // Symbol fonts have their characters in a private area, 0xF000 above where they would be.
    let place = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    if font == "symbol" {
        return symbol(place);
    }
    if font.starts_with("wingdings") || font.starts_with("webdings") {
        return match font.as_str() {
            "wingdings" => wingdings(place),
            "wingdings 2" => wingdings_2(place),
            _ => None,
        };
    }
    char::from_u32(place).filter(|c| !c.is_control())
}

fn symbol(place: u32) -> Option<char> {
    /// Greek letters in the order of their Latin places, from `A` and from `a`.
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    match place {
        0x41..=0x5A => CAPITALS.chars().nth(place as usize - 0x41),
        0x61..=0x7A => SMALL.chars().nth(place as usize - 0x61),
        0xA3 => Some('≤'),
        0xAE => Some('→'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xB9 => Some('≠'),
        0xBB => Some('≈'),
        0x20..=0x3F => char::from_u32(place),
        _ => None,
    }
}

fn wingdings(place: u32) -> Option<char> {
    match place {
        0x6C | 0x9F => Some('•'),
        0x6E | 0xA7 => Some('▪'),
        0x6F | 0x71 | 0x72 | 0xA8 => Some('☐'),
        0x78 | 0xFD => Some('☒'),
        0xDF | 0xE7 => Some('←'),
        0xE0 | 0xE8 => Some('→'),
        0xFB => Some('✗'),
        0xFC => Some('✓'),
        0xFE => Some('☑'),
        _ => None,
    }
}

fn wingdings_2(place: u32) -> Option<char> {
    match place {
        0x4F => Some('✗'),
        0x50 => Some('✓'),
        0x51 | 0x53 | 0x54 => Some('☒'),
        0x52 => Some('☑'),
        0xA3 => Some('☐'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_arrows_and_greek_are_known_and_shapes_are_not() {
        assert_eq!(character("Wingdings", "F0FC"), Some('✓'));
        assert_eq!(character("Wingdings", "00FE"), Some('☑'));
        assert_eq!(character("Symbol", "F061"), Some('α'));
        assert_eq!(character("Symbol", "F053"), Some('Σ'));
        assert_eq!(character("Times New Roman", "00E9"), Some('é'));
        assert_eq!(character("Webdings", "F061"), None);
        assert_eq!(character("Symbol", "not a number"), None);
    }
}
