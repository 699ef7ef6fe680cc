//! Messages on the wire: a length in a header, then that many bytes of JSON.

use std::io::{self, BufRead, Read, Write};

use serde_json::Value;

/// The largest message that is taken: the largest text that is read, with room for what JSON escapes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// The longest line of a header; no editor sends one of a tenth of it.
const LONGEST_LINE: u64 = 4096;

/// What came in.
#[derive(Debug, PartialEq, Eq)]
pub enum Incoming {
    /// The bytes of a message.
    Message(Vec<u8>),
    /// No message, and why; what follows it can be read again.
    Unreadable(&'static str),
    /// Nothing more will come.
    End,
}

/// Reads the next message.
///
/// # Errors
/// What the system says when it gives nothing more.
pub fn read(from: &mut impl BufRead) -> io::Result<Incoming> {
    let mut size = None;
    let mut any = false;
    loop {
        let mut line = Vec::new();
        if from.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(Incoming::End);
        }
        let line = line.trim_ascii();
        if !line.is_empty() {
            any = true;
            size = length(line).or(size);
            continue;
        }
        match size {
            Some(size) if size > LARGEST => {
                io::copy(&mut from.take(size), &mut io::sink())?;
                return Ok(Incoming::Unreadable("the message is larger than 256 MB"));
            }
            Some(size) => {
                // What is said to come may not come: memory is taken as it does.
                let mut body = Vec::new();
                from.take(size).read_to_end(&mut body)?;
                let whole = body.len() as u64 == size;
                return Ok(if whole { Incoming::Message(body) } else { Incoming::End });
            }
            None if any => {
                return Ok(Incoming::Unreadable("the header of a message has to say its Content-Length"));
            }
            None => {}
        }
    }
}

/// The length that a line of a header gives.
fn length(line: &[u8]) -> Option<u64> {
    let (name, value) = std::str::from_utf8(line).ok()?.split_once(':')?;
    name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
}

/// Writes a message.
///
/// # Errors
/// What the system says when nobody reads any more.
pub fn write(to: &mut impl Write, message: &Value) -> io::Result<()> {
    let body = serde_json::to_vec(message)?;
    write!(to, "Content-Length: {}\r\n\r\n", body.len())?;
    to.write_all(&body)?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut bytes: &[u8]) -> Vec<Incoming> {
        let mut all = Vec::new();
        loop {
            let one = read(&mut bytes).unwrap();
            if one == Incoming::End {
                return all;
            }
            all.push(one);
        }
    }

    fn message(text: &str) -> Incoming {
        Incoming::Message(text.as_bytes().to_vec())
    }

    #[test]
    fn messages_are_read_one_after_another() {
        let bytes = b"Content-Length: 2\r\n\r\n{}content-length:4\r\nContent-Type: x\r\n\r\ntrueContent-Length: 0\n\n";
        assert_eq!(all(bytes), [message("{}"), message("true"), message("")]);
    }

    #[test]
    fn after_what_is_no_message_the_next_is_read() {
        let why = |incoming: &Incoming| matches!(incoming, Incoming::Unreadable(_));
        let got = all(b"hello\r\n\r\nContent-Length: lots\r\n\r\nContent-Length: 2\r\n\r\n{}");
        assert!(why(&got[0]) && why(&got[1]), "{got:?}");
        assert_eq!(got[2..], [message("{}")]);
        let long = format!("{}\r\n\r\nContent-Length: 2\r\n\r\n{{}}", "x".repeat(10_000));
        assert_eq!(all(long.as_bytes()).last(), Some(&message("{}")));
    }

    #[test]
    fn a_length_that_never_comes_takes_no_memory() {
        assert_eq!(
            all(b"Content-Length: 18446744073709551615\r\n\r\nhello"),
            [Incoming::Unreadable("the message is larger than 256 MB")]
        );
        assert_eq!(all(b"Content-Length: 200000000\r\n\r\nhello"), []);
    }

    #[test]
    fn what_is_written_can_be_read() {
        let mut bytes = Vec::new();
        write(&mut bytes, &serde_json::json!({"é": 1})).unwrap();
        assert_eq!(all(&bytes), [message("{\"é\":1}")]);
    }
}
