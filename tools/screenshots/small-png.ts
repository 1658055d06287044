import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Pictures of pages have few colours; as a palette they take a third of the room. */
const MOST_COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row. */
  readonly rgb: Uint8Array;
}

/**
 * The same picture with a palette of 256 colours at most (PNG specification, third edition). Where there are more, close
 * shades become one: the edges of letters lose a little, and nothing else.
 *
 * @throws Error for anything but 8-bit RGB or RGBA without interlacing, which is what Chromium makes.
 */
export function smallPng(png: Buffer): Buffer {
  const pixels = decode(png);
  for (const step of [1, 4, 8, 12, 16, 24, 32, 48]) {
    const found = indexed(pixels, step);
    if (found !== undefined) return encode(pixels, found.palette, found.indexes);
  }
  return png;
}

function decode(png: Buffer): Pixels {
  const chunks = [...readChunks(png)];
  const header = chunks.find(({ type }) => type === "IHDR")?.data ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytesPerPixel = { 2: 3, 6: 4 }[header.readUInt8(9)];
  if (bytesPerPixel === undefined || header.readUInt8(8) !== 8 || header.readUInt8(12) !== 0) {
    throw new Error("Not a PNG as Chromium makes them.");
  }
  const data = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  const raw = unfilter(inflateSync(data), { rowBytes: width * bytesPerPixel, height, bytesPerPixel });
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let part = 0; part < 3; part += 1) rgb[pixel * 3 + part] = raw[pixel * bytesPerPixel + part] ?? 0;
  }
  return { width, height, rgb };
}

function* readChunks(png: Buffer): Generator<{ type: string; data: Buffer }> {
  let at = SIGNATURE.length;
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    yield {
      type: png.toString("latin1", at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    };
    at += length + 12;
  }
}

interface Rows {
  readonly rowBytes: number;
  readonly height: number;
  readonly bytesPerPixel: number;
}

/** Takes back what each row was predicted from: its neighbours to the left, above, and left above (section 9). */
function unfilter(filtered: Buffer, { rowBytes, height, bytesPerPixel }: Rows): Uint8Array {
  // A pixel and a row of nothing before the first ones, so that every byte has its neighbours.
  const stride = rowBytes + bytesPerPixel;
  const padded = new Uint8Array(stride * (height + 1));
  const raw = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const kind = byte(filtered, row * (rowBytes + 1));
    for (let column = 0; column < rowBytes; column += 1) {
      const at = (row + 1) * stride + bytesPerPixel + column;
      const left = byte(padded, at - bytesPerPixel);
      const above = byte(padded, at - stride);
      const corner = byte(padded, at - stride - bytesPerPixel);
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][kind] ?? 0;
      padded[at] = byte(filtered, row * (rowBytes + 1) + 1 + column) + predicted;
      raw[row * rowBytes + column] = byte(padded, at);
    }
  }
  return raw;
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

/** `undefined` where more colours than a palette holds are left. The most frequent shade of a step stands for it. */
function indexed(
  { rgb }: Pixels,
  step: number,
): { palette: readonly number[]; indexes: Uint8Array } | undefined {
  const counts = new Map<number, number>();
  const colours = new Uint32Array(rgb.length / 3);
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    const colour =
      ((rgb[pixel * 3] ?? 0) << 16) | ((rgb[pixel * 3 + 1] ?? 0) << 8) | (rgb[pixel * 3 + 2] ?? 0);
    colours[pixel] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const cellOf = (colour: number): number =>
    [16, 8, 0].reduce((cell, shift) => cell * 256 + Math.floor(((colour >> shift) & 255) / step), 0);
  const byFrequency = [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([colour]) => colour);
  const cells = new Map<number, number>();
  const palette: number[] = [];
  for (const colour of byFrequency) {
    if (cells.has(cellOf(colour))) continue;
    cells.set(cellOf(colour), palette.length);
    palette.push(colour);
  }
  if (palette.length > MOST_COLOURS) return undefined;
  return { palette, indexes: Uint8Array.from(colours, (colour) => cells.get(cellOf(colour)) ?? 0) };
}

function encode({ width, height }: Pixels, palette: readonly number[], indexes: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(3, 9);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1) {
    rows.set(indexes.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
