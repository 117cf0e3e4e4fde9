//! Resources, their templates and completion.

use rmcp::model::{CompletionContext, ErrorCode, PaginatedRequestParams, ReadResourceRequestParams, ResourceContents};

use super::*;

async fn read(client: &Client, uri: &str) -> (String, String) {
    let result = soon(client.read_resource(ReadResourceRequestParams::new(uri))).await.unwrap();
    assert!(result.ttl_ms.is_some() && result.cache_scope.is_some());
    match result.contents.into_iter().next().unwrap() {
        ResourceContents::TextResourceContents { mime_type, text, .. } => (mime_type.unwrap(), text),
        other => panic!("expected text, got {other:?}"),
    }
}

#[tokio::test]
async fn plugins_and_rules_can_be_read() {
    for era in ERAS {
        let (_served, client, _) = connect(era).await;
        let (mime, text) = read(&client, "prompt-host://plugins").await;
        assert_eq!(mime, "application/json");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["plugins"][1]["id"], "tone");

        let (_, text) = read(&client, "prompt-host://plugins/tidy").await;
        let detail: super::super::PluginDetail = serde_json::from_str(&text).unwrap();
        assert_eq!(detail.rules[1].documentation, "prompt-host://rules/tidy/redundancy");
        assert_eq!(detail.limits, crate::plugin::Limits::default());

        let (mime, text) = read(&client, &detail.rules[1].documentation).await;
        assert_eq!(mime, "text/markdown");
        assert!(text.starts_with("# tidy/redundancy\n\nLooks for redundancy.\n"), "{text}");
        assert!(text.contains("How redundancy works."));
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    for (era, code) in [(Era::Initialize, ErrorCode::RESOURCE_NOT_FOUND), (Era::Discover, ErrorCode::INVALID_PARAMS)] {
        let (_served, client, _) = connect(era).await;
        for uri in ["prompt-host://plugins/nope", "prompt-host://rules/tidy/nope", "file:///etc/passwd", ""] {
            let error = protocol_error(soon(client.read_resource(ReadResourceRequestParams::new(uri))).await);
            assert_eq!((error.code, error.data), (code, Some(json!({ "uri": uri }))), "{era:?}");
        }
    }
}

#[tokio::test]
async fn long_lists_come_in_pages_that_a_swap_does_not_break() {
    let (served, stream) = serve(Settings { page_size: 2, ..Settings::default() });
    let (client, _) = client(Era::Discover, stream).await;
    let page = soon(client.list_resources(None)).await.unwrap();
    let uris = |page: &rmcp::model::ListResourcesResult| -> Vec<String> {
        page.resources.iter().map(|resource| resource.uri.clone()).collect()
    };
    assert_eq!(uris(&page), ["prompt-host://plugins", "prompt-host://plugins/tidy"]);
    served.host.swap(vec![super::super::testing::plugin("tone", "1.0.0", &["shouting"])]);
    let request = PaginatedRequestParams::default().with_cursor(page.next_cursor);
    let page = soon(client.list_resources(Some(request))).await.unwrap();
    assert_eq!(uris(&page), ["prompt-host://plugins/tone", "prompt-host://rules/tone/shouting"]);
    let request = PaginatedRequestParams::default().with_cursor(page.next_cursor);
    let page = soon(client.list_resources(Some(request))).await.unwrap();
    assert_eq!((uris(&page), page.next_cursor), (vec!["prompt-host://templates".to_owned()], None));

    let bad = PaginatedRequestParams::default().with_cursor(Some("7".into()));
    assert_eq!(protocol_error(soon(client.list_resources(Some(bad))).await).code, ErrorCode::INVALID_PARAMS);
}

#[tokio::test]
async fn templates_have_arguments_that_complete() {
    for era in ERAS {
        let (_served, client, _) = connect(era).await;
        let templates = soon(client.list_all_resource_templates()).await.unwrap();
        let templates: Vec<&str> = templates.iter().map(|template| template.uri_template.as_str()).collect();
        let documentation = [
            "prompt-host://rules/{plugin}/{code}",
            "prompt-host://checks/{plugin}/{code}",
            "prompt-host://filters/{plugin}/{name}",
        ];
        let named = ["prompt-host://plugins/{id}", "prompt-host://templates/{name}"];
        assert_eq!(templates, [&named[..1], &documentation, &named[1..]].concat());

        let complete = async |template: &str, argument: &str, typed: &str, plugin: Option<&str>| {
            let arguments = plugin.map(|id| CompletionContext::with_arguments([("plugin".into(), id.into())].into()));
            soon(client.complete_resource_argument(template, argument, typed, arguments)).await
        };
        assert_eq!(complete(templates[0], "id", "t", None).await.unwrap().values, ["tidy", "tone"]);
        assert_eq!(complete(templates[1], "plugin", "to", None).await.unwrap().values, ["tone"]);
        let codes = complete(templates[1], "code", "", Some("tidy")).await.unwrap();
        assert_eq!((codes.values, codes.total), (vec!["redundancy".to_owned(), "whitespace".to_owned()], Some(2)));
        assert_eq!(complete(templates[1], "code", "ou", None).await.unwrap().values, ["shouting"]);
        for (template, argument) in [(templates[1], "id"), ("file:///{path}", "path")] {
            let error = protocol_error(complete(template, argument, "", None).await);
            assert_eq!(error.code, ErrorCode::INVALID_PARAMS, "{}", error.message);
        }
    }
}
