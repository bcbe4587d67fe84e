/** Load a file; rejects where it is not there. */
export async function fetchFile(url: URL, cache: RequestCache = 'default'): Promise<Response> {
  const response = await fetch(url, { cache })
  if (!response.ok) throw new Error(`expected ${url.pathname}, found ${response.status}`)
  return response
}

/** Load a file that is compressed in zlib's format; rejects also where it is damaged. */
export async function fetchCompressed(url: URL): Promise<Response> {
  const { body } = await fetchFile(url)
  if (!body) throw new Error(`expected ${url.pathname} to hold something`)
  return new Response(body.pipeThrough(new DecompressionStream('deflate')))
}

export async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await response.arrayBuffer())
}
