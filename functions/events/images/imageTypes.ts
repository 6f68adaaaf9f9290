/** What to decode; an object, for the engine takes data that is none for a message of its own, and would make a text of all the bytes. */
export interface DecodeRequest {
  readonly content: Uint8Array;
}

/** The header of an image. */
export interface ImageHeader {
  /** `jpeg`, `png` or `webp`. */
  readonly format: string;
  /** Width in pixels as displayed, after the EXIF orientation is applied. */
  readonly width: number;
  /** Height in pixels as displayed. */
  readonly height: number;
  /** Frames of an animation; 1 for other images. Thumbnails show the first frame. */
  readonly pages: number;
  /** EXIF orientation, 1–8; 1 when it is absent. */
  readonly orientation: number;
}

/** A thumbnail in the format of its image. */
export interface Thumbnail {
  /** The requested width. */
  readonly wanted: number;
  readonly content: Uint8Array;
  /** Width, in pixels. */
  readonly width: number;
  /** Height, in pixels. */
  readonly height: number;
}

/** The result for an image. */
export interface DecodedImage {
  readonly header: ImageHeader;
  readonly thumbnails: readonly Thumbnail[];
}

/** Content types by sharp's names of the supported formats; no other decoder is enabled. */
export const contentTypes: Readonly<Record<string, string>> = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp" };

/** Widths of the thumbnails, in pixels; a narrower image keeps its own. */
export const thumbnailWidths: readonly number[] = [128, 512];
