//! `#[derive(Reads)]`: how a type is read from [`Json`] that is taken apart already (`domain::json`).
//!
//! What serde derives for the browser is a visitor for each type: it holds every field in a place of its own until all are there, knows each by its
//! number, its name and its bytes, and lets go of all of them on each of the ways on which one can be wrong. That is 150 bytes and more of WASM for a
//! field, and was a quarter of the console (docs/decisions/0059-read-by-taking.md). Here a field is one call that takes it out of its record.
//!
//! What is read is what serde reads: the same attributes say how (`default`, `rename`, `tag`, `from` …), and whatever is not understood here does not
//! compile. That both read the same is tested where the types are.

mod attributes;
mod shape;

use proc_macro::TokenStream;
use quote::quote;
use syn::{DeriveInput, parse_macro_input, parse_quote};

use attributes::Attributes;

#[proc_macro_derive(Reads, attributes(serde))]
pub fn reads(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(input).unwrap_or_else(|error| error.to_compile_error()).into()
}

fn expand(mut input: DeriveInput) -> syn::Result<proc_macro2::TokenStream> {
    let of_all = Attributes::of(&input.attrs)?;
    let body = match (&of_all.from, &of_all.try_from) {
        (Some(flat), _) => quote! { <#flat as ::domain::json::Reads>::reads(json).map(::core::convert::Into::into) },
        (_, Some(flat)) => quote! {
            <#flat as ::domain::json::Reads>::reads(json).and_then(|flat| ::core::convert::TryInto::try_into(flat).ok())
        },
        _ => shape::read(&input, &of_all)?,
    };
    for parameter in input.generics.type_params_mut() {
        parameter.bounds.push(parse_quote!(::domain::json::Reads));
    }
    let (name, (generics, types, wheres)) = (&input.ident, input.generics.split_for_impl());
    Ok(quote! {
        #[automatically_derived]
        impl #generics ::domain::json::Reads for #name #types #wheres {
            fn reads(mut json: ::domain::json::Json) -> ::core::option::Option<Self> {
                let _ = &mut json;
                #body
            }
        }
    })
}

#[cfg(test)]
mod tests;
