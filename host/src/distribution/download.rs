//! Fetching something large: bounded, resumed after a break, and checked.

use std::path::Path;
use std::time::Duration;

use reqwest::header::{CONTENT_RANGE, ETAG, HeaderMap, HeaderValue, IF_RANGE, RANGE};
use reqwest::{Response, StatusCode};

use super::error::DistributionError;
use super::partial::Partial;
use super::sha256::Sha256;
use super::web::{complaint, unreachable};

/// Tries of one download that bring nothing new before it is given up.
const FRUITLESS_TRIES: u32 = 3;
/// The wait after the first of them; it doubles.
const FIRST_WAIT: Duration = Duration::from_millis(200);

/// What is fetched, and what is known of it.
#[derive(Debug, Clone)]
pub(super) struct Wanted<'a> {
    /// What messages call it.
    pub(super) what: &'a str,
    /// What it is known by in the folder of partial downloads.
    pub(super) key: &'a str,
    /// Its digest, if it was told.
    pub(super) digest: Option<Sha256>,
    /// Bytes, if they were told.
    pub(super) size: Option<u64>,
    /// Bytes that it may have.
    pub(super) limit: u64,
    /// Where partial downloads are kept; none where nothing is kept.
    pub(super) folder: Option<&'a Path>,
}

/// What a try came to.
enum Try {
    Whole,
    /// It broke off, or was not begun.
    Broken(DistributionError),
}

impl Wanted<'_> {
    /// Fetches it by requests that `ask` makes with the headers it is given.
    ///
    /// # Errors
    /// [`DistributionError`]; what came until then is kept, unless it was wrong.
    pub(super) async fn fetch(
        &self,
        ask: impl AsyncFn(HeaderMap) -> Result<Response, DistributionError>,
    ) -> Result<Vec<u8>, DistributionError> {
        let limit = self.size.unwrap_or(self.limit);
        if limit > self.limit {
            return Err(self.too_large());
        }
        let mut partial = Partial::open(self.folder, self.key).map_err(self.file("keep the download in"))?;
        let (mut fruitless, mut wait, mut anew) = (0, FIRST_WAIT, false);
        let mut most = partial.length();
        loop {
            let before = partial.length();
            let whole = self.digest.is_some() && self.size == Some(before);
            let outcome = if whole { Try::Whole } else { self.try_once(&mut partial, &ask).await? };
            match outcome {
                Try::Whole => match self.checked(&mut partial) {
                    Ok(bytes) => {
                        partial.discard();
                        return Ok(bytes);
                    }
                    // What was kept may be of another time: once more, from the beginning.
                    Err(DistributionError::WrongDigest { .. }) if before > 0 && !anew => {
                        anew = true;
                        partial.restart(None).map_err(self.file("keep the download in"))?;
                    }
                    Err(error) => {
                        partial.discard();
                        return Err(error);
                    }
                },
                Try::Broken(error) => {
                    // More than ever before: a server that begins anew each time brings nothing new.
                    fruitless = if partial.length() > most { 0 } else { fruitless + 1 };
                    most = most.max(partial.length());
                    if fruitless >= FRUITLESS_TRIES {
                        return Err(error);
                    }
                    tracing::debug!(what = self.what, %error, bytes = partial.length(), "download goes on");
                    tokio::time::sleep(wait).await;
                    wait = (wait * 2).min(Duration::from_secs(5));
                }
            }
        }
    }

    async fn try_once(
        &self,
        partial: &mut Partial,
        ask: &impl AsyncFn(HeaderMap) -> Result<Response, DistributionError>,
    ) -> Result<Try, DistributionError> {
        let mut response = match ask(self.headers(partial)).await {
            Ok(response) => response,
            Err(error @ DistributionError::Unreachable { .. }) => return Ok(Try::Broken(error)),
            Err(error) => return Err(error),
        };
        match response.status() {
            StatusCode::PARTIAL_CONTENT if starts_at(response.headers()) == Some(partial.length()) => {}
            StatusCode::OK => {
                partial.restart(strong_etag(response.headers())).map_err(self.file("keep the download in"))?;
            }
            // It has changed, or the server counts otherwise.
            StatusCode::PARTIAL_CONTENT | StatusCode::RANGE_NOT_SATISFIABLE if partial.length() > 0 => {
                partial.restart(None).map_err(self.file("keep the download in"))?;
                return Ok(Try::Broken(complaint(response, self.what).await));
            }
            status if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
                return Ok(Try::Broken(complaint(response, self.what).await));
            }
            StatusCode::NOT_FOUND => {
                return Err(DistributionError::NotFound(self.what.to_owned(), String::new()));
            }
            _ => return Err(complaint(response, self.what).await),
        }
        let limit = self.size.unwrap_or(self.limit);
        if response.content_length().is_some_and(|length| partial.length() + length > limit) {
            return Err(self.too_large());
        }
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if partial.length() + chunk.len() as u64 > limit => {
                    // It would not become less the next time.
                    partial.restart(None).map_err(self.file("keep the download in"))?;
                    return Err(self.too_large());
                }
                Ok(Some(chunk)) => partial.append(&chunk).map_err(self.file("keep the download in"))?,
                Ok(None) if self.size.is_some_and(|size| partial.length() < size) => {
                    return Ok(Try::Broken(DistributionError::Unreachable {
                        place: self.what.to_owned(),
                        why: "it broke off".to_owned(),
                    }));
                }
                Ok(None) => return Ok(Try::Whole),
                Err(error) => return Ok(Try::Broken(unreachable(self.what, &error))),
            }
        }
    }

    /// Asks for the rest, if it can be told whether it belongs to what is there.
    fn headers(&self, partial: &mut Partial) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let version = partial.version().and_then(|version| HeaderValue::from_str(&version).ok());
        let known = self.digest.is_some() || version.is_some();
        if let (true, Ok(range)) = (known && partial.length() > 0, format!("bytes={}-", partial.length()).parse()) {
            headers.insert(RANGE, range);
            if let (None, Some(version)) = (self.digest, version) {
                headers.insert(IF_RANGE, version);
            }
        }
        headers
    }

    fn checked(&self, partial: &mut Partial) -> Result<Vec<u8>, DistributionError> {
        let bytes = partial.read().map_err(self.file("read the download in"))?;
        let found = Sha256::of(&bytes);
        match self.digest {
            Some(expected) if expected != found => {
                Err(DistributionError::WrongDigest { what: self.what.to_owned(), expected, found })
            }
            _ => Ok(bytes),
        }
    }

    fn too_large(&self) -> DistributionError {
        let limit = self.size.map_or(self.limit, |size| size.min(self.limit));
        DistributionError::TooLarge { what: self.what.to_owned(), limit }
    }

    fn file(&self, doing: &'static str) -> impl FnOnce(std::io::Error) -> DistributionError {
        let folder = self.folder.map_or_else(std::env::temp_dir, Path::to_owned);
        DistributionError::file(doing, folder)
    }
}

/// Where the part that came begins.
fn starts_at(headers: &HeaderMap) -> Option<u64> {
    let range = headers.get(CONTENT_RANGE)?.to_str().ok()?;
    range.strip_prefix("bytes ")?.split_once('-')?.0.parse().ok()
}

/// What names a file's exact bytes; a weak one does not.
fn strong_etag(headers: &HeaderMap) -> Option<&str> {
    headers.get(ETAG)?.to_str().ok().filter(|etag| etag.starts_with('"'))
}
