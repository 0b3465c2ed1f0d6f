//! A portfolio, packed: readable pages, the document, and the files. One file at a time is in memory; the zip grows on the workbench.

use std::fs::File;
use std::io::{Seek, Write};

use app::plain::Reader;
use app::portfolio::paper::{STYLE, leaves};
use domain::export::DOCUMENT;
use store::Exported;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::files::{Files, Trouble, picture_of_drawing};

type Packing = ZipWriter<File>;

/// The zip, ready to be read from its beginning.
pub async fn pack(files: &Files, exported: Exported, reader: &Reader) -> Result<File, Trouble> {
    let _turn = files.turn_to_travel().await?;
    let mut packing = ZipWriter::new(files.on_the_workbench()?);
    let document = serde_json::to_vec_pretty(&exported.portfolio).map_err(Trouble::not_saved)?;
    packing = written(packing, DOCUMENT.into(), document, true).await?;
    packing = written(packing, "style.css".into(), STYLE.as_bytes().to_vec(), true).await?;
    for leaf in leaves(&exported.portfolio, reader) {
        packing = written(packing, leaf.path, leaf.html.into_bytes(), true).await?;
    }
    for (file, id) in exported.portfolio.files.iter().zip(exported.files) {
        let bytes = files.bytes_of(id).await?;
        if file.kind == "drawing"
            && let Some(picture) = picture_of_drawing(&bytes)
        {
            packing = written(packing, file.path.replace(".json", ".svg"), picture.into_bytes(), true).await?;
        }
        // Pictures, sound and video are compressed already.
        packing = written(packing, file.path.clone(), bytes.to_vec(), file.kind == "drawing").await?;
    }
    let finished = tokio::task::spawn_blocking(move || {
        let mut zip = packing.finish()?;
        zip.rewind()?;
        Ok::<_, zip::result::ZipError>(zip)
    });
    finished.await.map_err(Trouble::not_saved)?.map_err(Trouble::not_saved)
}

/// No date of its own: the document says when.
async fn written(mut packing: Packing, path: String, bytes: Vec<u8>, squeeze: bool) -> Result<Packing, Trouble> {
    let method = if squeeze { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    let done = tokio::task::spawn_blocking(move || {
        packing.start_file(path, SimpleFileOptions::default().compression_method(method))?;
        packing.write_all(&bytes)?;
        Ok::<_, zip::result::ZipError>(packing)
    });
    done.await.map_err(Trouble::not_saved)?.map_err(Trouble::not_saved)
}
