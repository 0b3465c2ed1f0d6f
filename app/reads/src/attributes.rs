//! What `#[serde(…)]` says, as far as it is about reading.

use quote::ToTokens;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, ExprPath, LitStr, Type};

#[derive(Default)]
pub struct Attributes {
    pub default: Option<Default>,
    pub rename: Option<String>,
    pub snake_case: bool,
    pub skip: bool,
    pub transparent: bool,
    pub tag: Option<String>,
    pub content: Option<String>,
    pub from: Option<Type>,
    pub try_from: Option<Type>,
}

/// What stands for a field that is not there.
pub enum Default {
    Its,
    Of(ExprPath),
}

impl Attributes {
    pub fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut all = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            attribute.parse_nested_meta(|one| all.take(&one))?;
        }
        Ok(all)
    }

    fn take(&mut self, one: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let text = || one.value()?.parse::<LitStr>();
        match one.path.to_token_stream().to_string().as_str() {
            "default" if one.input.peek(syn::Token![=]) => self.default = Some(Default::Of(text()?.parse()?)),
            "default" => self.default = Some(Default::Its),
            "rename" => self.rename = Some(text()?.value()),
            "rename_all" => {
                let how = text()?;
                if how.value() != "snake_case" {
                    return Err(syn::Error::new(how.span(), "`Reads` knows snake_case"));
                }
                self.snake_case = true;
            }
            "skip" => self.skip = true,
            "transparent" => self.transparent = true,
            "tag" => self.tag = Some(text()?.value()),
            "content" => self.content = Some(text()?.value()),
            "from" => self.from = Some(text()?.parse()?),
            "try_from" => self.try_from = Some(text()?.parse()?),
            // About writing.
            "skip_serializing_if" => drop(text()?),
            _ => return Err(one.error("`Reads` does not read like this")),
        }
        Ok(())
    }
}

/// `StillTrying` as `still_trying`.
pub fn snake_case(name: &str) -> String {
    let mut all = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !all.is_empty() {
            all.push('_');
        }
        all.extend(letter.to_lowercase());
    }
    all
}
