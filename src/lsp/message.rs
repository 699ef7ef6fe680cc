//! What is asked and answered, as JSON-RPC has it.
//!
//! No answer repeats what was sent: a message holds the report's words.

use gen_lsp_types::ErrorCodes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What an editor sends.
#[derive(Debug)]
pub(super) enum Message {
    /// Something to be answered.
    Request { id: Value, method: String, params: Value },
    /// Something to be taken note of.
    Notification { method: String, params: Value },
    /// An answer to what the server asked.
    Answer,
    /// No message; what to say to it.
    Wrong(Value),
}

/// Why a request gets no result.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    code: ErrorCodes,
    message: String,
}

impl Problem {
    pub(super) fn new(code: ErrorCodes, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// Reads a message.
pub(super) fn parse(body: &[u8]) -> Message {
    let wrong = |code, why: &str| Message::Wrong(answer(&Value::Null, Err(Problem::new(code, why))));
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        return wrong(ErrorCodes::ParseError, "this is not JSON");
    };
    let Value::Object(mut fields) = value else {
        return wrong(ErrorCodes::InvalidRequest, "a message is one JSON object");
    };
    let params = fields.remove("params").unwrap_or_default();
    match (fields.remove("id"), fields.remove("method")) {
        (Some(id @ (Value::Number(_) | Value::String(_))), Some(Value::String(method))) => {
            Message::Request { id, method, params }
        }
        (None, Some(Value::String(method))) => Message::Notification { method, params },
        (Some(_), None) if fields.contains_key("result") || fields.contains_key("error") => Message::Answer,
        _ => wrong(ErrorCodes::InvalidRequest, "this is neither a request nor a notification nor an answer"),
    }
}

/// The parameters of a method.
pub(super) fn params<P: DeserializeOwned>(method: &str, params: Value) -> Result<P, Problem> {
    // What serde says is wrong quotes what was sent.
    serde_json::from_value(params).map_err(|_| {
        Problem::new(
            ErrorCodes::InvalidParams,
            format!("the parameters of {method} are not as the protocol has them"),
        )
    })
}

/// An answer to a request.
pub(super) fn answer(id: &Value, result: Result<Value, Problem>) -> Value {
    match result {
        Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
        Err(Problem { code, message }) => {
            json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}})
        }
    }
}

/// Something for the editor to take note of.
pub(super) fn notification(method: &str, params: &impl Serialize) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": params})
}

/// Something the editor is asked for.
pub(super) fn request(id: &str, method: &str, params: &impl Serialize) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(body: &str) -> Option<i64> {
        match parse(body.as_bytes()) {
            Message::Wrong(reply) => {
                assert_eq!(reply["id"], Value::Null);
                reply["error"]["code"].as_i64()
            }
            _ => None,
        }
    }

    #[test]
    fn what_is_no_message_is_told_and_not_repeated() {
        assert_eq!(code("Kian was there"), Some(-32700));
        assert_eq!(code("\u{feff}{}"), Some(-32700));
        assert_eq!(code(&"[".repeat(100_000)), Some(-32700), "no stack is deep enough");
        for body in ["[]", "7", "{}", r#"{"id":1}"#, r#"{"method":7}"#, r#"{"id":null,"method":"x"}"#] {
            assert_eq!(code(body), Some(-32600), "{body}");
        }
        let Err(problem) = params::<Vec<u32>>("x", json!(["Kian"])) else { panic!("these are no numbers") };
        assert!(!problem.message.contains("Kian"));
    }

    #[test]
    fn requests_notifications_and_answers_are_told_apart() {
        assert!(matches!(parse(br#"{"id":"a","method":"x"}"#), Message::Request { params: Value::Null, .. }));
        assert!(matches!(parse(br#"{"method":"x","params":{}}"#), Message::Notification { .. }));
        assert!(matches!(parse(br#"{"id":1,"result":null}"#), Message::Answer));
        assert!(matches!(parse(br#"{"id":null,"error":{}}"#), Message::Answer));
    }
}
