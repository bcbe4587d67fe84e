declare module 'opencc-js/dict/TSCharacters' {
  /** `萬 万|與 与|…`: a Traditional character, then its Simplified forms, the usual one first. */
  const table: string
  export default table
}
