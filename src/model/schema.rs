//! What single values are to other programs.

/// The JSON Schema of a value that is no map; `inline` where it stands in place rather than among the definitions.
macro_rules! schema {
    ($type:ident $(<const $least:ident: u32>)?, $name:expr, $is_inline:literal, {$($json:tt)*}) => {
        impl $(<const $least: u32>)? schemars::JsonSchema for $type$(<$least>)? {
            fn inline_schema() -> bool {
                $is_inline
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({$($json)*})
            }
        }
    };
}
pub(crate) use schema;
