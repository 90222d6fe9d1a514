// Small pictures of a screen at every size, light and dark, beside each other; and where they differ
// from those that were kept. A pixel stands for a square of SCALE pixels.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const KEPT = fileURLToPath(new URL("../../tests/frontdesk/pictures/", import.meta.url));
const SCALE = 20;
/** So far may a channel of a square's colour be off, of 255, and so many squares of a picture. */
const MOST_OFF = 6;
const MOST_SQUARES = 3;

/** Draws, in a page of a browser: gives the small pictures as WebP, and the squares that differ. */
async function drawn({ shots, kept, scale, mostOff }) {
  const loaded = async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  };
  const small = [];
  let left = 0;
  for (const { name, data } of shots) {
    const image = await loaded(`data:image/png;base64,${data}`);
    const [width, height] = [Math.round(image.width / scale), Math.round(image.height / scale)];
    small.push({ name, image, left, width, height });
    left += width;
  }
  const canvas = new OffscreenCanvas(left, Math.max(...small.map(({ height }) => height)));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  for (const { image, left: at, width, height } of small) context.drawImage(image, at, 0, width, height);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: 1 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const webp = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  if (!kept) return { webp, differences: small.map(({ name }) => ({ name, squares: [] })) };
  const before = await loaded(`data:image/webp;base64,${kept}`);
  const other = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
  other.drawImage(before, 0, 0);
  const differences = small.map(({ name, left: at, width, height }) => {
    const [one, two] = [context, other].map((each) => each.getImageData(at, 0, width, height).data);
    const squares = [];
    for (let square = 0; square < width * height; square++) {
      const off = [0, 1, 2, 3].map((channel) => Math.abs(one[square * 4 + channel] - two[square * 4 + channel]));
      if (Math.max(...off) > mostOff) squares.push([square % width, Math.floor(square / width)]);
    }
    return { name, squares };
  });
  return { webp, differences };
}

/** The picture with a frame around each square that differs. */
async function framed({ data, squares, scale }) {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  context.strokeStyle = "red";
  for (const [x, y] of squares) context.strokeRect(x * scale + 0.5, y * scale + 0.5, scale, scale);
  return canvas.toDataURL("image/png").split(",")[1];
}

/**
 * Compare a state's pictures, `{ name, data }` as PNG, with those that were kept. Gives a line for each that
 * differs, and writes it to `folder` with frames. With `renew` they are kept instead.
 */
export async function compared(page, state, shots, { folder, renew }) {
  const file = join(KEPT, `${state}.webp`);
  const kept = await readFile(file, "base64").catch(() => undefined);
  const { webp, differences } = await page.evaluate(drawn, { shots, kept, scale: SCALE, mostOff: MOST_OFF });
  const differing = differences.filter(({ squares }) => squares.length > MOST_SQUARES);
  if (renew && (!kept || differing.length > 0)) {
    await mkdir(KEPT, { recursive: true });
    await writeFile(file, webp, "base64");
    return [];
  }
  if (!kept) return [`${state}: no picture is kept`];
  for (const { name, squares } of differing) {
    const { data } = shots.find((shot) => shot.name === name);
    const picture = await page.evaluate(framed, { data, squares, scale: SCALE });
    await mkdir(join(folder, "differences"), { recursive: true });
    await writeFile(join(folder, "differences", `${state}-${name}.png`), picture, "base64");
  }
  return differing.map(({ name, squares }) => `${state}-${name}: ${squares.length} squares differ`);
}
