//! HTTPS: the certificate, and its changes.
//!
//! The files are looked at every second. New ones hold for connections from then on; ones that do
//! not fit leave the last good certificate in service, and are tried again.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use rustls::ServerConfig;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;

use super::settings::HttpSettings;

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// Only one of the two files is set.
    #[error("failed to set up TLS: `http.tls_certificate` and `http.tls_key` go together")]
    Half,
    /// A file cannot be read as PEM.
    #[error("failed to read {}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: rustls_pki_types::pem::Error,
    },
    /// There is no certificate in it.
    #[error("failed to find a certificate in {}", .0.display())]
    Empty(PathBuf),
    /// The two do not fit.
    #[error("failed to use the certificate")]
    Unfit(#[source] rustls::Error),
}

/// Uses `ring` wherever rustls is asked for its cryptography. Whoever was first, wins.
pub(super) fn install_provider() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// The certificate in service.
#[derive(Debug)]
pub(super) struct Certificate {
    files: Files,
    /// What the files were before they were read.
    stamp: Stamp,
    config: ArcSwap<ServerConfig>,
}

/// What changes when one of the files does, also when they are links that lead elsewhere.
type Stamp = [Option<(u64, u64, i64, i64)>; 2];

#[derive(Debug, Clone, PartialEq, Eq)]
struct Files {
    certificate: PathBuf,
    key: PathBuf,
}

impl Certificate {
    /// As the settings say; none when they name no certificate.
    ///
    /// # Errors
    /// [`TlsError`].
    pub(super) fn new(settings: &HttpSettings) -> Result<Option<Arc<Self>>, TlsError> {
        let files = match (&settings.tls_certificate, &settings.tls_key) {
            (None, None) => return Ok(None),
            (Some(certificate), Some(key)) => Files { certificate: certificate.clone(), key: key.clone() },
            _ => return Err(TlsError::Half),
        };
        let stamp = files.stamp();
        let config = ArcSwap::from_pointee(files.load()?);
        Ok(Some(Arc::new(Self { files, stamp, config })))
    }

    /// What the next connection is opened with.
    pub(super) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(self.config.load_full())
    }

    /// Follows the files until `shutdown`.
    pub(super) async fn follow(&self, shutdown: CancellationToken) {
        let mut known = self.stamp;
        while shutdown.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_some() {
            let stamp = self.files.stamp();
            if stamp == known {
                continue;
            }
            let files = self.files.clone();
            match tokio::task::spawn_blocking(move || files.load()).await {
                Ok(Ok(config)) => {
                    self.config.store(Arc::new(config));
                    tracing::info!("certificate changed: new connections get the new one");
                    known = stamp;
                }
                Ok(Err(error)) => {
                    let cause = std::error::Error::source(&error).map(ToString::to_string);
                    tracing::error!(%error, cause, "certificate changed for the worse: the last good one stays");
                }
                Err(error) => tracing::error!(%error, "certificate cannot be read again"),
            }
        }
    }
}

impl Files {
    fn load(&self) -> Result<ServerConfig, TlsError> {
        let read = |path: &PathBuf| {
            let path = path.clone();
            move |source| TlsError::Read { path, source }
        };
        let chain = CertificateDer::pem_file_iter(&self.certificate).map_err(read(&self.certificate))?;
        let chain = chain.collect::<Result<Vec<_>, _>>().map_err(read(&self.certificate))?;
        if chain.is_empty() {
            return Err(TlsError::Empty(self.certificate.clone()));
        }
        let key = PrivateKeyDer::from_pem_file(&self.key).map_err(read(&self.key))?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(TlsError::Unfit)?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .map_err(TlsError::Unfit)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }

    fn stamp(&self) -> Stamp {
        let of = |metadata: Metadata| (metadata.ino(), metadata.size(), metadata.mtime(), metadata.mtime_nsec());
        [&self.certificate, &self.key].map(|file| std::fs::metadata(file).ok().map(of))
    }
}
