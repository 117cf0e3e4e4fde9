//! Sends a request for each line of the prompt, `GET URL` or `POST URL BYTES`, and tells what came
//! back.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says};
use wasip2::http::outgoing_handler::handle;
use wasip2::http::types::{Fields, Method, OutgoingBody, OutgoingRequest, Scheme};
use wasip2::io::streams::StreamError;

struct SendsRequests;

impl RuleGuest for SendsRequests {
    const ID: &'static str = "sends-requests";

    fn check(document: Document) -> Findings {
        let told: Vec<String> = document.text.lines().map(|line| sent(line).unwrap_or_else(|error| error)).collect();
        Ok(vec![says(Self::CODE, &document, told.join("; "))])
    }
}

fn sent(line: &str) -> Result<String, String> {
    let mut words = line.split(' ');
    let mut word = || words.next().unwrap_or_default();
    let (method, url, bytes) = (word(), word(), word().parse().unwrap_or(0));
    let (scheme, rest) = url.split_once("://").ok_or("no URL")?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let request = OutgoingRequest::new(Fields::new());
    let set = request
        .set_method(if method == "POST" { &Method::Post } else { &Method::Get })
        .and_then(|()| request.set_scheme(Some(if scheme == "http" { &Scheme::Http } else { &Scheme::Https })))
        .and_then(|()| request.set_authority(Some(authority)))
        .and_then(|()| request.set_path_with_query(Some(&format!("/{path}"))));
    set.map_err(|()| "no request")?;
    let body = request.body().map_err(|()| "no body")?;
    let answer = handle(request, None).map_err(|error| format!("{error:?}"))?;
    let written = write(body, bytes);
    answer.subscribe().block();
    let response = match answer.get() {
        Some(Ok(Ok(response))) => response,
        Some(Ok(Err(error))) => return Err(format!("{error:?}")),
        other => return Err(format!("no answer: {other:?}, {written:?}")),
    };
    let body = response.consume().map_err(|()| "no body")?;
    let stream = body.stream().map_err(|()| "no stream")?;
    let mut read = 0;
    loop {
        match stream.blocking_read(64 << 10) {
            Ok(chunk) => read += chunk.len(),
            Err(StreamError::Closed) => return Ok(format!("{} {read}", response.status())),
            Err(error) => return Err(format!("{error:?}")),
        }
    }
}

fn write(body: OutgoingBody, bytes: usize) -> Result<(), String> {
    let stream = body.write().map_err(|()| "no stream")?;
    let mut left = bytes;
    while left > 0 {
        let next = left.min(4 << 10);
        stream.blocking_write_and_flush(&vec![b'x'; next]).map_err(|error| format!("{error:?}"))?;
        left -= next;
    }
    drop(stream);
    OutgoingBody::finish(body, None).map_err(|error| format!("{error:?}"))
}

export_rule_plugin!(SendsRequests);
