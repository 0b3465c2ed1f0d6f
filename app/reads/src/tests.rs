use syn::parse_quote;

use super::expand;

#[test]
fn what_serde_reads_in_a_way_of_its_own_does_not_compile() {
    let wrong: [syn::DeriveInput; 13] = [
        parse_quote!(
            struct A {
                #[serde(flatten)]
                all: B,
            }
        ),
        parse_quote!(
            struct A {
                #[serde(deserialize_with = "odd")]
                all: B,
            }
        ),
        parse_quote!(
            struct A {
                #[serde(alias = "old")]
                new: B,
            }
        ),
        parse_quote!(
            #[serde(default)]
            struct A {
                all: B,
            }
        ),
        parse_quote!(
            #[serde(deny_unknown_fields)]
            struct A {
                all: B,
            }
        ),
        parse_quote!(
            #[serde(rename_all = "camelCase")]
            struct A {
                all: B,
            }
        ),
        parse_quote!(
            struct A(#[serde(default)] B);
        ),
        parse_quote!(
            #[serde(transparent)]
            struct A {
                #[serde(rename = "b")]
                all: B,
            }
        ),
        parse_quote!(
            struct A(B, C);
        ),
        parse_quote!(
            #[serde(untagged)]
            enum A {
                B(C),
            }
        ),
        parse_quote!(
            enum A {
                B(C),
            }
        ),
        parse_quote!(
            #[serde(tag = "is")]
            enum A {
                B(C),
            }
        ),
        parse_quote!(
            enum A {
                #[serde(skip)]
                B,
            }
        ),
    ];
    for (nth, input) in wrong.into_iter().enumerate() {
        assert!(expand(input).is_err(), "the one at {nth} is read");
    }
}

#[test]
fn a_field_is_one_call_by_the_name_that_it_is_written_under() {
    let input = parse_quote!(
        struct A {
            r#type: B,
            #[serde(rename = "was")]
            is: C,
            #[serde(default)]
            more: D,
        }
    );
    let text = expand(input).map(|made| made.to_string()).unwrap_or_default().replace(' ', "");
    for call in ["field(&mutjson,\"type\")", "field(&mutjson,\"was\")", "field_or_default(&mutjson,\"more\")"] {
        assert!(text.contains(call), "{call} in {text}");
    }
}
