/** The page's script and style, bundled for a browser. */
type PageParts = { readonly script: string; readonly style: string };

/** The build puts them in: JSON, compressed by gzip, in base64. */
declare const PAGE: string;

export async function readPageParts(): Promise<PageParts> {
  const bytes = Uint8Array.from(atob(PAGE), (letter) => letter.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
}
