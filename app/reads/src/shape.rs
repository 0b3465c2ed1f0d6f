//! Structs and enums, each as serde writes them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::token::Comma;
use syn::{Data, DataEnum, DeriveInput, Field, Fields, FieldsNamed, Variant};

use crate::attributes::{Attributes, Default, snake_case};

/// The body of a reader: `json` is what is read.
pub fn read(input: &DeriveInput, of_all: &Attributes) -> syn::Result<TokenStream> {
    if of_all.default.is_some() {
        return Err(syn::Error::new_spanned(&input.ident, "`Reads` knows defaults of fields only"));
    }
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) if of_all.transparent => {
                plain(&fields.named)?;
                let name = fields.named.first().map(|field| &field.ident);
                Ok(quote! { Some(Self { #name: ::domain::json::Reads::reads(json)? }) })
            }
            Fields::Named(fields) => {
                let fields = named(fields)?;
                Ok(quote! {
                    json.is_record().then_some(())?;
                    Some(Self { #fields })
                })
            }
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                plain(&fields.unnamed)?;
                Ok(quote! { ::domain::json::Reads::reads(json).map(Self) })
            }
            _ => Err(syn::Error::new_spanned(&input.ident, "`Reads` knows records and wrappers of one thing")),
        },
        Data::Enum(data) => match &of_all.tag {
            Some(tag) => tagged(data, of_all, tag),
            None => names(data, of_all),
        },
        Data::Union(_) => Err(syn::Error::new_spanned(&input.ident, "nobody reads a union")),
    }
}

/// What is read as a whole has nothing to say about how.
fn plain(fields: &Punctuated<Field, Comma>) -> syn::Result<()> {
    match fields.iter().flat_map(|field| &field.attrs).find(|attribute| attribute.path().is_ident("serde")) {
        Some(attribute) => Err(syn::Error::new_spanned(attribute, "`Reads` does not read like this")),
        None => Ok(()),
    }
}

/// Each field is taken out of the record, and is read.
fn named(fields: &FieldsNamed) -> syn::Result<TokenStream> {
    let fields = fields.named.iter().map(|field| {
        let (name, how) = (&field.ident, Attributes::of(&field.attrs)?);
        let called =
            how.rename.unwrap_or_else(|| name.as_ref().map(|name| name.unraw().to_string()).unwrap_or_default());
        Ok(match how.default {
            _ if how.skip => quote! { #name: ::core::default::Default::default(), },
            Some(Default::Its) => quote! { #name: ::domain::json::field_or_default(&mut json, #called)?, },
            Some(Default::Of(make)) => quote! { #name: ::domain::json::field_or(&mut json, #called, #make)?, },
            None => quote! { #name: ::domain::json::field(&mut json, #called)?, },
        })
    });
    fields.collect()
}

fn called(variant: &Variant, of_all: &Attributes) -> syn::Result<String> {
    let name = variant.ident.to_string();
    let Attributes { rename: own, skip, .. } = Attributes::of(&variant.attrs)?;
    if skip {
        return Err(syn::Error::new_spanned(variant, "`Reads` skips fields only"));
    }
    Ok(own.unwrap_or_else(|| if of_all.snake_case { snake_case(&name) } else { name }))
}

/// Names only.
fn names(data: &DataEnum, of_all: &Attributes) -> syn::Result<TokenStream> {
    let arms = data.variants.iter().map(|variant| {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(syn::Error::new_spanned(variant, "what carries something needs a tag"));
        }
        let (name, called) = (&variant.ident, called(variant, of_all)?);
        Ok(quote! { #called => Self::#name, })
    });
    let arms: TokenStream = arms.collect::<syn::Result<_>>()?;
    Ok(quote! { Some(match json.text()?.as_str() { #arms _ => return None }) })
}

/// A field of the record says which one it is; what it carries stands beside it, or in a field of its own (`content`).
fn tagged(data: &DataEnum, of_all: &Attributes, tag: &str) -> syn::Result<TokenStream> {
    let arms = data.variants.iter().map(|variant| {
        let (name, called) = (&variant.ident, called(variant, of_all)?);
        let made = match (&variant.fields, &of_all.content) {
            (Fields::Unit, _) => quote! { Self::#name },
            (Fields::Named(fields), None) => {
                let fields = named(fields)?;
                quote! { Self::#name { #fields } }
            }
            (Fields::Unnamed(fields), Some(content)) if fields.unnamed.len() == 1 => {
                plain(&fields.unnamed)?;
                quote! { Self::#name(::domain::json::field(&mut json, #content)?) }
            }
            _ => return Err(syn::Error::new_spanned(variant, "`Reads` does not read like this")),
        };
        Ok(quote! { #called => #made, })
    });
    let arms: TokenStream = arms.collect::<syn::Result<_>>()?;
    Ok(quote! { Some(match json.take(#tag)?.text()?.as_str() { #arms _ => return None }) })
}
