/** What to decode; an object, for the engine takes data that is none for a message of its own, and would make a text of all the bytes. */
export interface DecodeRequest {
  readonly content: Uint8Array;
}

/** What an image's header says. */
export interface ImageHeader {
  /** `jpeg`, `png` or `webp`. */
  readonly format: string;
  /** Pixels across as shown, thus after the EXIF orientation. */
  readonly width: number;
  /** Pixels down as shown. */
  readonly height: number;
  /** Frames of an animation; 1 for other images. Thumbnails show the first. */
  readonly pages: number;
  /** EXIF orientation, 1–8; 1 when it has none. */
  readonly orientation: number;
}

/** A thumbnail in its image's format. */
export interface Thumbnail {
  /** The width that was asked for. */
  readonly wanted: number;
  readonly content: Uint8Array;
  /** Pixels across. */
  readonly width: number;
  /** Pixels down. */
  readonly height: number;
}

/** What is made of an image. */
export interface DecodedImage {
  readonly header: ImageHeader;
  readonly thumbnails: readonly Thumbnail[];
}

/** Content types by sharp's names of the formats that are read and written; no other decoder can be reached. */
export const contentTypes: Readonly<Record<string, string>> = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp" };

/** Widths of the thumbnails, in pixels; an image that is narrower keeps its own. */
export const thumbnailWidths: readonly number[] = [128, 512];
