/** An amount as people write it, as the API takes it: "1 200,50" is "1200.50". */
export function amountOf(written: string): string {
  const bare = written.trim().replace(/[\s'’]/gu, "");
  const isComma = bare.lastIndexOf(",") > bare.lastIndexOf(".");
  return isComma ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
}
