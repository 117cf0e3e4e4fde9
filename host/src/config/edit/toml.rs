//! Sets a value in TOML through an editor that keeps everything else.

use serde_json::Value as Json;
use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

/// The new text.
pub(super) fn set(text: &str, keys: &[&str], value: &Json) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let (last, parents) = keys.split_last()?;
    let mut item = document.as_item_mut();
    for key in parents {
        let inline = make_room(item);
        item = item.as_table_like_mut()?.entry(key).or_insert_with(|| below(inline));
    }
    let mut new = scalar(value)?;
    make_room(item);
    let table = item.as_table_like_mut()?;
    match table.get_mut(last) {
        Some(Item::Value(old)) => {
            // The comment at the line's end is decoration of the value.
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        Some(_) => return None,
        None => {
            table.insert(last, Item::Value(new));
        }
    }
    Some(document.to_string())
}

/// A table in a table of its kind.
fn below(inline: bool) -> Item {
    if inline {
        return Item::Value(Value::InlineTable(InlineTable::new()));
    }
    let mut table = Table::new();
    // Written only when it holds more than further tables.
    table.set_implicit(true);
    Item::Table(table)
}

/// Takes the blank before an inline table's `}` away, which would stand before a comma next.
/// Tells whether it is an inline table.
fn make_room(item: &mut Item) -> bool {
    let Some(table) = item.as_inline_table_mut() else { return false };
    if let Some((_, last)) = table.iter_mut().last() {
        last.decor_mut().set_suffix("");
    }
    true
}

fn scalar(value: &Json) -> Option<Value> {
    match value {
        Json::Bool(value) => Some(Value::from(*value)),
        Json::Number(number) => number.as_i64().map(Value::from).or(number.as_f64().map(Value::from)),
        Json::String(text) => Some(Value::from(text.as_str())),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}
