//! The seal of a copy: a digest at the end of the archive, by which it is known that nobody has worked in it since.
//! A word processor that saves the file writes the archive anew, and leaves it out.

use crate::digest;

/// How the seal begins, which stands where archives have a remark.
const SEAL: &str = "annotated by faircopy ";

/// Bytes of a seal: how it begins, and a digest in hex.
const LENGTH: usize = SEAL.len() + 64;

/// An archive with its seal. One with somebody else's remark keeps that.
pub(super) fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    // The length of the remark is the last thing before it; of none, the last thing at all.
    let Some(body) = bytes.len().checked_sub(2).filter(|body| bytes[*body..] == [0, 0]) else { return bytes };
    bytes.truncate(body);
    bytes.extend((LENGTH as u16).to_le_bytes());
    let digest = digest::hex(&bytes);
    bytes.extend([SEAL, &digest].concat().bytes());
    bytes
}

/// Whether a file is an annotated copy of faircopy's, just as it was written.
pub fn is_sealed(bytes: &[u8]) -> bool {
    let Some((body, seal)) = bytes.len().checked_sub(LENGTH).map(|at| bytes.split_at(at)) else {
        return false;
    };
    seal.strip_prefix(SEAL.as_bytes()).is_some_and(|digest| digest::hex(body).as_bytes() == digest)
}

/// What stays of the remark of an archive that is written anew: a seal was for the bytes as they were.
pub(super) fn kept(remark: &[u8]) -> &[u8] {
    if remark.starts_with(SEAL.as_bytes()) && remark.len() == LENGTH { &[] } else { remark }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_breaks_with_the_least_change() {
        let bare = [b"PK\x05\x06".as_slice(), &[0; 18]].concat();
        assert!(!is_sealed(&bare) && !is_sealed(b""));
        let mut copy = sealed(bare.clone());
        assert!(is_sealed(&copy));
        assert_eq!(kept(&copy[bare.len()..]), b"");
        copy[4] = 1;
        assert!(!is_sealed(&copy));
        // A remark of somebody else's stays, and there is no seal.
        let remark = [&bare[..bare.len() - 2], &[2, 0], b"hi"].concat();
        assert_eq!(sealed(remark.clone()), remark);
        assert_eq!(kept(b"hi"), b"hi");
    }
}
