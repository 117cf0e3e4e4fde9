//! Logins for registries, as `docker login` keeps them.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::PathBuf;
use std::time::Duration;

use docker_credential::{CredentialRetrievalError, DockerCredential};

use super::error::DistributionError;

/// How long a credential helper may take: some ask a person.
const HELPER: Duration = Duration::from_secs(60);
/// What Docker calls its own registry in its settings.
const DOCKER_HUB: &str = "https://index.docker.io/v1/";

/// A login. Not shown by `Debug`.
#[derive(Clone)]
pub(super) struct Login {
    pub(super) name: String,
    pub(super) password: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Login(***)")
    }
}

/// The login that Docker's settings hold for `registry`.
///
/// # Errors
/// [`DistributionError::Credentials`].
pub(super) async fn login(registry: &str) -> Result<Option<Login>, DistributionError> {
    let failed = |why: String| DistributionError::Credentials { registry: registry.to_owned(), why };
    let name = registry.to_owned();
    let found = tokio::task::spawn_blocking(move || from_docker(&name));
    match tokio::time::timeout(HELPER, found).await {
        Ok(Ok(found)) => found.map_err(failed),
        Ok(Err(error)) => Err(failed(error.to_string())),
        Err(_) => Err(failed("its credential helper does not answer".to_owned())),
    }
}

/// From `config.json` in `$DOCKER_CONFIG`, else in `~/.docker`, and the helpers that it names.
fn from_docker(registry: &str) -> Result<Option<Login>, String> {
    let server = if matches!(registry, "docker.io" | "index.docker.io") { DOCKER_HUB } else { registry };
    let Some(file) = settings_file() else { return Ok(None) };
    let found = match File::open(&file) {
        Ok(settings) => docker_credential::get_credential_from_reader(BufReader::new(settings), server),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("{} cannot be read: {error}", file.display())),
    };
    match found {
        Ok(DockerCredential::UsernamePassword(name, password)) => Ok(Some(Login { name, password })),
        Ok(DockerCredential::IdentityToken(_)) => Err("Docker's settings hold an identity token, which is not \
                                                       supported: log in with a name and an access token"
            .to_owned()),
        Err(CredentialRetrievalError::NoCredentialConfigured) => Ok(None),
        // Helpers say so in words of their own where they know of no login.
        Err(CredentialRetrievalError::HelperFailure { stdout, .. }) if stdout.contains("credentials not found") => {
            Ok(None)
        }
        // Its output may hold the secret.
        Err(CredentialRetrievalError::HelperFailure { helper, .. }) => {
            Err(format!("Docker's credential helper `{helper}` failed: try `docker login {registry}`"))
        }
        Err(error) => Err(format!("{error}: try `docker login {registry}`")),
    }
}

fn settings_file() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let named = std::env::var_os("DOCKER_CONFIG").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let usual = || etcetera::choose_base_strategy().ok().map(|strategy| strategy.home_dir().join(".docker"));
    named.or_else(usual).map(|folder| folder.join("config.json"))
}
