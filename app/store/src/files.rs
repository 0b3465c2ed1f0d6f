//! Seam: replaced by the files branch.
pub(crate) mod rights;
pub(crate) fn view(row: &crate::entity::file::Model) -> crate::Result<domain::files::FileView> {
    Ok(domain::files::FileView { id: row.id.into(), kind: domain::files::FileKind::named(&row.kind).unwrap_or(domain::files::FileKind::Pdf), media_type: row.media_type.clone(), bytes: row.bytes, width: row.width, height: row.height, lasts_ms: row.lasts_ms, small: row.small })
}
