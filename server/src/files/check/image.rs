//! Pictures: decoded within limits, turned the right way up, made smaller, written anew.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};

use domain::files::FileKind;
use domain::refusal::Sentence;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as Filter, PngEncoder};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{Keep, Looked, broken};

/// Pixels in all: more than any phone's camera makes without being asked for it.
const MOST_PIXELS: u64 = 40_000_000;
/// Pixels on one side.
const MOST_SIDE: u32 = 12_000;
/// Bytes that a decoder may take, a picture of 16 bits a channel included.
const MOST_MEMORY: u64 = 400 << 20;
/// Pixels on the long side of what is kept: more than any screen here shows.
const LONG_SIDE: u32 = 2560;
const SMALL_SIDE: u32 = 480;
/// A picture that is clearer as PNG may take so much more room than as JPEG: text, diagrams, screens.
const WORTH: usize = 2;

pub fn look(media_type: &str, mut file: File) -> Result<Looked, Sentence> {
    let format = match media_type {
        "image/jpeg" => ImageFormat::Jpeg,
        "image/png" => ImageFormat::Png,
        "image/webp" => ImageFormat::WebP,
        "image/gif" => ImageFormat::Gif,
        // What an iPhone takes by itself, and no Chromebook shows.
        "image/heif" | "image/heic" => return Err(Sentence::new("files.heic")),
        _ => return Err(Sentence::new("files.not_image")),
    };
    if format == ImageFormat::Jpeg && !has_an_end(&mut file) {
        return Err(broken(FileKind::Image));
    }
    let picture = decode(format, file)?;
    let picture = within(picture, LONG_SIDE);
    let small = within(picture.clone(), SMALL_SIDE);
    let size = (picture.width() as i32, picture.height() as i32);
    let png = format != ImageFormat::Jpeg;
    let (media_type, bytes) = encode(picture, png)?;
    // Of the same type, so that one name is enough for both.
    let small = if media_type == "image/png" { as_png(&small) } else { as_jpeg(&small, 80) }?;
    Ok(Looked { media_type, keep: Keep::Made(bytes), small: Some(small), size: Some(size), lasts_ms: None })
}

fn decode(format: ImageFormat, file: File) -> Result<DynamicImage, Sentence> {
    let wrong = |_| broken(FileKind::Image);
    let mut reader = ImageReader::with_format(BufReader::new(file), format);
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_SIDE), Some(MOST_SIDE));
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(too_large)?;
    let (width, height) = decoder.dimensions();
    // Told before a single pixel is drawn.
    if width == 0 || height == 0 {
        return Err(broken(FileKind::Image));
    }
    if width > MOST_SIDE || height > MOST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Sentence::new("files.too_many_pixels").with("most", MOST_PIXELS / 1_000_000));
    }
    let orientation = decoder.orientation().map_err(wrong)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(too_large)?;
    picture.apply_orientation(orientation);
    // Eight bits a channel: the rest is for printers.
    Ok(match picture.color().has_alpha() {
        true => DynamicImage::ImageRgba8(picture.into_rgba8()),
        false => DynamicImage::ImageRgb8(picture.into_rgb8()),
    })
}

fn too_large(error: image::ImageError) -> Sentence {
    match error {
        image::ImageError::Limits(_) => Sentence::new("files.too_many_pixels").with("most", MOST_PIXELS / 1_000_000),
        _ => broken(FileKind::Image),
    }
}

fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        return picture;
    }
    picture.resize(side, side, FilterType::CatmullRom)
}

/// JPEG for what a camera sees; PNG for what is partly clear, and for lines and letters, which JPEG blurs and PNG makes small.
fn encode(picture: DynamicImage, png: bool) -> Result<(&'static str, Vec<u8>), Sentence> {
    let clear = picture.as_rgba8().is_some_and(|pixels| pixels.pixels().any(|pixel| pixel.0[3] < 255));
    if clear {
        return Ok(("image/png", as_png(&picture)?));
    }
    let jpeg = as_jpeg(&picture, 85)?;
    if png {
        let png = as_png(&picture)?;
        if png.len() <= jpeg.len() * WORTH {
            return Ok(("image/png", png));
        }
    }
    Ok(("image/jpeg", jpeg))
}

fn as_jpeg(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, Sentence> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    picture.to_rgb8().write_with_encoder(encoder).map_err(|_| broken(FileKind::Image))?;
    Ok(bytes)
}

fn as_png(picture: &DynamicImage) -> Result<Vec<u8>, Sentence> {
    let mut bytes = Cursor::new(Vec::new());
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, Filter::Adaptive);
    picture.write_with_encoder(encoder).map_err(|_| broken(FileKind::Image))?;
    Ok(bytes.into_inner())
}

/// A JPEG that was cut decodes as well, grey from there on. It ends with a mark after its last scan; cameras put more behind it.
fn has_an_end(file: &mut File) -> bool {
    let mut bytes = Vec::new();
    if file.rewind().is_err() || file.read_to_end(&mut bytes).is_err() || file.rewind().is_err() {
        return false;
    }
    let last = |mark: [u8; 2]| bytes.windows(2).rposition(|pair| pair == mark);
    match (last([0xff, 0xda]), last([0xff, 0xd9])) {
        (Some(scan), Some(end)) => end > scan,
        _ => false,
    }
}
