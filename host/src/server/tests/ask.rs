//! Asking the person: in two rounds with clients of 2026-07-28, by a request of our own before.

use rmcp::model::{
    CallToolResponse, ClientConfig, ElicitRequestParams, ElicitResult, ElicitationAction, Implementation,
    InputResponses,
};
use rmcp::service::RequestContext;
use rmcp::{ErrorData as McpError, model::ClientCapabilities};

use super::*;

/// A client whose person answers each form in the same way, and keeps what was asked.
#[derive(Debug)]
struct Asker {
    answers: ElicitResult,
    forms: mpsc::UnboundedSender<Value>,
    takes_forms: bool,
}

impl ClientHandler for Asker {
    fn get_info(&self) -> ClientConfig {
        let capabilities = match self.takes_forms {
            true => serde_json::from_value(json!({ "elicitation": {} })).unwrap(),
            false => ClientCapabilities::default(),
        };
        ClientConfig::new(capabilities, Implementation::new("asker", "1"))
    }

    async fn create_elicitation(
        &self,
        request: ElicitRequestParams,
        _: RequestContext<RoleClient>,
    ) -> Result<ElicitResult, McpError> {
        self.forms.send(serde_json::to_value(request).unwrap()).unwrap();
        Ok(self.answers.clone())
    }
}

async fn asker(
    era: Era,
    answers: ElicitResult,
    takes_forms: bool,
) -> (Served, RunningService<RoleClient, Asker>, mpsc::UnboundedReceiver<Value>) {
    let (served, stream) = serve(Settings::default());
    let (forms, asked) = mpsc::unbounded_channel();
    let lifecycle = match era {
        Era::Initialize => ClientLifecycleMode::Initialize,
        Era::Discover => ClientLifecycleMode::Discover { preferred_versions: vec![ProtocolVersion::V_2026_07_28] },
    };
    let client = soon(Asker { answers, forms, takes_forms }.serve_with_lifecycle(stream, lifecycle)).await.unwrap();
    (served, client, asked)
}

fn accept(content: Value) -> ElicitResult {
    ElicitResult::new(ElicitationAction::Accept).with_content(content)
}

const UNSURE: &str = "unsure: sort a list";

fn improved(result: &CallToolResult) -> &Value {
    &result.structured_content.as_ref().unwrap()["improved"]
}

#[tokio::test]
async fn an_answer_becomes_part_of_the_prompt_in_both_eras() {
    for era in ERAS {
        let (_served, client, mut asked) = asker(era, accept(json!({ "answer_1": "Rust" })), true).await;
        let arguments = json!({ "prompt": UNSURE, "ask": true });
        let result = soon(client.call_tool(tool("improve_prompt", arguments))).await.unwrap();
        let form = asked.try_recv().unwrap();
        assert_eq!(form["message"], "Which language?", "{era:?}");
        let field = &form["requestedSchema"]["properties"]["answer_1"];
        assert_eq!((&field["title"], &field["enum"]), (&json!("Language"), &json!(["Rust", "Go"])), "{form}");
        assert_eq!(improved(&result), "unsure: sort a list\n\nLanguage: Rust", "{era:?}");
    }
}

#[tokio::test]
async fn without_an_answer_the_questions_come_back() {
    let declined = ElicitResult::new(ElicitationAction::Decline);
    for era in ERAS {
        for (answers, takes_forms, asks) in [
            (declined.clone(), true, true),
            (accept(json!({ "answer_1": "  " })), true, true),
            (accept(json!({ "other": 1 })), true, true),
            (accept(json!({ "answer_1": "Rust" })), false, true),
            (accept(json!({ "answer_1": "Rust" })), true, false),
        ] {
            let (_served, client, mut asked) = asker(era, answers, takes_forms).await;
            let arguments = json!({ "prompt": UNSURE, "ask": asks });
            let result = soon(client.call_tool(tool("improve_prompt", arguments))).await.unwrap();
            assert_eq!(improved(&result), UNSURE, "{era:?}");
            assert_eq!(result.structured_content.as_ref().unwrap()["questions"][0]["question"], "Which language?");
            assert_eq!(asked.try_recv().is_ok(), takes_forms && asks, "{era:?}");
        }
    }
}

#[tokio::test]
async fn a_prompt_without_questions_is_not_asked_about() {
    for era in ERAS {
        let (_served, client, mut asked) = asker(era, accept(json!({})), true).await;
        let arguments = json!({ "prompt": "please sort a list", "ask": true });
        let result = soon(client.call_tool(tool("improve_prompt", arguments))).await.unwrap();
        assert_eq!(improved(&result), "sort a list");
        assert!(asked.try_recv().is_err());
    }
}

#[tokio::test]
async fn a_forged_or_foreign_seal_is_a_first_round() {
    let (_served, client, _asked) = asker(Era::Discover, accept(json!({})), true).await;
    let arguments = json!({ "prompt": UNSURE, "ask": true });
    let first = soon(client.call_tool_once(tool("improve_prompt", arguments.clone()))).await.unwrap();
    let CallToolResponse::InputRequired(form) = first else { panic!("it should ask") };
    let seal = form.request_state.unwrap();
    let answers: InputResponses =
        serde_json::from_value(json!({ "questions": { "action": "accept", "content": { "answer_1": "Go" } } }))
            .unwrap();
    let second = async |arguments: Value, seal: String| {
        let mut call = tool("improve_prompt", arguments).with_input_responses(answers.clone());
        call.request_state = Some(seal);
        soon(client.call_tool_once(call)).await.unwrap()
    };
    let CallToolResponse::Complete(done) = second(arguments.clone(), seal.clone()).await else {
        panic!("it is answered")
    };
    assert_eq!(improved(&done), "unsure: sort a list\n\nLanguage: Go");
    let mut forged = seal.clone();
    forged.pop();
    for (arguments, seal) in [
        (arguments.clone(), forged),
        (arguments, "made up".to_owned()),
        (json!({ "prompt": "unsure: x", "ask": true }), seal),
    ] {
        assert!(matches!(second(arguments, seal).await, CallToolResponse::InputRequired(_)));
    }
}
