//! Paths to values, as templates write them.

/// Where a path starts, and the first name in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start<'a> {
    /// So many contexts up from the one at hand.
    Up(usize, Option<&'a str>),
    /// At the values that the template was given.
    Root(Option<&'a str>),
    /// Something that a block sets, such as `@index`.
    Local,
}

/// Reads a path such as `user.name`, `../name`, `this.name`, `@root.name` or `[a key].name`.
pub(crate) fn start(path: &str) -> Start<'_> {
    if let Some(rest) = path.strip_prefix("@root") {
        return Start::Root(first(rest.trim_start_matches(['.', '/'])));
    }
    if path.starts_with('@') {
        return Start::Local;
    }
    let mut rest = path;
    let mut up = 0;
    loop {
        if let Some(outer) = rest.strip_prefix("..") {
            up += 1;
            rest = outer.trim_start_matches('/');
        } else if let Some(same) = rest.strip_prefix("./") {
            rest = same;
        } else {
            break;
        }
    }
    let rest = match rest.strip_prefix("this") {
        Some("") => "",
        Some(inner) if inner.starts_with(['.', '/']) => inner.get(1..).unwrap_or_default(),
        _ => rest,
    };
    Start::Up(up, first(rest))
}

fn first(path: &str) -> Option<&str> {
    let name = match path.strip_prefix('[') {
        Some(inner) => inner.split(']').next(),
        None => path.split(['.', '/']).next(),
    };
    name.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_where_they_say() {
        assert_eq!(start("user.name"), Start::Up(0, Some("user")));
        assert_eq!(start("../../name"), Start::Up(2, Some("name")));
        assert_eq!(start("this"), Start::Up(0, None));
        assert_eq!(start("this.name"), Start::Up(0, Some("name")));
        assert_eq!(start("thisname"), Start::Up(0, Some("thisname")));
        assert_eq!(start("./name"), Start::Up(0, Some("name")));
        assert_eq!(start("[a key].x"), Start::Up(0, Some("a key")));
        assert_eq!(start("@root.user.x"), Start::Root(Some("user")));
        assert_eq!(start("@index"), Start::Local);
    }
}
