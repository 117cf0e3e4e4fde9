//! A Unix socket that belongs to the user alone, and whose file comes and goes with it.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt};
use std::os::unix::net::UnixStream as StdUnixStream;
use std::path::{Path, PathBuf};

use tokio::net::{UnixListener, UnixStream};

/// A bound socket. Its file goes when it is dropped.
#[derive(Debug)]
pub(crate) struct UnixSocket {
    listener: UnixListener,
    file: SocketFile,
}

#[derive(Debug)]
struct SocketFile {
    path: PathBuf,
    inode: u64,
}

impl Drop for SocketFile {
    fn drop(&mut self) {
        // Another host may have taken the name; its file stays.
        if std::fs::symlink_metadata(&self.path).is_ok_and(|found| found.ino() == self.inode) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

impl UnixSocket {
    /// Listens at `path`, in place of a socket that nobody answers.
    ///
    /// Binds under another name first: a socket that clients can see accepts connections
    /// and has its mode, so one that refuses connections is surely dead.
    ///
    /// # Errors
    /// When another process answers there, something else than a socket lies there, or the
    /// socket cannot be bound.
    pub(crate) fn bind(path: &Path) -> io::Result<Self> {
        if StdUnixStream::connect(path).is_ok() {
            // For the control socket: the same process id in another container that shares the folder.
            return Err(io::Error::new(io::ErrorKind::AddrInUse, "another host answers there"));
        }
        match std::fs::symlink_metadata(path) {
            Ok(found) if !found.file_type().is_socket() => {
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, "a file that is no socket lies there"));
            }
            _ => {}
        }
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("socket");
        let unready = path.with_file_name(format!(".{}.{name}.new", std::process::id()));
        if let Err(error) = std::fs::remove_file(&unready)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error);
        }
        let listener = UnixListener::bind(&unready)?;
        std::fs::set_permissions(&unready, Permissions::from_mode(0o600))?;
        std::fs::rename(&unready, path)?;
        let inode = std::fs::symlink_metadata(path)?.ino();
        Ok(Self { listener, file: SocketFile { path: path.to_owned(), inode } })
    }

    /// Where it listens.
    pub(crate) fn path(&self) -> &Path {
        &self.file.path
    }

    /// The next connection of the user, or of root: that is what root is for.
    ///
    /// # Errors
    /// `PermissionDenied` for a connection of anybody else; whatever accepting can fail with.
    pub(crate) async fn accept(&self) -> io::Result<UnixStream> {
        let (stream, _) = self.listener.accept().await?;
        let user = rustix::process::geteuid().as_raw();
        match stream.peer_cred().is_ok_and(|peer| peer.uid() == user || peer.uid() == 0) {
            true => Ok(stream),
            false => Err(io::ErrorKind::PermissionDenied.into()),
        }
    }
}
