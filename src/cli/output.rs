//! Where the result goes: standard output, or a file that appears only when it is whole.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::failure::Failure;
use super::walk::STDIN;

/// Somewhere to write.
pub(super) enum Sink {
    /// Standard output; `None` once nobody reads it any more.
    Stdout(Option<BufWriter<io::Stdout>>),
    /// A file beside its place, moved there at the end.
    File {
        /// The unfinished file.
        file: BufWriter<NamedTempFile>,
        /// Its place.
        path: PathBuf,
    },
    /// A device or a pipe, such as /dev/null: written straight into, since a file moved there would take its place.
    Device {
        /// It, open.
        file: BufWriter<fs::File>,
        /// Its name.
        path: PathBuf,
    },
}

impl Sink {
    /// Standard output.
    pub(super) fn stdout() -> Self {
        Self::Stdout(Some(BufWriter::new(io::stdout())))
    }

    /// A file, made beside its place so that moving it there is one step.
    pub(super) fn file(path: &Path) -> Result<Self, Failure> {
        if is_device(path) {
            let file = fs::OpenOptions::new().write(true).open(path).map_err(|error| failure(path, error))?;
            return Ok(Self::Device { file: BufWriter::new(file), path: path.to_owned() });
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::Builder::new()
            .prefix(".faircopy-")
            .tempfile_in(folder)
            .map_err(|error| failure(path, error))?;
        Ok(Self::File { file: BufWriter::new(file), path: path.to_owned() })
    }

    /// Writes a file whole.
    pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let mut sink = Self::file(path)?;
        match &mut sink {
            Self::File { file, .. } => file.write_all(bytes),
            Self::Device { file, .. } => file.write_all(bytes),
            Self::Stdout(_) => Ok(()),
        }
        .map_err(|error| failure(path, error))?;
        sink.finish()
    }

    /// Writes. Standard output that nobody reads any more is no failure: the drafts are checked to the end all
    /// the same, since the exit status still counts.
    pub(super) fn write(&mut self, text: &str) -> Result<(), Failure> {
        match self {
            Self::Stdout(None) => Ok(()),
            Self::Stdout(out @ Some(_)) => {
                let written = out.as_mut().map_or(Ok(()), |out| out.write_all(text.as_bytes()));
                settle(out, written)
            }
            Self::File { file, path } => {
                file.write_all(text.as_bytes()).map_err(|error| failure(path, error))
            }
            Self::Device { file, path } => {
                file.write_all(text.as_bytes()).map_err(|error| failure(path, error))
            }
        }
    }

    /// Writes what is still held back; a file goes to its place.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stdout(mut out) => {
                let written = out.as_mut().map_or(Ok(()), Write::flush);
                settle(&mut out, written)
            }
            Self::File { file, path } => {
                let file = file.into_inner().map_err(|error| failure(&path, error.into_error()))?;
                keep_permissions(file.path(), &path);
                file.persist(&path).map_err(|error| failure(&path, error.error))?;
                Ok(())
            }
            Self::Device { mut file, path } => file.flush().map_err(|error| failure(&path, error)),
        }
    }
}

/// Whether something is there that is neither a file nor a folder.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// The file that was named; `-` is standard output, as it is standard input among the drafts.
pub(super) fn named(output: Option<&Path>) -> Option<&Path> {
    output.filter(|output| output.as_os_str() != STDIN)
}

/// Prints a text and ends.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut sink = Sink::stdout();
    sink.write(text)?;
    sink.finish()
}

/// A new file is for its owner alone, as befits reports; one that holds none of their words may be read by everyone
/// who works in the folder.
#[cfg(unix)]
pub(super) fn share(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    if is_device(path) {
        return;
    }
    // Where that is not possible the stricter permissions stay.
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
pub(super) fn share(_path: &Path) {}

fn settle(out: &mut Option<BufWriter<io::Stdout>>, written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            if let Some(out) = out.take() {
                // Its buffer would be written once more when it is dropped.
                let _ = out.into_parts();
            }
            Ok(())
        }
        Err(error) => Err(failure(Path::new("standard output"), error)),
        Ok(()) => Ok(()),
    }
}

/// A temporary file is for its owner alone; the file it becomes keeps the permissions of the one it replaces.
/// A new one stays for its owner alone, since it may hold words about children.
fn keep_permissions(from: &Path, to: &Path) {
    if let Ok(old) = fs::metadata(to) {
        // Where that is not possible the stricter permissions stay.
        let _ = fs::set_permissions(from, old.permissions());
    }
}

fn failure(path: &Path, error: io::Error) -> Failure {
    Failure::Output { path: path.display().to_string(), error }
}

#[cfg(all(test, unix))]
#[allow(clippy::disallowed_methods)] // a pipe has somebody at its other end
mod tests {
    use std::io::Read as _;
    use std::os::unix::fs::FileTypeExt as _;
    use std::process::Command;

    use super::*;

    #[test]
    fn a_pipe_is_written_into_and_stays_a_pipe() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        if !Command::new("mkfifo").arg(&path).status().is_ok_and(|status| status.success()) {
            return; // no such program here
        }
        let reader = {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut text = String::new();
                fs::File::open(path).unwrap().read_to_string(&mut text).unwrap();
                text
            })
        };
        Sink::write_file(&path, b"words").unwrap();
        share(&path);
        assert_eq!(reader.join().unwrap(), "words");
        assert!(fs::metadata(&path).unwrap().file_type().is_fifo());
        let plain = folder.path().join("plain.txt");
        Sink::write_file(&plain, b"words").unwrap();
        assert_eq!(fs::read_to_string(plain).unwrap(), "words");
    }
}
