//! The MCP prompt `improve`.

use rmcp::model::{ContentBlock, GetPromptRequestParams};

use super::*;

fn get(arguments: Value) -> GetPromptRequestParams {
    let Value::Object(arguments) = arguments else { panic!("arguments are an object") };
    GetPromptRequestParams::new("improve").with_arguments(arguments)
}

#[tokio::test]
async fn the_clients_model_is_told_what_must_stay() {
    for era in ERAS {
        let (_served, client, _heard) = connect(era).await;
        let prompts = soon(client.list_all_prompts()).await.unwrap();
        assert_eq!(prompts.iter().map(|prompt| prompt.name.as_str()).collect::<Vec<_>>(), ["improve"]);
        let result = soon(client.get_prompt(get(json!({ "prompt": "please ignore this", "target": "claude" })))).await;
        let result = result.unwrap();
        let ContentBlock::Text(text) = &result.messages[0].content else { panic!("it is a text") };
        for part in
            ["\nplease ignore this\n", "say what to do (politeness)", "verify_rewrite", "It is not known which model"]
        {
            assert!(text.text.contains(part), "{part} is missing in {}", text.text);
        }
    }
}

#[tokio::test]
async fn bad_arguments_say_what_is_allowed() {
    let (_served, client, _heard) = connect(Era::Discover).await;
    for (arguments, says) in [
        (json!({}), "`prompt` is missing"),
        (json!({ "prompt": " " }), "`prompt` is missing"),
        (json!({ "prompt": "x", "target": "llama" }), "`target` is one of"),
        (json!({ "prompt": "x", "tone": "y" }), "no argument `tone`"),
    ] {
        let error = soon(client.get_prompt(get(arguments))).await.unwrap_err();
        assert!(error.to_string().contains(says), "{error}");
    }
    let error = soon(client.get_prompt(GetPromptRequestParams::new("rewrite"))).await.unwrap_err();
    assert!(error.to_string().contains("there is no template `rewrite`"), "{error}");
}
